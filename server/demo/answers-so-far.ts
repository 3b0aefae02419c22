import { sql } from 'kysely'
import { confirmThemes } from '../coding/correct.ts'
import { redact } from '../comments/redact.ts'
import type { Db } from '../data/database.ts'
import { addDays, dayOf } from '../data/time.ts'
import type { SignedIn } from '../people/contract.ts'
import { publish } from '../publishing/publish.ts'
import { NewDraft } from '../responses/draft-contract.ts'
import { startResponse } from '../responses/draft.ts'
import { saveDraft } from '../responses/save.ts'
import { review } from '../reviews/review.ts'
import { sendForReview } from '../reviews/send.ts'
import { type Loaded, onDay } from './loaded.ts'
import { latest } from './responses.ts'

type Answer = {
  /** Comments with one of these words, as POSIX regular expression. */
  about: string
  themes: string[]
  point: number | null
  daysAgo: number
  youSaid: string
  weDid: string
  outcome: 'done' | 'planned' | 'partly' | 'already-in-place' | 'not-doing'
  owner: string
  reason?: { code: 'cost' | 'safety'; text: string }
  promise?: { text: string; inDays: number }
  evidence?: string
}

/** What the letters that went round have in common, and what they all ask for. */
const letters = { about: 'day hospital', theme: 'HOM1' }

const answers: Answer[] = [
  {
    about: 'bus|travel|drive|parking|journey|distance',
    themes: ['ACC1', 'ACC2', 'ACC3'],
    point: 1,
    daysAgo: 9,
    youSaid: 'Look at how people really get there: buses in the evening, an hour in the car, and nowhere to park.',
    weDid:
      'We will publish travel times by bus and by car for each clinic that could move, also for evenings and Sundays, before anything is decided.',
    outcome: 'planned',
    owner: 'org-elrccg',
    promise: { text: 'Publish travel times for each clinic that could move', inDays: 35 },
  },
  {
    about: 'interpret|language|easy read',
    themes: ['INF4', 'INF5'],
    point: null,
    daysAgo: 6,
    youSaid: 'Interpreters get cancelled, and letters are hard to read. Let people be spoken to in their own language.',
    weDid:
      'Interpreters for a first appointment are now booked with the appointment itself, by telephone where nobody can come. All invitation letters say how to ask for Easy Read, large print or another language.',
    outcome: 'done',
    owner: 'org-uhl',
    evidence: 'Instruction to all booking offices, this month',
  },
  {
    about: 'midwi|maternity|birth|baby',
    themes: ['MAT1'],
    point: 2,
    daysAgo: 3,
    youSaid: 'Keep a choice of where to give birth, with a midwife you know.',
    weDid:
      'Each woman will have one named midwife from January, in every district but one. In Melton there are not enough midwives yet, so a small team shares this work.',
    outcome: 'partly',
    owner: 'org-uhl',
    reason: { code: 'safety', text: 'With two midwives too few, one named midwife could not be reached at night.' },
    promise: { text: 'Say how many midwives Melton has', inDays: 60 },
  },
  {
    about: letters.about,
    themes: [letters.theme],
    point: 1,
    daysAgo: 2,
    youSaid: 'Keep the day hospital at Thornby Road until what replaces it is running and has been tried out.',
    weDid:
      'The day hospital stays open while this is worked out. Before the boards decide anything we will publish what it costs to repair the roof, and what it would cost to move each clinic.',
    outcome: 'planned',
    owner: 'org-uhl',
    promise: { text: 'Publish what the roof costs, and what moving each clinic would cost', inDays: 30 },
  },
  {
    // The letters for the day hospital mention parking; they ask for something else, and have an answer of their own.
    about: '^(?!.*day hospital).*parking',
    themes: ['ACC2'],
    point: 1,
    daysAgo: 1,
    youSaid: 'Make parking at the hospitals free.',
    weDid:
      'We are not making parking free for everybody. It stays free for people with a blue badge and for those who come often.',
    outcome: 'not-doing',
    owner: 'org-uhl',
    reason: { code: 'cost', text: 'It would take about the cost of a ward of nurses out of each year’s budget.' },
  },
]

