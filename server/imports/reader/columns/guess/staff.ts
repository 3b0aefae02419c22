import { phrases } from '../../../../data/patterns.ts'
import { type Look, dealtWith, staffWord } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { wordsIn } from '../facts.ts'
import { kindsSaid } from '../../values.ts'

/** Whom a column names beside the person who spoke: nobody of the public. */
export function aboutStaff({ column, heading, facts, bare, code, named, by, people }: Look): MappedColumn | undefined {
  if (heading === '' && facts.filled === 0) return by('ignore', 'It has no heading and holds nothing.', 'sure')
  if (recipient.test(bare) && facts.words < 6) return by('ignore', 'It names who it was sent to.', 'sure')
  if (
    handledBy.test(bare) ||
    staffName.test(code ?? bare) ||
    (staffNoun.test(bare) &&
      (facts.named > facts.filled * 0.6 || column.samples.every((sample) => lastFirst.test(sample))) &&
      facts.filled > 0 &&
      facts.boxes === 0)
  )
    return by('ignore', 'It names who dealt with it.', 'sure')
  if (
    named !== 'name' &&
    dealtWith.test(bare) &&
    !byWriters.test(bare) &&
    !/\?$/.test(heading) &&
    wordsIn(bare) <= 4 &&
    (staffWord.test(bare) || facts.distinct * 2 <= facts.counted) &&
    (people || (facts.named > facts.filled * 0.6 && facts.words >= 1.7 && !kindsSaid(facts.values)))
  )
    return by('ignore', 'It names who dealt with it.', 'sure')
}

/** Who an e-mail went to, and who of the staff or of the program dealt with an entry. */
const recipient = /^(to|cc|bcc)(:? ?\(.*\)|[ _](name|address|e-?mail|recipients?))?$/i
const handledBy = phrases({
  whole: String.raw`
      action(ed)? by | (teammate|colleague|team member|person|officer|staff)( \w+)? assigned
      | (enum(erator)?|interviewer|befrager(in)?|field ?worker|surveyor|data collector|(investigating|case|lead|responsible
        |contact) officer|call handler|translator|transcriber|interpreter)('?s)?( name| id)?
      | (translated|transcribed|interpreted) by | (sach)?bearbeiter(in)? | gestionnaire | responsable
      | agent (instructeur|traitant) | opiekun sprawy | prowadzący | behandelaar | istruttore
      | (assignee|handler|officer|moderator|approver|staff|answer|answerer)('?s)? (e-?mail( address)?|login|user ?name|name)
      | (told|spoken?|reported) to | \w+ (taken|logged|typed|entered|recorded|handled) by`,
  begins: String.raw`
      (created|updated|modified|edited|changed|entered|last edited|uploaded|assigned|moderated) ?(by|to)\b`,
})
const byWriters =
  /\b(submitted|posted|said|made|raised|asked|written|sent|signed|contributed|suggested|proposed|commented|authored|given|told|from|reported|received) (by|from)\b/i

const staffName = phrases({
  whole: String.raw`
      (?:nom|nome|nombre|name|imię|naam|enw|nazwisko)(?!\p{L}).*(?<!\p{L})(enquêteur|enquêtrice|encuestador(a)?|ankieter(a)?
        |ankietera|befragers|interviewers|intervistatore|entrevistador(a)?|cyfwelydd)`,
  ends: String.raw`
      \b(helper|supporter|teammate|colleague|staff|interviewer|enumerator|worker|officer|volunteer|facilitator|surveyor
        |agent)('?s)? name`,
})

const lastFirst = /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’.-]*(?: \p{Lu}\.?)?$/u

/** A heading that is nothing but somebody of the staff. */
const staffNoun = phrases({
  whole: String.raw`
      (?:[\p{L}-]+ ){0,2}(handler|worker|case ?worker|volunteer|interviewer|enumerator|officer|co-?ordinator|clerk|moderator
        |owner|assessor|researcher|facilitator|staff member|member of staff)(?:['’]?s)?( name| initials)?`,
})
