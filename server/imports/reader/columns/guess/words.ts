import { phrases } from '../../../../data/patterns.ts'
import { type Look, isRated, personNoun } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { reachQuestion, openQuestion, factQuestion, otherName } from '../wording.ts'
import { kindsSaid } from '../../values.ts'

/** By nothing but the words: what differs from row to row was said, what comes again was chosen. */
export function byWords({ column, heading, facts, bare, code, by, varied, people }: Look): MappedColumn {
  const options = facts.words < 2 && facts.sentences === 0 && facts.distinct < facts.counted
  if (reachQuestion.test(bare) && facts.sentences === 0) return by('answer', 'It asks how to reach somebody.')
  // “Which clinic is your feedback about?” and “What is your interest?” are answered by a choice, unless somebody wrote a sentence.
  const rated = isRated(column) && facts.sentences === 0 && facts.words < 3 && rating.test(bare)
  const chooses = rated || (facts.sentences === 0 && facts.words < 4 && asksForChoice.test(bare))
  if (
    varied &&
    !options &&
    !chooses &&
    openQuestion.test(heading.includes('/') && code !== null ? code : bare) &&
    facts.numbers + facts.boxes < facts.filled * 0.9
  )
    return by('comment', 'Its heading asks for words.')
  // “change_one” is the code of a question to which people answer in words, however few.
  if (
    code !== null &&
    openCode.test(code) &&
    !isRated(column) &&
    facts.boxes + facts.numbers === 0 &&
    facts.counted > 1 &&
    facts.distinct === facts.counted &&
    facts.words >= 1.5
  )
    return by('comment', 'The code of its question asks for words, and no two answers are the same.', 'doubtful')
  // “Micro (1 to 9 employees)”, “Small (10 to 49 employees)”: options that say what they mean.
  const explained = facts.words < 8 && column.samples.every((sample) => /\(.+\)$/.test(sample))
  if (varied && facts.words >= 4 && !explained)
    return by('comment', 'It holds sentences that differ from row to row.', facts.words >= 8 ? 'likely' : 'doubtful')
  if (facts.sentences > facts.repeated.length && openQuestion.test(bare) && facts.words >= 3)
    return by('comment', 'Its heading asks for words.', 'doubtful')
  // A code says nothing: where no two answers are the same, they are none of a closed question's.
  if (
    !isRated(column) &&
    /^q\d{1,3}[a-z]?$/i.test(heading) &&
    facts.counted > 3 &&
    facts.distinct === facts.counted &&
    facts.numbers + facts.boxes === 0 &&
    facts.words >= 1.5 &&
    facts.named < facts.filled * 0.6
  )
    return by('comment', 'No two answers in it are the same.', 'doubtful')
  if (
    !isRated(column) &&
    /\?$/.test(bare.trim()) &&
    !chooses &&
    !factQuestion.test(bare) &&
    facts.words >= 2 &&
    facts.counted > 1 &&
    facts.distinct === facts.counted
  )
    return by('comment', 'It asks a question, and the answers differ from row to row.', 'doubtful')
  // What somebody is or was, has or had not is no option: others would have been told in the same words.
  const told = column.samples.filter((sample) => ownVerbs.test(sample)).length
  if (
    !isRated(column) &&
    !chooses &&
    !factQuestion.test(bare) &&
    facts.counted >= 3 &&
    facts.distinct === facts.counted &&
    facts.words >= 2.5 &&
    told * 2 >= column.samples.length
  )
    return by('comment', 'It holds what people say, and no two the same.', 'doubtful')
  // “I don't like”, “If I was in charge I would”: a sentence that each finished in their own way.
  if (
    stem.test(bare) &&
    !isRated(column) &&
    facts.boxes + facts.numbers === 0 &&
    facts.counted > 1 &&
    facts.distinct === facts.counted &&
    facts.words >= 1.5
  )
    return by('comment', 'Its heading is the beginning of a sentence, and no two go on alike.', 'doubtful')
  if (personNoun.test(bare) && facts.named > facts.filled * 0.6 && !kindsSaid(facts.values))
    return by('name', 'Its heading speaks of a person, and it holds names.')
  if (personNoun.test(bare) && varied && facts.words < 2.5 && facts.numbers === 0 && !kindsSaid(facts.values))
    return by('name', 'Its heading speaks of a person, and no two are the same.', 'doubtful')
  if (people && !otherName.test(bare))
    return facts.counted > 3 && facts.distinct * 2 <= facts.counted
      ? by('ignore', 'It names the same few people again and again.', 'doubtful')
      : by('name', 'It holds names of people.')
  // Two or three words in capitals, hardly ever the same: whatever they are called, they are sealed like names.
  if (
    facts.counted >= 5 &&
    facts.named > facts.filled * 0.85 &&
    facts.distinct > facts.counted * 0.85 &&
    facts.words >= 1.7 &&
    facts.words < 3.5 &&
    !otherName.test(bare)
  )
    return by('name', 'It holds what look like names of people.', 'doubtful')
  // The same letter may come again and again; no option of a closed question is as long.
  if (facts.words >= 20) return by('comment', 'It holds whole paragraphs.')
  return by(
    'answer',
    'It holds a few answers that come again.',
    facts.numbers === facts.filled || !varied ? 'likely' : 'doubtful',
  )
}

const openCode = phrases({
  words: String.raw`
      chang\w* | improv\w* | suggest\w* | comments? | reasons? | why | wish(es)? | hopes? | worr(y|ies) | concerns? | ideas?
      | views? | thoughts? | opinions? | stor(y|ies) | experience | feedback | better | worse | best | worst | likes? | dislikes?
      | matters? | needs? | problems? | barriers? | difficult\w* | message | explain | describe | details? | more`,
})
const stem = phrases({
  whole: String.raw`
      (if (i|we) .*\b(would|could|had)|(i|we) (really )?(like|love|hate|wish|want|need|hope|worry|fear|feel|think|dream
        |don['’]t \w+|do not \w+)( (that|is|to|about))?|what i (like|want|need)|the (best|worst|hardest) (thing|part|bit))\W*`,
})
const ownVerbs = /\b(I|me|my|we|us|our|who|was|were|is|are|had|have|not|no|nobody|nothing|never|need|want)\b|n[’']t\b/i
const rating = /\b(rate|rating|satisf\w+|score|agree|likely|recommend|how (good|easy|well))\b/i
const asksForChoice = phrases({
  begins: String.raw`
      (which|what) (?!(changes?|improvements?|ideas?|views?|comments?|concerns?|difference|problems?|support|help
        |things?)\b)[\p{L}/ -]{3,40}?\b(is|are|was|does|do|did) (your|this|the|you) (feedback|comments?|views?|response
        |compliment|complaint|concern)\b | (which|what) \p{L}+ (does|is|are) your (feedback|comments?|views?)\b
      | what(['’]s| is) your (connection|relationship|link|association|interest|role|involvement|status)\b
      | how would you describe (yourself|your (role|connection))\b`,
})
