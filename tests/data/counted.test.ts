import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { answerWaits, countsOf } from '#server/data/counted.ts'
import type { Trx } from '#server/data/database.ts'
import { dayOf } from '#server/data/time.ts'
import { standingsAbout, standingsFromRows, themesAbout } from '#server/log/about.ts'
import { countedThen } from '#server/log/account/past.ts'
import { middleAndLongest } from '#server/log/account/queries.ts'
import { standingsOn } from '#server/log/as-of.ts'
import { checkStandings, checkTallies, countNew } from '#workers/counting.ts'
import { up as fillFirst } from '../../migrations/2026-12-05-62-fill-what-came-when.ts'
import { up as fill } from '../../migrations/2026-12-06-22-fill-the-account-of-a-day.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, type PublishedResponse, publishing } from '../support/published.ts'

const here = useHere()
const first = '00000000-0000-0000-0000-000000000000'
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The counters of a consultation, as sentences in order. */
async function told(consultationId: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' | ', by, key, standing, restricted, sum(n), sum(checked)) as line from comment_count
    where consultation_id = ${consultationId} group by by, key, standing, restricted having sum(n) <> 0 order by 1`.execute(
    here.db,
  )
  return rows.map(({ line }) => line)
}

/** The same from the wide rows alone: none of what keeps the counters is asked. */
async function counted(consultationId: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with stands as (
      select c.*, s.channel, s.kind, s.late, s.event_id, s.area, (c.said_at at time zone 'Europe/London')::date as day,
        case when exists (select from withdrawal w where w.comment_id = c.id) then 'withdrawn'
          when exists (select from response_comment l join publication p on p.response_id = l.response_id
            where l.comment_id = c.id and l.unlinked_at is null and p.replaced_at is null) then 'answered'
          when exists (select from set_aside a where a.comment_id = c.id and a.undone_at is null) then 'set-aside'
          else 'in-hand' end as now_stands,
        exists (select from safeguarding_flag f where f.comment_id = c.id and f.decision is distinct from 'release') as held
      from comment c join submission s on s.id = c.submission_id where c.consultation_id = ${consultationId}
    ), held as (
      select t.comment_id, t.theme_id, coalesce(theme.parent_id, theme.id) as main,
        t.said_by = 'person' or exists (select from theme_confirmation k where k.comment_id = t.comment_id) as checked
      from comment_theme t join theme on theme.id = t.theme_id where t.consultation_id = ${consultationId}
    ), mains as (
      select comment_id, main, bool_or(checked) as checked from held group by 1, 2
    ), waited as (
      select s.id, min(case when p.day >= s.day then p.day else greatest(s.day, (l.linked_at at time zone 'Europe/London')::date) end - s.day) as waited
      from stands s join response_comment l on l.comment_id = s.id and l.unlinked_at is null
      join (select response_id, min(published_on) as day from publication group by 1) p on p.response_id = l.response_id
      where s.now_stands = 'answered' group by 1
    ), days as (
      -- Day by day, and not by what began and ended.
      select s.id, d.day, case when exists (select from withdrawal w where w.comment_id = s.id and w.at < d.after) then 'withdrawn'
          when exists (select from response_comment l join publication p on p.response_id = l.response_id
            where l.comment_id = s.id and l.linked_at < d.after and (l.unlinked_at is null or l.unlinked_at >= d.after)
              and p.published_on <= d.day and (p.replaced_at is null or p.replaced_at >= d.after)) then 'answered'
          when exists (select from set_aside a where a.comment_id = s.id and a.at < d.after and (a.undone_at is null or a.undone_at >= d.after))
            then 'set-aside' end as stood,
        (select min(case when p.day >= s.day then p.day else greatest(s.day, (l.linked_at at time zone 'Europe/London')::date) end - s.day)
          from response_comment l
          join (select response_id, min(published_on) as day from publication group by 1) p on p.response_id = l.response_id and p.day <= d.day
          where l.comment_id = s.id and l.linked_at < d.after and (l.unlinked_at is null or l.unlinked_at >= d.after)) as took,
        (select a.reason from set_aside a where a.comment_id = s.id and a.at < d.after and (a.undone_at is null or a.undone_at >= d.after)
          order by a.at desc, a.reason limit 1) as reason
      from stands s cross join lateral (
        select day::date as day, (day::date + 1)::timestamp at time zone 'Europe/London' as after
        from generate_series(s.day, '2026-06-15', interval '1 day') day) d
    ), steps as (
      select id, day, stood, lag(stood) over (partition by id order by day) as before from days
    ), moves as (
      select id, day || ' + ' || stood as move from steps where stood is distinct from before and stood is not null
      union all select id, day || ' - ' || before from steps where stood is distinct from before and before is not null
    ), hows as (
      select id, day, how, lag(how) over (partition by id order by day) as before from (
        select id, day, case stood when 'answered' then 'answered ' || took when 'set-aside' then 'set-aside ' || reason end as how from days
      ) told
    ), how_moves as (
      select id, day || ' + ' || how as move from hows where how is distinct from before and how is not null
      union all select id, day || ' - ' || before from hows where how is distinct from before and before is not null
    ), sorts as (
      select s.id, s.day, concat(s.channel, '|', s.kind, '|', s.late::text, '|', (exists (select from held h where h.comment_id = s.id))::text, '|', s.event_id, '|',
        s.point_id) as sort
      from stands s
    ), subs as (
      select h.comment_id as id, h.theme_id, h.checked from held h where h.theme_id not in (select m.main from mains m where m.comment_id = h.comment_id)
    ), facts as (
      select id, 'all' as by, '' as key, false as checked from stands
      union all select id, 'channel', channel, false from stands
      union all select id, 'kind', kind, false from stands
      union all select id, 'late', late::text, false from stands
      union all select id, 'event', coalesce(event_id::text, ''), false from stands
      union all select id, 'point', coalesce(point_id::text, ''), false from stands
      union all select id, 'area', coalesce(area, ''), false from stands
      union all select id, 'day', day::text, false from stands
      union all select id, 'channel-day', day::text || ' ' || channel, false from stands
      union all select id, 'themed', (exists (select from held where comment_id = id))::text, false from stands
      union all select comment_id, 'theme', theme_id::text, checked from held
      union all select comment_id, 'main-theme', main::text, bool_or(checked) from held group by comment_id, main
      union all select id, 'waited', waited::text, false from waited
    ), everywhere as (
      select id, 'moved' as by, move as key, false as checked from moves
      union all select s.id, 'main-theme-day', s.day || ' ' || h.main, h.checked from stands s join mains h on h.comment_id = s.id
      union all select m.id, 'main-theme-moved', m.move || ' ' || h.main, false from moves m join mains h on h.comment_id = m.id
      union all select s.id, 'sort-day', s.day || ' ' || s.sort, false from sorts s
      union all select m.id, 'sort-moved', m.move || ' ' || s.sort, false from moves m join sorts s on s.id = m.id
      union all select m.id, 'day-moved', m.move || ' ' || s.day, false from moves m join stands s on s.id = m.id
      union all select id, 'moved-how', move, false from how_moves
      union all select s.id, 'sub-theme-day', s.day || ' ' || b.theme_id, b.checked from stands s join subs b on b.id = s.id
      union all select m.id, 'sub-theme-moved', m.move || ' ' || b.theme_id, false from moves m join subs b on b.id = m.id
      union all select min(s.id::text)::uuid, 'submission-day', s.day || ' ' || s.kind, false from stands s group by s.submission_id, s.day, s.kind
      union all select c.id, 'judged', 'confirmed', false from stands c join theme_confirmation k on k.comment_id = c.id
      union all select p.comment_id, 'judged', case when not p.applies then 'machine ' when m.id is null then 'person ' else 'both ' end || p.theme_id, false
        from theme_assignment p
        left join theme_assignment m on m.comment_id = p.comment_id and m.theme_id = p.theme_id and m.said_by = 'machine' and m.replaced_at is null
        where p.said_by = 'person' and p.replaced_at is null and (p.applies or m.id is not null)
    )
    select concat_ws(' | ', f.by, f.key, s.now_stands, s.held, count(*), count(*) filter (where f.checked)) as line
    from facts f join stands s on s.id = f.id group by f.by, f.key, s.now_stands, s.held
    union all
    select concat_ws(' | ', f.by, f.key, '', s.held, count(*), count(*) filter (where f.checked)) from everywhere f join stands s on s.id = f.id group by f.by, f.key, s.held
    order by 1`.execute(here.db)
  return rows.map(({ line }) => line)
}

