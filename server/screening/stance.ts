import { stanceHeard } from './stance-learnt.ts'
import { statedStance, type Reading } from './stance-stated.ts'

/** Where a comment may turn from one side to the other. */
const turning =
  /\b(?:but|however|although|though|yet|except|unless|while|whereas|still|if|only|just|worry|worried|concern\w*|not sure|unsure|mind|otherwise|provided|as long as|on the other hand|then again)\b|[;–—]/i
/**
 * A side, or both, is guessed from this lead over the other stances: from here on about one guess in eight was wrong, of each
 * kind. Below it every third was, most of them the opposite of what was meant.
 */
const SURE = { for: 0.8, against: 1.1, mixed: 0.5, unclear: Infinity }
/** A side that was taken in so many words is taken back only by a comment that turns somewhere and sounds this much like both. */
const BOTH = 0.6

/**
 * What a comment thinks of a proposal, with the words that say so; a suggestion for a person, never a vote. Never throws.
 * Phrases say for and against; where there are none, what was learnt from examples may. What is too weak is unclear.
 * @param proposal  what was proposed or asked, where known: “keep it open” is against closing, and for keeping. Without it a
 *                  proposal is taken to change what there is
 * @returns `guessed` where no phrase says so: about one in eight is wrong, so it is in no count
 */
export function stanceOf(text: string, proposal = ''): Reading & { guessed: boolean } {
  const stated = { ...statedStance(text, proposal), guessed: false }
  if (stated.stance === 'mixed') return stated
  const heard = stanceHeard(text, proposal, stated)
  if (!heard) return stated
  const enough =
    stated.stance === 'unclear'
      ? heard.lead > SURE[heard.stance]
      : heard.stance === 'mixed' && heard.lead > BOTH && turning.test(text)
  return enough ? { stance: heard.stance, spans: heard.spans, guessed: true } : stated
}
