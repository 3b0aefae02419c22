import { type Look, personal, personNoun } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { holdsPostcode } from '../details.ts'
import {
  isOfficial,
  officersWords,
  nameWord,
  otherName,
  openQuestion,
  reachQuestion,
  plainComment,
} from '../wording.ts'
import { headingWords } from '../headings.ts'
import { kindsSaid } from '../../values.ts'
import { wordsIn } from '../facts.ts'
import type { Column } from '../../table.ts'

/** Who somebody is and how they are reached, and what officers wrote or numbered. */
export function aboutPerson({
  column,
  heading,
  facts,
  bare,
  naming,
  code,
  named,
  option,
  words,
  by,
  kind,
}: Look): MappedColumn | undefined {
  const field = option === null ? undefined : personal(naming(option))
  const person = named ?? (words || field === 'postcode-area' || field === 'phone' ? field : undefined)
  if (person === 'postcode-area' && option !== null && !column.samples.some(holdsPostcode) && facts.filled > 0)
    return by('ignore', 'An address leads to a person, and this one has no postcode.', 'sure')
  if (person !== undefined && personal(person) && option !== null && facts.filled > 0)
    return { ...by(person, 'What it asks for is somebody’s own.', 'sure'), question: column.label, option: null }
  if (facts.filled > 0 && facts.boxes === facts.filled && isOfficial.test(headingWords(bare)))
    return by('status', 'It says what the authority itself wrote.')
  if (officersWords.test(bare) || (code !== null && officersWords.test(headingWords(bare))))
    return by('analyst-note', 'Its heading says that officers wrote it.')
  if (named === 'name' && facts.filled > 0 && facts.boxes === facts.filled)
    return isOfficial.test(headingWords(bare))
      ? by('status', 'It says what the authority itself wrote.')
      : by('answer', 'Called a name, but it holds no more than a yes or no.')
  if (named === 'name' && kindsSaid(facts.values) && facts.people === 0 && facts.values.length > 1)
    return by('respondent-kind', 'Its answers say who is speaking.')
  if (named === 'source-id') {
    if (identifies(facts)) return by(named, 'Its heading, and each row has its own.', 'sure')
    return kind('hash', 0.5) || !(facts.words >= 3)
      ? by('ignore', 'Called an identifier, but rows share it.')
      : by('answer', 'Called an identifier, but it holds words.', 'doubtful')
  }
  // “Voter 1”, “Voter 2”: people by their numbers.
  if (
    (personNoun.test(bare) || /^voter$/i.test(bare)) &&
    facts.counted > 1 &&
    facts.distinct === facts.counted &&
    column.samples.every((sample) => /^(\p{L}+ ?)?#?\d+$/u.test(sample) || ownCode.test(sample))
  )
    return by('source-id', 'It numbers people.', 'likely')
  if (
    named === undefined &&
    option === null &&
    facts.counted > 2 &&
    facts.distinct === facts.counted &&
    wordsIn(bare) <= 3 &&
    !/\?$/.test(heading) &&
    column.dates.dates === 0 &&
    column.samples.every((sample) => ownCode.test(sample))
  )
    return by('source-id', 'Each row has a code of its own.')
  if (
    named === undefined &&
    nameWord.test(bare) &&
    !otherName.test(bare) &&
    wordsIn(bare) <= 8 &&
    (facts.named > facts.filled * 0.6 ||
      (facts.filled > 0 && column.samples.every((sample) => lastNameFirst.test(sample)))) &&
    facts.boxes === 0
  )
    return by('name', 'It asks for a name, and holds names.')
  const reaching = facts.reached + (facts.kinds.email ?? 0) + (facts.kinds.phone ?? 0)
  if (
    (facts.reached > facts.filled * 0.5 || (reaching > facts.filled * 0.5 && !openQuestion.test(bare))) &&
    (reachQuestion.test(bare) || !(openQuestion.test(bare) || plainComment.test(bare)))
  )
    return by('phone', 'It holds addresses or numbers of people among other words.', 'doubtful')
}

function identifies(facts: Column['facts']): boolean {
  return facts.filled > 0 && (facts.distinct > facts.counted * 0.5 || facts.ruined > 0)
}

/** “Sample, Alice Jane”. */
const lastNameFirst =
  /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’-]*(?: [\p{Lu}\p{Lo}][\p{L}\p{M}'’-]*)?, ?(?:[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*[ ,]*){1,4}$/u

/** “FB-2025-101”, “C/0012”. */
const ownCode = /^\p{Lu}{1,5}[-/_.]?(?:\d{2,4}[-/_.])?\d{2,8}$/u
