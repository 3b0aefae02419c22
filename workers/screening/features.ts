import { featuresOf, OWN, placeOf, type Classes, type Piece } from '../../server/screening/learnt/features.ts'
import { byStem, type Token } from '../../server/screening/tokens.ts'
import { compile } from '../tagging/matcher.ts'
import { harm, harmClasses, harmKinds } from './harm.ts'
import { hitsOf, plainly } from './terms.ts'

const harmMatcher = compile(harm, harmClasses, byStem)

/** Take a piece of a text apart, with the terms of the lists of harm. */
export function harmPiece(tokens: readonly Token[], classes: Classes): Piece {
  const { features, meaning } = featuresOf(tokens, classes)
  for (const { concept, kind, from, to } of hitsOf(harmMatcher, [...tokens], plainly))
    features.push({
      place: placeOf(OWN, `${harmKinds.indexOf(harm[concept]!.kind)} ${kind}`),
      block: OWN,
      from,
      to,
    })
  return { features, meaning }
}
