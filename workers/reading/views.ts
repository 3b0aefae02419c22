import { saidIn, splitSentences, type Sentence } from './sentences.ts'
import { machineParts } from './transcript.ts'

const ahead = "(?:[\\p{L}\\p{N}'’&/-]+[ \\t]+){0,3}"
const what = '([^.,;:!?\\n()–—]{2,80}?)(?=\\s+(?:but|so|it is|it’s|its|because|just|only|and I)\\b|[.,;:!?\\n()–—]|$)'
/** Where a sentence says what it is not about; the group is that. */
const denials = [
  `\\b(?:not|isn['’]?t|wasn['’]?t|never|nothing)\\s+(?:really\\s+|just\\s+|actually\\s+)?(?:about|regarding|concerning|a (?:comment|complaint|question|point) (?:about|on))\\s+${what}`,
  `\\b(?:nothing|not anything|little|not)\\s+to do with\\s+${what}`,
  `\\b(?:nothing|something else)\\s+(?:to say|to add)\\s+(?:about|on|regarding)\\s+${what}`,
  `\\b(?:no|without any)\\s+(?:strong\\s+)?(?:views?|opinions?|comments?|thoughts?|experience|knowledge)\\s+(?:at all\\s+)?(?:about|on|of|regarding|either way on)\\s+${what}`,
  `\\b(?:no|nothing)\\s+(?:problems?|issues?|quarrel|complaints?|argument|against|wrong)\\s+(?:at all\\s+)?(?:with|about|against)?\\s*${what}`,
  `\\b(?:i|we)\\s+(?:can['’]?t|cannot|won['’]?t|don['’]?t want to|do not want to|am not going to|will not)\\s+(?:comment|speak|talk|go)\\s+(?:on|about|into)\\s+${what}`,
  `\\b(?:leaving|putting)\\s+${ahead}?aside\\s+${what}|\\b(?:leaving|putting)\\s+([^.,;:!?\\n]{2,60}?)\\s+aside\\b`,
].map((pattern) => new RegExp(pattern, 'giu'))

/** A text with all that gives no view blanked out, so that every place is as it was; and the sentences that do. */
export type Views = { text: string; said: Sentence[] }

/**
 * What of a text speaks to a theme: without greetings, thanks, closings, signatures, our own question, and what a chat
 * program answered, and without what a sentence says it is not about (“this is not about maternity”). Never throws; places stay as they are.
 */
export function viewsIn(text: string, questions: readonly string[] = []): Views {
  const sentences = splitSentences(text, questions)
  const said = saidIn(sentences)
  const machine = machineParts(text)
  const blanks: [number, number][] = sentences.flatMap(({ kind, start, end }) =>
    kind === 'said' ? [] : [[start, end]],
  )
  blanks.push(...machine)
  for (const denial of denials) {
    for (const match of text.matchAll(denial)) {
      const denied = match[1] ?? match[2]
      if (denied === undefined || /^(?:the only|only|just)\b/i.test(denied)) continue
      const from = match.index + match[0].lastIndexOf(denied)
      blanks.push([from, from + denied.length])
    }
  }
  const own = said.filter(({ start, end }) => !machine.some(([from, to]) => start < to && end > from))
  return { text: blanks.length > 0 ? blanked(text, blanks) : text, said: own }
}

function blanked(text: string, blanks: [number, number][]): string {
  blanks.sort((a, b) => a[0] - b[0])
  let left = ''
  let at = 0
  for (const [from, to] of blanks) {
    if (to <= at) continue
    const start = Math.max(at, from)
    // A full stop for each: what stood on either side is no phrase.
    left += text.slice(at, start) + '.'.padEnd(to - start, ' ')
    at = to
  }
  return left + text.slice(at)
}
