import { z } from 'zod'

/** The fields of a draft that an outcome may demand or is written with. */
export type OutcomeField =
  | 'doneOn'
  | 'evidence'
  | 'nextUpdateOn'
  | 'plannedFor'
  | 'reason'
  | 'passedTo'
  | 'decisionBody'
  | 'decisionDue'
  | 'supersededBy'

type OutcomeEntry = {
  /** What the public reads. */
  label: string
  meaning: string
  /** Without these it cannot go to review. */
  needs: readonly OutcomeField[]
}

/** The ten outcomes of a response, in the order in which officers choose from them. */
export const outcomes = {
  done: {
    label: 'We have done this',
    meaning: 'A change has been made and can be seen.',
    needs: ['doneOn', 'evidence'],
  },
  'in-progress': {
    label: 'We are doing this',
    meaning: 'Work has started; it is not finished.',
    needs: ['nextUpdateOn'],
  },
  planned: { label: 'We will do this', meaning: 'Agreed and dated; not started.', needs: ['plannedFor'] },
  partly: {
    label: 'We are doing part of this',
    meaning: 'Some of it, with what is left out and the reason.',
    needs: ['reason'],
  },
  'already-in-place': {
    label: 'This was already in place',
    meaning: 'No new change; we will explain it better.',
    needs: ['evidence'],
  },
  'not-doing': {
    label: 'We are not doing this',
    meaning: 'Considered and decided against, with a reason.',
    needs: ['reason'],
  },
  'passed-on': {
    label: 'We have passed this on',
    meaning: 'Another organisation decides: named, dated, and we report its reply.',
    needs: ['passedTo'],
  },
  'not-decided': {
    label: 'We have not decided yet',
    meaning: 'Names who will decide, and when or what must happen first.',
    needs: ['decisionBody', 'decisionDue'],
  },
  noted: { label: 'Thank you', meaning: 'Praise, or a view that asks for nothing.', needs: [] },
  superseded: {
    label: 'Plans have changed',
    meaning: 'An earlier answer no longer holds; it leads to the new one.',
    needs: ['supersededBy', 'reason'],
  },
} as const satisfies Record<string, OutcomeEntry>
export const Outcome = z.enum(Object.keys(outcomes) as [keyof typeof outcomes], 'Please choose one of the outcomes.')
export type Outcome = z.output<typeof Outcome>

/** Why something is not done, or not all of it. */
export const reasons = {
  law: 'The law does not allow it',
  safety: 'It would be less safe',
  evidence: 'The evidence does not support it',
  cost: 'We cannot afford it',
  powers: 'We do not have the power',
  fairness: 'It would be unfair to another group',
  conflict: 'Other people asked for the opposite',
  timing: 'It is too early or too late',
  scope: 'It is outside this plan',
} as const
export const Reason = z.enum(Object.keys(reasons) as [keyof typeof reasons], 'Please choose one of the reasons.')
export type Reason = z.output<typeof Reason>

/** What the checks that ask for a reason look at: by its rule, what a draft was sent in spite of. */
export const advised: Record<string, string> = {
  overclaiming: 'claims more than it can show',
  vague: 'vague words',
  'status-quo': 'reads as what was there before',
  'stale-will': 'promises a day that has passed',
  'part-refused': 'part of it seems to be refused',
  'no-number': 'no figure',
  'no-unit': 'a number without its unit',
  acronym: 'an acronym that is not explained',
  'reading-age': 'hard to read',
  'past-date': 'a day that has passed',
  'many-themes': 'one answer for many themes',
  'no-easy-read': 'no Easy Read',
  'count-in-words': 'counts more than its comments',
  'answered-beside': 'another response to its comments waits for whom this one does not ask',
  'names-person': 'names somebody, or a job that only one person has',
}

/** What a group may do with a draft; the three are never mixed up. */
export const mandates = {
  advise: { label: 'advise', meaning: 'Their advice is heard and kept; publishing does not wait for it.' },
  assure: { label: 'assure', meaning: 'They say whether it was done properly; publishing does not wait for it.' },
  approve: { label: 'approve', meaning: 'Nothing is published before they approve, or a named person waives it.' },
} as const
export const Mandate = z.enum(Object.keys(mandates) as [keyof typeof mandates])
export type Mandate = z.output<typeof Mandate>

/** What an officer, or a group, says to one version of a draft. */
export const decisions = {
  approve: 'Approved',
  'ask-for-changes': 'Asked for changes',
  dissent: 'Disagreed, for the record',
  comment: 'Commented',
} as const
export const Decision = z.enum(Object.keys(decisions) as [keyof typeof decisions], 'Please choose one of these.')
export type Decision = z.output<typeof Decision>
