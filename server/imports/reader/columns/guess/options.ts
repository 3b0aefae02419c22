import { type Look, isRated } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { plainComment, openQuestion, otherOption } from '../wording.ts'

/** An open answer that its tool marks as one, and the options of a closed question. */
export function besideOptions({
  column,
  heading2,
  facts,
  group,
  bare,
  code,
  option,
  by,
  kind,
  varied,
}: Look): MappedColumn | undefined {
  if (heading2 && /^open-ended response$/i.test(heading2) && !(facts.filled > 0 && facts.numbers === facts.filled))
    return by('comment', 'The survey tool says that answers are open-ended.', 'sure')
  if (/^comment$/i.test(option ?? '') && facts.boxes < facts.filled) {
    return { ...by('comment', 'It is the comment beside an answer.'), question: column.label, option: null }
  }
  if (/^(your )?(responses?|answer|reply)$/i.test(bare) && facts.sentences === 0 && isRated(column))
    return by('answer', 'It holds ratings.')
  if (
    /^(comments|replies|responses|answers|views|notes)$/i.test(bare) &&
    facts.filled > 0 &&
    facts.numbers === facts.filled
  )
    return by('ignore', 'It counts what others said.', 'likely')
  if (
    code !== null &&
    option === null &&
    /\b(verbatim|open ended|free ?text)$/i.test(code) &&
    facts.boxes + facts.numbers < facts.filled
  )
    return by('comment', 'Its heading.', 'sure')
  if (
    plainComment.test(bare) &&
    facts.numbers === facts.filled &&
    facts.filled > 0 &&
    facts.counted > 1 &&
    facts.distinct === facts.counted
  )
    return by('source-id', 'Each row has a number of its own in it.', 'likely')
  if (plainComment.test(bare))
    return {
      ...by('comment', 'Its heading.', 'sure'),
      question: group || /\(\d+\)$/.test(column.label) ? column.label : null,
    }
  if (facts.filled === 0 && option === null) return by('ignore', 'It holds nothing.', 'sure')
  if (kind('hash', 0.5)) return by('ignore', 'It holds codes of a program.')
  if (/\bage\b/i.test(bare) && facts.filled > 0 && facts.numbers === facts.filled && !/\b(stage|page)\b/i.test(bare))
    return by('equality', 'It asks for an age, and holds numbers.')
  if (kind('age', 0.6)) return by('equality', 'It holds age groups.')
  // “Please tell us what we could have done better” asks for words, but for no other option.
  const asksOpenly = openQuestion.test(bare) && !/\b(other|specify|if)\b/i.test(bare)
  // “water”, “roads”: the codes of a field's options.
  if (
    code !== null &&
    option === null &&
    facts.filled > 0 &&
    column.samples.every((sample) => /^[a-z_\d]+$/.test(sample))
  )
    return by('answer', 'It holds the codes of options.')
  const other = otherOption.test(option ?? '') || (otherOption.test(bare) && !asksOpenly)
  if (other && facts.boxes < facts.filled) {
    // A word or two names another option; a sentence is somebody's own.
    return facts.sentences > 0 || facts.words >= 3
      ? { ...by('comment', 'It asks for words beside the options.'), question: column.label, option: null }
      : by('answer', 'It names other options in a word or two.')
  }
  if (option !== null && varied && facts.words >= 4 && facts.ticks === 0)
    return { ...by('comment', 'It holds sentences that differ from row to row.'), question: column.label, option: null }
  if (option !== null) return by('answer', 'One option of a question that is spread over columns.', 'sure')
}
