import type { CodingBatch } from '#server/coding/contract.ts'
import type { z } from 'zod'
import type { Member } from './cast.ts'
import { asking, machineSays } from './desk.ts'
import type { Here } from './here.ts'
import { comment, make } from './make.ts'

export type Batch = z.input<typeof CodingBatch>

/** A consultation whose comments the machine has read: `says` are its themes, `unsure` why it asks for a person. */
export async function readComments(
  here: Here,
  comments: { body: string; says?: string[]; unsure?: string; confidence?: number; audit?: boolean }[],
) {
  const consultation = await make(here).consultation()
  const ids: string[] = []
  for (const { body, says = [], unsure = null, confidence = 0.5, audit = false } of comments) {
    const { id } = await comment(here, consultation.slug, body)
    await machineSays(
      here,
      id,
      says.map((code) => consultation.themes[code] as string),
    )
    await here.db.updateTable('comment').set({ needsPerson: unsure, confidence, audit }).where('id', '=', id).execute()
    ids.push(id)
  }
  return { ...consultation, ids }
}

/** Ask for the next comments of a queue. */
export async function nextOf(here: Here, who: Member, slug: string, asked: object = {}): Promise<Batch> {
  const reply = await asking(here)(who, 'POST', `/api/desk/themes/${slug}/coding/next`, asked)
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json<Batch>()
}
