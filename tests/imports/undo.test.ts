import { expect, test } from 'vitest'
import { importFile } from '#server/imports/run/run.ts'
import { importView } from '#server/imports/queries.ts'
import { carryOnUndoing, undoImport, whyNotUndo } from '#server/imports/run/undo.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'

const here = useHere()

const file = Buffer.from(
  'Response ID,Date,Event,Email,What is your age group?,Comment\n' +
    'R-1,2026-05-02,Open drop-in,pat@example.org,25-34,More beds in Melton\n' +
    'R-2,2026-05-02,Open drop-in,,25-34,A bus to the clinic\n',
)

let minutes = 0

/** An import of two notes, its id, its comments and counts of all that hangs on it. */
async function imported() {
  const { slug, id: consultationId, themes } = await make(here).consultation()
  const bring = async () =>
    importFile(here.db, here.config, file, 'notes.csv', await here.app.consultation(slug), {
      by: here.cast.olive.id,
      at: new Date(here.clock.now.getTime() + ++minutes * 60_000),
    })
  await bring()
  const importId = async () =>
    (
      await here.db
        .selectFrom('import')
        .select('id')
        .where('consultationId', '=', consultationId)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    ).id
  const comments = async () =>
    (
      await here.db
        .selectFrom('comment')
        .innerJoin('submission as s', 's.id', 'comment.submissionId')
        .select('comment.id')
        .where('comment.consultationId', '=', consultationId)
        .where('s.importRowId', 'is not', null)
        .orderBy('body')
        .execute()
    ).map(({ id }) => id)
  return { slug, consultationId, themes, bring, id: await importId(), importId, comments }
}

