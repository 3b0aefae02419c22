import { listed } from '../../data/vocabulary.ts'
import { daysBetween, inWords } from '../../data/time.ts'
import type { Day } from '../../http/wire.ts'
import type { Consultation } from '../contract.ts'
import type { Check } from './desk-contract.ts'

type Looked = Pick<
  Consultation,
  | 'whatCanChange'
  | 'whatCannotChange'
  | 'areas'
  | 'phases'
  | 'questions'
  | 'asksEquality'
  | 'privacyNotice'
  | 'responseDueBy'
  | 'easyRead'
  | 'documents'
  | 'privacy'
> & {
  lengthReason: string | null
  broken: string[]
  easyReadPromised: boolean
  themes: number
  reviewers: { mandate: string }[]
}

/** What to look at before everybody sees a consultation, in the order in which it is set up. Pure; never throws. */
export function checklist(one: Looked, contactLine: string | null, today: Day): Check[] {
  const asking = one.phases.filter((phase) => phase.asks)
  const [first] = asking
  const starts = first?.startsOn ?? null
  const ends = asking.at(-1)?.endsOn ?? null
  const undated = one.phases.filter((phase) => phase.startsOn === null && phase.endsOn === null)
  return [
    check(
      one.phases.length > 0,
      phasesInWords(one.phases.length, undated.length),
      'Add at least one phase, so that people see when they can comment.',
      true,
    ),
    check(
      one.questions.length > 0,
      one.questions.length === 1 ? 'It asks one question.' : `It asks ${one.questions.length} questions.`,
      'Add at least one question.',
      true,
    ),
    check(
      asking.length > 0,
      'People can send comments in at least one phase.',
      'No phase takes comments, so nobody can send one.',
    ),
    ...(first
      ? [
          check(
            starts !== null,
            `Comments are taken from ${starts && inWords(starts)}.`,
            'Say on which day comments are first taken. Until then nobody can send one.',
          ),
          check(
            ends !== null && (starts === null || ends >= starts) && ends >= today,
            starts && ends
              ? `Comments are taken until ${inWords(ends)}: people have ${lasting(daysBetween(starts, ends) + 1)}.`
              : `Comments are taken until ${ends && inWords(ends)}.`,
            ends === null
              ? 'No last day for comments has been given. People should know how long they have.'
              : ends < today
                ? `The last day for comments, ${inWords(ends)}, has passed.`
                : 'The last day for comments is before the first.',
          ),
        ]
      : []),
    ...lawfulChecks(one),
    check(
      one.whatCanChange.length > 0 && one.whatCannotChange.length > 0,
      'It says what can still change, and what cannot.',
      'Say what can still change, and what cannot.',
    ),
    check(
      one.responseDueBy !== null && (ends === null || one.responseDueBy > ends),
      `People are told to expect answers by ${one.responseDueBy && inWords(one.responseDueBy)}.`,
      one.responseDueBy === null
        ? 'No day has been given by which people hear what was decided.'
        : 'The day for answers comes before the last day for comments.',
    ),
    check(
      one.themes > 0,
      'It has a coding frame to sort comments by.',
      'It has no coding frame yet. Comments can be sorted into themes once it has.',
    ),
    check(
      one.reviewers.length > 0,
      'It names the groups that its responses go back to.',
      'It names no group that its responses go back to before they are published.',
    ),
    check(
      one.areas.length > 0,
      'People can say where they live.',
      'It names no areas, so people are not asked where they live.',
    ),
    check(
      one.privacyNotice !== null,
      'It has a notice of what is special about its privacy.',
      'It has no notice of what is special about its privacy; the general one is shown.',
    ),
    ...(one.easyReadPromised
      ? [
          check(
            one.easyRead.length > 0,
            'It has an Easy Read document beside it.',
            'Easy Read is promised, and there is none yet. It should come out at the same time.',
          ),
        ]
      : []),
    check(
      contactLine !== null,
      'People are told how to reach you.',
      'The programme has no contact line, so people cannot ask for help or a printed copy. An administrator can add it in Settings.',
    ),
  ]
}

type Lawful = Pick<Consultation, 'privacy' | 'documents' | 'asksEquality'> & {
  lengthReason: string | null
  /** Titles of documents whose address here leads nowhere. */
  broken: string[]
  phases: { asks: boolean; startsOn: Day | null; endsOn: Day | null }[]
  questions: { id: string; position: number }[]
}

