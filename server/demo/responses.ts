import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { findPerson } from '../people/sign-in/sessions.ts'
import { linkResolution } from '../reviews/board.ts'
import { NewDraft } from '../responses/draft-contract.ts'
import { startResponse } from '../responses/draft.ts'
import { publish } from '../publishing/publish.ts'
import { review } from '../reviews/review.ts'
import { openRound } from '../reviews/round.ts'
import { saveDraft } from '../responses/save.ts'
import { sendForReview } from '../reviews/send.ts'
import { agreeToLater } from '../publishing/later.ts'
import { recordReply, updateCommitment } from '../commitments/news.ts'
import { setAside } from '../comments/set-aside.ts'
import { addDays, dayOf, daysBetween } from '../data/time.ts'
import { samplesFolder } from './imports.ts'
import { type Loaded, onDay } from './loaded.ts'
import type { Sample } from './sample.ts'

type Answer = Sample['youSaidWeDid'][number]
type Step = Answer['trail'][number]

/** Draft, review, take back to the groups and publish the sample's responses, each step by the verb that people use, on its day. */
export async function answerSamples(db: Db, sample: Sample, loaded: Loaded, now: Date): Promise<void> {
  const [officer, second] = await Promise.all([personOf(db, loaded.people.officer), personOf(db, loaded.people.second)])
  const coded = await codedComments(db)
  const overtaken = sample.youSaidWeDid.filter((answer) => answer.supersededBy)
  for (const answer of sample.youSaidWeDid) {
    // One that was overtaken later was a plan at first; what overtook it must be public before it can be named.
    const first = overtaken.includes(answer)
      ? { ...answer, outcome: 'planned', plannedFor: '2015-05-01', supersededBy: null }
      : answer
    await answerOne(db, loaded, afterDone(stillWaiting(first, now)), coded, officer, second)
  }
  for (const answer of overtaken) {
    const later = sample.youSaidWeDid.find((other) => other.ref === answer.supersededBy)
    const on = later?.trail.at(-1)?.on as string
    const checks = await write(
      db,
      loaded,
      answer.ref,
      { ...answer, changeReason: answer.reason?.text },
      officer,
      onDay(on, 11),
    )
    await send(db, answer.ref, officer, on, checks)
    await groupApproves(db, loaded, answer.ref, 'grp-ppirg', addDays(on, 3), officer, second)
    await approveAndPublish(db, answer.ref, second, addDays(on, 4))
  }
  for (const answer of sample.youSaidWeDid) await followUp(db, loaded, answer, officer, second)
  // The city's board noted in October how answers were to go back to groups and then to the board: it is about them all.
  const noted = await db
    .selectFrom('resolution as n')
    .innerJoin('agendaItem as i', 'i.id', 'n.agendaItemId')
    .innerJoin('boardMeeting as m', 'm.id', 'i.meetingId')
    .select('n.id')
    .where('m.day', '=', '2014-10-09')
    .where('n.number', '=', '1')
    .executeTakeFirst()
  const about = sample.youSaidWeDid.filter((answer) => answer.trail.some((step) => step.step === 'submitted-to-board'))
  for (const { ref } of noted ? about : [])
    await linkResolution(db, ref, { resolution: noted?.id as string, version: null }, officer, onDay('2014-12-08', 15))
  // What is not about the plan gets no response, and says so.
  const elsewhere = coded.filter(
    (one) => one.consultationId === consultationId(loaded) && one.codes.every((code) => code.startsWith('OTH')),
  )
  const answered = await db.selectFrom('comment').select('id').where('standing', '<>', 'in-hand').execute()
  const ids = elsewhere.map((one) => one.commentId).filter((id) => !answered.some((one) => one.id === id))
  if (ids.length > 0) await setAside(db, ids, { reason: 'off-topic', note: undefined }, officer, onDay('2014-12-01'))
  await closeProgramme(db, sample, loaded, coded, officer, second)
}

/** What came after a response was published: its promise kept, replies of those it was passed on to, corrections of its words. */
async function followUp(db: Db, loaded: Loaded, answer: Answer, officer: SignedIn, second: SignedIn): Promise<void> {
  const { ref, kept, replies = [], later = [] } = answer
  if (kept) {
    const { series } = await db
      .selectFrom('commitment as k')
      .innerJoin('publication as p', 'p.versionId', 'k.versionId')
      .innerJoin('response as r', 'r.id', 'p.responseId')
      .select('k.series')
      .where('r.ref', '=', ref)
      .where('p.replacedAt', 'is', null)
      .executeTakeFirstOrThrow()
    const { on, text, evidence } = kept
    await updateCommitment(db, ref, series, { text, evidence, keptOn: on, reopened: false }, officer.id, onDay(on, 15))
  }
  for (const { org, on, text } of replies)
    await recordReply(
      db,
      ref,
      { organisationId: loaded.organisations.get(org) as string, text, repliedOn: on },
      officer.id,
      onDay(on, 15),
    )
  await lookSecond(db, ref, second)
  for (const { on, changeReason, ...changed } of later) {
    const series = await seriesOf(db, ref)
    const words = {
      ...answer,
      ...changed,
      changeReason,
      promised: kept ? promisesOf(answer).map((one) => ({ ...one, series })) : [],
    }
    const checks = await write(db, loaded, ref, words, officer, onDay(on, 9))
    await send(db, ref, officer, on, checks)
    const approver = answer.trail.find((step) => step.step === 'group-approved')?.by ?? 'grp-ppirg'
    await groupApproves(db, loaded, ref, approver, on, officer, second)
    await approveAndPublish(db, ref, second, addDays(on, 1))
  }
}

