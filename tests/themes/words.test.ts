import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '#server/data/database.ts'
import type { SignedIn } from '#server/people/contract.ts'
import { Refusal } from '#server/http/refusal.ts'
import { confirmThemes, correctThemes } from '#server/coding/correct.ts'
import { changeTheme, retireTheme } from '#server/themes/frame.ts'
import { learnNow, retagAll, useVersion } from '#server/learning/learn.ts'
import { mergeTheme } from '#server/themes/merge.ts'
import { prepareSplit, splitTheme } from '#server/themes/split.ts'
import { changesOf, undoChange } from '#server/themes/undo.ts'
import { learnWaiting } from '#workers/learning/learn.ts'
import { retagWaiting } from '#workers/learning/retag.ts'
import { proposeSplits } from '#workers/learning/split.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { signedInAs } from '../support/cast.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'

// People and the machine do random things to a few comments and their themes, and now and then the line is cut in the middle
// of a deed. A model of a few lines says what each person's word must be afterwards: nobody's is lost, turned, or given to
// somebody else, but as a merge, a split or their undoing says; and no word of the machine's ever beats one.

const here = useHere()

type Word = { applies: boolean; person: string }
type Model = {
  at: number
  /** What people said, by comment and by the theme's code. */
  words: Map<string, Word>[]
  confirmed: boolean[]
  /** Who said something new of which comment and theme, and when; of the whole comment if no theme is named. */
  spoken: { comment: number; code: string | null; at: number }[]
  /** Merges and splits that stand, the latest last, with what people had said before. */
  changes: { id: string; at: number; kind: 'merge' | 'split'; theme: string; into: string[]; before: Model['words'] }[]
  /** Parts that were merged back into their theme. */
  folded: { part: string; theme: string }[]
  /** Rows that people's words have filled: there are never fewer. */
  rows: number
}
type Real = { slug: string; id: string; comments: string[]; people: SignedIn[]; models: ReturnType<typeof openModels> }
type Deed = { toString(): string; run(db: Db, model: Model, real: Real): Promise<() => Promise<void> | void> }

const bodies = [
  'The bus to the clinic takes an hour, and the car park is full.',
  'Nurses at night are too few on the ward.',
  'My bus pass does not work before nine; the nurses were kind.',
  'The car park charges are wrong.',
  'The ward was clean, the nurses kind.',
  'I have no view on any of this at all.',
]
const frame = [
  { code: 'travel', label: 'Travel', description: 'Getting there.', keywords: ['bus', 'car park'] },
  { code: 'staff', label: 'Staff', description: 'Who works there.', keywords: ['nurses', 'nurse'] },
  { code: 'wards', label: 'Wards', description: 'The place itself.', keywords: ['ward', 'clean'] },
]

async function begin(): Promise<{ model: Model; real: Real }> {
  const { id, slug } = await make(here).consultation()
  await here.db.updateTable('theme').set({ retiredAt: new Date() }).where('consultationId', '=', id).execute()
  await here.db
    .insertInto('theme')
    .values(frame.map((theme, position) => ({ ...theme, consultationId: id, position: position + 10 })))
    .execute()
  await say(here.app, slug, bodies)
  const models = openModels(here.db)
  await readWaiting(here.db, models)
  const comments = await here.db
    .selectFrom('comment')
    .select('id')
    .where('consultationId', '=', id)
    .orderBy('position')
    .execute()
  const people = [here.cast.olive, here.cast.oscar].map((member) => signedInAs(member, 'officer'))
  return {
    model: {
      at: Date.parse('2026-06-01T12:00:00Z'),
      words: comments.map(() => new Map()),
      confirmed: comments.map(() => false),
      spoken: [],
      changes: [],
      folded: [],
      rows: 0,
    },
    real: { slug, id, comments: comments.map((comment) => comment.id), people, models },
  }
}

