/** What a person may think of a proposal. */
export const stances = ['for', 'against', 'mixed', 'unclear'] as const
export type Stance = (typeof stances)[number]

/** Whether a question or point proposes something, so that one can be for or against it. */
export function isProposal(text: string): boolean {
  return /\b(?:propos\w+|do you (?:support|agree|think we should|want|favour|oppose)|should (?:we|the|there|it)|would you (?:support|like|prefer)|agree or disagree|are you (?:for|against|in favour)|support or oppose|plans? to|we (?:plan|want|intend|would like) to|clos(?:e|ing|ure)|mov(?:e|ing)|merg(?:e|ing)|replac\w+|introduc\w+|reduc\w+|end(?:ing)? the|keep\w*|build(?:ing)?|one main|instead of)\b/i.test(
    text,
  )
}

const ends =
  /\b(?:clos(?:e|es|ing|ure)|shut\w*|cut\w*|reduc\w+|remov\w+|end(?:ing)?|stop\w*|merg\w+|mov(?:e|ing)|replac\w+|sell\w*|withdraw\w*|relocat\w+|los(?:e|ing)|fewer|less)\b/i
const keeps = /\b(?:keep\w*|retain\w*|stay\w*|save|preserv\w+|protect\w*)\b/i
const binds =
  /\b(?:charg\w+|tax\w*|fees?|pay(?:ing)?|permits?|ban(?:s|ned|ning)?|fin(?:e|es|ing)|limits?|restrict\w*)\b/i

/** What a proposal would do: end something, keep it, bind people to something, or bring something else. */
export function effectOf(proposal: string): 'ends' | 'keeps' | 'binds' | 'brings' {
  if (ends.test(proposal)) return 'ends'
  if (keeps.test(proposal)) return 'keeps'
  return binds.test(proposal) ? 'binds' : 'brings'
}