/** Somebody else looked at each piece of news an hour later. */
async function lookSecond(db: Db, ref: string, second: SignedIn): Promise<void> {
  const open = await db
    .selectFrom('laterChange as x')
    .innerJoin('response as r', 'r.id', 'x.responseId')
    .select(['x.id', 'x.amount', 'x.at'])
    .where('r.ref', '=', ref)
    .where('x.lookedAt', 'is', null)
    .execute()
  for (const { id, amount, at } of open)
    await agreeToLater(db, ref, id, { amount }, second, new Date(at.getTime() + 3_600_000))
}

async function groupApproves(
  db: Db,
  loaded: Loaded,
  ref: string,
  by: string,
  on: string,
  officer: SignedIn,
  second: SignedIn,
): Promise<void> {
  const groups = [loaded.groups.get(by) as string]
  await openRound(
    db,
    ref,
    { version: (await latest(db, ref)).number, groups, dueOn: addDays(on, 7), note: null },
    officer,
    false,
    onDay(on, 12),
  )
  await groupSays(db, loaded, ref, { step: 'group-approved', on, by }, 'approve', second)
}

async function seriesOf(db: Db, ref: string): Promise<string | null> {
  const found = await db
    .selectFrom('commitment as k')
    .innerJoin('responseVersion as v', 'v.id', 'k.versionId')
    .innerJoin('response as r', 'r.id', 'v.responseId')
    .select('k.series')
    .where('r.ref', '=', ref)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.series ?? null
}

/** A programme that has ended owes nobody an answer: what was still in hand is answered by main theme, what has none by the last. */
async function closeProgramme(
  db: Db,
  sample: Sample,
  loaded: Loaded,
  coded: Coded[],
  officer: SignedIn,
  second: SignedIn,
): Promise<void> {
  const on = '2016-11-28'
  for (const [index, { consultationId: name, themes, youSaid, weDid, evidence }] of sample.closing.entries()) {
    const consultation = loaded.consultations.get(name) as { id: string; slug: string }
    const last = sample.closing.findLastIndex((one) => one.consultationId === name) === index
    const open = await db
      .selectFrom('comment')
      .select('id')
      .where('consultationId', '=', consultation.id)
      .where('standing', '=', 'in-hand')
      .where('saidAt', '<', onDay(on))
      .execute()
    const about = new Set(
      coded
        .filter(({ codes }) => codes.some((code) => themes.some((theme) => code.startsWith(theme))))
        .map((one) => one.commentId),
    )
    const comments = open.map(({ id }) => id).filter((id) => last || about.has(id))
    const { ref } = await startResponse(db, { consultation: consultation.slug, comments }, officer, onDay(on, 9))
    const answer = {
      consultationId: name,
      subthemes: themes,
      youSaid,
      weDid,
      outcome: 'done',
      owner: 'brd-bct',
      decidedOn: '2016-11-21',
      dateDone: '2016-11-21',
      evidence: [{ label: evidence }],
    }
    const checks = await write(db, loaded, ref, answer, officer, onDay(on, 10))
    await send(db, ref, officer, on, checks)
    await approveAndPublish(db, ref, second, on)
  }
}

const consultationId = (loaded: Loaded) => loaded.consultations.get('con-5yp-2014')?.id

