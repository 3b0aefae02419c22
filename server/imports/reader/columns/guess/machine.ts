import { type Look, personNoun } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { directionWhy, kindsSaid, saysDirection } from '../../values.ts'
import { openQuestion } from '../wording.ts'
import { wordsIn } from '../facts.ts'

/** What a program wrote down beside the answers, and what somebody put together from the options of a form. */
export function byMachine({ column, facts, heading, bare, option, by }: Look): MappedColumn | undefined {
  if (facts.filled === 0 || option !== null || /\?$/.test(heading)) return orderOf()
  const { samples } = column
  if (saysDirection(facts.values)) return by('status', directionWhy)
  if (onBoard.test(bare) && facts.numbers === facts.filled)
    return by('ignore', 'It says where and how large a note was on a board.')
  if (samples.every((sample) => /^(SMTP|EX|MAPIPDL)$/.test(sample)))
    return by('ignore', 'It says how a mail program wrote an address.')
  if (/\b(token|hash|checksum|fingerprint|cookie)s?$/i.test(bare) && facts.words < 1.5)
    return by('ignore', 'It holds codes of a program.')
  if (
    facts.counted > 1 &&
    !/\b(id|sid|uid|guid|no|number|ref\w*|codes?|key)$/i.test(bare) &&
    facts.distinct === facts.counted &&
    column.dates.dates === 0 &&
    new Set(samples.map(({ length }) => length)).size === 1 &&
    samples.every((sample) => token.test(sample))
  )
    return by('ignore', 'It holds codes of one length, no two the same.', 'doubtful')
  if (
    endsInPerson.test(bare) &&
    !/\b(of|for|per|to)\b/i.test(bare) &&
    wordsIn(bare) <= 3 &&
    facts.named > facts.filled * 0.6 &&
    !kindsSaid(facts.values)
  )
    return by('name', 'Its heading ends in a person, and it holds names.')
  if (personNoun.test(bare) && facts.numbers === facts.filled) return by('ignore', 'It numbers people, and some again.')
  return orderOf()

  /** “1. GP, 2. Nurse” and “1. Nurse, 2. GP”: the same few options, in the order that somebody gave them. */
  function orderOf(): MappedColumn | undefined {
    const cells = facts.values.length > 0 ? facts.values.map(({ value }) => value) : column.samples
    if (cells.length < 2 || cells.some((cell) => !ranked.test(cell))) return undefined
    const parts = cells.flatMap((cell) =>
      cell.split(between).map((part) => part.replace(place, '').trim().toLowerCase()),
    )
    const again = new Set(parts).size * 2 <= parts.length && parts.every((part) => wordsIn(part) <= 8)
    return again && !openQuestion.test(bare) ? by('answer', 'It puts the same options in an order.') : undefined
  }
}

const endsInPerson =
  /\b(submitter|author|contributor|poster|commenter|proposer|petitioner|complainant|enquirer|caller|sender|writer|signatory|respondent)$/i

const onBoard =
  /^((pos(ition)?|centre|center|coord(inate)?s?|offset) )?[xyz]( (pos(ition)?|coord(inate)?s?|offset))?$|^(width|height|rotation|opacity|z[ -]?index|font size)$/i

const token = /^(?=.*\d)(?=.*[a-z])[a-z\d_-]{8,}$/i

const place = /^\s*\d{1,2}[.):] ?/
const between = /[,;|\n]\s*(?=\d{1,2}[.):])/
const ranked = /^\d{1,2}[.):] ?[^\n]+[,;|\n]\s*\d{1,2}[.):] ?\S/
