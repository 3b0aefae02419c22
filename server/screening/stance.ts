import type { Stance } from './stance-words.ts'

/** A stance with the words that tell it, at UTF-16 offsets into the text, end not included. */
export type Reading = { stance: Stance; spans: [start: number, end: number][] }

const end = "(?![\\p{L}\\p{N}'’])"
const start = '(?<![\\p{L}\\p{N}])'
const anyOf = (...phrases: string[]) => new RegExp(`${start}(?:${phrases.join('|')})${end}`, 'giu')

const very =
  '(?:(?:very|strongly|totally|completely|fully|wholly|entirely|absolutely|firmly|utterly|really|quite|all|broadly|generally|just|so|do|would|also|certainly|wholeheartedly)\\s+){0,2}'
const not =
  "(?:do not|don['’]?t|does not|doesn['’]?t|did not|didn['’]?t|cannot|can['’]?t|could not|couldn['’]?t|will not|won['’]?t|would not|wouldn['’]?t|never|no longer|not|hardly)"
const ending =
  '(?:clos|shut|scrap|axe?|cut|remov|end|stopp?|los|sell|demolish|downgrad|reduc|abolish|withdraw|tak)(?:e|es|ing|ting|ping|down|s)?'

/** Whatever is proposed: assent and dissent in so many words. */
const assent = anyOf(
  `(?:i|we)?\\s*(?:am|are|['’]m|['’]re)\\s+${very}(?:for it|for this|for these|in favour|pro|supportive|pleased|happy|delighted|glad)`,
  `${very}(?:support|agree|approve|welcome|endorse|back|favour|like)(?:s|d|ed)?(?:\\s+(?:it|this|these|that|the|your|any|moving|closing|all|with|of|both))?`,
  'in favour(?: of)?',
  `(?:a |an |is |are |very |really |such |what an? )(?:good|great|excellent|sensible|brilliant|fantastic|wonderful|splendid|positive|right|fair|long overdue)\\s+(?:idea|plan|proposal|move|step|thing|decision|scheme|change|suggestion|one)s?`,
  '(?:good|great|excellent|sensible|brilliant|fantastic) (?:idea|plan|proposal|move|suggestion|scheme)s?',
  'makes? (?:perfect |good |a lot of |complete )?sense',
  '(?:about|high) time(?: too)?|long overdue|not before time',
  '(?:please )?(?:go ahead|get on with it|bring it on|do it|just do it)|the sooner the better|yes to|yes please|yes,|^yes$',
  '(?:would|will|could) (?:really |greatly |definitely )?(?:be (?:better|an improvement|much better|wonderful|great|good for)|improve|benefit|help)',
  'no objections?|nothing against|no problem with|happy (?:with|for|to see|about)|pleased (?:with|to see|about)|can only be good|worked (?:a treat|well|wonders)|all for (?:it|this)',
  'is (?:the )?right(?: thing)?(?: to do)?|is right to|you are right to|quite right',
)
const dissent = anyOf(
  `(?:i|we)?\\s*(?:am|are|['’]m|['’]re)\\s+${very}(?:against|opposed|anti|horrified|appalled|disgusted|dismayed|angry|furious|unhappy)`,
  `${very}(?:oppose|object|disagree|reject|dislike|hate|resent|dread|condemn|deplore)(?:s|d|ed)?(?:\\s+(?:it|this|to|with|the|your|any))?`,
  `${very}against (?:it|this|the|these|your|any|clos\\w+|the idea)`,
  `${not}\\s+${very}(?:support|agree|approve|want|like|accept|favour|back|see the (?:point|need|benefit)|make (?:any )?sense|need|be (?:right|fair|good|helpful))`,
  `(?:please\\s+)?${not}\\s+(?:just\\s+)?(?:${ending}|let|do this|do it|go ahead|touch|move|merge|change)`,
  `(?:a |an |is |are |very |really |such |what an? |totally |completely |so )(?:bad|terrible|awful|stupid|dreadful|ridiculous|crazy|daft|silly|appalling|shocking|disgraceful|cruel|wicked|unfair|wrong|short-?sighted|disastrous|dangerous|mad|insane|ill thought out|half baked|unacceptable|unworkable)(?:\\s+(?:idea|plan|proposal|move|step|thing|decision|scheme|change|suggestion|one)s?)?`,
  '(?:bad|terrible|awful|stupid|dreadful|ridiculous|daft|appalling|ill thought out|half baked) (?:idea|plan|proposal|move|decision|scheme|suggestion)s?',
  '(?:would|will|could|can) (?:only |just )?(?:be (?:cruel|wrong|a disaster|disastrous|a mistake|terrible|awful|devastating|dangerous|madness|worse|a tragedy|unfair|the end|heartbreaking|a backward step|unacceptable)|make (?:it|things|matters) worse|kill|destroy|ruin|cost lives|harm|hurt|devastate|isolate|leave (?:us|people|many|him|her|them) (?:without|with nowhere|isolated|stranded))',
  'is (?:cruel|wrong|madness|a disgrace|disgraceful|a mistake|a disaster|a scandal|scandalous|outrageous|unacceptable|vandalism|immoral|shameful|criminal|a crime)|shame on you|how dare you|hands off|over my dead body|think again|please reconsider|say no to|no to|absolutely not|no way|^no$|no thanks to',
  'makes? (?:no|little) sense|what a waste|a step back(?:wards)?|a backward step|worst idea|mistake to',
)
/** What is dear to anyone who wants nothing ended: against a proposal that ends something. */
const keeping = anyOf(
  "(?:please\\s+)?(?:keep|save|protect|retain|preserve|leave)\\s+(?:it|us|our|the|them|this|both|all|st|[\\p{Lu}][\\p{L}]+)(?:\\s+[\\p{L}'’]+){0,4}(?:\\s+(?:open|alone|as it is|where it is|running|going|local))?",
  `(?:clos|shut|scrapp|cutt|remov|los)ing\\s+(?:it|them|this|the|our|[\\p{Lu}][\\p{L}]+)(?:\\s+[\\p{L}'’]+){0,4}\\s+(?:is|would be|will be|makes)\\s+(?:wrong|cruel|mad\\w*|terrible|unfair|stupid|a (?:mistake|disaster|disgrace|crime|scandal)|no sense)`,
  `must (?:not|stay|remain|be (?:kept|saved))|should (?:not|stay|remain|be (?:kept|saved))|shouldn['’]?t|mustn['’]?t|ought not`,
  "(?:we|i|people|they) (?:need|depend on|rely on|love|cannot manage without|can['’]?t manage without) (?:it|this|our|the)",
)
const condition = anyOf(
  '(?:but )?only if|as long as|provided(?: that)?|on (?:the )?condition(?: that)?|so long as|unless|with (?:some )?reservations?',
)
const endsSomething =
  /\b(?:clos(?:e|es|ing|ure)|shut\w*|cut\w*|reduc\w+|remov\w+|end(?:ing)?|stop\w*|merg\w+|mov(?:e|ing)|replac\w+|sell\w*|withdraw\w*|relocat\w+|los(?:e|ing)|fewer|less)\b/i
