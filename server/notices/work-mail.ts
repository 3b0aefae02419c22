import type { Db } from '../data/database.ts'
import type { AccountMail } from './account-mail.ts'
import type { Block } from './layout.ts'
import type { Messages } from './messages/en.ts'
import type { Language } from './vocabulary.ts'

/**
 * What happened at the desk that somebody is to do, one line a kind: by whom and how often, never words of the public.
 * @returns undefined if nothing is left to tell
 */
export async function workMail(
  db: Db,
  messageId: string,
  { words: { work } }: { words: Messages; language: Language },
  site: string,
): Promise<AccountMail | undefined> {
  const news = await db
    .selectFrom('workNews as n')
    .leftJoin('person as p', 'p.id', 'n.byId')
    .select(['n.what', 'p.name as by'])
    .where('n.messageId', '=', messageId)
    .orderBy('n.id')
    .execute()
  if (news.length === 0) return undefined
  const kinds = Map.groupBy(news, ({ what }) => what)
  const lines = [...kinds].flatMap(([what, own]): Block[] => {
    const by = [...new Set(own.flatMap((one) => one.by ?? []))]
    return [
      { is: 'heading', text: work.news[what] + (own.length > 1 ? ` (${own.length})` : '') },
      ...(by.length > 0 ? ([{ is: 'quote', text: by.join(', ') }] satisfies Block[]) : []),
    ]
  })
  // The most pressing is the subject: a mailbox shows that.
  const harm = (['harm-overdue', 'harm'] as const).find((what) => kinds.has(what))
  return {
    subject: harm ? work.news[harm] : work.subject,
    blocks: [
      { is: 'paragraph', text: work.text },
      ...lines,
      { is: 'button', text: work.look, href: `${site}${harm ? '/desk/safeguarding' : '/desk'}` },
      { is: 'link', text: work.change, href: `${site}/desk/me#mail` },
    ],
  }
}
