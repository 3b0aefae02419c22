import type { Known } from '../../consultations/known.ts'
import { inWords } from '../../data/time.ts'
import type { Day } from '../../http/wire.ts'
import type { Part } from './draft-contract.ts'
import type { Figures, FiguresKey } from '../figures.ts'
import { ended, many, n } from '../parts.ts'
import type { Template } from '../vocabulary.ts'

/**
 * A paper as it is first drafted: the parts of its template in their order, with words made from the data. A person edits
 * the words; the figures stay those of their day.
 */
export function draftedParts(template: Template, consultation: Known, figures: Figures, day: Day): Part[] {
  return shapes[template].map((part): Part => {
    if ('figures' in part)
      return { key: part.figures, kind: 'figures', heading: part.heading, blocks: figures.blocks[part.figures] }
    const { key, heading, shape = 'paragraphs', summary = false } = part
    return { key, kind: 'written', heading, shape, summary, text: part.draft(consultation, figures, day) }
  })
}

type Draft = (consultation: Known, figures: Figures, day: Day) => string
type Shape =
  | {
      key: string
      heading: string
      shape?: 'paragraphs' | 'recommendations' | 'facts'
      summary?: boolean
      draft: Draft
    }
  | { figures: FiguresKey; heading: string }

const purpose: Draft = ({ title }, _figures, day) =>
  `This paper tells the Board what people said in “${title}”, what was answered, and what is still in hand, as of ${inWords(day)}.`

const numbersInWords: Draft = (_consultation, { account }) => {
  const { standings, units } = account
  return (
    `${many(units.submissions, 'submission')} brought ${many(standings.received, 'comment')}. Of these ${n(standings.answered)} ` +
    `${standings.answered === 1 ? 'is' : 'are'} answered by a published response, ${n(standings.inHand)} ${standings.inHand === 1 ? 'is' : 'are'} in hand, ` +
    `${n(standings.setAside)} ${standings.setAside === 1 ? 'was' : 'were'} set aside with a reason and ${n(standings.withdrawn)} withdrawn by ${standings.withdrawn === 1 ? 'its author' : 'their authors'}.`
  )
}

const mostSaid: Draft = (_consultation, { account }) => {
  const [first, ...others] = account.themes
    .filter(({ parent, received }) => parent === null && received > 0)
    .sort((a, b) => b.received - a.received)
    .slice(0, 3)
  if (!first) return 'No comment has been given a theme yet.'
  const named = others.map(({ label, received }) => `${label} (${n(received)})`)
  return `People wrote most often about ${first.label} (${many(first.received, 'comment')})${named.length > 0 ? `, then ${named.join(' and ')}` : ''}. A comment may speak to several themes.`
}

const recommendations: Draft = (_consultation, figures) => {
  const { standings } = figures.account
  return [
    `Note what people said, and how each of the ${many(standings.received, 'comment')} was dealt with.`,
    ...(standings.inHand > 0
      ? [
          `Note that ${many(standings.inHand, 'comment')} ${standings.inHand === 1 ? 'has' : 'have'} no published response yet.`,
        ]
      : []),
    'Agree how the Board gives its feedback, and the day by which it decides.',
  ].join('\n')
}

const background: Draft = ({ title, phases, whatCanChange, whatCannotChange }) => {
  const asked = phases
    .filter((phase) => phase.asks && phase.startsOn)
    .map(
      ({ name, startsOn, endsOn }) =>
        `${name}: from ${inWords(startsOn as Day)}${endsOn ? ` to ${inWords(endsOn)}` : ', with no end date yet'}.`,
    )
  return [
    `“${title}” asked people in these phases. ${asked.join(' ') || 'No phase has a date yet.'}`,
    ...(whatCanChange.length > 0 ? [`People were told that this could change: ${whatCanChange.join('; ')}.`] : []),
    ...(whatCannotChange.length > 0
      ? [`People were told that this could not change: ${whatCannotChange.join('; ')}.`]
      : []),
  ].join('\n\n')
}

const promises: Draft = (_consultation, { numbers, entries }, day) => {
  const next = entries
    .flatMap(({ ref, commitments }) => commitments.map((one) => ({ ref, ...one })))
    .filter(({ state }) => state !== 'kept')
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .slice(0, 4)
    .map(({ ref, text, dueOn }) => `${ref}: ${ended(text)} Due ${inWords(dueOn)}${dueOn < day ? ', late' : ''}.`)
  const counts = `Of the commitments made, ${n(numbers.kept ?? 0)} ${numbers.kept === 1 ? 'is' : 'are'} kept, ${n(numbers.due ?? 0)} still to come and ${n(numbers.late ?? 0)} late.`
  return [counts, ...next].join('\n\n')
}