const moment = (model: Model) => new Date((model.at += 1_000))
const allCodes = async (real: Real) => {
  const themes = await here.db
    .selectFrom('theme')
    .select('code')
    .where('consultationId', '=', real.id)
    .where('mergedIntoId', 'is', null)
    .orderBy('position')
    .orderBy('code')
    .execute()
  return themes.map(({ code }) => code)
}
/** Those that can be merged into. */
const liveCodes = async (real: Real) => {
  const themes = await here.db
    .selectFrom('theme')
    .select('code')
    .where('consultationId', '=', real.id)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .execute()
  return themes.map(({ code }) => code)
}
const pick = <T>(list: T[], index: number) => list[index % list.length] as T
const who = (real: Real, index: number) => pick(real.people, index)

/** Whether somebody has said something new of these themes, or of the whole comment, since a moment. */
function spokenSince(model: Model, comment: number, themes: string[], at: number): boolean {
  const kin = new Set(themes)
  for (let size = 0; size < kin.size;) {
    size = kin.size
    for (const { part, theme } of model.folded) if (kin.has(theme)) kin.add(part)
  }
  return model.spoken.some(
    (word) => word.comment === comment && word.at > at && (word.code === null || kin.has(word.code)),
  )
}

const correct = (comment: number, theme: number, applies: boolean, person: number): Deed => ({
  toString: () => `correct ${comment} ${theme} ${applies}`,
  async run(db, model, real) {
    const by = who(real, person)
    const code = pick(await allCodes(real), theme)
    await correctThemes(db, real.comments[comment] as string, { themes: [{ code, applies }] }, by, moment(model))
    return () => {
      const words = model.words[comment] as Map<string, Word>
      if (words.get(code)?.applies === applies) return
      words.set(code, { applies, person: by.id })
      model.spoken.push({ comment, code, at: model.at })
    }
  },
})

const confirm = (comment: number, themes: number[], person: number): Deed => ({
  toString: () => `confirm ${comment} ${themes.join()}`,
  async run(db, model, real) {
    const by = who(real, person)
    const codes = await allCodes(real)
    const holds = [...new Set(themes.map((theme) => pick(codes, theme)))]
    const id = real.comments[comment] as string
    const spoken = await here.db
      .selectFrom('themeAssignment as a')
      .innerJoin('theme as t', 't.id', 'a.themeId')
      .select('t.code')
      .distinct()
      .where('a.commentId', '=', id)
      .where('a.replacedAt', 'is', null)
      .execute()
    await confirmThemes(db, id, { themes: holds }, by, moment(model))
    return () => {
      const words = model.words[comment] as Map<string, Word>
      const said = new Set([...spoken.map(({ code }) => code), ...holds])
      const changed = [...said].filter((code) => words.get(code)?.applies !== holds.includes(code))
      for (const code of changed) words.set(code, { applies: holds.includes(code), person: by.id })
      if (changed.length > 0 || !model.confirmed[comment]) model.spoken.push({ comment, code: null, at: model.at })
      model.confirmed[comment] = true
    }
  },
})

/** A “yes” to either is a yes to what they become; a “no” to the one says nothing of the other. */
function mergeWords(words: Map<string, Word>, from: string, into: string): void {
  const word = words.get(from)
  words.delete(from)
  if (word?.applies && !words.get(into)?.applies) words.set(into, word)
}

const copy = (words: Model['words']) => words.map((one) => new Map(one))
async function latestChange(real: Real) {
  return (await changesOf(here.db, real.id, {}))[0] as Awaited<ReturnType<typeof changesOf>>[number]
}

const merge = (from: number, into: number): Deed => ({
  toString: () => `merge ${from} ${into}`,
  async run(db, model, real) {
    const codes = await liveCodes(real)
    const [a, b] = [pick(codes, from), pick(codes, into)]
    await mergeTheme(db, real.slug, a, b, real.people[0] as SignedIn, moment(model))
    return async () => {
      const before = copy(model.words)
      for (const words of model.words) mergeWords(words, a, b)
      const { id } = await latestChange(real)
      model.changes.push({ id, kind: 'merge', theme: a, into: [b], before, at: model.at })
    }
  },
})

