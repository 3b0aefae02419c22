type Said = { id: string; body: string }

/** Shorter ones say little by themselves, longer ones are no sentence to read at a glance; in characters. */
const shortest = 25
const longest = 240

/**
 * Sentences that say what most of the comments say: those whose words stand in many of the others too. At most one of a comment, and
 * none that repeats another. Nothing is put together or changed. Pure; linear in the length of the comments.
 * @returns the strongest first, each with the comment that it stands in
 */
export function strongest(comments: readonly Said[], most: number): { id: string; words: string }[] {
  const inComments = new Map<string, number>()
  const sentences = comments.flatMap(({ id, body }) => {
    for (const word of new Set(wordsOf(body))) inComments.set(word, (inComments.get(word) ?? 0) + 1)
    return [...segmenter.segment(body)]
      .map(({ segment }) => segment.trim())
      .filter((words) => words.length >= shortest && words.length <= longest)
      .map((words) => ({ id, words, own: new Set(wordsOf(words)) }))
  })
  const ranked = sentences
    .map((sentence) => {
      let weight = 0
      for (const word of sentence.own) weight += Math.log(inComments.get(word) ?? 1)
      return { ...sentence, weight: weight / Math.sqrt(sentence.own.size + 1) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
  const chosen: typeof ranked = []
  for (const one of ranked) {
    if (chosen.length === most) break
    if (!chosen.some((other) => other.id === one.id || alike(other.own, one.own) > 0.5)) chosen.push(one)
  }
  return chosen.map(({ id, words }) => ({ id, words }))
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
/** Words of four letters or more, without an ending that makes two of one. */
const wordsOf = (text: string) =>
  [...text.toLowerCase().matchAll(/\p{L}{4,}/gu)].map(([word]) => word.replace(/(?:es|s|ing|ed)$/, ''))

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  return both / Math.max(1, a.size + b.size - both)
}
