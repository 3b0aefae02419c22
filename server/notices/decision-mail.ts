import { sql } from 'kysely'
import { erasureGrounds, refusalGrounds } from '../comments/erasing/erasure-vocabulary.ts'
import type { Db } from '../data/database.ts'
import { inLists } from '../data/visible.ts'
import { sentenceIn } from '../http/languages/sentences.ts'
import { setAsideReasons } from '../intake/vocabulary.ts'
import { receiptFor } from '../ledger/receipts.ts'
import { type RequestKind, requestKinds } from '../requests/vocabulary.ts'
import { namesIn } from '../translations/read.ts'
import type { Block, RenderSettings } from './layout.ts'
import { ourWords, type Speech, writtenIn } from './speech.ts'

/**
 * That comments of one person were set aside: how many, why, that they stay counted, and how to object. None of their words.
 * @param causes  the rows of `set_aside`
 * @returns undefined once none of them holds any more
 */
export async function setAsideMail(
  db: Db,
  settings: RenderSettings,
  causes: string[],
  speech: Speech,
  at: (path: string) => string,
): Promise<Block[] | undefined> {
  const { decided } = speech.words
  const { rows } = await sql<About & { reason: keyof typeof setAsideReasons }>`
    select a.reason, s.id as "submissionId", ${about}
    from set_aside a join comment c on c.id = a.comment_id join submission s on s.id = c.submission_id
    join consultation k on k.id = s.consultation_id
    where a.id = any(${causes}::uuid[]) and a.undone_at is null and c.erased_at is null and ${inLists()}
    order by s.received_at, a.id`.execute(db)
  if (rows.length === 0) return undefined
  const reasons = [...new Set(rows.map(({ reason }) => reason))]
  const opening = rows.length === 1 ? decided.setAside : decided.severalSetAside.replace('{n}', String(rows.length))
  return [
    { is: 'paragraph', text: opening },
    ...(await titlesOf(db, rows, speech)),
    { is: 'heading', text: decided.reason },
    ...reasons.map((reason): Block => ({ is: 'quote', ...ourWords(speech, setAsideReasons[reason]) })),
    { is: 'paragraph', text: decided.counted },
    ...receiptOf(settings, rows, speech, at),
    { is: 'paragraph', text: decided.object },
  ]
}

/**
 * That the words of a comment are erased, or that they are kept although somebody asked us to erase them, and on what ground.
 * None of the words.
 * @param cause  the row of `erasure`
 */
export async function erasureMail(
  db: Db,
  settings: RenderSettings,
  cause: string,
  speech: Speech,
  at: (path: string) => string,
): Promise<Block[] | undefined> {
  const { decided, receipt } = speech.words
  const { rows } = await sql<About & { decision: 'erased' | 'refused'; reason: string }>`
    select e.decision, e.reason, s.id as "submissionId", ${about}
    from erasure e join comment c on c.id = e.comment_id join submission s on s.id = c.submission_id
    join consultation k on k.id = s.consultation_id
    where e.id = ${cause}::uuid and (e.decision = 'erased' or c.erased_at is null) and ${inLists()}`.execute(db)
  const [told] = rows
  if (!told) return undefined
  const titles = await titlesOf(db, rows, speech)
  const grounds: Record<string, string> = { ...erasureGrounds, ...refusalGrounds }
  const why: Block[] = [
    { is: 'heading', text: decided.reason },
    { is: 'quote', ...ourWords(speech, grounds[told.reason] ?? told.reason) },
  ]
  if (told.decision === 'erased')
    return [
      { is: 'paragraph', text: decided.erased },
      ...titles,
      ...why,
      { is: 'paragraph', text: decided.noted },
      { is: 'button', text: receipt.look, href: at('/receipts') },
      { is: 'paragraph', text: decided.addressGoes },
    ]
  return [
    { is: 'paragraph', text: decided.refused },
    ...titles,
    ...why,
    ...receiptOf(settings, rows, speech, at),
    { is: 'paragraph', text: decided.object },
    complaint(speech),
  ]
}