const empty: Draft = () => ''
const riskRows: Draft = () => 'Time: \nViability: \nFinance: \nProfile: \nEquality: '

const shapes: Record<Template, Shape[]> = {
  'health-board': [
    { key: 'purpose', heading: 'Purpose of this report', draft: purpose },
    { key: 'recommendations', heading: 'Recommendations', shape: 'recommendations', draft: recommendations },
    {
      key: 'summary',
      heading: 'Summary',
      draft: (...given) => `${numbersInWords(...given)}\n\n${mostSaid(...given)}`,
    },
    { key: 'background', heading: 'Background', draft: background },
    { figures: 'engagement', heading: 'Engagement figures' },
    { figures: 'themes', heading: 'What people said' },
    { figures: 'answers', heading: 'What was answered' },
    { key: 'risk', heading: 'Risk', shape: 'facts', draft: riskRows },
    { figures: 'equality', heading: 'Equality' },
    { key: 'next', heading: 'Next steps', draft: promises },
    { figures: 'method', heading: 'Method, and its limits' },
    { figures: 'appendices', heading: 'Appendix: background papers' },
  ],
  'trust-board': [
    {
      key: 'context',
      heading: 'Executive summary: context',
      summary: true,
      draft: (...given) => `${purpose(...given)}\n\n${numbersInWords(...given)}`,
    },
    {
      key: 'questions',
      heading: 'Questions',
      shape: 'recommendations',
      summary: true,
      draft: () => 'What did people say?\nWhat was done about it, and what was not?\nWhat has no answer yet?',
    },
    { key: 'conclusion', heading: 'Conclusion', summary: true, draft: mostSaid },
    { key: 'input', heading: 'Input sought', shape: 'recommendations', summary: true, draft: recommendations },
    {
      key: 'reference',
      heading: 'For reference',
      shape: 'facts',
      draft: () => 'Objectives this paper serves: \nRisk register: \nDate of the next paper: ',
    },
    { key: 'involvement', heading: 'Patient and public involvement', draft: background },
    { figures: 'equality', heading: 'Results of the equality impact assessment' },
    { figures: 'engagement', heading: 'Engagement figures' },
    { figures: 'themes', heading: 'What people said' },
    { figures: 'answers', heading: 'What was answered' },
    { key: 'next', heading: 'Next steps', draft: promises },
    { figures: 'method', heading: 'Method, and its limits' },
  ],
  'you-said': [
    {
      key: 'introduction',
      heading: 'You said, we did',
      draft: (consultation, figures, day) =>
        `${numbersInWords(consultation, figures, day)} Each answer has its reference in the public log, where it can be followed.`,
    },
    { figures: 'entries', heading: 'What you said, and what we did' },
  ],
  findings: [
    { key: 'foreword', heading: 'Foreword', draft: empty },
    {
      key: 'summary',
      heading: 'Summary',
      draft: (...given) => `${numbersInWords(...given)}\n\n${mostSaid(...given)}`,
    },
    { key: 'background', heading: 'Background and proposals', draft: background },
    { figures: 'reached', heading: 'How people were reached' },
    { figures: 'engagement', heading: 'Who answered, and what is counted' },
    { figures: 'method', heading: 'Method, and its limits' },
    { figures: 'themes', heading: 'What people said' },
    { key: 'alternatives', heading: 'Alternatives that people suggested', draft: empty },
    { key: 'process', heading: 'Concerns about the process', draft: empty },
    { figures: 'equality', heading: 'Findings on equality' },
    { figures: 'answers', heading: 'What was answered' },
    { figures: 'waits', heading: 'Comments that got no response, and waiting times' },
    { figures: 'appendices', heading: 'Appendix: documents' },
  ],
  'partner-status': [
    { key: 'progress', heading: 'Progress', draft: numbersInWords },
    { figures: 'changes', heading: 'What changed' },
    { key: 'risks', heading: 'Top risks', draft: empty },
    { key: 'milestones', heading: 'Next milestones', draft: promises },
  ],
}
