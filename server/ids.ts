import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** A new id (UUIDv7): ids of later moments are greater. */
export function newId(at: Date): string {
  return v7({ msecs: at.getTime(), rng: sixteenBytes })
}

let pool = Buffer.alloc(0)

/** Asked for by the page: a call for each id costs more than all else about it. */
function sixteenBytes(): Uint8Array {
  if (pool.length === 0) pool = randomBytes(4096)
  const bytes = pool.subarray(0, 16)
  pool = pool.subarray(16)
  return bytes
}
