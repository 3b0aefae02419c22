import type { Db } from '../data/database.ts'
import { addressIn, dateFormat } from '../http/languages/vocabulary.ts'
import { pathOfLink } from '../people/sign-in/account-links.ts'
import { roleNames } from '../people/contract.ts'
import type { Messages } from './messages/en.ts'
import type { Block } from './layout.ts'
import type { Language } from './vocabulary.ts'

/** What a mail about an account says, and under which subject. */
export type AccountMail = {
  subject: string
  blocks: Block[]
  /** Where it goes, if not to the address of the account. */
  to?: string | null
}

const moment = (language: Language, at: Date) =>
  dateFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  }).format(at)

/** @returns undefined if the link works no more @param site  where we are, without a path */
export async function accountLinkMail(
  db: Db,
  key: Buffer,
  id: string,
  speech: { words: Messages; language: Language },
  site: string,
): Promise<AccountMail | undefined> {
  const link = await db
    .selectFrom('accountLink as l')
    .leftJoin('person as m', 'm.id', 'l.madeBy')
    .select(['l.kind', 'l.expiresAt', 'l.email', 'm.name as madeBy'])
    .where('l.id', '=', id)
    .where('l.usedAt', 'is', null)
    .where('l.endedAt', 'is', null)
    .executeTakeFirst()
  if (!link) return undefined
  const { account } = speech.words
  const said = account[link.kind === 'sign-in' ? 'signIn' : link.kind]
  return {
    to: link.email,
    subject: said.subject,
    blocks: [
      { is: 'paragraph', text: said.text },
      ...(link.madeBy
        ? ([
            { is: 'heading', text: account.by.replace(/:$/, '') },
            { is: 'quote', text: link.madeBy },
          ] satisfies Block[])
        : []),
      { is: 'button', text: said.go, href: site + addressIn(speech.language, pathOfLink(key, id)) },
      { is: 'paragraph', text: account.until },
      { is: 'quote', text: moment(speech.language, link.expiresAt) },
      { is: 'paragraph', text: account.notYou },
    ],
  }
}

/** What happened to an account: whose, by whom, and which roles it is about. */
export async function accountNewsMail(
  db: Db,
  id: string,
  speech: { words: Messages; language: Language },
  site: string,
): Promise<AccountMail | undefined> {
  const news = await db
    .selectFrom('accountNews as n')
    .innerJoin('person as a', 'a.id', 'n.aboutId')
    .leftJoin('person as b', 'b.id', 'n.byId')
    .select(['n.what', 'n.roles', 'n.at', 'n.recipientId', 'n.aboutId', 'n.email', 'a.name as whose', 'b.name as by'])
    .where('n.id', '=', id)
    .executeTakeFirst()
  if (!news) return undefined
  const { account } = speech.words
  const roles = news.roles.flatMap((role) =>
    role in roleNames ? [roleNames[role as keyof typeof roleNames].label] : [],
  )
  const own = news.recipientId === news.aboutId
  return {
    to: news.email,
    subject: account.subject,
    blocks: [
      { is: 'paragraph', text: account.news[news.what] },
      { is: 'heading', text: account.whose.replace(/:$/, '') },
      { is: 'quote', text: news.whose },
      ...(roles.length > 0
        ? ([
            { is: 'heading', text: account.roles.replace(/:$/, '') },
            { is: 'quote', text: roles.join(', '), lang: 'en' },
          ] satisfies Block[])
        : []),
      ...(news.by && news.by !== news.whose
        ? ([
            { is: 'heading', text: account.by.replace(/:$/, '') },
            { is: 'quote', text: news.by },
          ] satisfies Block[])
        : []),
      { is: 'quote', text: moment(speech.language, news.at) },
      { is: 'button', text: account.look, href: `${site}${own ? '/desk/me' : '/desk/people'}` },
      { is: 'paragraph', text: account.notYou },
    ],
  }
}
