import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Known } from '../../consultations/known.ts'
import type { Db, Trx } from '../../data/database.ts'
import { unseal } from '../../data/seal.ts'
import { type Cell, shownOf, smallest } from '../../data/small-numbers.ts'
import { equalityQuestions } from '../../intake/equality-vocabulary.ts'
import { type EqualityTables, EqualityTotals, peopleApart } from './equality-contract.ts'

type Said = { question: string; value: string }
/** By question, then by answer. */
type Counted = { submissions: number; people: number; last: string | null; cells: Map<string, Map<string, Cell>> }

const piece = 2_000
/** A file may bring any column as one of these: more tables than this are not read. */
const maxTables = 40

/**
 * Who answered, as far as people said: each question about equality with its answers, small numbers held back as everywhere. The
 * answers are opened here, counted and let go; no officer reads one person’s. Never by theme, place or another answer: of a
 * table that is crossed, few people are left in each cell. Officers see each submission as it comes: were the totals counted
 * for each look, the one number that changes would say what its author answered. So they change for ten people at a time.
 */
export async function equalityTables(
  db: Db,
  key: Buffer,
  { id, slug, title, asksEquality }: Pick<Known, 'id' | 'slug' | 'title' | 'asksEquality'>,
  at: Date,
): Promise<EqualityTables> {
  const { totals, countedAt } = await db.transaction().execute(async (trx) => {
    const none = { consultationId: id, countedAt: at, totals: null }
    await trx
      .insertInto('equalityCounted')
      .values(none)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    // Two who look at once see the same.
    const before = await trx
      .selectFrom('equalityCounted')
      .selectAll()
      .where('consultationId', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (before.totals !== null && (await changedSince(trx, id, before)) < peopleApart)
      return { totals: EqualityTotals.parse(before.totals), countedAt: before.countedAt }
    const { last, ...counted } = await count(trx, key, id)
    const totals = totalsOf(counted)
    const row = { people: counted.people, upTo: last, countedAt: at, totals: JSON.stringify(totals) }
    await trx.updateTable('equalityCounted').set(row).where('consultationId', '=', id).execute()
    return { totals, countedAt: at }
  })
  return { ...totals, consultation: { slug, title, asksEquality }, countedAt }
}

/** How many people who answered something have come or gone since. */
async function changedSince(
  trx: Trx,
  id: string,
  { people, upTo }: { people: number; upTo: string | null },
): Promise<number> {
  const { rows } = await sql<{ before: number; since: number }>`
    select count(*) filter (where s.id <= ${upTo}) as before, count(*) filter (where ${upTo}::uuid is null or s.id > ${upTo}) as since
    from submission s where s.consultation_id = ${id} and exists (select from equality_answer a where a.submission_id = s.id)`.execute(
    trx,
  )
  const { before = 0, since = 0 } = rows[0] ?? {}
  return Math.abs(people - before) + since
}

function totalsOf({ submissions, people, cells }: Omit<Counted, 'last'>): EqualityTotals {
  const ours = Object.values(equalityQuestions).map(({ text }): string => text)
  const place = (question: string) => (ours.includes(question) ? ours.indexOf(question) : ours.length)
  const all = [...cells]
    .sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b, 'en'))
    .slice(0, maxTables)
    .map(([question, said]) => tableOf(question, said))
  return {
    submissions,
    answered: people < smallest ? null : people,
    tables: all.flatMap(({ rows, ...table }) => (rows ? [{ ...table, rows }] : [])),
    tooFew: all.flatMap(({ question, rows }) => (rows ? [] : [question])),
  }
}

function tableOf(question: string, said: Map<string, Cell>) {
  const ours = choicesOf(question)
  // Our own answers are all listed, those that nobody gave too: a row that appears would show who came last. What few people
  // wrote of themselves in a file is not repeated, not even as a row without its number.
  const answers = [...new Set([...ours, ...said.keys()])]
  const cells = answers.map((answer) => said.get(answer) ?? { n: 0, key: 0 })
  const answered = cells.reduce((sum, { n }) => sum + n, 0)
  const shown = shownOf(cells, answered)
  const rows = shown
    ?.map((n, at) => ({ answer: answers[at] as string, n }))
    .filter(({ n, answer }) => n !== null || ours.includes(answer))
  return { question, answered, rows: rows?.some(({ n }) => n !== null) ? rows : null }
}

function choicesOf(question: string): string[] {
  const known = Object.values(equalityQuestions).find(({ text }) => text === question)
  return known ? Object.values(known.choices) : []
}

/** In pieces: opening half a million answers takes seconds, and others are served meanwhile. */
async function count(db: Db, key: Buffer, consultationId: string): Promise<Counted> {
  const counted: Counted = { submissions: 0, people: 0, last: null, cells: new Map() }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{ id: string; last: number; sealed: Buffer[] }>`
      select s.id, get_byte(uuid_send(s.id), 15) as last, array_agg(a.sealed) as sealed
      from (select id from submission where consultation_id = ${consultationId} and id > ${after} order by id limit ${piece}) s
      left join equality_answer a on a.submission_id = s.id group by s.id order by s.id`.execute(db)
    counted.submissions += rows.length
    for (const { last, sealed } of rows) {
      const said = sealed.filter((one) => one !== null).map((one) => unseal(key, one) as Said)
      if (said.length > 0) counted.people++
      // A question that a file asks in two columns counts each answer once.
      for (const [question, answers] of Map.groupBy(said, (one) => one.question.trim()))
        for (const answer of new Set(answers.map(({ value }) => value.trim())))
          add(counted.cells, question, answer, last)
    }
    const end = rows.at(-1)
    if (end) counted.last = end.id
    if (!end || rows.length < piece) break
    after = end.id
    await setImmediate()
  }
  return counted
}

function add(cells: Counted['cells'], question: string, answer: string, last: number): void {
  const own = cells.get(question) ?? new Map<string, Cell>()
  const { n, key } = own.get(answer) ?? { n: 0, key: 0 }
  own.set(answer, { n: n + 1, key: (key + last) % 256 })
  cells.set(question, own)
}
