import type { Db } from '../data/database.ts'
import type { Day } from '../http/wire.ts'
import { type Language, languageCodes } from '../http/languages/vocabulary.ts'

/** What every page is framed with. `colour` is the programme's own, `#rrggbb`. */
export type Frame = {
  programme: { name: string; area: string; strapline: string | null }
  /** How to reach the people who run it: a telephone number, an address. */
  contactLine: string | null
  /** Answers to our mails go there. */
  replyTo: string | null
  /** Who helps at once in this area, beside 999 and 111. */
  localHelp: string | null
  colour: string
  notice: string | null
  /** Languages that the public is not offered. */
  languagesOff: Language[]
  /** When the accessibility statement was written and looked at again, and when people last tested the site. */
  accessibilityPreparedOn: Day | null
  accessibilityReviewedOn: Day | null
  accessibilityTestedOn: Day | null
}

/** The programme of this installation; before set-up, the product's own name. */
export async function frameOf(db: Db): Promise<Frame> {
  const programme = await db
    .selectFrom('programme')
    .select(['name', 'area', 'strapline', 'contactLine', 'replyTo', 'localHelp', 'colour', 'notice', 'languagesOff'])
    .select(['accessibilityPreparedOn', 'accessibilityReviewedOn', 'accessibilityTestedOn'])
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst()
  if (!programme) return unnamed
  const { name, area, strapline, languagesOff, ...rest } = programme
  const off = languageCodes.filter((code) => languagesOff.includes(code))
  return { programme: { name, area, strapline }, languagesOff: off, ...rest }
}

/** Before set-up, and where the database has not been reached yet. */
export const unnamed: Frame = {
  programme: { name: 'Said and Done', area: '', strapline: null },
  contactLine: null,
  replyTo: null,
  localHelp: null,
  colour: '#0b5a6f',
  notice: null,
  languagesOff: [],
  accessibilityPreparedOn: null,
  accessibilityReviewedOn: null,
  accessibilityTestedOn: null,
}
