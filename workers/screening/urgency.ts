import { compile, type Matcher } from '../tagging/matcher.ts'
import { byStem, type Token } from '../../server/screening/tokens.ts'
import type { HarmKind } from './harm.ts'
import { hitsOf } from './terms.ts'

/** How soon a person must look: 1 at once (life may be in danger), 2 the same day, 3 within the time that is set for all. */
export type Urgency = 1 | 2 | 3

/** What is usual for a kind where nothing says it is more pressing. */
const usual: Record<HarmKind, Urgency> = {
  'self-harm': 2,
  child: 2,
  violence: 2,
  'partner-violence': 2,
  adult: 2,
  whistleblowing: 3,
}

/** Words that say it is happening, is about to, or that the means are at hand; in the term language of harm.ts. */
const atOnce: Record<HarmKind, string> = {
  'self-harm': `
    tonight, today, tomorrow, right now, this weekend|week|evening|morning|afternoon, at the weekend,
    last night|week|sunday|thursday, tablets, pills, paracetamol, morphine, overdose*, rope, noose, razor, gun, shotgun, belt,
    hose, bridge, train|trains|railway|level crossing|track|tracks, note, letters ~ written|wrote|drawer,
    written ~ letters|note|goodbye, goodbye, decided, made my|his|her mind up, a date, the date, plan, planned,
    worked out ~ how|way, picked the, means, not be here, wont be here, be gone, not around,
    kill|killing|end|ending myself|himself|herself|it|my life|everything, end my|his|her life, going to, ready,
    keep myself safe, not safe, last straw, over with, suicidal, tried ~ twice|before|again, jump*, insulin ~ stop*,
    stop* ~ insulin|eating|drinking|dialysis, want|wants to die, dont want to live, better off without, voice|voices`,
  child: `
    kill|kills|killed|killing him|her|me|us|them,
    im|i am ~ eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|8|9|10|11|12|13|14|15, im in year,
    my dad|mum|stepdad|uncle|brother|mums, baby, newborn, toddler, bruis*, burn*, welt*, broken, beat*, hit|hits|hitting, kick*,
    thrown|throws|threw, shook|shake|shakes, tonight, right now, left alone|on their own, locked, lock*, abroad, overseas,
    married, marriage, cut, fgm, touch*, shower, bed, knife, scared|afraid to go home, photos|pictures, secret, sold, drugs,
    strangl*, under the water|tap`,
  violence: `
    knife, knives, blade, machete, gun, shotgun, petrol, acid, bomb, axe, hammer, crowbar, bullet, kill|killing, stab*, shoot*,
    burn*|torch*, know where, know what car|time|school, waiting for, tonight, tomorrow, today, saturday, weekend, throat,
    smother*, baby, i will, ill, im going to, i am going to`,
  'partner-violence': `
    strangl*, throat, neck, windpipe, chok*, throttl*, knife, kill|kills|killed, find me|us, find out|finds out, tonight,
    pregnant, months gone, belly|stomach ~ kick*|punch*, kick*|punch* ~ belly|stomach, burn ~ house, petrol, weapon,
    broke|broken ~ jaw|rib|ribs|wrist|arm, scared|afraid|frightened to go home, dont feel safe, not safe, blacked out, tracker,
    forces me|himself, will pay for it, put me in the ground, gun`,
  adult: `
    kill|kills|killed|killing him|her|me|us|them, on the floor, not been seen, hasnt been seen, hasnt answered, nobody has seen,
    no food|water|drink|heating, nothing to eat|drink, not eaten|drunk, hasnt eaten, since yesterday|sunday|tuesday, days,
    black heels, bone, strangl*, chok*, pillow, rape*, hand up, touch*, tied, strapped, locked, passport*, papers, bruis*,
    maggots, flies, tonight, cuckoo*, moved into ~ flat, overdose, died`,
  whistleblowing: `died, dying, death, dead, tonight, children, right now, being harmed, smelling of drink, drunk, drink, sober, brakes`,
}

const matchers = new Map<HarmKind, Matcher>(
  Object.entries(atOnce).map(([kind, strong]) => [kind as HarmKind, compile([{ strong }], {}, byStem)]),
)

/** How pressing a kind of harm is by the words of the sentence that tells of it. */
export function urgencyOf(kind: HarmKind, tokens: Token[]): Urgency {
  const pressing = hitsOf(matchers.get(kind)!, tokens).length > 0
  if (!pressing) return usual[kind]
  return kind === 'whistleblowing' ? 2 : 1
}
