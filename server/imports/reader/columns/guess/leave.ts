import { type Look, optionOf } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { choosesLeave, saysPrivate, saysYesOrNo, speakOfPublishing } from '../consent/answer.ts'
import { asksConsent, asksToShow, type ConsentQuestion, consentQuestion, namesPublishing } from '../consent/question.ts'

/** Whether somebody may be quoted. */
export function aboutLeave({
  column,
  heading,
  heading2,
  facts,
  group,
  spread,
  question,
  bare,
  code,
  mapped,
  by,
  varied,
}: Look): MappedColumn | undefined {
  const asking = (code ?? heading).replace(/^q\d{1,2}[a-z]? (?=publish|quot)/i, '')
  const choice = spread?.option ?? optionOf(heading2)
  // “Publishing - May we publish this?” asks a question of its own; “May we publish this? - Yes, but not my name” is an option.
  const own = choice !== null && asksConsent(choice)
  const ticked2 = facts.ticks + facts.echoes >= facts.filled
  const asksForLeave =
    asksConsent(group ? `${group}: ${asking}` : asking) ||
    ((saysYesOrNo(facts.values) || (facts.filled > 0 && facts.echoes === facts.filled)) && namesPublishing(asking)) ||
    (choosesLeave(facts.values) && asksToShow(asking))
  // “Yes, but without my name” is a choice, however many words it has.
  const inOwnWords =
    !(
      /\btick\b/i.test(asking) &&
      facts.values.length > 0 &&
      facts.values.every(({ value }) => aboutQuoting.test(value))
    ) &&
    facts.sentences > facts.filled * 0.5 &&
    varied &&
    !ticked2 &&
    !saysYesOrNo(facts.values) &&
    !choosesLeave(facts.values)
  if (
    /^(privacy|visibility|visible to|confidentiality|sharing)( (setting|level|status))?$/i.test(bare) &&
    saysPrivate(facts.values)
  )
    return { ...by('consent-to-quote', 'It says whose words are to stay private.'), consent: 'gives' }
  if (speakOfPublishing(facts.values) || ((own || asksForLeave) && !inOwnWords)) {
    if (own) Object.assign(mapped, { question: column.label, option: null, ticks: false })
    mapped.consent = consentQuestion(own ? choice : (code ?? question))
    return by('consent-to-quote', consentWhy[mapped.consent], mapped.consent === 'unclear' ? 'doubtful' : 'likely')
  }
}

/** “I prefer not to be quoted”: what stands beside a box. */
const aboutQuoting =
  /^.{0,120}\b(quot(e|ed|ing)|publish(ed|ing)?|print(ed|ing)?|shar(e|ed|ing)|us(e|ed|ing)|confidential|private|anonymous\w*)\b.{0,120}$/i

const consentWhy: Record<ConsentQuestion, string> = {
  unclear: 'Its heading speaks of consent, but not clearly: nobody’s is read from it.',
  gives: 'Its heading asks whether words may be quoted.',
  withholds: 'Its heading asks who does not want to be quoted: a yes means no.',
  objects: 'Its heading asks who objects to being quoted: a yes means no.',
  'keeps-secret': 'Its heading asks what is to be kept confidential: a yes means no.',
}
