const list = new Intl.ListFormat('en-GB')

/** Names in a sentence: “one”, “one and two”, “one, two and three”. */
export const listed = (names: string[]): string => list.format(names)

/** The beginning of a text, cut between words and marked “…” where something was left out. */
export function cutTo(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/\s+\S*$/, '')}…`
}
