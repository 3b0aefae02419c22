import { z } from 'zod'
import { type Language as Code, languageCodes } from '../http/languages/vocabulary.ts'

export const Language = z.enum(languageCodes as [Code, ...Code[]], 'Please choose one of the languages.')
export type Language = z.output<typeof Language>

/** How a person needs to be told (Accessible Information Standard). All but the first are sent by a person. */
export const formats = {
  ordinary: 'No, an ordinary e-mail is fine',
  'large-print': 'Large print',
  'easy-read': 'Easy read',
  audio: 'Audio',
  bsl: 'British Sign Language',
  other: 'Something else',
} as const
export const Format = z.enum(Object.keys(formats) as [keyof typeof formats], 'Please choose one of the formats.')
export type Format = z.output<typeof Format>

/** What a mail tells of. */
export const messageKinds = {
  receipt: 'Receipt',
  confirm: 'Please confirm',
  published: 'Response published',
  corrected: 'Response corrected',
  outcome: 'Outcome changed',
  commitment: 'News of a commitment',
  ask: 'Is this true?',
  'account-link': 'Link to an account',
  'account-news': 'News of an account',
  'review-asked': 'Draft to review',
  'review-code': 'Code for a review',
  work: 'Work that waits',
  'owner-notice': 'A response to look at again',
  'set-aside': 'Comment set aside',
  erasure: 'Decision about erasing',
  request: 'Reply to a request',
} as const
export const MessageKind = z.enum(Object.keys(messageKinds) as [keyof typeof messageKinds])
export type MessageKind = z.output<typeof MessageKind>

/** Whether people find that what was said to be done is done. */
export const answers = { yes: 'Yes', 'not-really': 'Only partly', no: 'No' } as const
export const Answer = z.enum(Object.keys(answers) as [keyof typeof answers], 'Please choose one of the answers.')
export type Answer = z.output<typeof Answer>