/** Where comments stood at the end of a day, by all that an account counts by, from the rows that say what happened. */
async function accountByHand(consultationId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with edge as (select (${day}::date + 1)::timestamp at time zone 'Europe/London' as after),
    stood as (
      select c.id, c.point_id, s.channel, s.kind, s.late, s.event_id, (c.said_at at time zone 'Europe/London')::date as day,
        case when exists (select from withdrawal w where w.comment_id = c.id and w.at < after) then 'withdrawn'
          when exists (select from response_comment l join publication p on p.response_id = l.response_id
            where l.comment_id = c.id and l.linked_at < after and (l.unlinked_at is null or l.unlinked_at >= after)
              and p.published_on <= ${day} and (p.replaced_at is null or p.replaced_at >= after)) then 'answered'
          when exists (select from set_aside a where a.comment_id = c.id and a.at < after and (a.undone_at is null or a.undone_at >= after))
            then 'set-aside' else 'in-hand' end as standing
      from comment c join submission s on s.id = c.submission_id cross join edge where c.consultation_id = ${consultationId} and c.said_at < after
    ), held as (
      select t.comment_id, t.theme_id, theme.parent_id is not null as below, coalesce(theme.parent_id, theme.id) as main
      from comment_theme t join theme on theme.id = t.theme_id where t.consultation_id = ${consultationId}
    ), facts as (
      select id, 'channel' as by, channel as key from stood
      union all select id, 'kind', kind from stood
      union all select id, 'late', late::text from stood
      union all select id, 'event', coalesce(event_id::text, '') from stood
      union all select id, 'point', coalesce(point_id::text, '') from stood
      union all select id, 'day', day::text from stood
      union all select id, 'themed', (exists (select from held where comment_id = id))::text from stood
      union all select comment_id, 'theme', theme_id::text from held where below
      union all select distinct comment_id, 'main-theme', main::text from held
    )
    select concat_ws(' | ', f.by, f.key, s.standing, count(*)) as line from facts f join stood s on s.id = f.id group by f.by, f.key, s.standing
    union all
    select concat_ws(' | ', 'submissions', s.kind, count(*)) from submission s cross join edge
    where s.consultation_id = ${consultationId} and s.said_at < after group by s.kind
    order by 1`.execute(here.db)
  return rows.map(({ line }) => line).sort()
}

/** The same from the counters. */
async function accountCounted(consultationId: string, day: string): Promise<string[]> {
  const { counts, submissions, petitions, reasons } = await countedThen(here.db, consultationId, day)
  const setAside = counts.filter(({ by, standing }) => by === 'kind' && standing === 'set-aside').reduce((sum, { n }) => sum + n, 0)
  expect(reasons.reduce((sum, { n }) => sum + n, 0)).toBe(setAside)
  return [
    ...counts.map(({ by, key, standing, n }) => `${by} | ${key} | ${standing} | ${n}`),
    ...(submissions > 0 ? [`submissions | submission | ${submissions}`] : []),
    ...(petitions > 0 ? [`submissions | petition | ${petitions}`] : []),
  ].sort()
}

async function expectTrue(consultationId: string): Promise<void> {
  expect(await told(consultationId)).toEqual(await counted(consultationId))
  const { rows: tallies } = await sql`select * from tally_faults()`.execute(here.db)
  expect(tallies).toEqual([])
  const about = { consultationIds: [consultationId] }
  const ever = '2100-01-01'
  expect(await themesAbout(here.db, ever, about, 100, 'counters')).toEqual(await themesAbout(here.db, ever, about, 100, 'rows'))
  // Of a consultation that nobody can see yet nothing is read as answered.
  await here.db.updateTable('consultation').set({ publishedAt: noon('2026-01-01') }).where('id', '=', consultationId).execute()
  const codes = (await here.db.selectFrom('theme').select('code').where('consultationId', '=', consultationId).execute()).map(({ code }) => code)
  for (const day of ['2026-05-09', '2026-05-11', '2026-05-14', '2026-05-17', '2026-05-20']) {
    expect(await themesAbout(here.db, day, about, 100, 'past counters')).toEqual(await themesAbout(here.db, day, about, 100, 'rows'))
    expect(await standingsOn(here.db, day, ever, [consultationId])).toEqual(await standingsFromRows(here.db, day, about))
    for (const one of [...codes.map((theme) => ({ theme })), { event: 'E' }, { point: 1 }])
      expect(await standingsAbout(here.db, day, { ...about, ...one })).toEqual(await standingsFromRows(here.db, day, { ...about, ...one }))
    const byHand = (await accountByHand(consultationId, day)).filter((line) => !line.startsWith('submissions | event-note'))
    expect(await accountCounted(consultationId, day)).toEqual(byHand)
  }
  // Of a day on which nothing has changed any more, the past and the present say the same.
  const { answered, counts } = await countedThen(here.db, consultationId, ever)
  expect(answered).toEqual(middleAndLongest(await answerWaits(here.db, consultationId, 'all')))
  const checkedNow = (await countsOf(here.db, [consultationId], ['main-theme'])).reduce((sum, { checked }) => sum + checked, 0)
  expect(counts.reduce((sum, { by, checked }) => sum + (by === 'main-theme' ? checked : 0), 0)).toBe(checkedNow)
  const { rows: places } = await sql`select * from standing_faults(${first}, ${last})`.execute(here.db)
  expect(places).toEqual([])
}

const steps = [
  'say',
  'say at an event',
  'say two at once',
  'set aside',
  'undo',
  'withdraw',
  'link',
  'unlink',
  'publish',
  'take down',
  'machine says a theme',
  'machine takes it back',
  'person says a theme',
  'person says no',
  'confirm',
  'unconfirm',
  'move a theme',
  'flag',
  'release',
  'count',
  'add up',
] as const
type Step = { does: (typeof steps)[number]; comment: number; other: number }
const stepAmong = (some: readonly Step['does'][]): fc.Arbitrary<Step> =>
  fc.record({
    does: fc.oneof(
      { weight: 1, arbitrary: fc.constant('say' as const) },
      { weight: 5, arbitrary: fc.constantFrom(...some) },
    ),
    comment: fc.nat(7),
    other: fc.nat(3),
  })

test('whatever is done, in whatever order, several at once: counters are what the rows come to', async () => {
  await holds(fc.array(fc.array(stepAmong(steps), { minLength: 1, maxLength: 3 }), { maxLength: 20 }), 25)
}, 240_000)

test('answers that come, change and go on many days: so does what the counters say of each day', async () => {
  const answering = ['link', 'link', 'unlink', 'publish', 'publish', 'take down', 'set aside', 'undo', 'withdraw', 'count'] as const
  await holds(fc.array(fc.array(stepAmong(answering), { minLength: 2, maxLength: 3 }), { minLength: 8, maxLength: 14 }), 12)
}, 240_000)

/** What links comments to a response and what publishes it hold the response, as their verbs do: neither sees half of the other. */
function alone<T>(response: { id: string }, act: (trx: Trx) => Promise<T>): Promise<T> {
  return here.db.transaction().execute(async (trx) => {
    await sql`select from response where id = ${response.id} for no key update`.execute(trx)
    return act(trx)
  })
}

async function holds(histories: fc.Arbitrary<Step[][]>, numRuns: number): Promise<void> {
  const rows = publishing(here)
  await fc.assert(
    fc.asyncProperty(histories, async (turns) => {
      const consultation = await make(here).consultation()
      const themes = Object.values(consultation.themes)
      const event = await here.db
        .insertInto('engagementEvent')
        .values({ consultationId: consultation.id, ref: 'E', title: 'Drop-in', kind: 'drop-in' })
        .returning('id')
        .executeTakeFirstOrThrow()
      const ids = await rows.saidMany(consultation, 3)
      const responses: PublishedResponse[] = []
      for (let n = 0; n < 2; n++) responses.push(await rows.draft(consultation, { ref: `${consultation.slug}-${n}` }))
      for (const turn of turns) {
        // What two people do at the same moment to the same thing may be refused to one of them: then it has not happened.
        await Promise.allSettled(turn.map(happen))
        expect(await told(consultation.id)).toEqual(await counted(consultation.id))
      }
      await expectTrue(consultation.id)

      async function happen({ does, comment, other }: Step): Promise<unknown> {
        const at = noon(`2026-05-${10 + comment}`)
        const id = ids[comment % ids.length] as string
        const themeId = themes[other % themes.length] as string
        const response = responses[other % 2] as PublishedResponse
        const assigned = { commentId: id, themeId }
        switch (does) {
          case 'say':
            return ids.push(...(await rows.saidMany(consultation, 1 + other, { at, late: other === 1 })))
          case 'say at an event':
            return ids.push(await rows.said(consultation, { at, channel: 'event', kind: 'event-note', eventId: event.id }))
          case 'say two at once':
            return ids.push(...(await rows.together(consultation, 2, { at, kind: other === 2 ? 'petition' : 'submission' })))
          case 'set aside':
            return rows.setAside(id, at, other % 2 === 0 ? 'thanks' : 'off-topic')
          case 'undo':
            return rows.undoSetAside(id, at)
          case 'withdraw':
            return rows.withdraw(id, at)
          case 'link':
            return alone(response, () => rows.link(response, [...new Set(ids.slice(comment, comment + 3))], at))
          case 'unlink':
            return alone(response, () => rows.unlink(response, id, at))
          case 'publish': {
            const { versionId } = await rows.version(response)
            return alone(response, async (trx) => {
              await trx
                .updateTable('publication')
                .set({ replacedAt: at })
                .where('responseId', '=', response.id)
                .where('replacedAt', 'is', null)
                .execute()
              await trx
                .insertInto('publication')
                .values({
                  responseId: response.id,
                  versionId,
                  publishedBy: here.cast.oscar.id,
                  publishedAt: at,
                  publishedOn: dayOf(at),
                  comments: 0,
                })
                .execute()
            })
          }
          case 'take down':
            return alone(response, (trx) =>
              trx
                .updateTable('publication')
                .set({ replacedAt: at })
                .where('responseId', '=', response.id)
                .where('replacedAt', 'is', null)
                .execute(),
            )
          case 'machine says a theme':
            return here.db
              .insertInto('themeAssignment')
              .values({ ...assigned, saidBy: 'machine', applies: true, score: 0.8, band: 'likely' })
              .execute()
          case 'machine takes it back':
            return here.db
              .updateTable('themeAssignment')
              .set({ replacedAt: at })
              .where('commentId', '=', id)
              .where('saidBy', '=', 'machine')
              .where('replacedAt', 'is', null)
              .execute()
          case 'person says a theme':
          case 'person says no':
            return here.db
              .insertInto('themeAssignment')
              .values({ ...assigned, saidBy: 'person', applies: does === 'person says a theme', personId: here.cast.olive.id })
              .execute()
          case 'confirm':
            return here.db.insertInto('themeConfirmation').values({ commentId: id, personId: here.cast.olive.id }).execute()
          case 'unconfirm':
            return here.db.deleteFrom('themeConfirmation').where('commentId', '=', id).execute()
          case 'move a theme': {
            const [top, below] = themes as [string, string]
            const parentId = other % 2 === 0 ? top : null
            return here.db.updateTable('theme').set({ parentId }).where('id', '=', below).execute()
          }
          case 'flag':
            return rows.flag(id)
          case 'release':
            return here.db
              .updateTable('safeguardingFlag')
              .set({ decision: 'release', decidedBy: here.cast.olive.id, decidedAt: at })
              .where('commentId', '=', id)
              .execute()
          case 'count':
            return sql`select count_new_comments(${1 + other})`.execute(here.db)
          case 'add up':
            return sql`select add_up_tallies()`.execute(here.db)
        }
      }
    }),
    { numRuns },
  )
}

test('two people who say two themes of one comment at the same moment: both are counted', async () => {
  const consultation = await make(here).consultation()
  const ids = await publishing(here).saidMany(consultation, 20)
  const say = (theme: 'maternity' | 'acute-shift') =>
    here.db
      .insertInto('themeAssignment')
      .values(
        (theme === 'maternity' ? ids : ids.toReversed()).map((commentId) => ({
          commentId,
          themeId: consultation.themes[theme] as string,
          saidBy: 'person' as const,
          applies: true,
          personId: here.cast.olive.id,
        })),
      )
      .execute()
  await Promise.all([say('maternity'), say('acute-shift'), countNew(here.db)])
  await expectTrue(consultation.id)
})

test('what left with an import that was undone is counted no more', async () => {
  const consultation = await make(here).consultation()
  const ids = await publishing(here).saidMany(consultation, 4)
  await countNew(here.db)
  await asOwner('with gone as (delete from comment where id = any($1) returning submission_id) delete from submission where id in (select submission_id from gone)', [
    ids.slice(0, 2),
  ])
  await expectTrue(consultation.id)
  expect(await told(consultation.id)).toContain('all |  | in-hand | f | 2 | 0')
})

test('adding up leaves one row for each counter, and none for what is gone', async () => {
  const consultation = await make(here).consultation()
  const rows = publishing(here)
  const ids = await rows.saidMany(consultation, 6)
  await countNew(here.db)
  for (const id of ids) await rows.setAside(id, noon('2026-05-20'))
  await countNew(here.db)
  const { rows: kept } = await sql<{ standing: string; n: number }>`
    select standing, n from comment_tally where consultation_id = ${consultation.id} and by = 'all'`.execute(here.db)
  expect(kept).toEqual([{ standing: 'set-aside', n: 6 }])
  await expectTrue(consultation.id)
})

test('adding up rewrites no counter to which nothing was added', async () => {
  const consultation = await make(here).consultation()
  const rows = publishing(here)
  const ids = await rows.saidMany(consultation, 6, { at: noon('2026-05-10') })
  await rows.saidMany(consultation, 6, { at: noon('2026-05-11') })
  await countNew(here.db)
  const written = async (day: string) =>
    (
      await sql<{ by: string; at: string; fresh: boolean }>`
        select by, xmin::text as at, fresh from comment_tally
        where consultation_id = ${consultation.id} and by in ('sort-day', 'day') and key like ${`${day}%`} order by by, at`.execute(here.db)
    ).rows
  const [other, own] = [await written('2026-05-11'), await written('2026-05-10')]
  for (const id of ids) await rows.setAside(id, noon('2026-05-20'))
  await countNew(here.db)
  expect(await written('2026-05-11')).toEqual(other)
  expect(await written('2026-05-10')).not.toEqual(own)
  expect((await written('2026-05-10')).filter(({ fresh }) => fresh)).toEqual([])
  await expectTrue(consultation.id)
})

test('the sweep finds a counter and a place that somebody changed by hand, says so and puts them right', async () => {
  const consultation = await make(here).consultation()
  const [id] = await publishing(here).saidMany(consultation, 3)
  await countNew(here.db)
  expect(await checkTallies(here.db)).toEqual([])
  expect(await checkStandings(here.db, first, last)).toEqual([])

  await asOwner(`update comment_tally set n = n + 1 where consultation_id = $1 and by = 'all'`, [consultation.id])
  expect(await told(consultation.id)).not.toEqual(await counted(consultation.id))
  expect(await checkTallies(here.db)).toEqual([expect.stringMatching(/^1 counters of consultation/)])
  await expectTrue(consultation.id)

  await asOwner(`update comment_standing set standing = 'answered', channel = 'paper' where id = $1`, [id])
  expect(await checkStandings(here.db, first, last)).toEqual([
    '1 comments did not stand where their rows say; they were placed again.',
  ])
  await expectTrue(consultation.id)
})

test('what came of comments before it was kept is filled in, and counted, by the migration', async () => {
  const consultation = await make(here).consultation()
  const rows = publishing(here)
  const ids = await rows.saidMany(consultation, 4)
  const [answered, aside, judged] = ids as [string, string, string]
  await rows.response(consultation, { on: '2026-05-14', comments: [answered] })
  await rows.setAside(aside, noon('2026-05-12'))
  await here.db
    .insertInto('themeAssignment')
    .values({
      commentId: judged,
      themeId: Object.values(consultation.themes)[0] as string,
      saidBy: 'person',
      applies: true,
      personId: here.cast.olive.id,
    })
    .execute()
  await countNew(here.db)
  await asOwner(`update comment_standing set moved = '{}', moved_how = '{}', waited = null, judged = '{}' where id = any($1)`, [ids])
  expect(await told(consultation.id)).not.toEqual(await counted(consultation.id))
  const pool = new pg.Pool({ connectionString: here.ownerUrl, max: 1 })
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  for (const _twice of [1, 2]) await fillFirst(owner)
  await owner.destroy()
  expect(await told(consultation.id)).toEqual(await counted(consultation.id))
  await expectTrue(consultation.id)
  expect(await told(consultation.id)).toContain('moved | 2026-05-14 + answered |  | f | 1 | 0')
})

test('how it came and which comments follow others is filled in, and counted, by the migration', async () => {
  const consultation = await make(here).consultation()
  const rows = publishing(here)
  const [first, second] = (await rows.together(consultation, 2)) as [string, string]
  await rows.response(consultation, { on: '2026-05-14', comments: [first] })
  await rows.setAside(second, noon('2026-05-12'))
  await countNew(here.db)
  await asOwner(`update comment_standing set moved_how = '{}', follows = false where id = any($1)`, [[first, second]])
  expect(await told(consultation.id)).not.toEqual(await counted(consultation.id))
  const pool = new pg.Pool({ connectionString: here.ownerUrl, max: 1 })
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  for (const _twice of [1, 2]) await fill(owner)
  await owner.destroy()
  await expectTrue(consultation.id)
  const lines = await told(consultation.id)
  expect(lines).toEqual(await counted(consultation.id))
  expect(lines).toContain('submission-day | 2026-05-10 submission |  | f | 1 | 0')
  expect(lines).toContain('moved-how | 2026-05-14 + answered 4 |  | f | 1 | 0')
  expect(lines).toContain('moved-how | 2026-05-12 + set-aside thanks |  | f | 1 | 0')
})

test('the application cannot write counters or places itself', async () => {
  for (const table of ['comment_standing', 'comment_tally'])
    await expect(sql`delete from ${sql.table(table)}`.execute(here.db)).rejects.toThrow('permission denied')
  await expect(sql`select place_themes(array[${randomUUID()}::uuid])`.execute(here.db)).rejects.toThrow('permission denied')
})

async function asOwner(statement: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: here.ownerUrl })
  await client.connect()
  try {
    await client.query(statement, values)
  } finally {
    await client.end()
  }
}
