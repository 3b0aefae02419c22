import type { Db } from '#server/database.ts'

export async function readWaiting(_db: Db): Promise<void> {}
