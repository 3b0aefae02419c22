import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { announce } from '../data/changes.ts'
import { ConsultationDraft, EventDraft } from '../consultations/set-up/set-up-contract.ts'
import { addEvent } from '../consultations/events/events.ts'
import { addPhase, recordPhaseDate } from '../consultations/set-up/phases.ts'
import { addPoint, addQuestion } from '../consultations/set-up/questions.ts'
import { publishPastConsultation, startConsultation } from '../consultations/set-up/set-up.ts'
import type { Db } from '../data/database.ts'
import { placeAreas } from './areas.ts'
import { answerSoFar, checkAnswered } from './answers-so-far.ts'
import { addPerson } from '../people/people.ts'
import type { Keys } from '../intake/receive.ts'
import { loadFrame } from './frame.ts'
import { importSamples } from './imports.ts'
import { loadOpenConsultation } from './open-consultation.ts'
import { meetNow } from './meetings-now.ts'
import { planSamples } from './plans.ts'
import { answerSamples, personOf } from './responses.ts'
import { samplePeople } from './people.ts'
import type { Loaded } from './loaded.ts'
import { Sample } from './sample.ts'
import { translateSamples } from './translations.ts'

export const samplePassword = 'said and done demo'

export const sampleSignIns = samplePeople.map(({ key, does, post }) => ({
  email: `${key}@demo.example`,
  password: samplePassword,
  does: `${post}: ${does}`,
}))

/**
 * Load the sample programme through the same code that people use. Done once: with a programme there it does nothing.
 * @param read  what programs do with new comments: papers count what each is about
 * @returns whether anything was loaded
 */
export async function loadDemo(
  { db, pool }: { db: Db; pool: pg.Pool },
  keys: Keys,
  now: Date,
  say: (line: string) => void,
  read?: (db: Db) => Promise<void>,
): Promise<boolean> {
  if (await db.selectFrom('programme').select('id').limit(1).executeTakeFirst()) return false
  const sample = Sample.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'demo-bct.json'), 'utf8')))
  say('Loading the sample programme…')
  const loaded = await loadBodies(db, sample)
  await loadConsultations(db, sample, loaded)
  await loadMeetings(db, sample, loaded)
  say('Importing the sample files…')
  await importSamples(db, keys, sample, loaded, now)
  say('Answering…')
  await answerSamples(db, sample, loaded, now)
  const open = await loadOpenConsultation(db, pool, keys, loaded, sample.areas, now)
  const officer = await personOf(db, loaded.people.officer)
  await answerSoFar(db, loaded, open, officer, await personOf(db, loaded.people.second), now)
  say('Reading what people said…')
  await read?.(db)
  await checkAnswered(db, open.id, officer, now)
  await meetNow(db, loaded, now)
  await planSamples(db, sample, loaded, open, now)
  await placeAreas(db, loaded, open, now)
  await translateSamples(db, loaded, now)
  await announce(db, 'settings')
  return true
}

