import { type Disk, diskOf } from '../process/disk.ts'
import { Refusal } from './refusal.ts'

/**
 * Looks at the disk every few seconds.
 * @param folder  undefined where the database is somebody else's: there is always room then
 */
export function watchDisk(folder: string | undefined, look: (folder: string) => Promise<Disk | undefined> = diskOf) {
  let disk: Disk | undefined
  const again = async () => {
    if (folder !== undefined) disk = await look(folder)
  }
  void again()
  const timer = setInterval(() => void again(), 2_000).unref()
  return {
    now: () => disk,
    again,
    /** @throws {Refusal} `busy`, if there is no room */
    check(): void {
      if (disk && !disk.enough)
        throw new Refusal(
          'busy',
          'Our disk is full just now, so we cannot keep what you send. Please keep a copy and try again later.',
        )
    },
    close: () => clearInterval(timer),
  }
}
export type DiskWatch = ReturnType<typeof watchDisk>
