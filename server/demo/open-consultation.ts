import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type pg from 'pg'
import { asKnown } from '../consultations/known.ts'
import { ConsultationDraft, EventDraft, PrivacyDraft } from '../consultations/set-up/set-up-contract.ts'
import { addEvent } from '../consultations/events/events.ts'
import { addPhase, recordPhaseDate } from '../consultations/set-up/phases.ts'
import { addPoint, addQuestion } from '../consultations/set-up/questions.ts'
import { publishConsultation, startConsultation } from '../consultations/set-up/set-up.ts'
import { newId } from '../data/ids.ts'
import { addressOfFile, keepFile } from '../consultations/documents/documents.ts'
import { statePrivacy } from '../consultations/set-up/privacy.ts'
import { easyReadPdf, policyPdf } from './easy-read.ts'
import { setOwners } from '../consultations/owners/owners.ts'
import type { Db } from '../data/database.ts'
import { type Channel, NewSubmission, respondentKinds } from '../intake/contract.ts'
import { openIntake } from '../intake/gather.ts'
import { type Keys, receive } from '../intake/receive.ts'
import { addDays, dayOf } from '../data/time.ts'
import type { Loaded } from './loaded.ts'
import { loadFrame } from './frame.ts'

const points = [
  {
    title: 'Moving care out of acute hospitals',
    summary: 'Which clinics, beds and tests could be nearer to home, and what must stay in a large hospital.',
  },
  { title: 'Maternity and newborn', summary: 'Where people can choose to give birth, and the care before and after.' },
  {
    title: 'Community services',
    summary: 'Community hospitals, district nurses, therapy at home and out-of-hours help.',
  },
]
const questions = [
  { text: 'What matters most to you about where hospital care is given?', point: 1 },
  { text: 'What should we know about maternity care where you live?', point: 2 },
  { text: 'What would make community services work for you or the person you care for?', point: 3 },
  { text: 'Is there anything else you want to tell us?' },
]

/** One illustrative consultation that is open today, with comments from the last two weeks, so that a visitor can comment at once. */
export async function loadOpenConsultation(
  db: Db,
  pool: pg.Pool,
  keys: Keys,
  loaded: Loaded,
  areas: string[],
  now: Date,
): Promise<{ id: string; slug: string }> {
  const by = loaded.people.administrator
  const today = dayOf(now)
  const { id, slug } = await startConsultation(
    db,
    ConsultationDraft.parse({
      title: 'Care closer to home: what should come next?',
      slug: 'care-closer-to-home',
      ref: 'CCH',
      kind: 'engagement',
      summary:
        'Some care that people now travel to a large hospital for could be given nearer to home. Before anything is decided we are asking what should move, what should stay, and what has to be in place first.',
      whatCanChange: [
        'Which services move, and in what order',
        'Where clinics are held and when they are open',
        'What has to be in place before anything moves',
      ],
      whatCannotChange: [
        'Emergency and specialist care stays in large hospitals',
        'The money there is for the next three years',
      ],
      areas,
      responsePrefix: 'CCH',
      responseDueBy: addDays(today, 42 + 84),
      asksEquality: 'yes',
      lengthReason:
        'Two weeks were added because of the school holidays, and late comments are taken for two weeks more',
    }),
    by,
  )
  const hearing = await addPhase(
    db,
    id,
    { name: 'Listening', code: 'listening', asks: true, lateUntil: addDays(today, 56), note: undefined },
    by,
  )
  await recordPhaseDate(db, id, hearing, { boundary: 'start', day: addDays(today, -14) }, by)
  await recordPhaseDate(
    db,
    id,
    hearing,
    { boundary: 'end', day: addDays(today, 28), saidBy: 'Programme office', recordedOn: addDays(today, -30) },
    by,
  )
  await recordPhaseDate(
    db,
    id,
    hearing,
    {
      boundary: 'end',
      day: addDays(today, 42),
      saidBy: 'Programme office',
      reason: 'Two more weeks, because of the school holidays',
      recordedOn: addDays(today, -7),
    },
    by,
  )
  const answering = await addPhase(
    db,
    id,
    {
      name: 'Answering',
      code: 'answering',
      asks: false,
      lateUntil: undefined,
      note: 'You said, we did: within twelve weeks',
    },
    by,
  )
  await recordPhaseDate(db, id, answering, { boundary: 'start', day: addDays(today, 43) }, by)
  for (const point of points) await addPoint(db, id, point, by)
  for (const question of questions) await addQuestion(db, id, question, by)
  await addEvent(db, id, villageHall(addDays(today, 1)), by)
  await loadFrame(db, id)
  const owners = ['org-lcc', 'org-leics'].flatMap((one) => loaded.organisations.get(one) ?? [])
  await setOwners(db, slug, { organisations: owners }, by, now)
  const asked = await db.selectFrom('question').select('id').where('consultationId', '=', id).execute()
  const policy = await addDocuments(db, id, by, now)
  await statePrivacy(
    db,
    id,
    PrivacyDraft.parse({
      controller: 'The integrated care board and the three councils of Leicester, Leicestershire and Rutland, jointly',
      contact: 'The data protection officer, dataprotection@example.org',
      keepsContact: 'Until you have been told what was decided, and one year at most after the consultation ends',
      keepsComments: 'Five years after the consultation ends',
      keepsFigures: 'As long as the decision has to be explained, twenty years at most',
      keepsAnswers: 'For good: they are part of the public record',
      ...Object.fromEntries(asked.map((question) => [question.id, 'health-care'])),
      policy,
    }),
    by,
    new Date(now.getTime() - 16 * 86_400_000),
  )
  await publishConsultation(db, id, by, new Date(now.getTime() - 15 * 86_400_000))
  await loadComments(pool, keys, await asKnown(db, slug), areas, now)
  return { id, slug }
}

