import type { Outcome, OutcomeField } from './vocabulary.ts'

type Field = {
  /** As the editor and the differences name it. */
  label: string
  hint?: string
  kind: 'words' | 'line' | 'day'
  /** How many characters it may hold. */
  most?: number
  /** How a refusal names it: “Please keep … to 300 characters.” */
  named?: string
  /** Lines of its box. */
  rows?: number
  /** The outcomes that it belongs to; with none it is always asked. What has been filled in is always shown. */
  of?: readonly Outcome[]
  /** What outcomes call it that need it. */
  needed?: OutcomeField
  /** The heading under which readers are shown its words as they stand: everything that lists a response lists these too. */
  shown?: string
}

const decision: readonly Outcome[] = ['not-decided', 'passed-on']
const reason: readonly Outcome[] = ['partly', 'not-doing', 'superseded', 'not-decided']

/** The plain fields of a response, in the order of the page: said here for contract, editor and differences alike. */
export const responseFields = {
  youSaid: {
    label: 'You said',
    hint: 'Fair and plain, as they would say it: theirs, not ours.',
    kind: 'words',
    most: 4_000,
    named: '“You said”',
    rows: 4,
  },
  weDid: {
    label: 'We did',
    hint: 'What changed, or why not. Numbers with units, days, names of documents.',
    kind: 'words',
    most: 8_000,
    named: '“We did”',
    rows: 7,
  },
  reasonText: {
    label: 'The reason in words',
    kind: 'words',
    most: 4_000,
    named: 'the reason',
    rows: 3,
    of: reason,
    needed: 'reason',
  },
  decidedOn: { label: 'Decided on', kind: 'day' },
  doneOn: { label: 'Done on', kind: 'day', of: ['done', 'partly'], needed: 'doneOn' },
  plannedFor: { label: 'Planned for', kind: 'day', of: ['planned', 'partly', 'in-progress'], needed: 'plannedFor' },
  nextUpdateOn: {
    label: 'Next update',
    kind: 'day',
    of: ['in-progress', 'planned', 'partly', 'not-doing', 'passed-on', 'not-decided', 'already-in-place'],
    needed: 'nextUpdateOn',
  },
  decisionBody: {
    label: 'Who decides',
    kind: 'line',
    most: 300,
    named: 'who decides',
    of: decision,
    needed: 'decisionBody',
  },
  decisionDueOn: {
    label: 'Decision due on',
    hint: 'If a day can be named.',
    kind: 'day',
    of: decision,
    needed: 'decisionDue',
  },
  decisionDueWording: {
    label: 'Or what must happen first',
    kind: 'line',
    most: 300,
    named: 'what must happen first',
    of: decision,
  },
  evidence: {
    label: 'Evidence',
    hint: 'Where people can see it; for “already in place”, also how you will explain it better.',
    kind: 'words',
    most: 3_000,
    named: 'the evidence',
    rows: 2,
    of: ['done', 'already-in-place', 'in-progress', 'partly'],
    needed: 'evidence',
    shown: 'Evidence',
  },
  equalityEffect: {
    label: 'Effect on equality',
    hint: 'Who is helped or harmed by it more than others.',
    kind: 'words',
    most: 3_000,
    named: 'the effect on equality',
    rows: 2,
    shown: 'Effect on equality',
  },
  changeReason: {
    label: 'Why what was published is corrected (needed)',
    hint: 'The public reads this beside the new version.',
    kind: 'words',
    most: 1_000,
    named: 'the reason for the correction',
    rows: 2,
  },
} as const satisfies Record<string, Field>
export type ResponseField = keyof typeof responseFields
/** Those that hold words: only so many. */
export type LimitedField = {
  [F in ResponseField]: (typeof responseFields)[F] extends { most: number } ? F : never
}[ResponseField]

/** Those that readers are shown as they stand. */
export type PlainField = {
  [F in ResponseField]: (typeof responseFields)[F] extends { shown: string } ? F : never
}[ResponseField]
export const plainFields = (Object.keys(responseFields) as ResponseField[]).filter(
  (field): field is PlainField => 'shown' in responseFields[field],
)
export const shownAs = (field: PlainField) => responseFields[field].shown
/** Something for each of them. */
export const eachPlain = <T>(make: (field: PlainField) => T) =>
  Object.fromEntries(plainFields.map((field) => [field, make(field)])) as Record<PlainField, T>