async function response(consultationId: string) {
  const ref = `Y-${Math.random().toString(36).slice(2, 8)}`
  const { id } = await here.db
    .insertInto('response')
    .values({ consultationId, ref, createdBy: here.cast.olive.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = await here.db
    .insertInto('responseVersion')
    .values({ responseId: id, number: 1, editedBy: here.cast.olive.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const publish = () =>
    here.db
      .insertInto('publication')
      .values({
        responseId: id,
        versionId: version.id,
        publishedBy: here.cast.oscar.id,
        publishedOn: '2026-06-01',
        comments: 1,
      })
      .execute()
  const link = (commentId: string) =>
    here.db.insertInto('responseComment').values({ responseId: id, commentId, linkedBy: here.cast.olive.id }).execute()
  const quote = (commentId: string) =>
    here.db.insertInto('responseQuote').values({ versionId: version.id, commentId, position: 1 }).execute()
  return { id, ref, publish, link, quote }
}

test('takes every submission back, keeps the account of each line, and the file can be imported again', async () => {
  const { slug, consultationId, bring, id, importId, comments } = await imported()
  await say(here.app, slug, 'From the web, not from the file.')
  expect(await undoImport(here.db, id, here.cast.olive.id, here.clock.now)).toEqual({
    submissions: 2,
    comments: 2,
    done: true,
  })
  const left = await here.db.selectFrom('comment').select('body').where('consultationId', '=', consultationId).execute()
  expect(left).toEqual([{ body: 'From the web, not from the file.' }])
  const events = await here.db
    .selectFrom('engagementEvent')
    .select('id')
    .where('consultationId', '=', consultationId)
    .execute()
  expect(events).toEqual([])
  const lines = await here.db
    .selectFrom('importRow')
    .select(['line', 'outcome', 'sourceId', 'submissionId'])
    .where('importId', '=', id)
    .orderBy('line')
    .execute()
  expect(lines).toEqual([
    { line: 2, outcome: 'accepted', sourceId: 'R-1', submissionId: null },
    { line: 3, outcome: 'accepted', sourceId: 'R-2', submissionId: null },
  ])
  const deeds = await here.db
    .selectFrom('history')
    .select(['action', 'actorId', 'detail'])
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute()
  expect(deeds.map(({ action }) => action)).toEqual(['import.begun', 'import.finished', 'import.undone'])
  expect(deeds.at(-1)).toMatchObject({ actorId: here.cast.olive.id, detail: { submissions: 2, comments: 2 } })
  expect(await bring()).toMatchObject({ accepted: 2, already: 0 })
  expect(await importId()).not.toBe(id)
  expect(await comments()).toHaveLength(2)
})

test('takes with it all that was made of its comments, drafts’ links included', async () => {
  const { consultationId, themes, id, comments } = await imported()
  const [first, second] = (await comments()) as [string, string]
  const by = here.cast.olive.id
  const themeId = themes['acute-shift'] as string
  await here.db
    .insertInto('themeAssignment')
    .values({ commentId: first, themeId, saidBy: 'machine', applies: true, score: 0.9, band: 'likely' })
    .execute()
  await here.db.insertInto('themeConfirmation').values({ commentId: first, personId: by }).execute()
  await here.db.insertInto('setAside').values({ commentId: second, reason: 'thanks', byPerson: by }).execute()
  await here.db
    .insertInto('redaction')
    .values({ commentId: first, publicBody: 'x', reason: 'y', byPerson: by })
    .execute()
  await here.db.insertInto('personalMark').values({ commentId: first, kind: 'name', starts: 0, ends: 2 }).execute()
  await here.db.insertInto('commentRoute').values({ commentId: first, route: 'foi' }).execute()
  await here.db.insertInto('safeguardingFlag').values({ commentId: second, kind: 'harm', why: 'words' }).execute()
  const campaign = await here.db
    .insertInto('campaign')
    .values({ consultationId, letterCommentId: first })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db.insertInto('campaignMember').values({ commentId: first, campaignId: campaign.id }).execute()
  await here.db.insertInto('codingClaim').values({ commentId: first, personId: by, until: here.clock.now }).execute()
  const { id: sampleId } = await here.db
    .insertInto('codingSample')
    .values({ consultationId, seed: 1, drawnFrom: 2, drawnBy: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db.insertInto('codingSampleCoder').values({ sampleId, personId: by, position: 1 }).execute()
  await here.db
    .insertInto('codingSampleComment')
    .values({ sampleId, commentId: first, position: 1, machine: [] })
    .execute()
  await here.db
    .insertInto('blindCoding')
    .values({ sampleId, commentId: first, personId: by, themes: [themeId] })
    .execute()
  const { id: noteId } = await here.db
    .insertInto('workNote')
    .values({ commentId: first, body: 'Is this about Melton?', byPerson: by, at: here.clock.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db.insertInto('workNoteMention').values({ noteId, personId: here.cast.oscar.id }).execute()
  const draft = await response(consultationId)
  await draft.link(first)
  await draft.quote(first)
  await undoImport(here.db, id, by, here.clock.now)
  expect(await comments()).toEqual([])
  expect(await here.db.selectFrom('workNote').select('id').where('id', '=', noteId).execute()).toEqual([])
})

test('a campaign whose letter goes is led by another of its letters', async () => {
  const { slug, consultationId, id, comments } = await imported()
  const [letter] = (await comments()) as [string]
  await say(here.app, slug, 'More beds in Melton')
  const { id: other } = await here.db
    .selectFrom('comment')
    .innerJoin('submission as s', 's.id', 'comment.submissionId')
    .select('comment.id')
    .where('comment.consultationId', '=', consultationId)
    .where('s.importRowId', 'is', null)
    .executeTakeFirstOrThrow()
  const campaign = await here.db
    .insertInto('campaign')
    .values({ consultationId, letterCommentId: letter })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('campaignMember')
    .values([letter, other].map((commentId) => ({ commentId, campaignId: campaign.id })))
    .execute()
  await undoImport(here.db, id, here.cast.olive.id, here.clock.now)
  const found = await here.db.selectFrom('campaign').select('letterCommentId').where('id', '=', campaign.id).execute()
  expect(found).toEqual([{ letterCommentId: other }])
})

test('is refused once a comment of it is answered in public, and says by which response', async () => {
  const { consultationId, id, comments } = await imported()
  const [first] = (await comments()) as [string]
  const answer = await response(consultationId)
  await answer.link(first)
  expect(await whyNotUndo(here.db, id)).toEqual([])
  await answer.publish()
  const refused = undoImport(here.db, id, here.cast.olive.id, here.clock.now)
  await expect(refused).rejects.toThrow(
    `This import cannot be taken back: 1 of its comments is answered by the published response ${answer.ref}.`,
  )
  expect(await comments()).toHaveLength(2)
})

test('is refused once a comment of it is quoted in public', async () => {
  const { consultationId, id, comments } = await imported()
  const [first] = (await comments()) as [string]
  const answer = await response(consultationId)
  await answer.quote(first)
  await answer.publish()
  await expect(undoImport(here.db, id, here.cast.olive.id, here.clock.now)).rejects.toThrow(
    `quoted in the published response ${answer.ref}`,
  )
})

test('is refused once its comments were acted on for safeguarding, or withdrawn by their authors', async () => {
  const { id, comments } = await imported()
  const [first, second] = (await comments()) as [string, string]
  await here.db
    .insertInto('safeguardingFlag')
    .values({
      commentId: first,
      kind: 'harm',
      why: 'words',
      decision: 'refer',
      decidedBy: here.cast.sam.id,
      decidedAt: here.clock.now,
    })
    .execute()
  await here.db.insertInto('withdrawal').values({ commentId: second }).execute()
  expect(await whyNotUndo(here.db, id)).toEqual([
    '1 of its comments has been acted on for safeguarding.',
    '1 of its comments has been withdrawn by its author; importing the file again would bring it back.',
  ])
  await expect(undoImport(here.db, id, here.cast.olive.id, here.clock.now)).rejects.toThrow(/cannot be taken back/)
})

test('is done once: the second time is refused', async () => {
  const { id } = await imported()
  await undoImport(here.db, id, here.cast.olive.id, here.clock.now)
  await expect(undoImport(here.db, id, here.cast.olive.id, here.clock.now)).rejects.toThrow('taken back already')
})

test('the application itself cannot delete what was said', async () => {
  await imported()
  for (const table of ['comment', 'submission', 'import', 'import_row', 'equality_answer']) {
    await expect(here.pool.query(`delete from ${table}`)).rejects.toThrow(/permission denied/)
  }
})

test('every table that refers to comments or submissions is seen to, goes with them, or lets them go', async () => {
  const { rows } = await here.pool.query<{ name: string }>(`
    select distinct c.conrelid::regclass::text as name from pg_constraint c
    where c.contype = 'f' and c.confdeltype not in ('c', 'n') and c.confrelid in ('comment'::regclass, 'submission'::regclass)`)
  const { rows: source } = await here.pool.query<{ text: string }>(
    `select string_agg(pg_get_functiondef(oid), '') as text from pg_proc where proname in ('undo_import_piece', 'undo_obstacles', 'drop_sent_words')`,
  )
  expect(rows.map(({ name }) => name).filter((name) => !source[0]?.text.includes(name))).toEqual([])
})

test('every foreign key that taking back has to check has a full index of its own', async () => {
  const { rows } = await here.pool.query<{ key: string }>(`
    select k.conrelid::regclass || ' (' || a.attname || ')' as key
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and cardinality(k.conkey) = 1
      and k.confrelid in ('comment'::regclass, 'submission'::regclass, 'import_row'::regclass)
      and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1] and i.indisvalid
          -- One that leaves out the rows without any serves as well: no delete looks for those.
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = '(' || a.attname || ' IS NOT NULL)'))
    order by 1`)
  expect(rows.map(({ key }) => key)).toEqual([])
})

test('is taken back in pieces, each of which leaves the counts true, and goes on after a stop', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const rows = Array.from({ length: 4_500 }, (_, n) => `P-${n},2026-05-02,Longer hours for clinic number ${n}`)
  await importFile(
    here.db,
    here.config,
    Buffer.from(['Response ID,Date,Comment', ...rows].join('\n')),
    'many.csv',
    await here.app.consultation(slug),
    { by: here.cast.olive.id, at: here.clock.now },
  )
  const { id } = await here.db
    .selectFrom('import')
    .select('id')
    .where('consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()
  const counts = () =>
    here.db
      .selectFrom('import')
      .select(['takenBack', 'undoneAt', 'undoingAt'])
      .select(({ selectFrom }) =>
        selectFrom('comment')
          .whereRef('consultationId', '=', 'import.consultationId')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .as('left'),
      )
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  expect(await undoImport(here.db, id, here.cast.olive.id, here.clock.now, () => false)).toMatchObject({ done: false })
  expect(await counts()).toMatchObject({ takenBack: 2_000, left: 2_500, undoneAt: null })
  expect((await importView(here.db, id)).state).toBe('undoing')
  expect(await carryOnUndoing(here.db, id, here.clock.now)).toEqual({ submissions: 4_500, comments: 4_500, done: true })
  expect(await counts()).toMatchObject({ takenBack: 4_500, left: 0 })
  expect((await importView(here.db, id)).state).toBe('undone')
})
