import { type Room, roomIn } from '../process/room.ts'
import { Refusal } from './refusal.ts'

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
