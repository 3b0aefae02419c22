import { phrases } from '../../../../data/patterns.ts'
import { type Look, staffWord } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { answered, otherDay, askedForMore } from '../wording.ts'
import { equalityIn, plainlySpeakers, bodiesNamed, ofHospital, speakersElsewhere, speakersIn } from '../../values.ts'
import { wordsIn } from '../facts.ts'
import { saysYesOrNo } from '../consent/answer.ts'

/** What the answers have in common: days, kinds of people, places. */
export function byAnswers({ column, facts, question, bare, joined, by, people }: Look): MappedColumn | undefined {
  if (column.dates.dates > column.dates.others * 10 && answered.test(bare) && !otherDay.test(bare))
    return by('submitted-at', 'Its heading, and it holds dates.')
  if (column.dates.dates > column.dates.others) return by('answer', 'It holds dates.')
  if (joined) return by('answer', 'Several answers joined by semicolons.')
  if (equalityIn(facts.values) && !aboutOthers.test(bare))
    return by('equality', 'It says of what sex, origin or belief people are.')
  if (plainlySpeakers(facts.values) && !aboutOthers.test(bare))
    return by('respondent-kind', 'Its answers say who is speaking.')
  if (bodiesNamed(facts.values) && !aboutOthers.test(bare) && facts.words < 6 && bodyAsked.test(bare))
    return by('organisation', 'It holds names of organisations.')
  if (
    placeNoun.test(bare) &&
    !otherPlace.test(bare) &&
    wordsIn(bare) <= 10 &&
    facts.named > facts.filled * 0.6 &&
    facts.words < 3 &&
    !ofHospital(facts.values)
  )
    return by('area', 'It asks for a place, and holds names.')
  if (aboutSelf.test(bare) && saysYesOrNo(facts.values)) return by('equality', 'It asks what somebody is or has.')
  if (!aboutOthers.test(bare) && speakersElsewhere(facts.values))
    return by('respondent-kind', 'Its answers say who is speaking.')
  const speakers = speakersIn(facts.values, question) || speakersIn(facts.values, bare)
  if (speakers) return by('respondent-kind', 'Its answers say who is speaking.')
  if (askedForMore.test(bare) && facts.words >= 2) return by('comment', 'Its heading asks for words.')
  // One word each, and some of them again: options, however open the question.
  if (
    ofWhom.test(bare) &&
    !staffWord.test(bare) &&
    facts.sentences === 0 &&
    facts.words >= 1.7 &&
    (people || facts.named > facts.filled * 0.8)
  )
    return by('name', 'It asks who it was, and holds names.')
}

/** “Whose feedback is this?”, “Feedback from”. */
const ofWhom = /^(whose|who)\b|\b(from|by)$/i
/** A question about whom something is for says nothing of the person who answers. */
const aboutOthers =
  /\b(priorit\w*|should|groups? (that|who|which)|benefit\w*|which groups?|patients? seen|staff (seen|member))\b/i
const placeNoun = phrases({
  whole: String.raw`
      (town|village|city) ?(/|or|and|,) ?(town|village|city) | (i|we|they) live (in|at|near) | where you live
      | (he |she |they )?lives? (in|at|near)
      | (calling|ringing|phoning|writing|visiting|travell?ing|coming|speaking|comes?) from | resident (of|in) | place`,
  begins: String.raw`where (are|do) you (from|come from|live)\b | whereabouts\b.*\b(you|they|live|lives)\b`,
  words: String.raw`
      (town|village|city|district|borough|locality|neighbou?rhood|suburb|parish|county|area|ward|place)\b.*\b(live|lives|living
        |from|nearest|home|residence|respondent|based)
      | (live|living|nearest|home|your|based)\b.*\b(town|village|city|district|borough|locality|neighbou?rhood|suburb|parish
        |area)`,
})
const otherPlace =
  /\b(service|hospital|clinic|ward|should|work|interest|subject|policy|visit|treated|improve|parking|affected|name of the (ward|clinic))\b/i
const bodyAsked =
  /\b(organi[sz]ations?|org|groups?|body|bodies|charity|agency|company|represent\w*|behalf|member of|belong|affiliat\w*|employer)\b/i
/** “Are you deaf?”, “Do you identify as trans?”: a yes or no says what somebody is. */
const aboutSelf = phrases({
  begins: String.raw`
      (are|do|have|is|does|did|were) (you|your|english|anyone|any)\b.*(?<!\p{L})(d/?deaf|deaf|blind|disab\w*|impair\w*|trans
        |transgender|neuro\w*|autis\w*|given birth|birth|pregnan\w*|maternity leave|health conditions?|mental health|illness\w*
        |first language|a carer|unpaid care\w*|caring|veteran|armed forces|refugee|asylum|religio\w*|faith|gender|ethnic\w*
        |lgbt\w*|gay|lesbian|bisexual|homeless|care leaver)(?!\p{L})`,
})
