import type { Classes } from '../../server/screening/learnt/features.ts'
import type { Learnt } from '../../server/screening/learnt/model.ts'
import { stancePiece } from '../../server/screening/stance-learnt.ts'
import { statedStance } from '../../server/screening/stance-stated.ts'
import { stances, type Stance } from '../../server/screening/stance-words.ts'
import { tokenise, type Token } from '../../server/screening/tokens.ts'
import { linesOf } from './examples.ts'
import { learn } from './train.ts'

export type StanceExample = { text: string; stance: Stance; proposal: string }

/** How often words and pairs, letter groups, classes and marks must be met to be kept. */
const rare = [2, 3, 3, 1]

/** Comments on proposals with what each thinks of it: those to learn from, and those on other proposals, to measure with. */
export function readStances(): { taught: StanceExample[]; aside: StanceExample[] } {
  const taught: StanceExample[] = []
  const aside: StanceExample[] = []
  let proposal = ''
  let into = taught
  for (const line of linesOf('stances.txt')) {
    const rest = line.slice(2)
    if (line.startsWith('=') || line.startsWith('~')) [proposal, into] = [rest, line.startsWith('=') ? taught : aside]
    else into.push({ text: rest, stance: stances.find((one) => one.startsWith(line[0]!))!, proposal })
  }
  return { taught, aside }
}

/** Learn what people say who are for something, against it, or neither. The same examples give the same model. */
export function learnStance(examples: readonly StanceExample[]): Learnt {
  const stated = examples.map(({ text, proposal }) => statedStance(text, proposal))
  const pieceOf = (tokens: Token[], classes: Classes, at: number) =>
    stancePiece(examples[at]!.text, tokens, examples[at]!.proposal, classes, stated[at]!)
  return learn(
    examples.map(({ text }) => tokenise(text)),
    pieceOf,
    stances.map((one) => examples.map(({ stance }) => stance === one)),
    rare,
  )
}
