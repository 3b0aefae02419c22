/** Papers that a board's paper is made from, each in the shape that its readers know. */
export const templates = {
  'health-board': {
    name: 'Health and Wellbeing Board report',
    about: 'Subject, recommendations, engagement, answers, risk and equality, for noting or deciding.',
    prefix: 'HWB',
    pages: null,
    summaryPages: null,
  },
  'trust-board': {
    name: 'Trust Board paper',
    about: 'A one-page executive summary, then the paper.',
    prefix: 'TB',
    pages: 7,
    summaryPages: 1,
  },
  'you-said': {
    name: '“You said, we did” section',
    about: 'For a plan: each answer with its reference, how many comments it answers, and the wording that changed.',
    prefix: 'YSD',
    pages: null,
    summaryPages: null,
  },
  findings: {
    name: 'Report of findings',
    about: 'How people were reached, who answered, what they said by theme, the method and its limits.',
    prefix: 'ROF',
    pages: null,
    summaryPages: null,
  },
  'partner-status': {
    name: 'Partner status report',
    about: 'One page: progress, and what changed since the last report.',
    prefix: 'PSR',
    pages: 1,
    summaryPages: null,
  },
} as const
export type Template = keyof typeof templates
export const templateCodes = Object.keys(templates) as Template[]

/** What a board is asked to do with a paper. */
export const asks = { note: 'For information', decide: 'For decision' } as const
export type Ask = keyof typeof asks

/** Words that a recommendation begins with: a board is asked to do something. */
const verbs =
  /^(?:to )?(?:note|agree|approve|consider|endorse|receive|support|request|ask|delegate|confirm|decide|adopt|accept|commission|recommend|welcome|comment|discuss|review)\b/i

/** Recommendations that do not begin with a verb, as they were written. */
export const withoutVerb = (recommendations: string[]): string[] =>
  recommendations.filter((one) => !verbs.test(one.replace(/^\W*(?:\d+|[a-z])[.)]\s*/i, '')))
