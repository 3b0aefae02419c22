import { createHash } from 'node:crypto'
import type { ModelScores } from '#server/learning/contract.ts'
import { readComment } from '../tagging/read.ts'
import { buildModel } from '../tagging/train.ts'
import { compareChecked } from './checked.ts'
import { type Count, f1, newCount, round4, sumOf } from './figures.ts'
import { labelledOf, type Lesson, type Said } from './said.ts'

const folds = 5
/** With fewer confirmed comments set apart, one or two would decide. */
const fewestApart = 20
const fewest = 10

/**
 * How an earlier lesson and a new one do on what people said. A fifth of the confirmed comments is set apart for this, always
 * the same ones, by their ids: neither side learns from them here. While those are too few, every fifth of all comments takes
 * its turn.
 * @returns null if there are too few comments to say anything
 */
export function compare(before: Lesson, after: Lesson): ModelScores | null {
  const apart = after.said.filter((one) => one.confirmed && foldOf(one.id) === 0)
  const alone = apart.length >= fewestApart
  const rounds = alone
    ? [apart]
    : Array.from({ length: folds }, (_, fold) => after.said.filter((one) => foldOf(one.id) === fold))
  const judged = rounds.flat()
  if (judged.length < fewest) return null
  const known = new Set(before.frame.map(({ code }) => code))
  const shared = after.frame.filter(({ code }) => known.has(code))
  const counts = new Map(shared.map(({ code }) => [code, { before: newCount(), after: newCount() }]))
  for (const round of rounds) {
    if (round.length === 0) continue
    const hidden = new Set(round.map(({ id }) => id))
    const tell = (lesson: Lesson) => {
      const model = buildModel(lesson.frame, labelledOf(lesson.said.filter(({ id }) => !hidden.has(id))))
      return (text: string) => new Set(readComment(model, text).suggestions.map(({ theme }) => theme))
    }
    const sides = { before: tell(before), after: tell(after) }
    for (const comment of round) {
      for (const side of ['before', 'after'] as const) {
        const guessed = sides[side](comment.text)
        for (const [theme, truth] of truthsOf(comment, counts.keys())) {
          const count = (counts.get(theme) as { before: Count; after: Count })[side]
          if (truth) count.support++
          if (guessed.has(theme)) count.predicted++
          if (truth && guessed.has(theme)) count.hit++
        }
      }
    }
  }
  const themes = shared.flatMap(({ code, label }) => {
    const count = counts.get(code) as { before: Count; after: Count }
    return count.after.support === 0
      ? []
      : [{ theme: code, label, comments: count.after.support, before: f1(count.before), after: f1(count.after) }]
  })
  const overall = (side: 'before' | 'after') => ({
    macro: round4(themes.reduce((sum, theme) => sum + theme[side], 0) / Math.max(1, themes.length)),
    micro: f1(sumOf([...counts.values()].map((count) => count[side]))),
  })
  return {
    how: alone ? 'apart' : 'in-turn',
    comments: judged.length,
    before: overall('before'),
    after: overall('after'),
    themes,
    checked: compareChecked(before, after, shared),
  }
}

/** Which fifth a comment belongs to, for ever. */
export function foldOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % folds
}

/** Of a confirmed comment every theme is known, of another only what was spoken of. */
function* truthsOf(comment: Said, themes: Iterable<string>): Generator<[string, boolean]> {
  for (const theme of themes) {
    const word = comment.spoken.find((one) => one.theme === theme)
    if (comment.confirmed) yield [theme, comment.themes.includes(theme)]
    else if (word) yield [theme, word.applies]
  }
}
