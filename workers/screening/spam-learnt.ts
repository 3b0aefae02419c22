import { readFileSync } from 'node:fs'
import path from 'node:path'
import { featuresOf, OWN, placeOf, type Classes, type Piece } from '../../server/screening/learnt/features.ts'
import { scoresOf, type Learnt } from '../../server/screening/learnt/model.ts'
import { parseLearnt } from '../../server/screening/learnt/store.ts'
import { wordsWithMeaning } from '../../server/screening/meanings.ts'
import { tokenise, type Token } from '../../server/screening/tokens.ts'

/**
 * A text sounds like spam from this score; where it names no way to answer, no price and nothing to shout about, from more
 * (“Cheap now, dear later.”); and where it speaks of a place or service of ours, from far more.
 */
const SOUNDS = 0.1
const SOUNDS_BARE = 0.3
const SOUNDS_OF_THE_PLACE = 0.6
/** Advertisements are short, and what is long has more chances to sound like one. */
const LONGEST = 700
/** Text of which a smaller share is English words is in another language, which was not learnt. */
const ENGLISH = 0.6

/** `node scripts/spam-model.ts` keeps what was learnt from workers/screening/spam-examples.txt. */
export const kept = path.join(import.meta.dirname, 'spam-model.bin')
let model: Learnt | null = null
const learntModel = () => (model ??= parseLearnt(readFileSync(kept)))

/** What a text holds besides its words. */
const marks = {
  link: /https?:|www\.|\b[a-z\d-]{3,}\.(?:com|net|info|example|shop|ru|cn)\b/iu,
  mail: /\S@\S+\.\w/u,
  phone: /(?<!\d)\+?\d[\d ]{8,14}/u,
  dollar: /[$€]|\busd\b/iu,
  pound: /£ ?\d/u,
  share: /\d ?%/u,
  digit: /\d/u,
  asks: /\?/u,
  calls: /!/u,
  shouts: /(?:\b[A-Z]{3,}\b[^\n]*){3}/u,
  one: /\b(?:i|my|we|our|us|me)\b/iu,
  you: /\byour?\b/iu,
}

/** What an advertisement has and a complaint seldom does. */
const offering = [marks.link, marks.mail, marks.phone, marks.dollar, marks.pound, marks.share, marks.calls]

/** A text taken apart: its words, what it holds besides them, and what its first sentences begin with. */
export function spamPiece(text: string, tokens: readonly Token[], classes: Classes): Piece {
  const { features, meaning } = featuresOf(tokens, classes)
  if (tokens.length === 0) return { features, meaning }
  const add = (name: string) => features.push({ place: placeOf(OWN, name), block: OWN, from: 0, to: 0 })
  for (const [name, mark] of Object.entries(marks)) add(mark.test(text) ? name : `no ${name}`)
  for (const { word } of tokens.filter(({ opens }) => opens).slice(0, 6)) add(`opens ${word}`)
  return { features, meaning }
}

/**
 * Whether a text sounds like an advertisement or a trick, by a model that has learnt from examples what strangers send. It knows
 * English only. Never throws.
 * @param ofThePlace  it speaks of what people here speak of
 */
export function soundsLikeSpam(text: string, ofThePlace: boolean, learnt = learntModel()): boolean {
  if (text.length > LONGEST) return false
  const tokens = tokenise(text)
  if (tokens.length < 3 || wordsWithMeaning(tokens) < ENGLISH * tokens.length) return false
  const [score] = scoresOf(learnt, spamPiece(text, tokens, learnt.classes)).scores
  const bare = !offering.some((mark) => mark.test(text))
  return score! > (ofThePlace ? SOUNDS_OF_THE_PLACE : bare ? SOUNDS_BARE : SOUNDS)
}
