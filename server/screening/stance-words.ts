/** What a person may think of a proposal. */
export const stances = ['for', 'against', 'mixed', 'unclear'] as const
export type Stance = (typeof stances)[number]

/** Whether a question or point proposes something, so that one can be for or against it. */
export function isProposal(text: string): boolean {
  return /\b(?:propos\w+|do you (?:support|agree|think we should|want|favour|oppose)|should (?:we|the|there|it)|would you (?:support|like|prefer)|agree or disagree|are you (?:for|against|in favour)|support or oppose|plans? to|we (?:plan|want|intend|would like) to|clos(?:e|ing|ure)|mov(?:e|ing)|merg(?:e|ing)|replac\w+|introduc\w+|reduc\w+|end(?:ing)? the|keep\w*|build(?:ing)?|one main|instead of)\b/i.test(
    text,
  )
}
