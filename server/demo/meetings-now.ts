import { asKnown } from '../consultations/known.ts'
import { issuePack } from '../papers/issue.ts'
import { issueDraft } from '../papers/drafts/issue-draft.ts'
import { DraftChange } from '../papers/drafts/draft-contract.ts'
import { draftPaper, saveDraft } from '../papers/drafts/draft.ts'
import { answerPublicQuestion } from '../meetings/correct.ts'
import { addAgendaItem, addMeeting, addPublicQuestion, addResolution } from '../meetings/set-up.ts'
import type { Db } from '../data/database.ts'
import { addDays, dayOf } from '../data/time.ts'
import { takePosition } from '../meetings/position.ts'
import type { Loaded } from './loaded.ts'

const firstPaper = 'You said, we did: the first two weeks'
const pack = 'Conscientious consideration pack'

/** A meeting three weeks ago, with what was resolved and asked, and the next one, whose papers are out. */
export async function meetNow(db: Db, loaded: Loaded, now: Date): Promise<void> {
  const by = loaded.people.officer
  const groupingId = loaded.groups.get('brd-lcc-hwb') as string
  const today = dayOf(now)
  const board = {
    groupingId,
    title: 'Leicester City Health and Wellbeing Board',
    starts: '10:00',
    venue: 'City Hall, 115 Charles Street, Leicester',
  }
  const at = (daysAway: number) => addDays(today, daysAway)
  const last = await addMeeting(
    db,
    { ...board, day: at(-21), papersPublishedOn: at(-28), inPublic: true, url: undefined },
    by,
  )
  const item = await addAgendaItem(
    db,
    last.slug,
    {
      number: '5',
      title: 'Care closer to home: how people will be asked',
      paperTitle: 'Plan for listening to people in autumn and winter',
      recommendations: ['Note the plan', 'Agree to receive what people said, with our answers, at the next meeting'],
      minutesSummary: ['Members asked for events outside the city, and for the form in ten languages.'],
      url: undefined,
    },
    by,
  )
  await addResolution(
    db,
    last.slug,
    {
      item,
      number: '1',
      text: 'That the plan for listening be noted.',
      delegatedTo: undefined,
      delegatedUntil: undefined,
      delegatedScope: undefined,
    },
    by,
    now,
  )
  await addResolution(
    db,
    last.slug,
    {
      item,
      number: '2',
      text: 'That the answers so far come to the next meeting of this Board.',
      delegatedTo: undefined,
      delegatedUntil: undefined,
      delegatedScope: undefined,
    },
    by,
    now,
  )
  await addPublicQuestion(
    db,
    last.slug,
    {
      question: 'Will there be an event in the evening, for people who work?',
      askerShown: undefined,
      receivedOn: at(-25),
    },
    by,
  )
  await answerPublicQuestion(
    db,
    last.slug,
    1,
    {
      answerMode: 'at-meeting',
      answer: 'Yes: each district has one that begins at half past six.',
      answeredOn: at(-21),
      answeredBy: 'The Chair',
      changeReason: undefined,
    },
    by,
    now,
  )
  const next = await addMeeting(
    db,
    { ...board, day: at(16), papersPublishedOn: at(-1), inPublic: true, url: undefined },
    by,
  )
  for (const [number, title, paperTitle] of [
    ['4', 'Care closer to home: what people have said so far', firstPaper],
    ['5', 'Care closer to home: what members are asked to consider before they decide', pack],
    ['6', 'Winter and urgent care', undefined],
  ] as const)
    await addAgendaItem(
      db,
      next.slug,
      { number, title, paperTitle, recommendations: ['Discuss and comment'], minutesSummary: [], url: undefined },
      by,
    )
  await addPublicQuestion(
    db,
    next.slug,
    { question: 'When will the travel times be published?', askerShown: undefined, receivedOn: at(-2) },
    by,
  )
  const about = {
    consultation: 'care-closer-to-home',
    givenOn: null,
    feedback: undefined,
    approvalDueOn: at(110),
    approvedOn: null,
  }
  await takePosition(db, { ...about, board: 'brd-lcc-hwb', feedbackDueOn: at(20) }, by, now)
  const given = {
    givenOn: at(-2),
    feedback: 'Rutland asks that no clinic in Oakham moves before its bus runs in the evening.',
  }
  await takePosition(db, { ...about, ...given, board: 'brd-rut-hwb', feedbackDueOn: at(0) }, by, now)
  await givePapers(db, next.slug, by, now)
}

/** The first items’ papers, as they can be downloaded: each answer with its reference, and all that was said. */
async function givePapers(db: Db, slug: string, by: string, now: Date): Promise<void> {
  const open = await asKnown(db, 'care-closer-to-home')
  const { id: meeting } = await db
    .selectFrom('boardMeeting')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const id = await draftPaper(
    db,
    open,
    { template: 'you-said', meeting, issuedTo: undefined, themes: [], point: undefined },
    by,
    now,
  )
  const { revision } = await db
    .selectFrom('paperDraft')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const words = { title: firstPaper, item: '4', author: 'Engagement team', ask: 'note' }
  await saveDraft(db, id, DraftChange.parse({ revision, ...words }), by, now)
  await issueDraft(db, open, id, revision + 1, by, now)
  await issuePack(db, open, { meeting, issuedTo: undefined }, by, now)
}
