import { z } from 'zod'
import type { Db } from '../data/database.ts'
import { inWords } from '../data/time.ts'
import { siteIn } from '../http/site.ts'
import { frameOf } from '../programmes/queries.ts'
import { type Block, htmlOf, type Mail, oneLine, type RenderSettings, textOf } from './layout.ts'

/** What no longer holds of a response, as it was when its owner was told. */
export const OwnerNoticeItem = z.object({ ref: z.string(), what: z.string(), says: z.string(), since: z.string() })
export type OwnerNoticeItem = z.output<typeof OwnerNoticeItem>

/**
 * What somebody is sent who wrote a response last that no longer holds. In English, as the desk is.
 * @returns undefined if their account was closed
 */
export async function ownerMail(
  db: Db,
  settings: RenderSettings,
  id: string,
  cause: string,
): Promise<Mail | undefined> {
  const notice = await db
    .selectFrom('ownerNotice as n')
    .innerJoin('person as p', 'p.id', 'n.personId')
    .select(['n.items', 'p.email'])
    .where('n.id', '=', cause)
    .where('p.disabledAt', 'is', null)
    .executeTakeFirst()
  if (!notice) return undefined
  const items = z.array(OwnerNoticeItem).parse(notice.items)
  const { programme, contactLine, replyTo } = await frameOf(db)
  const name = oneLine(programme.name)
  const site = siteIn(settings)
  const refs = [...new Set(items.map(({ ref }) => ref))]
  const subject =
    refs.length === 1 ? `please look at ${refs[0]} again` : `please look at ${refs.length} responses again`
  const blocks: Block[] = [
    { is: 'paragraph', text: 'You wrote the last version of this, and something that it rests on has changed:' },
    ...items.flatMap(({ ref, what, says, since }): Block[] => [
      { is: 'heading', text: ref },
      { is: 'paragraph', text: `${what}. ${says}, since ${inWords(since)}.` },
      { is: 'button', text: `Look at ${ref}`, href: `${site}/desk/responses/${ref}` },
    ]),
    {
      is: 'paragraph',
      text: 'Correct what no longer fits. All that is watched is at the desk, under “Changed since it was published”.',
    },
    { is: 'link', text: 'When I get these mails', href: `${site}/desk/me#mail` },
    { is: 'line' },
    { is: 'small', text: 'You get this because you wrote the last version of what it tells of.' },
    ...(contactLine ? [{ is: 'small', text: `How to reach us: ${contactLine}` } as const] : []),
  ]
  const mail = { language: 'en', programme: name, blocks } as const
  return {
    id,
    kind: 'owner-notice',
    to: notice.email,
    formatNote: null,
    language: 'en',
    programme: name,
    site,
    subject: oneLine(`${name}: ${subject}`),
    text: textOf(mail),
    html: htmlOf(mail, subject),
    stopUrl: null,
    replyTo,
  }
}