async function loadBodies(db: Db, sample: Sample): Promise<Loaded> {
  const programme = await db
    .insertInto('programme')
    .values({
      slug: sample.programme.id,
      name: sample.programme.name,
      area: sample.programme.area,
      strapline: sample.programme.strapline,
      notice: sample.meta.displayNotice,
      accessibilityPreparedOn: '2026-09-01',
      accessibilityReviewedOn: '2026-11-02',
      contactLine: 'Demonstration only: nobody reads hello@demo.example',
      replyTo: 'hello@demo.example',
      localHelp: 'Mental health crisis line for Leicester, Leicestershire and Rutland, day and night: 0808 157 0199',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const people = {} as Loaded['people']
  const organisations = new Map<string, string>()
  for (const { id, name, shortName, kind } of sample.organisations) {
    const row = await db
      .insertInto('organisation')
      .values({ slug: id, name, shortName, kind })
      .returning('id')
      .executeTakeFirstOrThrow()
    organisations.set(id, row.id)
  }
  for (const { key, name, post, roles, ...one } of samplePeople) {
    const organisationId = 'organisation' in one ? (organisations.get(one.organisation) ?? null) : null
    people[key] = await addPerson(
      db,
      {
        name,
        post,
        email: `${key}@demo.example`,
        password: samplePassword,
        roles: [...roles],
        scope: { organisationId, consultationId: null },
      },
      null,
    )
  }
  const groups = new Map<string, string>()
  for (const { id, name, kind } of [...sample.boards, ...sample.enablingGroups]) {
    // The sample gives one name with its later one in brackets; names are kept apart, so that either finds the group.
    const [current, later] = name.split(/ \((?:later called )?/)
    const row = await db
      .insertInto('grouping')
      .values({
        programmeId: programme.id,
        slug: id,
        name: current as string,
        kind: kind ?? 'enabling-group',
        mandate: mandateOf(id, kind),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (later)
      await db
        .insertInto('groupingName')
        .values({ groupingId: row.id, name: later.replace(/\)$/, '') })
        .execute()
    groups.set(id, row.id)
  }
  const workstreams = new Map<string, string>()
  for (const one of sample.workstreams) {
    const row = await db
      .insertInto('workstream')
      .values({
        programmeId: programme.id,
        slug: one.id,
        number: one.number,
        name: one.name,
        leadOrganisationId: organisations.get(one.leadOrganisation) ?? null,
        publicSeats: one.ppiRepresentativeSeats,
        publicSeatsFilled: one.ppiSeatsFilled,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    workstreams.set(one.id, row.id)
  }
  return { people, organisations, groups, workstreams, consultations: new Map() }
}

/** Boards approve, the patients' reference group approves the wording of answers, assurance groups assure, the rest advise. */
function mandateOf(id: string, kind: string | undefined): 'advise' | 'assure' | 'approve' {
  if (id === 'grp-ppirg' || id.startsWith('brd-')) return 'approve'
  return kind === 'public-group' || kind === 'external-review' ? 'assure' : 'advise'
}

const asks = { 'con-5yp-2014': ['discussion-and-review'], 'con-2015-points': ['pre-consultation'] } as Record<
  string,
  string[]
>
const pointQuestion = 'Please tell us why'

async function loadConsultations(db: Db, sample: Sample, loaded: Loaded): Promise<void> {
  const by = loaded.people.administrator
  for (const one of sample.consultations) {
    const draft = ConsultationDraft.parse({
      title: one.title,
      slug: one.ref.toLowerCase(),
      ref: one.ref,
      kind: one.kind,
      summary: one.summary,
      whatCanChange: one.whatCanChange ?? [
        'What is proposed at each of the three points',
        'When and in what order changes happen',
      ],
      whatCannotChange: one.whatCannotChange ?? ['Rules set nationally', 'The need to balance the budget'],
      areas: sample.areas,
      responsePrefix: one.id === 'con-5yp-2014' ? 'YS' : 'YP',
      responseDueBy: one.responseDueBy,
    })
    const consultation = await startConsultation(db, draft, by)
    loaded.consultations.set(one.id, consultation)
    const lead = loaded.groups.get(one.leadBoard)
    await db
      .updateTable('consultation')
      .set({ leadGroupId: lead ?? null, responseDueRule: one.responseDueRule ?? null })
      .where('id', '=', consultation.id)
      .execute()
    const phases = new Map<string, string>()
    for (const phase of one.phases) {
      const id = await addPhase(
        db,
        consultation.id,
        {
          name: phase.name,
          code: phase.code,
          asks: asks[one.id]?.includes(phase.code) ?? false,
          lateUntil: undefined,
          note: phase.note,
        },
        by,
      )
      phases.set(phase.code, id)
      for (const boundary of ['start', 'end'] as const) {
        if (phase[boundary]) await recordPhaseDate(db, consultation.id, id, { boundary, day: phase[boundary] }, by)
      }
      for (const said of phase.dateHistory ?? []) {
        const exact = /^\d{4}-\d{2}-\d{2}$/.test(said.recordedOn)
        await recordPhaseDate(
          db,
          consultation.id,
          id,
          {
            boundary: 'start',
            wording: said.text,
            saidBy: said.source,
            reason: said.reason,
            ...(exact ? { recordedOn: said.recordedOn } : { recordedOnWording: said.recordedOn }),
          },
          by,
        )
      }
    }
    for (const point of one.consultationPoints ?? []) {
      const id = await addPoint(db, consultation.id, { title: point.title }, by)
      for (const stream of point.workstreams) {
        const workstreamId = loaded.workstreams.get(stream)
        if (workstreamId) await db.insertInto('pointWorkstream').values({ pointId: id, workstreamId }).execute()
      }
    }
    const questions =
      one.questions ??
      (one.consultationPoints ?? []).map((point, index) => ({
        text: `${index + 1}. ${point.title}: ${pointQuestion}`,
        point: index + 1,
      }))
    for (const question of questions) {
      await addQuestion(db, consultation.id, typeof question === 'string' ? { text: question } : question, by)
    }
    for (const document of one.documents ?? []) {
      await db
        .insertInto('document')
        .values({ consultationId: consultation.id, ...document })
        .execute()
    }
    for (const event of sample.events.filter((event) => event.consultationId === one.id)) {
      await addEvent(
        db,
        consultation.id,
        EventDraft.parse({
          ref: event.ref,
          title: event.title,
          kind: event.kind,
          day: event.date,
          starts: event.start ?? '',
          ends: event.end ?? '',
          venue: event.venue ?? '',
          place: event.place ?? '',
          area: event.area ?? '',
          audience: event.audience ?? '',
          staffOnly: /staff/i.test(event.kind) || event.kind === 'working session',
          attended: event.attended ?? '',
          invited: event.invited ?? '',
          languages: event.languages ?? [],
          accessProvided: event.accessProvided ?? [],
          captureMethod: event.captureMethod ?? '',
          held: event.status === 'held',
          phaseId: phases.get(event.phase) ?? '',
          hostOrganisationId: loaded.organisations.get(event.hostOrganisation ?? '') ?? '',
        }),
        by,
      )
    }
    await loadFrame(db, consultation.id)
    await publishPastConsultation(db, consultation.id, by, new Date(one.publishedOn))
  }
}

async function loadMeetings(db: Db, sample: Sample, loaded: Loaded): Promise<void> {
  for (const one of sample.meetings) {
    const meeting = await db
      .insertInto('boardMeeting')
      .values({
        groupingId: loaded.groups.get(one.board) as string,
        slug: one.id,
        title: one.title,
        day: one.date,
        dayWording: one.dateText ?? null,
        starts: one.start ?? null,
        venue: one.venue ?? null,
        inPublic: one.public,
        papersPublishedOn: one.papersPublishedOn ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const [position, item] of one.agendaItems.entries()) {
      const row = await db
        .insertInto('agendaItem')
        .values({
          meetingId: meeting.id,
          position,
          number: item.no,
          title: item.title,
          paperTitle: item.paper?.title ?? null,
          recommendations: item.paper?.recommendations ?? [],
          minutesSummary: item.minutesSummary ?? [],
          url: item.url ?? null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const part of item.resolution?.parts ?? []) {
        await db
          .insertInto('resolution')
          .values({
            agendaItemId: row.id,
            number: String(part.no),
            text: part.text,
            delegatedTo: part.delegation?.to ?? null,
            delegatedUntil: part.delegation?.by ?? null,
          })
          .execute()
      }
    }
    for (const asked of one.publicQuestions) {
      await db
        .insertInto('publicQuestion')
        .values({
          meetingId: meeting.id,
          number: asked.no,
          receivedOn: asked.receivedOn ?? null,
          askerShown: asked.askerShown ?? null,
          askerPresent: asked.askerPresent ?? null,
          question: asked.question,
          answerMode: asked.answerMode ?? null,
          answer: asked.answer ?? null,
          answeredOn: asked.answeredOn ?? null,
          answeredBy: asked.answeredBy ?? null,
          attachedToMinutes: asked.attachedToMinutes ?? false,
        })
        .execute()
    }
  }
}
