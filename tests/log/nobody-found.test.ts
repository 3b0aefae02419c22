import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { maxMoved, shownOf, smallest, smallestTable } from '#server/data/small-numbers.ts'
import { respondentKinds } from '#server/intake/contract.ts'
import type { Account } from '#server/log/account/contract.ts'
import type { Log } from '#server/log/contract.ts'
import type { Subject } from '#server/subjects/contract.ts'
import { addDays } from '#server/data/time.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

/*
 * An attacker reads every public answer, over all pairs of filters, all files and several days, and knows the rule by which
 * numbers are held back. For each cell of fewer than five we look for other people who would have given all the same answers,
 * with another number in that cell. Where another fits, nobody can say which it is.
 */
const here = useHere()
const areas = ['Leicester city', 'Melton', 'Rutland']
const kinds = Object.values(respondentKinds)
const kindCodes = Object.keys(respondentKinds) as (keyof typeof respondentKinds)[]
const moments = 5
const firstDay = '2026-05-10'

/** One comment; its submission has the area and the kind. `came` and `linked` are moments. */
type Row = {
  id: string
  submission: number
  themes: string[]
  point: number | null
  event: string | null
  channel: string
  came: number
  linked: Map<string, number>
}
type Person = { area: string | null; kind: (typeof kindCodes)[number] | null }
type By = 'area' | 'kind'

/** What one answer says; `rows` are those it speaks of by then. */
type Table = {
  is: 'table'
  name: string
  moment: number
  by: By
  unit: 'comments' | 'submissions'
  rows: number[]
  /** Set where it speaks of one place alone. */
  of?: string
  shown: (number | null)[] | null
}
type Said = { is: 'exactly' | 'at least' | 'at most'; name: string; by: By; value: string; rows: number[]; n: number }
type Answer = Table | Said

const labelsOf = (by: By) => (by === 'area' ? areas : kinds)

test.each([1, 2, Number(process.env.SEED ?? 3)])(
  'no number under five can be worked out from all public answers together (drawn with %i)',
  async (seed) => {
    const drawn = await draw(seed)
    const { rows, people } = drawn
    const answers: Answer[] = []
    for (let moment = 0; moment < moments; moment++) {
      await drawn.arrive(moment)
      answers.push(...(await readAll(drawn, moment)))
    }
    expect(answers.filter(({ is }) => is === 'table').length).toBeGreaterThan(70)
    expect(answers.some((answer) => answer.is === 'table' && answer.shown?.some((n) => n !== null))).toBe(true)
    const world = worldOf(rows, people, answers)
    expect(world.faultsOf(new Map()), 'the answers contradict the rows').toBe(0)

    const found: string[] = []
    let hidden = 0
    for (const table of answers) {
      if (table.is !== 'table' || (table.moment !== 0 && table.moment !== moments - 1)) continue
      for (const [index, label] of [...labelsOf(table.by), null].entries()) {
        const n = world.count(table, label, new Map())
        if (n >= smallest) continue
        hidden++
        expect(table.shown?.[index] ?? null, `${table.name}, ${label}`).toBeNull()
        if (found.length > 4) continue
        const fits = world.numbersThatFit(table, label, seed)
        if (fits.size < 2 && table.rows.length > 0) found.push(`${table.name}, ${label}: ${[...fits].join(' or ')}`)
      }
    }
    expect(hidden).toBeGreaterThan(50)
    expect(found).toEqual([])
  },
  120_000,
)

test('no page, embed or file of a place holds an exact total', async () => {
  const { slug, ref } = await draw(9)
  const named = `consultation=${slug}&place=Leicester+city`
  const whole = [
    `/log?consultation=${slug}`,
    `/embed/log?consultation=${slug}`,
    `/consultations/${slug}/themes/maternity`,
  ]
  const ofPlace = [`/log?${named}`, `/embed/log?${named}`, `/consultations/${slug}/places/Leicester%20city`]
  const pageOf = async (url: string) => (await here.app.inject({ url, headers: { accept: 'text/html' } })).body
  for (const url of whole) expect(await pageOf(url), url).toContain('class="sum')
  for (const url of ofPlace) {
    const page = await pageOf(url)
    expect(page, url).not.toContain('class="sum')
    expect(page, url).toContain(ref)
  }
  // Channels are counted exactly: they do not stand under words that say otherwise.
  const theme = await pageOf(`/consultations/${slug}/themes/maternity`)
  expect(theme.indexOf('How it reached us')).toBeGreaterThan(0)
  expect(theme.indexOf('numbers under 5 are held back')).toBeGreaterThan(theme.indexOf('How it reached us'))
  const file = (await here.app.inject(`/log.json?${named}&since=2026-05-01`)).json<Log>()
  expect(file).toMatchObject({ standings: null, sinceThen: null, themes: [], total: 1 })
})