async function answerOne(
  db: Db,
  loaded: Loaded,
  answer: Answer,
  coded: Coded[],
  officer: SignedIn,
  second: SignedIn,
): Promise<void> {
  const slug = loaded.consultations.get(answer.consultationId)?.slug as string
  const consultationId = loaded.consultations.get(answer.consultationId)?.id
  const answered = coded.filter(
    (one) => one.consultationId === consultationId && one.codes.some((code) => answer.subthemes.includes(code)),
  )
  const drafted = answer.trail[0] as Step
  const { ref } = await startResponse(
    db,
    { consultation: slug, comments: answered.map((one) => one.commentId) },
    officer,
    onDay(drafted.on, 9),
  )
  // The sample keeps only the last wording: what the group asked for is taken to have come with its last sentence.
  const redrafted = answer.trail.some((step) => step.step === 'redrafted')
  const first = redrafted ? { ...answer, weDid: answer.weDid.replace(/ [^.]+\.$/, '') } : answer
  let checks = await write(db, loaded, ref, first, officer, onDay(drafted.on))
  for (const [index, step] of answer.trail.entries()) {
    const back = answer.trail[index + 1]?.on ?? addDays(step.on, 14)
    const groups = [answer.trail.find((one) => one.step === 'sent-to-groups')?.to ?? []]
      .flat()
      .flatMap((id) => loaded.groups.get(id) ?? [])
    if (step.step === 'redrafted') checks = await write(db, loaded, ref, answer, officer, onDay(step.on))
    if (step.step === 'sent-to-groups' || step.step === 'redrafted') {
      await send(db, ref, officer, step.on, checks)
      await openRound(
        db,
        ref,
        { version: (await latest(db, ref)).number, groups, dueOn: back, note: null },
        officer,
        false,
        onDay(step.on, 12),
      )
    }
    if (step.step === 'group-asked-for-changes') await groupSays(db, loaded, ref, step, 'ask-for-changes', second)
    if (step.step === 'group-approved') {
      if (answer.dissent) await groupSays(db, loaded, ref, { ...step, comment: answer.dissent }, 'dissent', second)
      await groupSays(db, loaded, ref, step, 'approve', second)
    }
    if (step.step === 'published') await approveAndPublish(db, ref, second, step.on)
  }
}

/** The one that still waits for its groups was sent to them four days ago: nobody's draft has waited since 2014. */
function stillWaiting(answer: Answer, now: Date): Answer {
  const sent = answer.trail.at(-1)
  if (!sent || answer.trail.some((step) => step.step === 'published')) return answer
  const days = daysBetween(sent.on, dayOf(now)) - 4
  return { ...answer, trail: answer.trail.map((step) => ({ ...step, on: addDays(step.on, days) })) }
}

/** Nobody can write “done” before it is done: steps that the sample dates earlier are taken on the day itself. */
function afterDone(answer: Answer): Answer {
  const { dateDone } = answer
  if (!dateDone) return answer
  return { ...answer, trail: answer.trail.map((step) => (step.on < dateDone ? { ...step, on: dateDone } : step)) }
}

async function approveAndPublish(db: Db, ref: string, second: SignedIn, day: string): Promise<void> {
  const { number } = await latest(db, ref)
  await review(
    db,
    ref,
    {
      version: number,
      decision: 'approve',
      note: null,
      passage: null,
      group: null,
      meetingOn: null,
      present: null,
      minute: null,
    },
    second,
    onDay(day, 12),
  )
  await publish(db, ref, number, second, onDay(day, 13), 'What it answers was decided while the discussion went on.')
}

/** What a version says: the sample’s response, or one of the few that close the programme. */
type Words = Pick<Answer, 'consultationId' | 'subthemes' | 'youSaid' | 'weDid' | 'outcome' | 'owner'> &
  Partial<Answer> & {
    changeReason?: string | undefined
    promised?: { text: string; dueOn: string; series: string | null }[]
  }

/** Write what the sample says. @returns the soft checks that it trips, which must be given a reason */
async function write(
  db: Db,
  loaded: Loaded,
  ref: string,
  answer: Words,
  officer: SignedIn,
  at: Date,
): Promise<string[]> {
  const version = await latest(db, ref)
  const themes = await db
    .selectFrom('theme')
    .select('id')
    .where('consultationId', '=', loaded.consultations.get(answer.consultationId)?.id as string)
    .where('code', 'in', answer.subthemes)
    .execute()
  const draft = NewDraft.parse({
    youSaid: answer.youSaid,
    weDid: answer.weDid,
    outcome: answer.outcome,
    reasonCode: answer.reason?.code,
    reasonText: answer.reason?.text,
    ownerOrganisationId: loaded.organisations.get(answer.owner),
    ownerGroupId: loaded.groups.get(answer.owner),
    workstreamId: loaded.workstreams.get(answer.workstream ?? ''),
    decidedOn: answer.decidedOn,
    decisionBody: answer.decisionBody,
    decisionDueOn: answer.decisionDueOn,
    decisionDueWording: answer.decisionDueText,
    plannedFor: answer.plannedFor,
    doneOn: answer.dateDone,
    nextUpdateOn: answer.nextUpdateOn,
    evidence: answer.evidence?.map((one) => one.label).join('\n'),
    supersededBy: answer.supersededBy,
    changeReason: answer.changeReason,
    changedWhat: answer.changedWhat ?? [],
    passedTo: (answer.passedTo ?? []).map((to) => ({
      organisationId: loaded.organisations.get(to.org),
      on: to.on,
      replyDue: to.replyDue,
    })),
    commitments: (answer.promised ?? promisesOf(answer)).map((promise) => ({
      series: null,
      ...promise,
      ownerOrganisationId: loaded.organisations.get(answer.owner) ?? null,
    })),
    themes: themes.map((theme) => theme.id),
  })
  const saved = await saveDraft(db, ref, { version: version.number, edit: version.edit, draft }, officer.id, at)
  if ('conflict' in saved) throw new Error(`${ref} was changed by somebody else while the sample was loaded.`)
  const hard = saved.saved.checks.filter((check) => check.severity === 'hard')
  if (hard.length > 0)
    throw new Error(`${ref} of the sample cannot be sent: ${hard.map((check) => check.message).join(' ')}`)
  return saved.saved.checks.map((check) => check.rule)
}

