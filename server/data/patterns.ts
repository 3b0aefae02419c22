/**
 * A pattern of many phrases, written as a list that can be read: phrases are parted by “ | ”, and a line that does not begin with
 * “| ” goes on from the one before.
 */
interface Phrases {
  /** The text is one of these, from its first letter to its last. */
  whole?: string
  begins?: string
  ends?: string
  /** One stands in it between characters that are no ASCII letters. */
  words?: string
  /** One stands in it between characters that are letters of no script. */
  lettered?: string
  anywhere?: string
}

const around: Record<keyof Phrases, (either: string) => string> = {
  whole: (either) => `^(?:${either})$`,
  begins: (either) => `^(?:${either})`,
  ends: (either) => `(?:${either})$`,
  words: (either) => `\\b(?:${either})\\b`,
  lettered: (either) => `(?<!\\p{L})(?:${either})(?!\\p{L})`,
  anywhere: (either) => either,
}

const listed = (list: string) => list.trim().replace(/\n\s*(?=\| )/g, ' ').replace(/\n\s*/g, '').split(' | ').join('|')

/**
 * The pattern that any one of these phrases fits; each is a pattern itself.
 * @param flags  capitals do not matter unless told otherwise
 */
export const phrases = (lists: Phrases, flags = 'iu'): RegExp =>
  new RegExp((Object.entries(lists) as [keyof Phrases, string][]).map(([where, list]) => around[where](listed(list))).join('|'), flags)
