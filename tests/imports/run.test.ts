import { whole } from '#server/data/visible.ts'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { FileRefused } from '#server/imports/reader/refused.ts'
import { decideAlike, heldReasons } from '#server/imports/decide.ts'
import { listImports } from '#server/imports/queries.ts'
import { importFile } from '#server/imports/run/run.ts'
import { newId } from '#server/data/ids.ts'
import { unseal } from '#server/data/seal.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

type Expected = { file: string; dataRows: number; accepted: number; rejected: number; comments: number }

const here = useHere()
const folder = fileURLToPath(new URL('../../server/demo/imports/', import.meta.url))
const { files } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { files: Expected[] }
const scratch = mkdtempSync(path.join(tmpdir(), 'said-imports-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const bytes = (text: string) => Buffer.from(text)
const sample = (file: string) => ({ path: path.join(folder, file) })

async function consultation(given: Parameters<ReturnType<typeof make>['consultation']>[0] = {}) {
  const { slug, id } = await make(here).consultation(given)
  const bring = async (
    source: Parameters<typeof importFile>[2],
    fileName = 'survey.csv',
    options: Partial<Parameters<typeof importFile>[5]> = {},
  ) =>
    importFile(here.db, here.config, source, fileName, await here.app.consultation(slug), {
      by: here.cast.olive.id,
      at: here.clock.now,
      ...options,
    })
  const bodies = async () =>
    (
      await here.db
        .selectFrom('comment')
        .innerJoin('submission as s', 's.id', 'comment.submissionId')
        .leftJoin('importRow as r', 'r.id', 's.importRowId')
        .select('body')
        .where('comment.consultationId', '=', id)
        .orderBy('r.line')
        .orderBy('comment.position')
        .execute()
    ).map(({ body }) => body)
  const submissions = () => here.db.selectFrom('submission').selectAll().where('consultationId', '=', id).execute()
  return { id, slug, bring, bodies, submissions }
}

describe.each(files)('$file', (expected) => {
  test('gives what the manifest says, each line accounted for, and adds nothing the second time', async () => {
    const { bring, submissions, id } = await consultation()
    const source = sample(expected.file)
    const dry = await bring(source, expected.file, { dryRun: true })
    expect(await submissions()).toHaveLength(0)
    const report = await bring(source, expected.file)
    expect(report).toEqual(dry)
    expect(report).toMatchObject({
      rows: expected.dataRows,
      accepted: expected.accepted,
      comments: expected.comments,
      held: [],
      already: 0,
    })
    expect(report.rejected).toHaveLength(expected.rejected)
    expect(await submissions()).toHaveLength(expected.accepted)
    const again = await bring(source, expected.file)
    expect(again).toMatchObject({ rows: expected.dataRows, accepted: 0, already: expected.accepted, comments: 0 })
    expect(await submissions()).toHaveLength(expected.accepted)
    const rows = await here.db
      .selectFrom('importRow as r')
      .innerJoin('import as i', 'i.id', 'r.importId')
      .select(['i.id', 'i.lines', 'r.outcome'])
      .where('i.consultationId', '=', id)
      .execute()
    for (const [, lines] of Map.groupBy(rows, (row) => row.id)) expect(lines).toHaveLength(lines[0]!.lines)
  })
})

const survey = (...rows: string[]) => bytes(['Response ID,Date,Comment', ...rows].join('\r\n'))

describe('a newer export of the same survey', () => {
  test('adds only what is new; a row that changed is held, and the old words stay', async () => {
    const { bring, bodies } = await consultation()
    await bring(survey('R-1,2026-05-02,Beds', 'R-2,2026-05-03,Buses'))
    const newer = await bring(survey('R-1,2026-05-02,Beds', 'R-2,2026-05-03,More buses', 'R-3,2026-05-04,Midwives'))
    expect(newer).toMatchObject({ accepted: 1, already: 1, held: [{ line: 3 }] })
    expect(newer.held[0]?.reason).toBe('The ID “R-2” was imported on 1 June 2026 with something else.')
    expect(await bodies()).toEqual(['Beds', 'Buses', 'Midwives'])
  })

  test('is known again with a column more, and rows without an ID by their content and how often it comes', async () => {
    const { bring, bodies } = await consultation()
    await bring(bytes('Date,Area,Comment\n2026-05-02,Melton,Thank you\n2026-05-02,Melton,Thank you'))
    const newer = await bring(
      bytes('Date,Area,Comment\n' + '2026-05-02,Melton,Thank you\n'.repeat(3) + '2026-05-02,Oakham,Thank you\n'),
    )
    expect(newer).toMatchObject({ accepted: 2, already: 2 })
    expect(await bodies()).toHaveLength(4)
  })

  test('two surveys that both number from 1 are kept apart', async () => {
    const { bring, bodies } = await consultation()
    await bring(
      bytes(
        'ID,Completion time,What do you like?\n1,2026-05-02,The beds are near home\n2,2026-05-02,The wards are clean and quiet',
      ),
    )
    const other = await bring(
      bytes(
        'ID,Submitted,Tell us about maternity services,Area\n1,2026-05-02,Midwives are kind to us,Melton\n2,2026-05-02,A birth centre please for Melton,Melton',
      ),
    )
    expect(other).toMatchObject({ accepted: 2, held: [] })
    expect(await bodies()).toHaveLength(4)
  })

  test.each([
    ['fewer than six in ten', 'One,Two,Three,Four,Five', 'Six,Seven,Eight,Nine,Ten', { accepted: 1, already: 0 }],
    ['six in ten', 'One,Two,Three,Four', 'One,Two,Three,Five', { accepted: 0, already: 1 }],
  ])(
    'two files with the same ID and question, and %s of their headings shared',
    async (_share, first, second, outcome) => {
      const { bring } = await consultation()
      const file = (headings: string) =>
        bytes(
          `ID,${headings},What do you like?\n1,${headings.replaceAll(/\w+/g, '')},The beds are near home and kept clean`,
        )
      await bring(file(first))
      expect(await bring(file(second))).toMatchObject(outcome)
    },
  )

  test('that is another survey after all is taken whole if a person says so', async () => {
    const { bring } = await consultation()
    await bring(survey('1,2026-05-02,Beds', '2,2026-05-03,Buses'))
    expect(await bring(survey('1,2026-05-02,Beds'), 'other.csv', { as: 'another' })).toMatchObject({
      accepted: 1,
    })
  })
})

describe('a contact detail that changed', () => {
  test('is brought up to date, and said; a newer export without one leaves it', async () => {
    const { bring, submissions, id } = await consultation()
    const file = (email: string) =>
      bytes(`Response ID,Date,Email,Comment\nK-1,2026-05-02,${email},More beds in Melton please`)
    await bring(file('old@example.org'))
    expect(await bring(file('new@example.org'))).toMatchObject({ already: 1, accepted: 0, held: [] })
    await bring(file(''))
    const [row] = await submissions()
    const contact = await here.db
      .selectFrom('contact')
      .select('sealed')
      .where('submissionId', '=', row!.id)
      .executeTakeFirstOrThrow()
    expect(unseal(here.config.contactKey, contact.sealed)).toMatchObject({ email: 'new@example.org' })
    const reasons = await here.db
      .selectFrom('importRow as r')
      .innerJoin('import as i', 'i.id', 'r.importId')
      .select('r.reason')
      .where('i.consultationId', '=', id)
      .where('r.reason', 'is not', null)
      .execute()
    expect(reasons).toEqual([{ reason: 'Its contact details were brought up to date.' }])
  })
})

describe('held rows', () => {
  test('are those under the name of the programme or of an owner: it did not answer its own question', async () => {
    const { bring, bodies, id } = await consultation()
    const { name } = await here.db.selectFrom('programme').select('name').executeTakeFirstOrThrow()
    const owner = await here.db
      .insertInto('organisation')
      .values({ slug: 'sample-valley', name: 'Sample Valley Trust', shortName: 'SVT', kind: 'provider' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await here.db
      .insertInto('consultationOwner')
      .values({ consultationId: id, organisationId: owner.id, addedAt: here.clock.now, addedBy: here.cast.ada.id })
      .execute()
    const rows = [
      '1,2026-06-01,Robin Placeholder,Where does it say that?',
      `2,2026-06-01,${name.toUpperCase()},Hello and thank you. See page 4.`,
      '3,2026-06-01,Sample  Valley Trust,The car park stays open.',
      '4,2026-06-01,Sample Valley Walkers,Then who uses it?',
    ]
    const report = await bring(bytes(['Ref,Date,Name,Comment', ...rows].join('\n')), 'posts.csv')
    expect(report.held).toEqual([3, 4].map((line) => ({ line, reason: 'By “Name”, the authority itself wrote this.' })))
    expect(await bodies()).toEqual(['Where does it say that?', 'Then who uses it?'])
  })

  test('that wait for the same reason are decided about together', async () => {
    const { bring, bodies, slug, id } = await consultation()
    await bring(bytes('Ref,Date,Comment\nA,03/04/2026,Beds\nB,05/04/2026,Buses\nC,06/04/2026,Parking'))
    const imported = await here.db
      .selectFrom('import')
      .select('id')
      .where('consultationId', '=', id)
      .executeTakeFirstOrThrow()
    const [why] = await heldReasons(here.db, imported.id)
    expect(why).toMatchObject({ rows: 3 })
    const known = await here.app.consultation(slug)
    const by = here.cast.olive.id
    const keep = { decision: 'keep' } as const
    expect(await decideAlike(here.db, here.config, known, imported.id, keep, why!.reason, by, here.clock.now)).toEqual({
      decided: 3,
      left: 0,
    })
    expect([await heldReasons(here.db, imported.id), await bodies()]).toEqual([[], []])
    // One word on the order of dates, and the whole file comes in.
    expect(
      await bring(bytes('Ref,Date,Comment\nA,03/04/2026,Beds\nB,05/04/2026,Buses'), 'again.csv', {
        dateOrder: 'day-first',
        as: 'another',
      }),
    ).toMatchObject({ accepted: 2, held: [] })
  })
})

test('a file without a column of comments is not imported, only tried out', async () => {
  const { bring } = await consultation()
  const file = bytes('Ref,Area\n1,Melton\n2,Oakham\n')
  expect((await bring(file, 'areas.csv', { dryRun: true })).warnings.join()).toMatch(/No column is taken for comments/)
  await expect(bring(file, 'areas.csv')).rejects.toThrow(/Please say which of its columns/)
})

describe('what is kept of a row', () => {
  test('its own date, late or not, channel, area, answers, and the line it came from', async () => {
    const { bring, submissions } = await consultation({ closesOn: '2026-05-10' })
    await bring(
      bytes(
        'Response ID,Date,Channel,Area,How far do you agree?,Comment,IP address,Name,Email,What is your age group?,Analyst notes\n' +
          'A1,2026-05-02 10:00,Letter,Melton,Agree,More beds,198.51.100.7,Jo Placeholder,jo@example.org,25-34,from a box\n' +
          'A2,2026-05-11 10:00,Online,Melton,Agree,Too late perhaps,198.51.100.8,,,,\n',
      ),
    )
    const [first, second] = (await submissions()).sort((a, b) => a.saidAt.getTime() - b.saidAt.getTime())
    expect(first).toMatchObject({
      channel: 'paper',
      area: 'Melton',
      late: false,
      saidAt: new Date('2026-05-02T09:00:00Z'),
    })
    expect(first?.answers).toEqual([
      { question: 'How far do you agree?', value: 'Agree' },
      { question: 'Channel', value: 'Letter' },
      { question: 'Note in the file', value: 'from a box' },
    ])
    expect(second).toMatchObject({ channel: 'web', late: true })
    const row = await here.db
      .selectFrom('importRow')
      .selectAll()
      .where('id', '=', first?.importRowId as string)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ line: 2, outcome: 'accepted', raw: null, submissionId: first?.id })
    const contact = await here.db
      .selectFrom('contact')
      .select('sealed')
      .where('submissionId', '=', first?.id as string)
      .executeTakeFirstOrThrow()
    expect(unseal(here.config.contactKey, contact.sealed)).toEqual({
      name: 'Jo Placeholder',
      email: 'jo@example.org',
      phone: null,
    })
    const equality = await here.db
      .selectFrom('equalityAnswer')
      .select('sealed')
      .where('submissionId', '=', first?.id as string)
      .executeTakeFirstOrThrow()
    expect(unseal(here.config.contactKey, equality.sealed)).toEqual({
      question: 'What is your age group?',
      value: '25-34',
    })
  })

  test('questions are found by their words, points by number and title, and other headings are kept as asked', async () => {
    const { bring, id, slug } = await consultation()
    const point = await here.db
      .insertInto('point')
      .values({ consultationId: id, number: 2, title: 'Women’s services and maternity' })
      .returning('id')
      .executeTakeFirstOrThrow()
    here.app.invalidate('settings')
    const known = await here.app.consultation(slug)
    await bring(
      bytes(
        'Response ID,Date,"What concerns you, or what is missing? \n(Please do not include names.)",2. Women’s services and maternity - Please tell us why,What else would you change about it all?\n' +
          'B1,2026-05-02,The buses are late in the evening,The midwives were kind to us,Nothing at all I think\n' +
          'B2,2026-05-02,No parking anywhere near the clinic,One birth centre is not enough,More time with the doctor\n',
      ),
    )
    const comments = await here.db
      .selectFrom('comment')
      .select(['position', 'questionId', 'pointId', 'asked'])
      .where('consultationId', '=', id)
      .orderBy('position')
      .execute()
    expect(comments[0]).toMatchObject({ questionId: known.questions[1]?.id, asked: null })
    expect(comments[2]).toMatchObject({
      questionId: null,
      pointId: point.id,
      asked: '2. Women’s services and maternity - Please tell us why',
    })
    expect(comments[4]).toMatchObject({ pointId: null, asked: 'What else would you change about it all?' })
  })

  test('notes go to the events they name: known ones by reference or title and day, others are added as held', async () => {
    const { bring, id } = await consultation()
    await here.db
      .insertInto('engagementEvent')
      .values({ consultationId: id, ref: 'E01', title: 'Open drop-in', day: '2014-07-02', kind: 'drop-in' })
      .execute()
    await bring(sample('event-notes.csv'), 'event-notes.csv')
    await bring(sample('awkward-filldown.csv'), 'awkward-filldown.csv')
    const events = await here.db
      .selectFrom('engagementEvent')
      .select(['ref', 'held', 'kind', 'importId'])
      .where('consultationId', '=', id)
      .orderBy('ref')
      .execute()
    expect(events.filter(({ ref }) => /^E\d\d$/.test(ref))).toHaveLength(12)
    expect(events[0]).toMatchObject({ ref: 'E01', kind: 'drop-in', importId: null })
    expect(events).toHaveLength(15)
    const dots = await here.db
      .selectFrom('submission')
      .select(({ fn }) => fn.sum<string>('dots').as('dots'))
      .where('consultationId', '=', id)
      .where('eventId', 'in', (eb) => eb.selectFrom('engagementEvent').select('id').where('ref', '~', '^E\\d\\d$'))
      .executeTakeFirstOrThrow()
    expect(Number(dots.dots)).toBe(396)
  })

  test('no IP address, and no name or address in clear, anywhere', async () => {
    const { bring } = await consultation()
    await bring(
      bytes(
        'Response ID,Date,IP address,Email,Comment\nC1,2026-05-02,198.51.100.7,pat@example.org,Beds\n' +
          'C1,2026-05-02,198.51.100.9,sam@example.org,Other beds\nC3,2026-05-02,198.51.100.10,x@example.org,Beds,more,cells\n',
      ),
    )
    const { rows } = await here.pool.query<{ text: string }>(
      `select (select json_agg(r) from import_row r)::text || (select json_agg(s) from submission s)::text ||
        (select json_agg(c) from contact c)::text || (select json_agg(i) from import i)::text || (select json_agg(h) from history h)::text as text`,
    )
    expect(rows[0]?.text).not.toMatch(/198\.51\.100|pat@example|sam@example/)
  })

  test('a letter of 60,000 characters is kept whole', async () => {
    const { bring, bodies } = await consultation()
    const long = 'Dear all, '.repeat(6_000).trim()
    await bring(survey(`D1,2026-05-02,"${long}"`))
    expect(await bodies()).toEqual([long])
  })

  test('a date that has not come yet is held', async () => {
    const { bring } = await consultation()
    expect(await bring(survey('F1,2026-06-02,Beds'))).toMatchObject({ accepted: 0, held: [{ line: 2 }] })
  })
})

const big = (rows: number) => survey(...Array.from({ length: rows }, (_, n) => `N-${n},2026-05-02,Comment number ${n}`))

describe('an import that is cut short', () => {
  test('says so once nothing is at it, and when it ended once it has', async () => {
    const { bring, slug, id } = await consultation()
    const stop = new AbortController()
    const file = big(2_500)
    await bring(file, 'survey.csv', { signal: stop.signal, onProgress: () => stop.abort() }).catch(() => undefined)
    const listed = async () => (await listImports(here.db, whole, { consultation: slug })).items[0]!
    const change = (what: { lastAt?: Date; uploadId?: string }) =>
      here.db.updateTable('import').set(what).where('consultationId', '=', id).execute()
    expect((await listed()).state).toBe('running')
    await change({ lastAt: new Date(Date.now() - 300_000) }) // the database's own clock is asked
    expect((await listed()).state).toBe('cut-short')
    await change({ uploadId: newId(here.clock.now) })
    expect((await listed()).state).toBe('interrupted')
    const ended = new Date(here.clock.now.getTime() + 3_600_000)
    await bring(file, 'survey.csv', { now: () => ended })
    expect(await listed()).toMatchObject({ state: 'finished', finishedAt: ended })
  })

  test('goes on where it stopped, with every row once', async () => {
    const { bring, bodies, id } = await consultation()
    const stop = new AbortController()
    const cut = bring(big(3_500), 'big.csv', { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(cut).rejects.toThrow()
    expect(await bodies()).toHaveLength(1_000)
    const report = await bring(big(3_500), 'big.csv')
    expect(report).toMatchObject({ rows: 3_500, accepted: 3_500, already: 0, comments: 3_500 })
    expect(await bodies()).toEqual(Array.from({ length: 3_500 }, (_, n) => `Comment number ${n}`))
    const imports = await here.db.selectFrom('import').select('id').where('consultationId', '=', id).execute()
    expect(imports).toHaveLength(1)
  })

  test('two processes that carry on with it at once still take every row once', async () => {
    const { bring, bodies } = await consultation()
    const stop = new AbortController()
    await bring(big(3_500), 'big.csv', { signal: stop.signal, onProgress: () => stop.abort() }).catch(() => undefined)
    await Promise.allSettled([bring(big(3_500), 'big.csv'), bring(big(3_500), 'big.csv')])
    expect(new Set(await bodies()).size).toBe(3_500)
    expect(await bodies()).toHaveLength(3_500)
  })

  test('kill -9 in the middle of 50,000 rows on the command line, started again, ends with every row once', async () => {
    const { slug, id } = await consultation()
    const file = path.join(scratch, 'fifty.csv')
    writeFileSync(file, big(50_000))
    const first = command([file, '--consultation', slug, '--json'])
    const count = async () =>
      Number((await here.pool.query('select count(*) as n from submission where consultation_id = $1', [id])).rows[0].n)
    while ((await count()) < 3_000) await new Promise((resolve) => setTimeout(resolve, 20))
    first.child.kill('SIGKILL')
    await first.ended
    const before = await count()
    expect(before).toBeLessThan(50_000)
    const { stdout, code } = await command([file, '--consultation', slug, '--json']).ended
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ rows: 50_000, accepted: 50_000, rejected: [], held: [], already: 0 })
    const { rows } = await here.pool.query(
      'select count(*) as n, count(distinct body) as different from comment where consultation_id = $1',
      [id],
    )
    expect(rows[0]).toEqual({ n: 50_000, different: 50_000 })
  })
})

describe('the command line', () => {
  test('prints one JSON object and nothing else on a dry run, for every sample file', async () => {
    const { slug, submissions } = await consultation()
    for (const expected of files) {
      const file = path.join(folder, expected.file)
      const { stdout, stderr, code } = await command([file, '--consultation', slug, '--dry-run', '--json']).ended
      expect([code, stderr]).toEqual([0, ''])
      const report = JSON.parse(stdout) as { rejected: object[] }
      expect(report).toMatchObject({
        file: expected.file,
        rows: expected.dataRows,
        accepted: expected.accepted,
        comments: expected.comments,
        held: [],
        already: 0,
      })
      expect(report.rejected).toHaveLength(expected.rejected)
    }
    expect(await submissions()).toHaveLength(0)
  })

  test.each([
    ['a web page', 'page.csv', '<!doctype html><html><table><tr><td>Comment</td></tr></table></html>', /web page/],
    ['an empty file', 'empty.csv', '', /empty/],
    ['a damaged workbook', 'broken.xlsx', 'PK\u0003\u0004 and then nothing', /damaged/],
  ])('refuses %s with exit 1 and one sentence', async (_what, name, content, sentence) => {
    const { slug, submissions } = await consultation()
    const file = path.join(scratch, name)
    writeFileSync(file, content)
    const { stdout, stderr, code } = await command([file, '--consultation', slug, '--dry-run', '--json']).ended
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(await submissions()).toHaveLength(0)
  })

  test('decides about all held rows at once where it is told to', async () => {
    const { slug, bodies, id } = await consultation()
    const file = path.join(scratch, 'days.csv')
    // A day to come holds its row.
    writeFileSync(file, 'Ref,Date,Comment\nA,2014-07-03,Beds\nB,2094-07-04,Buses\nC,2094-07-05,Parking\n')
    const plain = await command([file, '--consultation', slug, '--dry-run', '--held', 'take']).ended
    expect(plain.stdout).toContain('Line 3 would be taken, if it can be: ')
    const { stdout, code } = await command([file, '--consultation', slug, '--held', 'take', '--json']).ended
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { submissions: 3, comments: 3, held: [] }])
    expect((await bodies()).sort()).toEqual(['Beds', 'Buses', 'Parking'])
    const told = await here.db
      .selectFrom('history')
      .select(['actorId', 'action'])
      .where('consultationId', '=', id)
      .where('action', '=', 'import.row-taken')
      .execute()
    expect(told).toEqual(Array(2).fill({ actorId: null, action: 'import.row-taken' }))

    writeFileSync(file, 'Ref,Date,Comment\nD,2014-07-03,Lifts\nE,2094-07-04,Trees\n')
    const left = await command([file, '--consultation', slug, '--as', 'another', '--held', 'keep', '--json']).ended
    expect(JSON.parse(left.stdout)).toMatchObject({ submissions: 1, held: [] })
    expect(await bodies()).not.toContain('Trees')
    expect((await command([file, '--consultation', slug, '--held', 'drop']).ended).stderr).toBe(
      '“drop” is nothing that --held can be: take or keep.\n',
    )
  })

  test('says in a sentence what it does not know', async () => {
    const { slug } = await consultation()
    const file = path.join(folder, 'citizen-space.csv')
    expect((await command([file, '--consultation', 'nowhere']).ended).stderr).toBe(
      'There is no published consultation “nowhere”.\n',
    )
    expect((await command([file, '--consultation', slug, '--phase', 'x']).ended).stderr).toContain(
      'There is no phase “x”.',
    )
    expect((await command([file, '--consultation', slug, '--map', 'y']).ended).stderr).toContain('called “y”')
    expect((await command(['missing.csv', '--consultation', slug]).ended).stderr).toBe(
      'There is no file “missing.csv”.\n',
    )
  })
})

test('a file that is refused leaves nothing behind', async () => {
  const { bring, id } = await consultation()
  await expect(bring(bytes('<html><body>Sign in</body></html>'))).rejects.toThrow(FileRefused)
  await expect(bring(bytes('Comment\n'))).rejects.toThrow(FileRefused)
  const left = await here.db.selectFrom('import').select('id').where('consultationId', '=', id).execute()
  expect(left).toEqual([])
})

/** The real command in a process of its own, on this file's database. */
function command(given: string[]) {
  const child = spawn(process.execPath, ['server/process/bin/import.ts', ...given], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: here.appUrl,
      DATABASE_OWNER_URL: here.ownerUrl,
      CALLED_FROM: scratch,
      CONTACT_KEY: '00'.repeat(32),
      RECEIPT_KEY: '11'.repeat(32),
    },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  const ended = new Promise<{ stdout: string; stderr: string; code: number | null }>((resolve) =>
    child.on('close', (code) => resolve({ stdout, stderr, code })),
  )
  return { child, ended }
}
