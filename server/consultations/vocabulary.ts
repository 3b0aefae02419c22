/**
 * By what law a question may be asked: the UK GDPR and, because people say what is sensitive unasked, the Data Protection Act 2018.
 * `policy`: that condition asks for an appropriate policy document (Schedule 1, part 4).
 */
export const lawfulBases = {
  'statutory-task': {
    label: 'A task that the law gives us, in the public interest',
    law: 'UK GDPR article 6(1)(e). For sensitive data: article 9(2)(g), with the Data Protection Act 2018, Schedule 1, paragraph 6.',
    policy: true,
  },
  equality: {
    label: 'A task in the public interest: to see whether people are treated fairly',
    law: 'UK GDPR article 6(1)(e). For sensitive data: article 9(2)(g), with the Data Protection Act 2018, Schedule 1, paragraph 8.',
    policy: true,
  },
  'health-care': {
    label: 'A task in the public interest: to run health and social care',
    law: 'UK GDPR article 6(1)(e). For sensitive data: article 9(2)(h), with the Data Protection Act 2018, Schedule 1, paragraph 2.',
    policy: false,
  },
  consent: {
    label: 'People agree to it, and can change their minds',
    law: 'UK GDPR article 6(1)(a). For sensitive data: explicit consent, article 9(2)(a).',
    policy: false,
  },
} as const
export type LawfulBasis = keyof typeof lawfulBases

/** For how long, by kind of data: the field of a privacy statement and its words. */
export const kinds = {
  keepsContact: 'Names and addresses',
  keepsComments: 'Comments as they were sent',
  keepsFigures: 'Figures and themes that name nobody',
  keepsAnswers: 'What we published',
} as const
