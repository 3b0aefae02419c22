import { phrases } from '../../../../data/patterns.ts'
import { type Look, dealtWith, staffWord } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { personalNumber, otherName } from '../wording.ts'
import { holdsPostcode } from '../details.ts'
import { wordsIn } from '../facts.ts'

/** What the cells are by their own look, which goes before what stands above them. */
export function byCells({ column, facts, bare, by, kind }: Look): MappedColumn | undefined {
  if (kind('email', 0.5)) return by('email', 'It holds e-mail addresses.', 'sure')
  if (kind('ip', 0.5)) return by('ip', 'It holds IP addresses.', 'sure')
  if (kind('phone', 0.5)) return by('phone', 'It holds telephone numbers.', 'sure')
  if (
    phoneWord.test(bare) &&
    facts.filled > 0 &&
    column.dates.dates === 0 &&
    column.samples.every((sample) => dialled.test(sample))
  )
    return by('phone', 'It asks for a number to ring, and holds numbers.', 'sure')
  if (personalNumber.test(bare) || kind('nhs-number', 0.5))
    return by('ignore', 'It holds a number of a person’s, which is not kept.', 'sure')
  if (kind('postcode', 0.5)) return by('postcode-area', 'It holds postcodes.', 'sure')
  if (kind('address', 0.5))
    return column.samples.some(holdsPostcode)
      ? by('postcode-area', 'It holds addresses.', 'sure')
      : by('ignore', 'An address leads to a person, and this one has no postcode.', 'sure')
  if (kind('place', 0.5)) return by('ignore', 'It holds exact places, which can lead to a person.', 'sure')
  if (kind('program', 0.5)) return by('ignore', 'It names programs and devices.', 'sure')
  if (kind('handle', 0.5)) return by('name', 'It holds names of accounts.', 'sure')
  if (facts.values.length > 0 && facts.values.every(({ value }) => courtesy.test(value)))
    return by('ignore', 'It holds titles of people.', 'sure')
  if (kind('titled', 0.5) && dealtWith.test(bare) && staffWord.test(bare) && wordsIn(bare) <= 3)
    return by('ignore', 'It names who dealt with it.', 'sure')
  if (kind('titled', 0.5) && !otherName.test(bare)) return by('name', 'It holds names of people.', 'sure')
  if (kind('url', 0.5)) return by('ignore', 'It holds web addresses, which can lead to a person.', 'sure')
  if (facts.filled > 0 && column.samples.every((sample) => fileName.test(sample)))
    return by('ignore', 'It holds names of files.')
  if (kind('json', 0.5)) return by('ignore', 'It holds data for programs.', 'likely')
}

const courtesy = phrases({
  whole: String.raw`
      (mrs?|miss|ms|mx|dr|doctor|rev(erend)?|fr|father|sr|prof(essor)?|cllr|councillor|sir|dame|lady|lord|capt|major|frau|herr
        |fräulein|mme|mlle|madame|monsieur|sra?|srta|señora?|don|doña|pani?|signora?|sig|dott(ssa)?|mevrouw|meneer|dhr|mevr
        |none|keine angabe|prefer not to say)\.?`,
})

const fileName = /^[^\n?!]{1,120}\.(png|jpe?g|gif|heic|webp|pdf|docx?|xlsx?|mp3|mp4|m4a|wav|mov)$/i

const phoneWord = phrases({
  lettered: String.raw`
      (tele)?phone | mobile | tel | ring | call | \p{L}*telefon\p{L}* | handy\p{L}* | téléphone | teléfonos? | móvil | telefone
      | telemóvel | celular | cellulare | ffôn | komórk\p{L}* | телефон\p{L}* | τηλέφων\p{L}*`,
  anywhere: String.raw`هاتف | فون | ફોન | फ़ोन | फोन | ਫੋਨ | ফোন | 电话`,
})
/** Six digits or more, and nothing else but what is written between them. */
const dialled = /^\+?(?:[ ()./-]{0,2}\d){6,15}$/
