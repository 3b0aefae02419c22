import { statfs } from 'node:fs/promises'
import { Refusal } from '../http/refusal.ts'

/** Where less than this is free, in bytes, nothing more is taken in: PostgreSQL needs room to write down what it has. */
const reserve = 300 * 2 ** 20

export type Room = { free: number; size: number; enough: boolean }

/** The disk that holds this folder. @returns undefined where nobody can say */
export async function roomIn(folder: string): Promise<Room | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    const [free, size] = [bavail * bsize, blocks * bsize]
    // On a small disk a tenth.
    return { free, size, enough: free >= Math.min(reserve, size / 10) }
  } catch {
    return undefined
  }
}

/**
 * Looks at the disk every few seconds.
 * @param folder  undefined where the database is somebody else's: there is always room then
 */
export function watchRoom(folder: string | undefined, look: (folder: string) => Promise<Room | undefined> = roomIn) {
  let room: Room | undefined
  const again = async () => {
    if (folder !== undefined) room = await look(folder)
  }
  void again()
  const timer = setInterval(() => void again(), 2_000).unref()
  return {
    now: () => room,
    again,
    /** @throws {Refusal} `busy`, if there is no room */
    check(): void {
      if (room && !room.enough)
        throw new Refusal(
          'busy',
          'Our disk is full just now, so we cannot keep what you send. Please keep a copy and try again later.',
        )
    },
    close: () => clearInterval(timer),
  }
}
export type RoomWatch = ReturnType<typeof watchRoom>