/** A consultation with few people in some places and kinds, of whom more arrive at each moment. */
async function draw(seed: number) {
  const random = randomOf(seed)
  // How a number is moved follows from the ids: the same for everybody who runs this.
  const drawnId = () => {
    const hex = createHash('sha256').update(`${seed} ${random()}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
  const pick = <T>(of: readonly (readonly [T, number])[]): T => {
    let at = random() * of.reduce((sum, [, weight]) => sum + weight, 0)
    return (of.find(([, weight]) => (at -= weight) < 0) ?? of[0]!)[0]
  }
  const consultation = await make(here).consultation({ slug: `drawn-${seed}` })
  const { maternity } = consultation.themes as { maternity: string }
  const [sub] = await here.db
    .insertInto('theme')
    .values({ consultationId: consultation.id, parentId: maternity, code: `sub-${seed}`, label: 'Midwives' })
    .returning(['id', 'code'])
    .execute()
  const points = await here.db
    .insertInto('point')
    .values([1, 2].map((number) => ({ consultationId: consultation.id, number, title: `Point ${number}` })))
    .returning(['id', 'number'])
    .execute()
  const [event] = await here.db
    .insertInto('engagementEvent')
    .values({ consultationId: consultation.id, kind: 'drop-in', day: firstDay, ref: `EV-${seed}`, title: 'Drop-in' })
    .returning(['id', 'ref'])
    .execute()
  const entries = publishing(here)
  const answer = await entries.response(consultation, { on: firstDay, themes: [maternity] })
  here.app.invalidate('public')

  const themeIds: Record<string, string> = { ...consultation.themes, [sub!.code]: sub!.id }
  const rows: Row[] = []
  const people: Person[] = []

  const arrive = async (moment: number) => {
    here.clock.now = noon(addDays('2026-06-01', moment))
    const count = moment === 0 ? 70 : 1 + Math.floor(random() * 3)
    for (let at = 0; at < count; at++) {
      const person: Person = {
        area: pick([
          ['Leicester city', 60],
          ['Melton', 25],
          ['Rutland', 4],
          [null, 11],
        ] as const),
        kind: pick([
          ['public', 50],
          ['patient', 30],
          ['carer', 6],
          ['staff', 3],
          ['organisation', 1],
          [null, 10],
        ] as const),
      }
      const eventRef = pick([
        [event!.ref, 30],
        [null, 70],
      ] as const)
      const submission = people.push(person) - 1
      const written = pick([
        [1, 80],
        [2, 15],
        [3, 5],
      ] as const)
      const own = Array.from({ length: written }, (): Row => {
        const codes = pick([
          [['maternity'], 40],
          [['maternity', sub!.code], 25],
          [['acute-shift'], 15],
          [['maternity', 'acute-shift'], 10],
          [['community-services'], 3],
          [[], 7],
        ] as const)
        const point = pick([
          [1, 60],
          [2, 30],
          [null, 10],
        ] as const)
        const channel = eventRef ? 'event' : 'web'
        return {
          id: drawnId(),
          submission,
          themes: [...codes],
          point,
          event: eventRef,
          channel,
          came: moment,
          linked: new Map(),
        }
      })
      rows.push(...own)
      await store(person, own)
    }
    const fresh = rows.filter((row) => row.came === moment && row.themes.includes('maternity') && random() < 0.5)
    for (const row of fresh) row.linked.set(answer.ref, moment)
    await entries.link(
      answer,
      fresh.map(({ id }) => id),
      here.clock.now,
    )
    here.app.invalidate('public')
  }

  const store = async (person: Person, own: Row[]) => {
    const submissionId = drawnId()
    const at = here.clock.now
    const first = own[0]!
    await here.db
      .insertInto('submission')
      .values({
        id: submissionId,
        consultationId: consultation.id,
        kind: 'submission',
        channel: first.channel as 'web',
        receiptHash: randomBytes(32),
        idempotencyKey: submissionId,
        bodyHash: randomBytes(32),
        area: person.area,
        respondentKind: person.kind,
        eventId: first.event && event!.id,
        saidAt: at,
        receivedAt: at,
      })
      .execute()
    await here.db
      .insertInto('comment')
      .values(
        own.map((row, position) => ({
          id: row.id,
          submissionId,
          consultationId: consultation.id,
          position,
          body: 'A bus, please.',
          saidAt: at,
          receivedAt: at,
          pointId: points.find(({ number }) => number === row.point)?.id ?? null,
        })),
      )
      .execute()
    const said = own.flatMap((row) => row.themes.map((code) => ({ commentId: row.id, themeId: themeIds[code]! })))
    if (said.length === 0) return
    await here.db
      .insertInto('themeAssignment')
      .values(
        said.map((one) => ({ ...one, saidBy: 'machine' as const, applies: true, score: 1, band: 'likely' as const })),
      )
      .execute()
  }
  // The page of one moment is looked at by itself in one test; the other brings them in one by one.
  if (seed === 9) await arrive(0)
  return { slug: consultation.slug, ref: answer.ref, sub: sub!.code, event: event!.ref, rows, people, arrive }
}

type Drawn = Awaited<ReturnType<typeof draw>>

/** Every public answer of a moment that says something of who spoke. */
async function readAll({ slug, ref, sub, event, rows }: Drawn, moment: number): Promise<Answer[]> {
  const answers: Answer[] = []
  const here_ = rows.flatMap((row, at) => (row.came <= moment ? [at] : []))
  const those = (fits: (row: Row) => boolean) => here_.filter((at) => fits(rows[at]!))
  const get = async <T>(url: string) => {
    const reply = await here.app.inject(url)
    expect(reply.statusCode, url).toBe(200)
    return reply.json<T>()
  }
  const today = here.clock.now.toISOString().slice(0, 10)
  const fitting: Record<string, (value: string) => (row: Row) => boolean> = {
    theme: (code) => (row) => row.themes.includes(code),
    point: (number) => (row) => String(row.point) === number,
    event: (one) => (row) => row.event === one,
  }
  const values: Record<string, string[]> = {
    theme: ['maternity', 'acute-shift', 'community-services', sub],
    point: ['1', '2'],
    event: [event],
    place: areas,
    since: [firstDay, ...(moment > 0 ? [addDays(today, -1)] : [])],
    asOf: moment > 0 ? [addDays(today, -1)] : [],
    year: ['2026'],
    outcome: ['done'],
  }
  const exactly = (name: string, place: string, among: number[], n: number) =>
    answers.push({ is: 'exactly', name, by: 'area', value: place, rows: among, n })
  const table = (
    name: string,
    by: By,
    among: number[],
    shown: { n: number | null }[] | null,
    more: { unit?: Table['unit']; of?: string } = {},
  ) => {
    const read = shown && shown.length > 0 ? shown.map(({ n }) => n) : null
    answers.push({ is: 'table', name, moment, by, unit: 'comments', rows: among, shown: read, ...more })
  }

  const account = await get<Account>(`/api/consultations/${slug}/account`)
  table('account', 'area', here_, account.areas?.rows.map(({ submissions: n }) => ({ n })) ?? null, {
    unit: 'submissions',
  })

  const ofThemes = new Map<string, Subject>()
  for (const kind of ['theme', 'point', 'event'] as const) {
    for (const key of values[kind]!) {
      const among = those(fitting[kind]!(key))
      const subject = await get<Subject>(`/api/consultations/${slug}/${kind}s/${key}`)
      expect(subject.standings?.received, key).toBe(among.length)
      table(`${kind} ${key}, kinds`, 'kind', among, subject.people?.kinds ?? null)
      table(`${kind} ${key}, places`, 'area', among, subject.people?.places ?? null)
      ofThemes.set(key, subject)
      if (moment > 0) {
        const before = await get<Subject>(`/api/consultations/${slug}/${kind}s/${key}?asOf=${addDays(today, -1)}`)
        expect(before.people, 'who spoke on a past day').toBeNull()
      }
    }
  }
  for (const [index, place] of areas.entries()) {
    for (const asOf of ['', ...values.asOf!.map((day) => `?asOf=${day}`)]) {
      const among = asOf === '' ? here_ : those((row) => row.came < moment)
      const subject = await get<Subject>(`/api/consultations/${slug}/places/${encodeURIComponent(place)}${asOf}`)
      const name = `place ${place}${asOf}`
      if (subject.standings) exactly(name, place, among, subject.standings.received)
      for (const part of subject.parts)
        exactly(
          `${name}, ${part.code}`,
          place,
          among.filter((at) => rows[at]!.themes.includes(part.code)),
          part.received,
        )
      for (const { label, n } of subject.channels)
        exactly(
          `${name}, ${label}`,
          place,
          among.filter((at) => rows[at]!.channel === label.toLowerCase()),
          n,
        )
      const { people } = subject
      if (asOf) expect(people).toBeNull()
      if (!people) continue
      expect(people.submissions).toBe(account.areas?.rows[index]?.submissions ?? null)
      for (const { code, n } of people.themes)
        expect(n, `${name}, ${code}`).toBe(ofThemes.get(code)?.people?.places[index]?.n ?? null)
      if (people.kinds.length > 0) table(`${name}, kinds`, 'kind', among, people.kinds, { of: place })
    }
  }
  const fields = Object.keys(values)
  for (const [at, field] of fields.entries()) {
    for (const other of fields.slice(at + 1)) {
      for (const value of values[field]!) {
        for (const second of values[other]!) {
          const asked = { [field]: value, [other]: second }
          if (!asked.place || (asked.asOf && asked.since)) continue
          const query = new URLSearchParams({ consultation: slug, ...asked }).toString()
          const among = here_.filter((one) =>
            Object.entries(asked).every(([key, wanted]) => !fitting[key] || fitting[key](wanted)(rows[one]!)),
          )
          const byThen = asked.asOf ? among.filter((one) => rows[one]!.came < moment) : among
          for (const path of ['/api/log', '/log.json']) {
            const log = await get<Log>(`${path}?${query}`)
            if (log.standings) exactly(query, asked.place, byThen, log.standings.received)
            for (const { code, received } of log.themes)
              exactly(
                `${query}, ${code}`,
                asked.place,
                byThen.filter((one) => rows[one]!.themes.includes(code)),
                received,
              )
            if (log.sinceThen && asked.since && asked.since > firstDay)
              exactly(
                query,
                asked.place,
                among.filter((one) => rows[one]!.came === moment),
                log.sinceThen.received,
              )
            if (asked.year === undefined) continue
            // Which responses answer a place is told where as many as a table would show are from there.
            const linked = here_.filter((one) => (rows[one]!.linked.get(ref) ?? Infinity) <= moment)
            const isListed = log.items.length > 0
            answers.push({
              is: isListed ? 'at least' : 'at most',
              name: `${query} lists`,
              by: 'area',
              value: asked.place,
              rows: linked,
              n: isListed ? smallest : smallest + 1,
            })
          }
        }
      }
    }
  }
  return answers
}

/** The people as they were drawn, and as they could have been: `changed` says who would have been somebody else. */
function worldOf(rows: Row[], people: Person[], answers: Answer[]) {
  type Changed = Map<number, Partial<Person>>
  const valueOf = (at: number, by: By, changed: Changed): string | null => {
    const { submission } = rows[at]!
    const person = { ...people[submission]!, ...changed.get(submission) }
    return by === 'area' ? person.area : person.kind === null ? null : respondentKinds[person.kind]
  }
  const counted = ({ by, rows: among, ...answer }: Answer, changed: Changed): Map<string | null, number> => {
    const counts = new Map<string | null, number>()
    const seen = new Set<number>()
    for (const at of among) {
      if (answer.is === 'table' && answer.of !== undefined && valueOf(at, 'area', changed) !== answer.of) continue
      if (answer.is === 'table' && answer.unit === 'submissions') {
        if (seen.has(rows[at]!.submission)) continue
        seen.add(rows[at]!.submission)
      }
      const value = valueOf(at, by, changed)
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return counts
  }
  const tables = Map.groupBy(
    answers.filter((answer) => answer.is === 'table'),
    ({ name }) => name,
  )
  const others = answers.filter((answer) => answer.is !== 'table')

  /** How far the answers of these people are from those that were read: 0 where all are the same. */
  const faultsOf = (changed: Changed): number => {
    let faults = 0
    for (const answer of others) {
      const off = (counted(answer, changed).get(answer.value) ?? 0) - answer.n
      faults += answer.is === 'exactly' ? Math.abs(off) : Math.max(0, answer.is === 'at least' ? -off : off)
    }
    for (const read of tables.values()) {
      const cells = read.map((table) => {
        const counts = counted(table, changed)
        return [...labelsOf(table.by), null].map((label) => counts.get(label) ?? 0)
      })
      for (const [at, table] of read.entries()) {
        // People only come: a cell with as many as on another day holds the same ones, moved alike.
        const moves = cells[at]!.map((n, index) => {
          const known = read.findIndex(
            (other, day) => (other.shown?.[index] ?? null) !== null && cells[day]![index] === n,
          )
          if (known >= 0) return [read[known]!.shown![index]! - n]
          return n < smallest ? [0] : [-2, -1, 0, 1, 2]
        })
        if (couldBe(cells[at]!, moves, table.shown)) continue
        const off = cells[at]!.map((n, index) => Math.abs(n - (table.shown?.[index] ?? n)))
        faults += 1 + off.reduce((sum, one) => sum + Math.max(0, one - maxMoved), 0)
      }
    }
    return faults
  }

  /** The numbers that a cell could have; looking stops at two. */
  const numbersThatFit = (table: Table, label: string | null, seed: number): Set<number> => {
    const random = randomOf(seed * 1_000 + table.moment)
    const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    const numberIn = (changed: Changed) => counted(table, changed).get(label) ?? 0
    const n = numberIn(new Map())
    const fits = new Set([n])
    const submissions = [...new Set(table.rows.map((at) => rows[at]!.submission))]
    const field = table.by
    const codes: readonly (string | null)[] = field === 'area' ? [...areas, null] : [...kindCodes, null]
    const wanted = field === 'area' ? label : (kindCodes.find((code) => respondentKinds[code] === label) ?? null)
    const valueOfOne = (one: number, changed: Changed) => ({ ...people[one]!, ...changed.get(one) })[field]
    const everybody = people.map((_person, one) => one)
    for (let start = 0; start < 300 && fits.size < 2; start++) {
      let changed: Changed = new Map()
      // Somebody in this table is somebody else; then others change places, until all the answers are as they were.
      for (let step = 0; step <= (start >> 1) % 2; step++)
        changed.set(any(submissions), { [field]: start % 2 ? any(codes) : wanted })
      const would = numberIn(changed)
      if (fits.has(would)) continue
      let faults = faultsOf(changed)
      for (let step = 0; step < 200 && faults > 0; step++) {
        const next: Changed = new Map(changed)
        const [one, other] = [any(everybody), any(everybody)]
        const [mine, theirs] = [valueOfOne(one, next), valueOfOne(other, next)]
        next.set(one, { [field]: step % 3 ? theirs : any(codes) })
        if (step % 3 === 1) next.set(other, { [field]: mine })
        if (numberIn(next) !== would) continue
        const left = faultsOf(next)
        if (left > faults + (random() < 0.02 ? 2 : 0)) continue
        changed = next
        faults = left
      }
      if (faults === 0) fits.add(would)
    }
    return fits
  }
  const count = (table: Table, label: string | null, changed: Changed) => counted(table, changed).get(label) ?? 0
  return { faultsOf, numbersThatFit, count }
}

/** Whether a table of these cells would look like this, each moved by one of its moves. */
function couldBe(cells: number[], moves: number[][], shown: (number | null)[] | null): boolean {
  const total = cells.reduce((sum, n) => sum + n, 0)
  if (shown === null || total < smallestTable) return shown === null && total < smallestTable
  const ways = cells.map((n, index) => {
    const value = shown[index] ?? null
    if (value === null) return moves[index]!
    return n >= smallest ? moves[index]!.filter((move) => n + move === value) : []
  })
  const at = (index: number, keys: number[]): boolean => {
    if (index === cells.length) {
      const would = shownOf(
        cells.map((n, one) => ({ n, key: keys[one]! + maxMoved })),
        total,
      )
      return would !== null && would.every((n, one) => n === (shown[one] ?? null))
    }
    return ways[index]!.some((move) => at(index + 1, [...keys, move]))
  }
  return at(0, [])
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
