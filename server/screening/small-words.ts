// Words that hold a sentence together and say nothing of what it is about.
const small = new Set(
  `a an the this that these those there here and or but nor so if than then because as at by for from in into of off on onto
  out over to under up down with without about after before until till while during between through again also just only
  even still yet too very more most much many some any all both each every other another such own same few i me my mine
  myself we us our ours ourselves you your yours yourself he him his she her hers it its itself they them their theirs
  themselves who whom whose which what when where why how am is are was were be been being do does did doing done have has
  had having can could will would shall should may might must ought let not no dont doesnt didnt cant couldnt wont wouldnt
  shouldnt isnt arent wasnt werent hasnt havent hadnt im ive id ill youre youve theyre theyve weve were thats theres its
  hes shes yes oh well like really quite rather get gets got getting go goes going gone went come comes came now ever never
  always perhaps maybe please etc eg ie`.split(/\s+/),
)
// Words that no other language has so many of.
const everyday = new Set(
  `the and to of is it for that you was on are with have be this not they my but there when from so what if or which
  we our your their his her she he me us them who would could should can will has had been were being do does did dont
  didnt cant get got go going about because than then too very just more some any all out up people no as by at how why
  where now only even after before into over want need know think make take see time day every never always please`.split(
    /\s+/,
  ),
)

/** Whether a word only holds the sentence together: it is never shown as what decided. */
export function isSmall(word: string): boolean {
  return small.has(word) || /^[a-z\d]$/.test(word)
}

/** Whether a word is one of English’s everyday words. */
export function isEveryday(word: string): boolean {
  return everyday.has(word)
}
