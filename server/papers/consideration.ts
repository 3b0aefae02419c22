import { dueOf } from '../consultations/due.ts'
import type { Known } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { accountOf } from '../log/account/account.ts'
import { daysBetween, inWords } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import {
  campaignsOf,
  documentsOf,
  groupWords,
  publishedResponses,
  quotationsByTheme,
  waitingResponses,
} from './consideration-queries.ts'
import type { Block, PaperLine } from './contract.ts'
import {
  answered,
  asideAndWaits,
  byTheme,
  column,
  documentsGiven,
  equality,
  groupsSaid,
  heading,
  howReached,
  inShort,
  many,
  method,
  n,
  refused,
  text,
  warning,
} from './parts.ts'

/** Quotations a theme: enough to hear people, few enough to be read. */
const quotationsEach = 3
/** Campaigners’ complaint in Leicester in 2021: 760 pages, less than two weeks before the decision. */
const enoughDays = 14
const wordsAMinute = 200

export type Quotation = { commentId: string; words: string; language: string }
type Asked = {
  today: Day
  meeting: { title: string; day: Day | null } | null
  /** What decision-makers were given before, the oldest first. */
  earlier: PaperLine[]
}

/**
 * The conscientious consideration pack: what was said, what was answered, what each group said, what decision-makers were
 * given and when. Everything in it may be public. Only totals and cleared words; units are kept apart.
 */
export async function considerationOf(
  db: Db,
  consultation: Known,
  asked: Asked,
): Promise<{ blocks: Block[]; quotes: Quotation[] }> {
  const { id } = consultation
  const account = await accountOf(db, consultation, asked.today)
  const due = await dueOf(db, consultation, asked.today)
  const responses = await publishedResponses(db, id)
  const waiting = await waitingResponses(db, id)
  const groups = await groupWords(db, id)
  const quoted = await quotationsByTheme(db, id, quotationsEach)
  const themes = await db.selectFrom('theme').select(['id', 'code']).where('consultationId', '=', id).execute()
  const campaigns = await campaignsOf(db, id)
  const documents = await documentsOf(db, id)
  const quotes: Quotation[] = []
  const quotesOf = (code: string): Block[] => {
    const theme = themes.find((one) => one.code === code)
    return quoted
      .filter((quote) => quote.themeId === theme?.id)
      .map(({ commentId, words, language }) => {
        quotes.push({ commentId, words, language })
        return { kind: 'quote', at: quotes.length - 1 }
      })
  }
  const body: Block[] = [
    ...inShort(account),
    ...(due?.late
      ? [
          warning(
            `Responses were due by ${inWords(due.by)}. ${due.late.reason ? `The reason given: ${due.late.reason}` : 'No reason has been given.'}`,
          ),
        ]
      : []),
    ...byTheme(account, quotesOf),
    ...answered(responses, waiting),
    ...refused(responses),
    ...equality(responses),
    ...groupsSaid(groups),
    ...howReached(account, campaigns),
    ...asideAndWaits(account),
    ...given(asked, documents),
    ...method(account, consultation),
  ]
  return { blocks: [...reading(asked, body, quotes), ...body], quotes }
}

/** How long there is to read it, and how long it takes: measured, because it has been too short before. */
function reading({ today, meeting }: Asked, body: Block[], quotes: Quotation[]): Block[] {
  const words =
    JSON.stringify(body).split(/\s+/).length +
    quotes
      .map(({ words }) => words)
      .join(' ')
      .split(/\s+/).length
  const minutes = Math.max(1, Math.round(words / wordsAMinute))
  const long = minutes < 90 ? many(minutes, 'minute') : many(Math.round(minutes / 60), 'hour')
  const days = meeting?.day ? daysBetween(today, meeting.day) : null
  const blocks: Block[] = [
    heading('Time to consider it'),
    text(
      days === null
        ? `It takes about ${long} to read. The day of the decision is not known yet.`
        : days === 0
          ? `It takes about ${long} to read. It was issued on the day of the meeting.`
          : days < 0
            ? `It takes about ${long} to read. The meeting was ${many(-days, 'day')} before it was issued.`
            : `It takes about ${long} to read. There ${days === 1 ? 'is' : 'are'} ${many(days, 'day')} from its issue to the meeting on ${inWords(meeting?.day ?? today)}.`,
    ),
  ]
  if (days !== null && days < 0)
    blocks.push(warning('This paper was not before the meeting: it cannot have been considered there.'))
  else if (days !== null && days < enoughDays)
    blocks.push(
      warning(
        `Less than two weeks lie between this paper and the decision. People have called that too short; say why it is enough, or decide later.`,
      ),
    )
  return blocks
}

function given({ earlier }: Asked, documents: Awaited<ReturnType<typeof documentsOf>>): Block[] {
  return [
    heading('What decision-makers were given, and when'),
    ...(earlier.length === 0
      ? [text('This is the first paper of this kind that was issued.')]
      : [
          {
            kind: 'table' as const,
            caption: 'Earlier editions of this paper. Each can still be read at its address.',
            columns: [column('Paper'), column('Issued on'), column('To'), column('Days to the meeting', true)],
            rows: earlier.map(({ ref, issuedOn, issuedTo, meeting }) => [
              ref,
              inWords(issuedOn),
              issuedTo,
              meeting?.day ? n(daysBetween(issuedOn, meeting.day)) : '–',
            ]),
          },
        ]),
    ...documentsGiven(documents),
  ]
}