const split = (theme: number, choice: 'proposed' | 'ask' | '0' | '1'): Deed => ({
  toString: () => `split ${theme} ${choice}`,
  async run(db, model, real) {
    const by = real.people[0] as SignedIn
    const code = pick(await liveCodes(real), theme)
    const parts = [
      { label: `${code} bus`, description: 'Buses and nurses.', keywords: ['bus', 'nurses'] },
      { label: `${code} car`, description: 'Cars and wards.', keywords: ['car park', 'ward'] },
    ]
    await prepareSplit(db, real.slug, code, { parts }, by, moment(model))
    await proposeSplits(here.db, () => new Date(model.at))
    const places = await here.db
      .selectFrom('themeSplitPlace as p')
      .innerJoin('themeSplit as s', 's.id', 'p.splitId')
      .innerJoin('theme as t', 't.id', 's.themeId')
      .select(['p.commentId', 'p.part'])
      .where('t.consultationId', '=', real.id)
      .where('t.code', '=', code)
      .execute()
    const { parts: made } = await splitTheme(db, real.slug, code, { people: choice }, by, moment(model))
    return async () => {
      const before = copy(model.words)
      model.words.forEach((words, comment) => {
        const word = words.get(code)
        if (!word) return
        if (!word.applies) {
          words.delete(code)
          for (const part of made) words.set(part, word)
          return
        }
        const proposed = places.find((place) => place.commentId === real.comments[comment])?.part
        const place = choice === 'proposed' ? proposed : choice === 'ask' ? undefined : Number(choice)
        if (place === undefined) return
        words.delete(code)
        words.set(made[place] as string, word)
      })
      const { id } = await latestChange(real)
      model.changes.push({ id, kind: 'split', theme: code, into: made, before, at: model.at })
    }
  },
})

const undo = (index: number): Deed => ({
  toString: () => `undo ${index}`,
  async run(db, model, real) {
    // Mostly the latest: what came before it can only be undone after it.
    const change = pick([...model.changes].reverse(), Math.max(0, index - 3))
    if (!change) return () => undefined
    await undoChange(db, real.slug, change.id, real.people[1] as SignedIn, moment(model))
    return async () => {
      const themes = [change.theme, ...change.into]
      model.words.forEach((words, comment) => {
        if (!spokenSince(model, comment, themes, change.at)) {
          for (const code of themes) words.delete(code)
          for (const code of themes) {
            const word = change.before[comment]?.get(code)
            if (word) words.set(code, word)
          }
        }
        if (change.kind === 'split') for (const part of change.into) mergeWords(words, part, change.theme)
      })
      model.changes = model.changes.filter((one) => one !== change)
      if (change.kind === 'split') {
        model.folded.push(...change.into.map((part) => ({ part, theme: change.theme })))
      }
    }
  },
})

const rename: Deed = {
  toString: () => 'rename',
  async run(db, model, real) {
    const code = pick(await allCodes(real), model.at / 1_000)
    const label = `Name of ${model.at}`
    await changeTheme(db, real.slug, code, { label }, real.people[0] as SignedIn, moment(model))
    return () => undefined
  },
}
const retire = (theme: number, retired: boolean): Deed => ({
  toString: () => `retire ${theme} ${retired}`,
  async run(db, model, real) {
    const code = pick(await allCodes(real), theme)
    await retireTheme(db, real.slug, code, retired, real.people[0] as SignedIn, moment(model))
    return () => undefined
  },
})
const learn: Deed = {
  toString: () => 'learn',
  async run(db, model, real) {
    await learnNow(db, real.slug, real.people[0] as SignedIn, moment(model))
    await learnWaiting(db, () => new Date(model.at), new AbortController().signal)
    return () => undefined
  },
}
const retag: Deed = {
  toString: () => 'retag',
  async run(db, model, real) {
    await retagAll(db, real.slug, real.people[0] as SignedIn, moment(model))
    await retagWaiting(db, real.models, null)
    return () => undefined
  },
}
const goBack = (version: number): Deed => ({
  toString: () => `use version ${version}`,
  async run(db, model, real) {
    await useVersion(db, real.slug, version, real.people[1] as SignedIn, moment(model))
    return () => undefined
  },
})

