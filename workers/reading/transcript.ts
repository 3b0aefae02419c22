import { phrases } from '#server/data/patterns.ts'

/** How chat programs and people copied from one are named at the head of what they say. */
const machines =
  '(?:chat ?gpt(?: said)?|gpt-?\\d*|copilot(?: said)?|microsoft copilot|gemini(?: said)?|claude(?: said)?|perplexity|grok|meta ai|assistant|ai(?: assistant)?|chat ?bot|bot|bard|le chat|siri|alexa)'
const people = '(?:you(?: said)?|user|me|myself|human|prompt|my (?:question|prompt)|question|q)'
const head = new RegExp(
  `^[ \\t>*#_-]*(?:(${machines})|(${people}))[ \\t]*(?:\\(.{1,20}\\))?[*_]*[ \\t]*(?::|\\n|$)`,
  'gimu',
)
/** What such programs begin an answer with when somebody copied the answer alone. */
const openings = phrases({
  begins: String.raw`
      \s*(?:(?:certainly|sure|of course|absolutely)[!,.]? (?:here(?:['’]s| is| are)|i can|below)|here(?:['’]s| is) (?:a|an
        |your) (?:draft|revised|polished|possible|sample|concise) (?:response|comment|letter|version|submission|reply)
        |as an ai (?:language )?model)\b[^\n]*(?:\n|$)`,
})

/**
 * The parts of a text that a chat program wrote, as offsets: in a copied conversation what follows its name, up to the next
 * that a person says; of a copied answer the line in which it says what it has written. Nothing where nobody but the machine,
 * or nobody at all, is named. Never throws; linear in the text's length.
 */
export function machineParts(text: string): [start: number, end: number][] {
  const heads = [...text.matchAll(head)].map((match) => ({ at: match.index, isMachine: match[1] !== undefined }))
  const isTalk = heads.some(({ isMachine }) => isMachine) && heads.some(({ isMachine }) => !isMachine)
  if (!isTalk) {
    const opening = openings.exec(text)
    return opening ? [[0, opening[0].length]] : []
  }
  return heads.flatMap(({ at, isMachine }, number): [number, number][] =>
    isMachine ? [[at, heads[number + 1]?.at ?? text.length]] : [],
  )
}
