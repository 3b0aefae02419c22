import type { ModelScores } from '#server/learning/contract.ts'
import { readComment } from '../tagging/read.ts'
import { randomNumbers } from '../tagging/svm.ts'
import { buildModel } from '../tagging/train.ts'
import { type Count, f1, newCount, round4, sumOf } from './figures.ts'
import { labelledOf, type Lesson, type Said } from './said.ts'

type Checked = NonNullable<ModelScores['checked']>
type Figures = Checked['before']

/** With fewer, one comment would decide. */
const fewest = 10
/** A person who checked fewer than so many is no second opinion. */
const fewestEach = 3
const draws = 400

/**
 * How both lessons do on the comments that people checked with nothing ticked beforehand: drawn by chance, so that they
 * favour neither, and learnt from by neither here. Chance is told by drawing those comments again and again.
 * @returns null if they are too few
 */
export function compareChecked(before: Lesson, after: Lesson, themes: { code: string }[]): Checked | null {
  const checked = after.said.filter((one) => one.confirmed && one.checkedBy.length > 0)
  if (checked.length < fewest) return null
  const hidden = new Set(checked.map(({ id }) => id))
  const codes = themes.map(({ code }) => code)
  const [old, fresh] = [before, after].map((lesson) => {
    const model = buildModel(lesson.frame, labelledOf(lesson.said.filter(({ id }) => !hidden.has(id))))
    return checked.map((comment) => countsOf(comment, readComment(model, comment.text).suggestions, codes))
  }) as [Count[][], Count[][]]
  const all = checked.map((_, at) => at)
  const changes = { macro: [] as number[], micro: [] as number[] }
  const random = randomNumbers(20_261_201)
  for (let draw = 0; draw < draws; draw++) {
    const drawn = all.map(() => Math.floor(random() * all.length))
    const [one, other] = [figuresOf(old, drawn), figuresOf(fresh, drawn)]
    changes.macro.push(other.macro - one.macro)
    changes.micro.push(other.micro - one.micro)
  }
  return {
    comments: checked.length,
    people: peopleIn(checked),
    before: figuresOf(old, all),
    after: figuresOf(fresh, all),
    change: { macro: rangeOf(changes.macro), micro: rangeOf(changes.micro) },
  }
}

function peopleIn(checked: Said[]): number {
  const counts = new Map<string, number>()
  for (const { checkedBy } of checked) for (const person of checkedBy) counts.set(person, (counts.get(person) ?? 0) + 1)
  return [...counts.values()].filter((count) => count >= fewestEach).length
}

/** One comment, theme by theme. */
function countsOf({ themes }: Said, suggested: { theme: string }[], codes: string[]): Count[] {
  return codes.map((code) => {
    const [truth, guess] = [themes.includes(code), suggested.some(({ theme }) => theme === code)]
    return { hit: Number(truth && guess), support: Number(truth), predicted: Number(guess) }
  })
}

function figuresOf(counts: Count[][], drawn: number[]): Figures {
  const themes = counts[0]!.map(() => newCount())
  for (const at of drawn) {
    counts[at]!.forEach(({ hit, support, predicted }, theme) => {
      const sum = themes[theme]!
      sum.hit += hit
      sum.support += support
      sum.predicted += predicted
    })
  }
  const spoken = themes.filter(({ support, predicted }) => support + predicted > 0)
  const macro = spoken.reduce((sum, one) => sum + f1(one), 0) / Math.max(1, spoken.length)
  return { macro: round4(macro), micro: f1(sumOf(themes)) }
}

function rangeOf(changes: number[]): { low: number; high: number } {
  const sorted = [...changes].sort((a, b) => a - b)
  return { low: round4(sorted[Math.floor(draws * 0.025)]!), high: round4(sorted[Math.floor(draws * 0.975)]!) }
}
