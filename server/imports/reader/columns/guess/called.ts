import type { Look } from './look.ts'
import type { MappedColumn } from '../../mapped.ts'
import { moderated, ofHospital, channelsSaid, yearlessWhy } from '../../values.ts'
import { otherOption } from '../wording.ts'
import { holdsPostcode } from '../details.ts'
import type { Role } from '../roles.ts'

/** What it is called, unless it holds something else. */
export function byHeading({ column, facts, bare, named, option, joined, by, varied }: Look): MappedColumn | undefined {
  if (named === 'dots' || named === 'signatures')
    return facts.numbers === facts.filled
      ? by(named, 'Its heading, and it holds numbers.', 'sure')
      : by('answer', `Called ${named}, but it holds words.`, 'doubtful')
  if (named === 'submitted-at' && facts.filled > 0 && facts.months > facts.filled * 0.5)
    return by('answer', 'It names months and no days.')
  if (
    named === 'submitted-at' &&
    column.dates.dates === 0 &&
    (facts.named > facts.filled * 0.6 || (facts.kinds.titled ?? 0) + facts.people > 0)
  )
    return by('name', 'Called a date, but it holds names.')
  if (
    named === 'submitted-at' &&
    /\btime\b/i.test(bare) &&
    facts.filled > 0 &&
    column.samples.every((sample) => clock.test(sample))
  )
    return by('ignore', 'It holds times of a day, and no day.')
  if (
    named === 'submitted-at' &&
    column.dates.dates === 0 &&
    facts.filled > 0 &&
    column.samples.every((sample) => noYear.test(sample))
  )
    return by('ignore', yearlessWhy)
  if (named === 'submitted-at' && column.dates.dates === 0 && facts.filled > 0)
    return by('answer', 'Called a date, but it holds no dates.', 'doubtful')
  if (named === undefined && option === null && moderated(facts.values))
    return by('status', 'It says what its moderators decided.')
  if (
    named === 'status' &&
    column.dates.dates > column.dates.others * 10 &&
    !/\b(hidden|deleted|removed)\b/i.test(bare)
  )
    return by('answer', 'It holds dates.')
  if (
    (named === 'ignore' || named === 'channel' || named === 'status') &&
    facts.words >= 5 &&
    varied &&
    facts.sentences > 1 &&
    column.dates.dates * 2 < facts.filled
  )
    return by('comment', 'It holds sentences that differ from row to row.', 'doubtful')
  if (named === 'respondent-kind' && otherOption.test(option ?? '') && facts.sentences > 0)
    return { ...by('comment', 'It asks for words beside the options.'), question: column.label, option: null }
  if (named === 'area' && /^ward$/i.test(bare) && ofHospital(facts.values))
    return by('answer', 'It holds wards of a hospital.')
  if (!nextTime.test(bare) && howItCame.test(bare) && channelsSaid(facts.values))
    return by('channel', 'It says how each came in.')
  // "Location: what do you think?" and the like ask for words, whatever the first of them is.
  if (named === 'postcode-area' && !/post|zip/i.test(bare) && facts.filled > 0 && !column.samples.some(holdsPostcode))
    return by('ignore', 'An address leads to a person, and this one has no postcode.', 'sure')
  if (
    named &&
    !(
      openWords.includes(named) &&
      facts.words >= 6 &&
      varied &&
      !joined &&
      facts.filled > 2 &&
      facts.sentences > facts.filled * 0.5
    )
  )
    return by(named, 'Its heading.', 'sure')
  if (named) return by('comment', 'It holds sentences that differ from row to row.', 'doubtful')
}

/** “Thu 2 July”, “2.7.”, “July 2nd”. */
const noYear =
  /^(?:\p{L}{2,10}[.,]* )?(?:\d{1,2}(?:st|nd|rd|th|\.)?[ ./-](?:\p{L}{3,10}|\d{1,2}\.?)|\p{L}{3,10} \d{1,2}(?:st|nd|rd|th)?)$/iu

const clock = /^([01]?\d|2[0-3])[:.][0-5]\d([:.][0-5]\d)?( ?[ap]\.?m\.?)?$/i

/** Roles that a heading can seem to name although it asks for words. */
const openWords: Role[] = [
  'area',
  'venue',
  'audience',
  'table',
  'organisation',
  'respondent-kind',
  'channel',
  'equality',
  'event',
  'tags',
  'language',
]

const howItCame =
  /\b(type|origin|method|mode|how|source|platform|network|medium|route|via|received|collected|submitted|captured)\b/i
/** How somebody heard of it, or wants to be reached, is none of how their words came. */
const nextTime =
  /\b(hear|heard|prefer\w*|contact(ed)?|reach|find out|found out|travel|get (here|there)|like to|next|future)\b/i
