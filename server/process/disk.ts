import { statfs } from 'node:fs/promises'

/** Where less than this is free, in bytes, nothing more is taken in: PostgreSQL needs room to write down what it has. */
const reserve = 300 * 2 ** 20

export type Disk = { free: number; size: number; enough: boolean }

/** The disk that holds this folder. @returns undefined where nobody can say */
export async function diskOf(folder: string): Promise<Disk | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    const [free, size] = [bavail * bsize, blocks * bsize]
    // On a small disk a tenth.
    return { free, size, enough: free >= Math.min(reserve, size / 10) }
  } catch {
    return undefined
  }
}
