import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '../data/database.ts'

type FrameFile = {
  code: string
  parent: string | null
  label: string
  description: string
  keywords?: string[]
  concepts?: string[]
}[]

/** Give a consultation the sample's two-level coding frame. */
export async function loadFrame(db: Db, consultationId: string): Promise<void> {
  const file = path.resolve(import.meta.dirname, '../../workers/tagging/bct-frame.json')
  const frame = JSON.parse(readFileSync(file, 'utf8')) as FrameFile
  const ids = new Map<string, string>()
  for (const [position, theme] of frame.entries()) {
    const row = await db
      .insertInto('theme')
      .values({
        consultationId,
        parentId: theme.parent ? (ids.get(theme.parent) ?? null) : null,
        code: theme.code,
        label: theme.label,
        description: theme.description,
        keywords: theme.keywords ?? [],
        concepts: theme.concepts ?? [],
        position,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.set(theme.code, row.id)
  }
}
