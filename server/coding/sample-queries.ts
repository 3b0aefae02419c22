import { sql } from 'kysely'
import type { z } from 'zod'
import { consultationNamed } from '../consultations/queries.ts'
import type { Db } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { permissions } from '../people/permissions.ts'
import { allPeople } from '../people/queries.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { agreementOf } from './agreement.ts'
import { ahead, type BlindWork } from './contract.ts'
import { codingThemes } from './queue.ts'
import type { PairAgreement, SampleCommentParams, SampleLine, SampleView } from './sample-contract.ts'
import { stillSaid } from '../data/visible.ts'

export type BlindCode = z.output<typeof SampleCommentParams>

/** Who may code: everybody with an account whose role allows it. */
export async function mayCodeBlind(db: Db): Promise<{ id: string; name: string }[]> {
  const allowed: readonly string[] = permissions['themes.change']
  const people = await allPeople(db)
  return people
    .filter((person) => person.disabledAt === null && person.roles.some((role) => allowed.includes(role)))
    .map(({ id, name }) => ({ id, name }))
}

// What was withdrawn or restricted meanwhile is in no sample any more.
const still = stillSaid()

/** The coders of a sample, how much each has done, and of how many comments. */
export async function coders(db: Db, sampleId: string) {
  const { rows } = await sql<{ id: string; name: string; done: number; of: number }>`
    select p.id, p.name, count(b.id)::int as done, count(*)::int as of
    from coding_sample_coder k join person p on p.id = k.person_id
    join coding_sample_comment m on m.sample_id = k.sample_id join comment c on c.id = m.comment_id and ${still}
    left join blind_coding b on b.sample_id = k.sample_id and b.comment_id = m.comment_id and b.person_id = k.person_id
      and b.replaced_at is null
    where k.sample_id = ${sampleId} group by p.id, k.position order by k.position`.execute(db)
  return rows
}

/** The samples that this person is still to code. */
export async function blindWork(db: Db, consultationId: string, by: SignedIn): Promise<BlindWork[]> {
  const { rows } = await sql<BlindWork>`
    select s.id, count(b.id)::int as done, count(*)::int as of
    from coding_sample s join coding_sample_coder k on k.sample_id = s.id and k.person_id = ${by.id}
    join coding_sample_comment m on m.sample_id = s.id join comment c on c.id = m.comment_id and ${still}
    left join blind_coding b on b.sample_id = s.id and b.comment_id = m.comment_id and b.person_id = k.person_id
      and b.replaced_at is null
    where s.consultation_id = ${consultationId} and s.completed_at is null group by s.id order by s.id`.execute(db)
  return rows
}

/**
 * The next comments of a sample for one coder, in an order of their own, so that being late in the row weighs on no comment twice.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who does not code it
 */
export async function nextBlind(
  db: Db,
  slug: string,
  sampleId: string,
  holding: string[],
  by: SignedIn,
): Promise<string[]> {
  await codedBy(db, slug, sampleId, by)
  const { rows } = await sql<{ id: string }>`
    select c.id from coding_sample_comment m join comment c on c.id = m.comment_id and ${still}
    where m.sample_id = ${sampleId} and not (c.id = any(${holding}::uuid[])) and not exists (
      select from blind_coding b where b.sample_id = m.sample_id and b.comment_id = c.id and b.person_id = ${by.id}
        and b.replaced_at is null)
    order by md5(${by.id}::text || c.id::text) limit ${ahead}`.execute(db)
  return rows.map(({ id }) => id)
}

/** @throws {Refusal} `not-found`; `forbidden` for anyone who does not code it */
async function codedBy(db: Db, slug: string, sampleId: string, by: SignedIn): Promise<void> {
  const sample = await db
    .selectFrom('codingSample as s')
    .innerJoin('consultation as k', 'k.id', 's.consultationId')
    .leftJoin('codingSampleCoder as own', (join) =>
      join.onRef('own.sampleId', '=', 's.id').on('own.personId', '=', by.id),
    )
    .select(['own.personId'])
    .where('s.id', '=', sampleId)
    .where('k.slug', '=', slug)
    .executeTakeFirst()
  if (!sample) throw noSuch('sample')
  if (!sample.personId) throw new Refusal('forbidden', 'This sample is coded by others.')
}

/** The samples of a consultation, newest first. */
export async function samplesOf(db: Db, slug: string): Promise<SampleLine[]> {
  const consultation = await consultationNamed(db, slug)
  const samples = await db
    .selectFrom('codingSample as s')
    .innerJoin('person as p', 'p.id', 's.drawnBy')
    .leftJoin('question as q', 'q.id', 's.questionId')
    .select(['s.id', 's.drawnAt', 'p.name as drawnBy', 'q.text as question', 's.completedAt'])
    .where('s.consultationId', '=', consultation.id)
    .orderBy('s.id', 'desc')
    .execute()
  const lines: SampleLine[] = []
  for (const sample of samples) {
    const people = await coders(db, sample.id)
    const coded = sample.completedAt ? await codesOf(db, sample.id) : []
    const figures = coded.length > 0 ? compare(coded, 0, 1) : null
    lines.push({
      ...sample,
      comments: people[0]?.of ?? 0,
      coders: people.map(({ of: _of, ...person }) => person),
      unsettled: coded.filter((one) => !one.settledAt).length,
      kappa: figures?.kappa ?? null,
      f1: figures?.f1 ?? null,
    })
  }
  return lines
}

