/** How a translation came about, as every reader is told. */
export const hows = {
  machine: 'Translated by machine, not checked.',
  person: 'Translated by a person, not checked.',
  checked: 'Translated and checked.',
} as const

/** What a page says beside words that it has in English only. */
export const untranslated = {
  whole: 'This is in English: it has not been translated yet.',
  part: 'Some of it is in English: it has not been translated yet.',
} as const
