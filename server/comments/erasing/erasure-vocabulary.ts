/** Why words are destroyed; the code is in the public ledger. UK GDPR, article 17(1). */
export const erasureGrounds = {
  'person-asked': 'The person who wrote them asked us to',
  'about-somebody': 'They are about another person, who asked us to',
  'should-not-have': 'We should not have been sent these words',
  law: 'The law or a court requires it',
} as const

/** Why words are kept although somebody asked for their erasure. UK GDPR, article 17(3). */
export const refusalGrounds = {
  'public-record': 'They are needed for the public record of this consultation',
  'legal-claim': 'They are needed for a legal claim or an inquiry',
  'must-keep': 'The law requires us to keep them',
  'not-the-author': 'We are not sure that the person who asked wrote them',
} as const
