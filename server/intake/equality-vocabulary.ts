/**
 * What a consultation may ask about who takes part, in the words of the 2021 census for England and Wales, shortened. Nobody has to
 * answer; an answer that is not given is not kept.
 */
export const equalityQuestions = {
  age: {
    text: 'How old are you?',
    choices: {
      'under-16': 'Under 16',
      '16-24': '16 to 24',
      '25-44': '25 to 44',
      '45-64': '45 to 64',
      '65-79': '65 to 79',
      '80-over': '80 or over',
    },
  },
  sex: { text: 'What is your sex?', choices: { female: 'Female', male: 'Male' } },
  disability: {
    text: 'Do you have a health condition or disability that has lasted 12 months or more?',
    choices: { yes: 'Yes', no: 'No' },
  },
  caring: { text: 'Do you look after somebody who needs your help?', choices: { yes: 'Yes', no: 'No' } },
  ethnicity: {
    text: 'What is your ethnic group?',
    choices: {
      asian: 'Asian or Asian British',
      black: 'Black, Black British, Caribbean or African',
      mixed: 'Mixed or multiple ethnic groups',
      white: 'White',
      other: 'Another ethnic group',
    },
  },
} as const satisfies Record<string, { text: string; choices: Record<string, string> }>
export type EqualityQuestion = keyof typeof equalityQuestions

/** What a form says above these questions: why they are asked, and what becomes of the answers. */
export const equalityPurpose =
  'You need not answer any of these. We ask so that we can see who we have not heard from, and whether a change would be harder for some people than for others. The law asks public bodies to look at this.'
export const equalitySealing =
  'Your answers are sealed and kept apart from your comment. We only show totals, and never a number under five.'

/** What an answer is called in the form: `equality-age`. */
export const equalityField = (question: string): string => `equality-${question}`
export const equalityFields = Object.keys(equalityQuestions).map(equalityField)
