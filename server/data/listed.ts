const list = new Intl.ListFormat('en-GB')

/** Names in a sentence: “one”, “one and two”, “one, two and three”. */
export const listed = (names: string[]): string => list.format(names)
