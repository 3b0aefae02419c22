import type pg from 'pg'
import { receiptFor, receiptHash } from '#server/ledger/receipts.ts'
import { starterFrame } from '#workers/tagging/starter-frame.ts'
import { secrets } from './server.ts'

/** A consultation that is open, with the starter frame: enough to send comments to. */
export async function benchConsultation(client: pg.Client, slug = 'bench'): Promise<{ id: string; slug: string }> {
  await client.query(`insert into programme (slug, name, area) values ($1, 'Bench', 'Here')`, [slug])
  const { rows } = await client.query<{ id: string; slug: string }>(
    `insert into consultation (programme_id, slug, ref, title, kind, summary, published_at)
     select id, $1, upper($1), 'Bench', 'engagement', 'Bench', now() from programme where slug = $1 returning id, slug`,
    [slug],
  )
  const consultation = rows[0] as { id: string; slug: string }
  const phase = await client.query<{ id: string }>(
    `insert into phase (consultation_id, code, name, position, asks) values ($1, 'open', 'Open', 1, true) returning id`,
    [consultation.id],
  )
  await client.query(`insert into phase_date (phase_id, boundary, day) values ($1, 'start', '2020-01-01')`, [
    phase.rows[0]?.id,
  ])
  await client.query(`insert into question (consultation_id, position, text) values ($1, 1, 'What do you think?')`, [
    consultation.id,
  ])
  for (const [position, theme] of starterFrame.entries()) {
    await client.query(
      `insert into theme (consultation_id, code, label, description, position) values ($1, $2, $3, $4, $5)`,
      [consultation.id, theme.code, theme.label, theme.description, position],
    )
  }
  return consultation
}

const said = [
  'Please keep the birth centre open, the midwives there were marvellous when my daughter had her baby.',
  'How are older people meant to get to Glenfield without a car? There is no bus after six and parking costs a fortune.',
  'Do not close beds at the General before the community nurses are in place. We have seen what happens otherwise.',
  'I waited nine hours in A&E with a broken wrist. The walk-in centre had closed at eight.',
  'My son has been on the list for CAMHS for fourteen months and nobody tells us anything.',
  'Great job, thank you all.',
  'The consultation document is far too long and not available in Gujarati.',
  'Where will the staff come from? The wards are short every night and it is all agency.',
]

/** The n-th comment, about 120 to 500 characters, no two alike. */
export function benchComment(n: number): string {
  const count = 1 + (n % 4)
  return `${Array.from({ length: count }, (_, i) => said[(n * 7 + i * 3) % said.length]).join(' ')} (${n})`
}

/** What is stored of the receipts of submissions with the keys 1, 2, 3 and so on, in hexadecimal: programs refuse to start over any others. */
export function benchReceipts(consultationId: string, count: number): string[] {
  const key = Buffer.from(secrets.RECEIPT_KEY, 'hex')
  return Array.from({ length: count }, (_, n) =>
    (receiptHash(receiptFor(key, consultationId, String(n + 1))) as Buffer).toString('hex'),
  )
}