/** What people can read before they answer, kept here: an Easy Read document, and how sensitive information is protected. */
async function addDocuments(db: Db, consultationId: string, by: string, now: Date): Promise<string> {
  const day = dayOf(new Date(now.getTime() - 16 * 86_400_000))
  const { name } = await db.selectFrom('programme').select('name').executeTakeFirstOrThrow()
  const add = async (title: string, kind: 'document' | 'easy-read', pdf: Buffer) => {
    const id = newId(now)
    const url = addressOfFile(id)
    await db
      .insertInto('document')
      .values({
        id,
        consultationId,
        title,
        kind,
        url,
        formats: ['pdf'],
        languages: ['en'],
        publishedOn: day,
        addedBy: by,
        addedAt: now,
      })
      .execute()
    await keepFile(db, id, { name: `${title}.pdf`, format: 'pdf', bytes: pdf })
    return url
  }
  await add('Care closer to home: Easy Read', 'easy-read', await easyReadPdf('Care closer to home', name, day))
  return add('How we protect sensitive information (policy document)', 'document', await policyPdf(name, day))
}

/** Tomorrow, where there is no signal: an officer takes it along on a tablet. */
function villageHall(day: string): EventDraft {
  return EventDraft.parse({
    ref: 'H1',
    title: 'Drop-in at the village hall',
    kind: 'drop-in',
    day,
    starts: '10:00',
    ends: '16:00',
    venue: 'The village hall (no mobile signal)',
    place: 'Melton Mowbray',
    audience: 'everybody',
    languages: ['en', 'gu', 'pl'],
    accessProvided: ['step-free', 'hearing loop'],
  })
}

/** Spread over the last fortnight, as people write: more in the evening, all kinds of people, some agree to be quoted. */
async function loadComments(
  pool: pg.Pool,
  keys: Keys,
  consultation: Awaited<ReturnType<typeof asKnown>>,
  areas: string[],
  now: Date,
): Promise<void> {
  const texts = [...texted('comments.csv'), ...texted('allotments.csv')]
  const kinds = Object.keys(respondentKinds)
  const intake = openIntake(pool)
  await Promise.all(
    texts.map(({ text }, n) => {
      const age = ((texts.length - n) * 13.5 * 86_400_000) / texts.length + (n % 7) * 700_000
      const given = NewSubmission.parse({
        comments: [{ body: text, question: 1 + (n % questions.length) }],
        respondentKind: kinds[(n * 3) % 4],
        area: areas[n % areas.length],
        consentToQuote: n % 3 !== 0,
      })
      return receive(intake, keys, consultation, given, {
        channel: 'web',
        idempotencyKey: `demo-comment-${n}`,
        at: new Date(now.getTime() - age),
      })
    }),
  )
  // A letter that went round: most people sent it as it was, many added something of their own.
  await Promise.all(
    texted('letters.csv').map(({ text, channel }, n, letters) => {
      const age = ((letters.length - n) * 9 * 86_400_000) / letters.length + (n % 5) * 1_900_000
      const given = NewSubmission.parse({
        comments: [{ body: text, question: 1 }],
        respondentKind: kinds[(n * 2) % 4],
        area: areas[(n * 4) % areas.length],
        consentToQuote: n % 2 === 0,
      })
      return receive(intake, keys, consultation, given, {
        channel: channel ?? 'web',
        idempotencyKey: `demo-letter-${n}`,
        at: new Date(now.getTime() - age),
      })
    }),
  )
}

function texted(file: string): { text: string; channel?: Channel }[] {
  return parse(readFileSync(path.join(import.meta.dirname, file)), { columns: true })
}
