import { z } from 'zod'

const plain: Record<string, string> = {
  string: 'words',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
  date: 'a day',
}

const formats: Record<string, string> = {
  email: 'Please give an e-mail address, for example name@example.org.',
  url: 'Please give a web address that begins with https://.',
  uuid: 'That is not one of our ids.',
  date: 'Please give a day as year-month-day, for example 2026-05-31.',
  datetime: 'Please give a moment as in 2026-05-31T09:00:00Z.',
}

const most = 12
const counted = (n: number | bigint, one: string) => `${n.toLocaleString('en-GB')} ${one}${n === 1 ? '' : 's'}`

/**
 * What does not fit, in a sentence for the person who typed it. A contract that knows better says so itself; this is for all
 * others, so that no schema's own words reach anybody.
 */
function sentenceFor(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined || issue.input === null) return 'Please fill this in.'
  switch (issue.code) {
    case 'invalid_type':
      return `Please give ${plain[issue.expected] ?? 'something else'} here.`
    case 'invalid_value':
      return issue.values.length <= most
        ? `Please choose one of these: ${issue.values.map(String).join(', ')}.`
        : 'Please choose one of those that are offered.'
    case 'invalid_format':
      return formats[issue.format] ?? 'This is not written as it must be.'
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1
          ? 'Please fill this in.'
          : `Please write at least ${counted(issue.minimum, 'character')}.`
      if (issue.origin === 'array' || issue.origin === 'set') return `Please give at least ${issue.minimum}.`
      return issue.inclusive === false
        ? `Please give more than ${issue.minimum}.`
        : `Please give at least ${issue.minimum.toLocaleString('en-GB')}.`
    case 'too_big':
      if (issue.origin === 'string') return `Please keep this to ${counted(issue.maximum, 'character')}.`
      return issue.inclusive === false
        ? `Please give less than ${issue.maximum}.`
        : `Please give ${issue.maximum.toLocaleString('en-GB')} at most.`
    case 'unrecognized_keys':
      return `We do not know ${issue.keys.map((key) => `“${key}”`).join(', ')} here.`
    case 'not_multiple_of':
      return `Please give a multiple of ${issue.divisor}.`
    default:
      return 'This does not fit.'
  }
}

z.config({ customError: sentenceFor })