/** What the law asks for before people are asked: without one of these it cannot be published. Pure; never throws. */
export function lawfulChecks(one: Lawful): Check[] {
  const must = (ready: boolean, yes: string, no: string) => check(ready, yes, no, true)
  const asking = one.phases.filter((phase) => phase.asks)
  const starts = asking[0]?.startsOn ?? null
  const ends = asking.at(-1)?.endsOn ?? null
  const days = starts && ends ? daysBetween(starts, ends) + 1 : 0
  const short = days > 0 && days < shortest ? `People have ${lasting(days)} only.` : ''
  const away =
    starts && ends && overHoliday(starts, ends) ? 'It runs over Christmas or August, when many are away.' : ''
  const reason = one.lengthReason ? `The reason is kept: “${one.lengthReason}”.` : null
  const unreachable = one.documents.filter(({ url }) => url === null)
  const based = new Set(one.privacy?.bases.map(({ question }) => question))
  const unbased = one.questions.filter(({ id }) => !based.has(id))
  return [
    ...(days >= shortest ? [check(true, 'People have six weeks or more.', '')] : []),
    ...(short
      ? [
          must(
            reason !== null,
            `${short} ${reason}`,
            `${short} Give them six weeks or more, or write down why not, under “About”.`,
          ),
        ]
      : []),
    ...(away
      ? [must(reason !== null, `${away} ${reason}`, `${away} Write down why, and what makes up for it, under “About”.`)]
      : []),
    ...(one.documents.length > 0
      ? [
          must(
            unreachable.length === 0,
            'Each of its documents has an address.',
            `${unreachable.map(({ title }) => `“${title}”`).join(', ')}: nobody can open what has no address.`,
          ),
        ]
      : []),
    ...(one.documents.length > 0 || one.broken.length > 0
      ? [
          must(
            one.broken.length === 0,
            'Each document that is kept here opens.',
            `${one.broken.map((title) => `“${title}”`).join(', ')}: the address leads to nothing. Choose the file again, or give another address.`,
          ),
        ]
      : []),
    must(
      one.privacy !== null,
      `It says who is responsible, how to reach them, and for how long each kind of data is kept: version ${one.privacy?.version}.`,
      'Say who is responsible for what people send, how to reach them, and for how long each kind of data is kept, under “Privacy”.',
    ),
    ...(one.questions.length > 0
      ? [
          must(
            unbased.length === 0,
            'Each question has its lawful basis.',
            `Choose the lawful basis, under “Privacy”, of ${unbased.length === 1 ? 'question' : 'questions'} ${listed(unbased.map(({ position }) => String(position)))}.`,
          ),
        ]
      : []),
    ...(one.asksEquality
      ? [
          must(
            Boolean(one.privacy?.policy),
            'Its questions about equality are optional, and a policy document says how the answers are protected.',
            'It asks about equality, so give the address of the policy document, under “Privacy”.',
          ),
        ]
      : []),
  ]
}

const check = (ready: boolean, yes: string, no: string, must = false): Check => ({
  ready,
  must,
  says: ready ? yes : no,
})

/** In days: what the courts and the Consultation Institute call short for anything but a small matter. */
const shortest = 42

/** Christmas, or most of August, lies within. */
function overHoliday(starts: Day, ends: Day): boolean {
  for (let year = Number(starts.slice(0, 4)); year <= Number(ends.slice(0, 4)); year++) {
    if (starts <= `${year}-12-24` && ends >= `${year}-12-27`) return true
    if (starts <= `${year}-08-10` && ends >= `${year}-08-24`) return true
  }
  return false
}

function phasesInWords(all: number, undated: number): string {
  const phases = all === 1 ? 'one phase' : `${all} phases`
  if (undated === 0) return all === 1 ? 'It has one phase, with a date.' : `It has ${phases}, each with a date.`
  if (all === 1) return 'It has one phase, with no date yet.'
  return `It has ${phases}; ${undated === 1 ? 'one has' : `${undated} have`} no date yet.`
}

function lasting(days: number): string {
  if (days < 14) return days === 1 ? 'one day' : `${days} days`
  const weeks = Math.floor(days / 7)
  return `${weeks} weeks${days % 7 === 0 ? '' : ` and ${days % 7} day${days % 7 === 1 ? '' : 's'}`}`
}
