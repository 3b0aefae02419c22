import { stemOf, type Token } from './tokens.ts'

const stems = (words: string) => new Set(words.split(/\s+/).map(stemOf))

/** Words that praise, and words that blame or fear, whatever they are said of. */
const praise = stems(
  `good great excellent brilliant fantastic wonderful lovely superb marvellous sensible wise clever fair reasonable right fine
  perfect ideal splendid positive better best improve improved improvement benefit benefits helpful help helps helped useful
  safer safe cleaner greener quicker faster cheaper easier easy nicer friendly welcome welcomed welcoming pleased happy glad
  delighted love loved like liked enjoy enjoyed thank thanks grateful support agree approve favour endorse godsend boon treat
  blessing success successful worked works thriving thrive star angel kind caring gem treasure asset lifeline lifesaver vital
  essential precious beautiful picture peaceful heaven joy proud popular busy efficient modern bright overdue hooray finally
  progress opportunity winner bonus relief convenient handy proper properly logical worth worthwhile deserve trust respected
  outstanding solves fairer healthier stronger warm comfortable cracking`,
)
const blame = stems(
  `bad awful terrible dreadful appalling shocking disgraceful disgrace disgusting cruel wicked unfair wrong mad madness insane
  stupid daft ridiculous ludicrous barmy bonkers nonsense rubbish tripe joke farce shambles fiasco mess chaos disaster
  disastrous tragedy catastrophe mistake worse worst danger dangerous unsafe risk risky harm hurt kill killed die died death
  deaths suffer suffering struggle lose losing lost loss shame shameful pity sad sorry worried worry fear afraid scared
  frightened frightening angry furious fuming upset gutted devastated devastating heartbroken heartbreaking appalled horrified
  outraged ashamed disappointed oppose opposed object objection reject disagree dislike hate ruin ruined destroy destroyed
  wreck waste wasted pointless useless hopeless impossible nightmare hell misery miserable isolated isolation stranded stuck
  trapped cut axe scrap abandon betray betrayal greedy greed con robbery rob steal stealth burden expensive poorest punish
  punished penalise unworkable unacceptable unnecessary unwanted unjust callous heartless reckless shortsighted vandalism
  noise noisy smell stink rats filthy dirty dump traffic jam jams queue queues accident accidents overflow overflows flood
  floods crime antisocial lonely cold damp crumbling derelict empty bloody fail failed failing failure doubt doubts
  reservation problem problems trouble ugly eyesore blight gridlock overwhelmed overcrowded nowhere`,
)
const denies = new Set(
  `not no never none nobody nothing nor neither without hardly dont doesnt didnt cant cannot couldnt wont wouldnt isnt arent
  wasnt werent hasnt havent hadnt shouldnt aint stop less`.split(/\s+/),
)
const turns = new Set('but however although though yet except unless while whereas still otherwise'.split(' '))
/** A denial reaches so many words: “not at all good”. */
const REACH = 3

/** A word that praises or blames, as it stands: “not good” blames, “no harm” praises; `turned` after a “but”. */
export type Tone = { at: number; tone: 'praise' | 'blame'; turned: boolean }

/** The words of a text that praise or blame, clause by clause, with what denies them. */
export function tonesOf(tokens: readonly Token[]): Tone[] {
  const found: Tone[] = []
  let denied = -Infinity
  let turned = false
  tokens.forEach(({ word, opens }, at) => {
    const turning = turns.has(word)
    if (opens || turning) denied = -Infinity
    turned ||= turning
    if (denies.has(word)) {
      denied = at
      return
    }
    const stem = stemOf(word)
    const praises = praise.has(stem)
    if (!praises && !blame.has(stem)) return
    found.push({ at, tone: praises === at - denied > REACH ? 'praise' : 'blame', turned })
  })
  return found
}