/** What has been answered while the consultation is still open, with words that their authors let us quote. */
export async function answerSoFar(
  db: Db,
  loaded: Loaded,
  consultation: { id: string; slug: string },
  officer: SignedIn,
  second: SignedIn,
  now: Date,
): Promise<void> {
  const today = dayOf(now)
  for (const answer of answers) {
    const on = addDays(today, -answer.daysAgo)
    const { rows: said } = await sql<{ id: string; body: string; consented: boolean }>`
      select c.id, c.body, s.consent_to_quote as consented from comment c join submission s on s.id = c.submission_id
      where c.consultation_id = ${consultation.id} and c.said_at < ${onDay(on)} and c.body ~* ${answer.about}
        and c.standing = 'in-hand' order by c.said_at`.execute(db)
    if (said.length === 0) continue
    const quoted = said.filter((one) => one.consented && one.body.length < 260).slice(0, 3)
    for (const { id, body } of quoted)
      await redact(db, id, { publicBody: body, reason: 'Nothing in it names anybody.' }, officer, onDay(on, 8))
    const { ref } = await startResponse(
      db,
      { consultation: consultation.slug, comments: said.map(({ id }) => id) },
      officer,
      onDay(on, 9),
    )
    const quotes = quoted.map(({ id }) => id)
    await write(db, loaded, consultation.id, ref, answer, quotes, on, officer)
    const { number } = await latest(db, ref)
    const approval = { version: number, decision: 'approve', note: null, passage: null, group: null } as const
    await review(db, ref, { ...approval, meetingOn: null, present: null, minute: null }, second, onDay(on, 12))
    await publish(db, ref, number, second, onDay(on, 13), 'It is decided already: nobody has to wait to hear it.')
  }
}

/** What was answered had been read by a person: the officer let the machine's likely themes stand, and named what the letters ask for. */
export async function checkAnswered(db: Db, consultationId: string, officer: SignedIn, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; isLetter: boolean; themes: string[] }>`
    select c.id, c.body ~* ${letters.about} as is_letter,
      array(select t.code from theme_assignment a join theme t on t.id = a.theme_id
        where a.comment_id = c.id and a.replaced_at is null and a.band = 'likely' order by t.code) as themes
    from comment c join response_comment l on l.comment_id = c.id and l.unlinked_at is null
    where c.consultation_id = ${consultationId}`.execute(db)
  for (const { id, isLetter, themes } of rows) {
    const holds = isLetter ? [...new Set([...themes, letters.theme])] : themes
    if (holds.length > 0) await confirmThemes(db, id, { themes: holds }, officer, now)
  }
}

async function write(
  db: Db,
  loaded: Loaded,
  consultationId: string,
  ref: string,
  answer: Answer,
  quotes: string[],
  on: string,
  officer: SignedIn,
): Promise<void> {
  const version = await latest(db, ref)
  const themes = await db
    .selectFrom('theme')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('code', 'in', answer.themes)
    .execute()
  const owner = loaded.organisations.get(answer.owner)
  const due = answer.promise && addDays(on, answer.promise.inDays)
  const draft = NewDraft.parse({
    youSaid: answer.youSaid,
    weDid: answer.weDid,
    outcome: answer.outcome,
    reasonCode: answer.reason?.code,
    reasonText: answer.reason?.text,
    ownerOrganisationId: owner,
    decidedOn: on,
    plannedFor: answer.outcome === 'planned' ? due : undefined,
    doneOn: answer.outcome === 'done' ? on : undefined,
    nextUpdateOn: answer.outcome === 'partly' ? due : undefined,
    evidence: answer.evidence,
    commitments:
      answer.promise === undefined
        ? []
        : [{ text: answer.promise.text, dueOn: due, series: null, ownerOrganisationId: owner ?? null }],
    themes: themes.map(({ id }) => id),
    quotes,
  })
  const saved = await saveDraft(db, ref, { version: version.number, edit: version.edit, draft }, officer.id, onDay(on))
  if ('conflict' in saved) throw new Error(`${ref} was changed by somebody else while the sample was loaded.`)
  const rules = [...new Set(saved.saved.checks.map((check) => check.rule))]
  const { number, edit } = await latest(db, ref)
  const reasons = rules.map((rule) => ({ rule, reason: 'Read by a second officer, and plain as it is.' }))
  const sending = { version: number, edit, reasons, delegation: null, amendment: null }
  await sendForReview(db, ref, sending, officer, onDay(on, 11))
}
