/** One of several phrases, in the language of a regular expression, with a comma between them. */
export const oneOf = (phrases: string) => `(?:${phrases.trim().replace(/\s+/g, ' ').replaceAll(', ', '|')})`