/**
 * What was replied to somebody who asked for something in a comment: the very words that an officer wrote, under ours that say of
 * what it is the answer.
 * @param cause  the row of `comment_route`
 */
export async function requestMail(
  db: Db,
  settings: RenderSettings,
  cause: string,
  speech: Speech,
  at: (path: string) => string,
): Promise<Block[] | undefined> {
  const { decided } = speech.words
  const { rows } = await sql<
    About & { kind: RequestKind; outcome: 'answered' | 'refused' | 'passed-on'; note: string }
  >`
    select r.route as kind, r.outcome, r.note, s.id as "submissionId", ${about}
    from comment_route r join comment c on c.id = r.comment_id join submission s on s.id = c.submission_id
    join consultation k on k.id = s.consultation_id
    where r.id = ${cause}::uuid and r.handled_at is not null and r.note is not null and c.erased_at is null
      and ${inLists()}`.execute(db)
  const [told] = rows
  if (!told) return undefined
  const headings = { answered: decided.answer, refused: decided.refusal, 'passed-on': decided.passedOn }
  const { kind, outcome, note } = told
  return [
    { is: 'paragraph', ...ourWords(speech, requestKinds[kind].said) },
    ...(await titlesOf(db, rows, speech)),
    { is: 'heading', text: headings[outcome] },
    { is: 'paragraph', text: note, lang: 'en' },
    ...receiptOf(settings, rows, speech, at),
    ...(outcome === 'refused' ? objection(speech, kind) : []),
  ]
}

/** How to object to a refusal, and whose it is in law to look at it. */
function objection(speech: Speech, kind: RequestKind): Block[] {
  const own: Block = { is: 'paragraph', text: speech.words.decided.object }
  return kind === 'complaint' || kind === 'whistleblowing' ? [own] : [own, complaint(speech)]
}

type About = {
  submissionId: string
  consultationId: string
  idempotencyKey: string
  title: string
  isOwn: boolean
}

/** Whose submission it is about; and whether the address has been confirmed, so that a receipt's code may go there. */
const about = sql`s.consultation_id as "consultationId", s.idempotency_key as "idempotencyKey", k.title,
  exists (select from contact l join follow w on w.follower_id = l.follower_id and w.confirmed_at is not null
    where l.submission_id = s.id) as "isOwn"`

async function titlesOf(db: Db, rows: About[], { language }: Speech): Promise<Block[]> {
  const titles = new Map(rows.map(({ consultationId, title }) => [consultationId, title]))
  return Promise.all(
    [...titles].map(async ([id, title]): Promise<Block> => ({
      is: 'quote',
      ...writtenIn(await namesIn(db, language, id, [title]), title),
    })),
  )
}

/** The receipt that says more. The code of one goes to an address that was confirmed, as with the receipt itself. */
function receiptOf(
  { receiptKey }: RenderSettings,
  rows: About[],
  { words: { receipt } }: Speech,
  at: (path: string) => string,
): Block[] {
  const [one] = rows
  const single = one && rows.every(({ submissionId }) => submissionId === one.submissionId)
  const path =
    single && one.isOwn ? `/receipts/${receiptFor(receiptKey, one.consultationId, one.idempotencyKey)}` : '/receipts'
  return [{ is: 'button', text: receipt.look, href: at(path) }]
}

/** To the Information Commissioner. */
const complaint = (speech: Speech): Block => ({
  is: 'link',
  text: complaintIn(speech),
  href: 'https://ico.org.uk/make-a-complaint/',
})

/** The sentence of the receipt's page, in which brackets stand around its link. */
function complaintIn({ language }: Speech): string {
  const english = 'You may also complain to the [Information Commissioner].'
  return (sentenceIn(language, english) ?? english).replace(/[[\]]/g, '')
}
