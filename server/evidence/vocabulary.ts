/** What can be planned, decided, tested or measured. One shape holds them all; each kind says which of its fields it uses. */
export const planKinds = ['gate', 'change', 'test', 'review', 'equality', 'milestone', 'risk', 'measure'] as const
export type PlanKind = (typeof planKinds)[number]

/** A field of an item, and what it is called for its kind. */
export type PlanField =
  'about' | 'why' | 'byWhom' | 'dueOn' | 'doneOn' | 'url' | 'points' | 'themes' | 'phase' | 'measure'

type Kind = {
  /** Begins its reference: G1. */
  letter: string
  one: string
  many: string
  /** One sentence for the reader of the page. */
  lead: string
  /** By code; the first is what a new one begins with. */
  states: Record<string, string>
  /** Those that say nothing more is to come, so that a day that has passed is not late. */
  over: readonly string[]
  fields: Partial<Record<PlanField, string>>
  /** What stands under one; `says` is the other half of it. */
  entries: { one: string; many: string; says: string | null; onDay: string } | null
}

/** In the order in which the page shows them. */
export const plans = {
  gate: {
    letter: 'G',
    one: 'Gate',
    many: 'Gates',
    lead: 'What has to be done before the next step.',
    states: { due: 'Not done yet', done: 'Done', 'not-met': 'Not met' },
    over: ['done', 'not-met'],
    fields: {
      byWhom: 'Whose it is',
      dueOn: 'Due',
      doneOn: 'Done on',
      phase: 'Has to be done before this phase opens',
      why: 'What became of it',
      url: 'Where it can be read',
    },
    entries: null,
  },
  change: {
    letter: 'C',
    one: 'Proposed change',
    many: 'Proposed changes',
    lead: 'How people are asked about each change, and who decided that.',
    states: {
      undecided: 'Not decided yet',
      consult: 'Formal consultation',
      engage: 'Engagement',
      neither: 'Neither: no consultation is needed',
    },
    over: ['consult', 'engage', 'neither'],
    fields: {
      about: 'What would change',
      why: 'Reason',
      byWhom: 'Decided by',
      doneOn: 'Decided on',
      points: 'Consultation points',
      url: 'Where it can be read',
    },
    entries: null,
  },
  test: {
    letter: 'T',
    one: 'Test',
    many: 'Tests for a change of services',
    lead: 'A change of services has to pass each of these. The evidence is below each one.',
    states: {
      awaited: 'Evidence awaited',
      partly: 'Partly evidenced',
      held: 'Evidence held',
      'not-applicable': 'Did not apply at the time',
    },
    over: ['held', 'not-applicable'],
    fields: { about: 'What it asks', why: 'What is still awaited', byWhom: 'Judged by', dueOn: 'Due' },
    entries: { one: 'Evidence', many: 'Evidence', says: 'What it shows', onDay: 'Dated' },
  },
  review: {
    letter: 'V',
    one: 'Outside review',
    many: 'Outside reviews',
    lead: 'What people from outside the programme looked at, what they recommended, and our reply to each.',
    states: { planned: 'Not yet', 'under-way': 'Under way', reported: 'Reported' },
    over: ['reported'],
    fields: {
      about: 'What it looked at',
      byWhom: 'Reviewed by',
      dueOn: 'Report due',
      doneOn: 'Reported on',
      points: 'Consultation points',
      url: 'Where the report can be read',
    },
    entries: { one: 'Recommendation', many: 'Recommendations', says: 'Our reply', onDay: 'Replied on' },
  },
  equality: {
    letter: 'E',
    one: 'Equality impact stage',
    many: 'Equality impact assessment',
    lead: 'What the plans would mean for different groups of people, stage by stage.',
    states: { planned: 'Not started', started: 'Under way', done: 'Finished' },
    over: ['done'],
    fields: {
      about: 'Made on which draft',
      why: 'What its reviewer said',
      byWhom: 'Reviewed by',
      dueOn: 'Due',
      doneOn: 'Finished on',
      themes: 'Themes that feed it',
      url: 'Where it can be read',
    },
    entries: {
      one: 'Group',
      many: 'Groups considered',
      says: 'What it would mean, and what is done about it',
      onDay: 'Looked at on',
    },
  },
  milestone: {
    letter: 'M',
    one: 'Milestone',
    many: 'Milestones',
    lead: 'Steps on the way, and whether each is on track.',
    states: {
      'not-started': 'Not started',
      green: 'Green: on track',
      amber: 'Amber: at risk',
      red: 'Red: off track',
      done: 'Done',
    },
    over: ['done'],
    fields: { why: 'Why', byWhom: 'Whose it is', dueOn: 'Planned for', doneOn: 'Done on' },
    entries: null,
  },
  risk: {
    letter: 'R',
    one: 'Risk',
    many: 'Risks',
    lead: 'What could go wrong, what is done about it, and what people said about it.',
    states: { red: 'Red: high', amber: 'Amber: medium', green: 'Green: low', closed: 'Closed' },
    over: ['closed'],
    fields: {
      about: 'What could happen',
      why: 'What is done about it',
      byWhom: 'Whose it is',
      themes: 'Themes that feed it',
    },
    entries: null,
  },
  measure: {
    letter: 'N',
    one: 'Measure',
    many: 'Measures',
    lead: 'Numbers by which anybody can tell whether it works.',
    states: { reported: 'Reported', 'not-yet': 'Not available yet' },
    over: ['reported', 'not-yet'],
    fields: { about: 'What it counts', why: 'Not yet, because', byWhom: 'Source', measure: 'How it is counted' },
    entries: { one: 'Value', many: 'Values', says: null, onDay: 'Its period begins on' },
  },
} as const satisfies Record<PlanKind, Kind>

export const planOf = (kind: PlanKind): Kind => plans[kind]

/** How often a measure is taken; how many of them make a year. */
export const everies = {
  month: 'Each month',
  quarter: 'Each quarter',
  year: 'Each year',
  other: 'At other times',
} as const
export type Every = keyof typeof everies
export const inAYear: Record<Every, number | null> = { month: 12, quarter: 4, year: 1, other: null }

/** How a year is made of its values. */
export const annuals = {
  sum: 'The values added up',
  mean: 'The mean of the values',
  latest: 'The latest value',
} as const
export type Annual = keyof typeof annuals
