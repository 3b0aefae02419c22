import { phrases } from '#server/data/patterns.ts'

/** What a person may think of a proposal. */
export const stances = ['for', 'against', 'mixed', 'unclear'] as const
export type Stance = (typeof stances)[number]

/** A point that proposes something often begins with what is to be done, and a question says “should we”. */
const asks = phrases({
  words: String.raw`
      propos\w+ | do you (?:support|agree|think we should|want|favour|oppose) | should (?:we|the|there|it)
      | would you (?:support|like|prefer) | agree or disagree | are you (?:for|against|in favour) | support or oppose
      | plans? to | we (?:plan|want|intend|would like) to | clos(?:e|ing|ure) | mov(?:e|ing) | merg(?:e|ing|er) | replac\w+
      | introduc\w+ | reduc\w+ | end(?:ing)? the | keep\w* | build(?:ing)? | one main | instead of | shut(?:ting)? | abolish\w*
      | scrap\w* | demolish\w* | downgrad\w+ | outsourc\w+ | privatis\w+ | pedestrianis\w+ | fluoridat\w+ | bann?(?:ing)?
      | charging`,
})
const begins = phrases({
  anywhere: String.raw`
      (?:^|[.:?!–—]\s+)(?:to )?(?:(?:abandon|allow|axe|ban|bring|convert|create|discontinue|double|establish|expand|extend
        |freeze|get rid|halve|hand|increase|install|join|lease|let|limit|lower|make|plant|provide|raise|relocate|remove|reopen
        |require|restrict|sell|set up|stop|switch|transfer|turn|widen|withdraw)(?: (?!your|us\b|any|of\b|further|smoking|care\b
        |sure|it clear))|(?:charge|cut|end|offer|open|place|put|run) (?:up|off|in|out|over|for|the|an?|all|every|each|our|one
        |two|three|four|five|nine|half|free|£|\d|people|residents|visitors|patients|drivers|users|tourists)\b|(?:give|share
        |test|use) (?:up|each|every|all|one|two|our|nurses|people|residents|patients)\b)`,
})

/** Whether a question or point proposes something, so that one can be for or against it. */
export function isProposal(text: string): boolean {
  return asks.test(text) || begins.test(text)
}

const ends = phrases({
  words: String.raw`
      clos(?:e|es|ing|ure) | shut\w* | cut\w* | reduc\w+ | remov\w+ | end(?:ing)? | stop\w* | merg\w+ | mov(?:e|ing) | replac\w+
      | sell\w* | withdraw\w* | relocat\w+ | los(?:e|ing) | fewer | less | abolish\w* | scrap\w* | demolish\w* | downgrad\w+
      | discontinu\w+ | giv(?:e|ing) up | do(?:ing)? away | get(?:ting)? rid | turn(?:ing)? off | phas(?:e|ing) out | no longer`,
})
const keeps = /\b(?:keep\w*|retain\w*|stay\w*|save(?! (?:money|time|costs|£))|preserv\w+|protect\w*)\b/i
/** “Stop closing the path” keeps it. */
const undoes = phrases({
  words: String.raw`
      (?:stop\w*|halt\w*|prevent\w*|avoid\w*|revers\w+|undo\w*|cancel\w*|not|never|n['’]t|instead of
        |rather than)\s+(?:the\s+)?(?:clos\w+|shut\w*|cut\w*|reduc\w+|remov\w+|end(?:ing)?|sell\w*|los\w+|demolish\w*|scrapp\w*)`,
})
const binds =
  /\b(?:charg\w+|tax\w*|fees?|pay(?:ing)?|permits?|ban(?:s|ned|ning)?|fin(?:e|es|ing)|limits?|restrict\w*|requir\w+)\b/i

/** What a proposal would do: end something, keep it, bind people to something, or bring something else. What is said first counts. */
export function effectOf(proposal: string): 'ends' | 'keeps' | 'binds' | 'brings' {
  if (undoes.test(proposal)) return 'keeps'
  const [ended, kept] = [proposal.search(ends), proposal.search(keeps)]
  if (kept >= 0 && (ended < 0 || kept < ended)) return 'keeps'
  if (ended >= 0) return 'ends'
  return binds.test(proposal) ? 'binds' : 'brings'
}