/** What everybody said of one comment; themes by id, merged ones as the theme they became. */
export type Coded = {
  id: string
  body: string
  question: string | null
  machine: string[]
  coders: string[][]
  same: boolean
  settledThemes: string[] | null
  settledBy: string | null
  settledAt: Date | null
}

/** The comments of a complete sample that all its coders have coded, in its order. To be asked of complete samples only. */
export async function codesOf(db: Db, sampleId: string): Promise<Coded[]> {
  const now = (list: string) => sql.raw(`array(select distinct theme_now(t)::text from unnest(${list}) t order by 1)`)
  const { rows } = await sql<Omit<Coded, 'same' | 'coders'> & { coders: { themes: string[] }[] }>`
    select c.id, c.body, coalesce(q.text, c.asked) as question, ${now('m.machine')} as machine,
      jsonb_agg(jsonb_build_object('themes', ${now('b.themes')}) order by k.position) as coders,
      case when m.settled_themes is not null then ${now('m.settled_themes')} end as settled_themes,
      p.name as settled_by, m.settled_at
    from coding_sample s join coding_sample_comment m on m.sample_id = s.id join comment c on c.id = m.comment_id and ${still}
    left join question q on q.id = c.question_id left join person p on p.id = m.settled_by
    join coding_sample_coder k on k.sample_id = s.id
    left join blind_coding b on b.sample_id = s.id and b.comment_id = c.id and b.person_id = k.person_id and b.replaced_at is null
    where s.id = ${sampleId} and s.completed_at is not null
    group by c.id, q.text, m.sample_id, m.comment_id, p.name having count(b.id) = count(*) order by m.position`.execute(
    db,
  )
  return rows.map((row) => {
    const said = row.coders.map(({ themes }) => themes)
    return { ...row, coders: said, same: said.every((themes) => themes.join() === said[0]?.join()) }
  })
}

/** Two of those who coded, by their places; −1 is the machine. */
function compare(coded: Coded[], first: number, second: number) {
  const of = (one: Coded, place: number) => (place < 0 ? one.machine : (one.coders[place] ?? []))
  const [a, b] = [coded.map((one) => of(one, first)), coded.map((one) => of(one, second))]
  return agreementOf(a, b, [...new Set([...a, ...b].flat())])
}

/**
 * A sample in full. What anybody said of a comment is in it only once the sample is complete.
 * @throws {Refusal} `not-found`
 */
export async function viewSample(db: Db, slug: string, id: string): Promise<SampleView> {
  const consultation = await consultationNamed(db, slug)
  const sample = await db
    .selectFrom('codingSample as s')
    .innerJoin('person as p', 'p.id', 's.drawnBy')
    .leftJoin('person as closer', 'closer.id', 's.completedBy')
    .leftJoin('question as q', 'q.id', 's.questionId')
    .select([
      's.id',
      's.seed',
      's.drawnFrom',
      's.drawnAt',
      'p.name as drawnBy',
      's.completedAt',
      'closer.name as completedBy',
      'q.text as question',
    ])
    .where('s.id', '=', id)
    .where('s.consultationId', '=', consultation.id)
    .executeTakeFirst()
  if (!sample) throw noSuch('sample')
  const people = await coders(db, id)
  const coded = sample.completedAt ? await codesOf(db, id) : []
  const { themes } = await codingThemes(db, consultation.id)
  const ids = await db
    .selectFrom('theme')
    .select(['id', 'code', 'label'])
    .where('consultationId', '=', consultation.id)
    .execute()
  const named = new Map(ids.map((theme) => [theme.id, theme]))
  const order = new Map(themes.map((theme, index) => [theme.code, index]))
  const codes = (list: string[]) =>
    list.flatMap((theme) => named.get(theme)?.code ?? []).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const pair = (first: number, second: number): PairAgreement => {
    const { themes: rows, comments: _comments, ...figures } = compare(coded, first, second)
    const name = (place: number) => (place < 0 ? 'The machine' : (people[place]?.name ?? ''))
    return {
      first: name(first),
      second: name(second),
      machine: first < 0,
      ...figures,
      themes: rows
        .map(({ theme, neither: _neither, ...row }) => ({
          code: named.get(theme)?.code ?? '',
          label: named.get(theme)?.label ?? '',
          ...row,
        }))
        .sort((a, b) => (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0)),
    }
  }
  const places = people.map((_, place) => place)
  const pairs =
    coded.length === 0
      ? []
      : [
          ...places.flatMap((first) => places.filter((second) => second > first).map((second) => pair(first, second))),
          ...places.map((place) => pair(-1, place)),
        ]
  return {
    ...sample,
    consultation: { slug: consultation.slug, title: consultation.title },
    comments: people[0]?.of ?? 0,
    coders: people.map(({ of: _of, ...person }) => person),
    pairs,
    compared: coded.map(({ settledThemes, settledBy, settledAt, ...one }) => ({
      ...one,
      machine: codes(one.machine),
      coders: one.coders.map(codes),
      settled: settledAt && settledThemes ? { themes: codes(settledThemes), by: settledBy ?? '', at: settledAt } : null,
    })),
    themes: themes.map(({ code, label, retired }) => ({ code, label, retired })),
  }
}