/** What the sample dates as still to be done is a commitment. */
function promisesOf(answer: Words): { text: string; dueOn: string }[] {
  if (answer.outcome === 'planned' && answer.plannedFor)
    return [{ text: 'Do what this response says', dueOn: answer.plannedFor }]
  if (answer.outcome === 'in-progress' && answer.nextUpdateOn)
    return [{ text: 'Report how far this has come', dueOn: answer.nextUpdateOn }]
  return []
}

async function send(db: Db, ref: string, officer: SignedIn, day: string, checks: string[]): Promise<void> {
  const { number, edit } = await latest(db, ref)
  const reasons = [...new Set(checks)].map((rule) => ({ rule, reason: 'The wording is the sample programme’s own.' }))
  await sendForReview(
    db,
    ref,
    { version: number, edit, reasons, delegation: null, amendment: null },
    officer,
    onDay(day, 11),
  )
}

async function groupSays(
  db: Db,
  loaded: Loaded,
  ref: string,
  step: Step,
  decision: 'approve' | 'ask-for-changes' | 'dissent',
  officer: SignedIn,
): Promise<void> {
  const { number } = await latest(db, ref)
  const note = step.comment ?? 'Recorded from the group’s meeting.'
  const group = loaded.groups.get(step.by ?? '') as string
  const meeting = {
    meetingOn: step.on,
    present: 'The chair and a quorum of members',
    minute: 'The group’s minutes of that day',
  }
  await review(
    db,
    ref,
    { version: number, decision, note, passage: null, group, ...meeting },
    officer,
    onDay(step.on, 14),
  )
}

/** The newest version of a response, and how often it was edited. */
export async function latest(db: Db, ref: string): Promise<{ number: number; edit: number }> {
  return db
    .selectFrom('responseVersion as v')
    .innerJoin('response as r', 'r.id', 'v.responseId')
    .select(['v.number', 'v.edit'])
    .where('r.ref', '=', ref)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

export async function personOf(db: Db, id: string): Promise<SignedIn> {
  const person = await findPerson(db, id)
  if (!person) throw new Error(`The sample has nobody with the id ${id}.`)
  return person
}

export type Coded = { commentId: string; consultationId: string; codes: string[] }

/** The comments that the sample's analysts coded by hand, found by file, record and question. */
async function codedComments(db: Db): Promise<Coded[]> {
  const rows = parse(readFileSync(path.join(samplesFolder, 'gold-codes.csv')), { columns: true, bom: true }) as {
    file: string
    record: string
    field: string
    codes: string
  }[]
  const imported = await db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('importRow as r', 'r.id', 's.importRowId')
    .innerJoin('import as i', 'i.id', 'r.importId')
    .leftJoin('question as q', 'q.id', 'c.questionId')
    .select([
      'c.id',
      'c.consultationId',
      'i.fileName',
      'r.sourceId',
      'r.line',
      'c.position',
      sql<string | null>`coalesce(c.asked, q.text)`.as('question'),
    ])
    .orderBy('r.line')
    .execute()
  const place = new Map<string, number>()
  const found = new Map<string, typeof imported>()
  for (const row of imported) {
    // A file without IDs of its own is known by the number of its row of data, from 1.
    const key = `${row.fileName} ${row.line}`
    if (!place.has(key))
      place.set(key, 1 + [...place.keys()].filter((other) => other.startsWith(`${row.fileName} `)).length)
    for (const record of [row.sourceId, `row ${place.get(key)}`]) {
      const name = `${row.fileName} ${record}`
      found.set(name, [...(found.get(name) ?? []), row])
    }
  }
  return rows.flatMap(({ file, record, field, codes }) => {
    const own = found.get(`${file} ${record}`) ?? found.get(`${file} row ${record}`) ?? []
    const comment = own.find((one) => one.question?.startsWith(field)) ?? (own.length === 1 ? own[0] : undefined)
    return comment ? [{ commentId: comment.id, consultationId: comment.consultationId, codes: codes.split(/\s+/) }] : []
  })
}
