import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

let latest = -1
let number = 0

/**
 * A new id (UUIDv7): ids of later moments are greater, and so are later ids of one moment. A whole import has one moment: its
 * rows go to the end of each index instead of all over it.
 */
export function newId(at: Date): string {
  const random = sixteenBytes()
  const msecs = at.getTime()
  if (msecs === latest) number = (number + 1) >>> 0
  else {
    latest = msecs
    // Half of what fits is left to count on.
    number = ((random[6]! << 24) | (random[7]! << 16) | (random[8]! << 8) | random[9]!) >>> 1
  }
  return v7({ msecs, seq: number, random })
}

/** The greatest id that anything of a moment can have: what is greater came later. */
export function lastIdOf(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7fff-bfff-ffffffffffff`
}

let pool = Buffer.alloc(0)

/** Asked for by the page: a call for each id costs more than all else about it. */
function sixteenBytes(): Uint8Array {
  if (pool.length === 0) pool = randomBytes(4096)
  const bytes = pool.subarray(0, 16)
  pool = pool.subarray(16)
  return bytes
}