const keepsSomething = /\b(?:keep\w*|retain\w*|stay\w*|save|preserv\w+|protect\w*)\b/i

/**
 * What a comment thinks of a proposal, with the words that say so; a suggestion for a person, never a vote. Never throws.
 * @param proposal  what was proposed or asked, where known: “keep it open” is against closing, and for keeping. Without it a
 *                  proposal is taken to change what there is
 */
export function stanceOf(text: string, proposal = ''): Reading {
  const keeps = keepsSomething.test(proposal) && !endsSomething.test(proposal)
  const found: { side: 'for' | 'against'; span: [number, number] }[] = []
  const take = (pattern: RegExp, side: 'for' | 'against') => {
    for (const match of text.matchAll(pattern)) {
      const lead = match[0].length - match[0].trimStart().length
      const from = match.index + lead
      const to = match.index + match[0].length
      if (to <= from || found.some(({ span }) => from < span[1] && span[0] < to)) continue
      if (side === 'for' && deniedBefore(text, from)) found.push({ side: 'against', span: [from, to] })
      else found.push({ side, span: [from, to] })
    }
  }
  // The longest dissent first: “do not support” holds “support”.
  take(dissent, 'against')
  take(keeping, keeps ? 'for' : 'against')
  take(assent, 'for')
  const sides = new Set(found.map(({ side }) => side))
  const spans = found.map(({ span }) => span).sort((a, b) => a[0] - b[0])
  if (sides.size === 0) return { stance: 'unclear', spans: [] }
  if (sides.size === 2) return { stance: 'mixed', spans }
  const [side] = sides
  condition.lastIndex = 0
  const conditional = side === 'for' && condition.exec(text)
  if (conditional) {
    spans.push([conditional.index, conditional.index + conditional[0].length])
    return { stance: 'mixed', spans: spans.sort((a, b) => a[0] - b[0]) }
  }
  return { stance: side!, spans }
}

/** “I am not at all in favour”, “nobody supports this”, “I used to agree”. */
function deniedBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 30), at)
  return /(?:\bnot|n['’]t|\bnever|\bnobody|\bno one|\bhardly|\bfar from|\bused to|\bcannot|\bwithout)\s+(?:\S+\s+){0,2}$/i.test(
    before.split(/[.!?;,]/).at(-1) ?? '',
  )
}