/** The same database, over a line that is cut after so many statements. */
function cutAfter(statements: number): Db {
  let left = statements
  return here.db.withPlugin({
    transformQuery: ({ node }) => {
      if (left-- <= 0) throw new Error('The line was cut.')
      return node
    },
    transformResult: async ({ result }) => result,
  })
}

async function invariants(model: Model, real: Real): Promise<void> {
  const rows = await here.db
    .selectFrom('themeAssignment as a')
    .innerJoin('theme as t', 't.id', 'a.themeId')
    .select(['a.commentId', 't.code', 'a.applies', 'a.personId', 'a.replacedAt'])
    .where('a.commentId', 'in', real.comments)
    .where('a.saidBy', '=', 'person')
    .execute()
  const held = await here.db
    .selectFrom('commentTheme as h')
    .innerJoin('theme as t', 't.id', 'h.themeId')
    .select(['h.commentId', 't.code', 'h.saidBy'])
    .where('h.commentId', 'in', real.comments)
    .execute()
  expect(rows.length).toBeGreaterThanOrEqual(model.rows)
  model.rows = rows.length
  const line = (code: string, applies: boolean, person: string | null) => `${code} ${applies} ${person}`
  real.comments.forEach((id, comment) => {
    const said = rows
      .filter((row) => row.commentId === id && row.replacedAt === null)
      .map((row) => line(row.code, row.applies, row.personId))
    const words = model.words[comment] as Map<string, Word>
    expect(said.sort()).toEqual([...words].map(([code, word]) => line(code, word.applies, word.person)).sort())
    const holds = held.filter((row) => row.commentId === id)
    for (const [code, word] of words) {
      expect(holds.find((row) => row.code === code)?.saidBy).toBe(word.applies ? 'person' : undefined)
    }
    if (model.confirmed[comment]) expect(holds.filter((row) => row.saidBy === 'machine')).toEqual([])
  })
}

const index = fc.nat({ max: 5 })
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(index, index, fc.boolean(), index).map((given) => correct(...given)) },
  { weight: 3, arbitrary: fc.tuple(index, fc.array(index, { maxLength: 2 }), index).map((given) => confirm(...given)) },
  { weight: 3, arbitrary: fc.tuple(index, index).map((given) => merge(...given)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(index, fc.constantFrom('proposed', 'ask', '0', '1'))
      .map(([theme, choice]) => split(theme, choice as 'proposed')),
  },
  { weight: 4, arbitrary: index.map(undo) },
  { weight: 1, arbitrary: fc.constant(rename) },
  { weight: 1, arbitrary: fc.tuple(index, fc.boolean()).map((given) => retire(...given)) },
  { weight: 1, arbitrary: fc.constant(learn) },
  { weight: 2, arbitrary: fc.constant(retag) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map(goBack) },
)
const cut = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
)
const step = fc.record({ deed, cut })

test('whatever is done to themes and models, in any order, nobody’s word is lost, turned, or beaten by the machine', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      const { model, real } = await begin()
      const done: string[] = []
      for (const { deed, cut } of steps) {
        try {
          // What was done is done, unless it was refused or the line was cut: then nothing has happened.
          await (
            await deed.run(cut === null ? here.db : cutAfter(cut), model, real)
          )()
          done.push(deed.toString())
        } catch (error) {
          if (!(error instanceof Refusal) && (error as Error).message !== 'The line was cut.') throw error
        }
        try {
          await invariants(model, real)
        } catch (error) {
          throw new Error(
            `After ${[...done, cut === null ? '' : `${deed.toString()} (cut)`].join('; ')}: ${(error as Error).message}`,
            { cause: error },
          )
        }
      }
    }),
    {
      numRuns: Number(process.env.RUNS ?? 12),
      endOnFailure: true,
    },
  )
}, 900000)
