/** What somebody may ask for in a comment, until when it is to be dealt with, and how it is said to whoever asked. */
export const requestKinds = {
  foi: {
    label: 'Freedom of information',
    clock: '20 working days (Freedom of Information Act 2000, section 10)',
    said: 'You asked for information (Freedom of Information Act 2000).',
  },
  'subject-access': {
    label: 'Subject access',
    clock: 'One month (UK GDPR, article 12)',
    said: 'You asked for the data that we hold about you.',
  },
  erasure: {
    label: 'Erasure',
    clock: 'One month (UK GDPR, article 12)',
    said: 'You asked us to erase your words.',
  },
  complaint: {
    label: 'Complaint',
    clock: '20 working days (the programme’s own promise; no day in law)',
    said: 'You made a complaint.',
  },
  whistleblowing: {
    label: 'Whistleblowing',
    clock: '10 working days to a first reply (no day in law)',
    said: 'You told us that something is wrong where you work.',
  },
} as const
export type RequestKind = keyof typeof requestKinds

export const requestOutcomes = {
  answered: 'Answered',
  refused: 'Refused, with a reason',
  'passed-on': 'Passed on to somebody else',
  'not-a-request': 'Not a request: found by mistake',
} as const
export type RequestOutcome = keyof typeof requestOutcomes
