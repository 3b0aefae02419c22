import { consultationNamed } from '../consultations/queries.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { addThemeIn, changeThemeIn, lockFrame, refuseMerged, themeNamed } from '../themes/frame.ts'
import { maxKeywords } from '../themes/contract.ts'
import type { Accepted, AcceptTopic, PlaceTopic } from './contract.ts'
import { inLists } from '../data/visible.ts'

type Which = { consultation: string; id: string }

/**
 * Make a theme of a topic. Its comments are read again with it, as soon as the machine reaches them; what a person said of
 * them stays.
 * @throws {Refusal} `not-found`; `conflict` if it was accepted or dismissed meanwhile; `invalid` as `addTheme`
 */
export function acceptTopic(db: Db, which: Which, given: AcceptTopic, by: SignedIn, at: Date): Promise<Accepted> {
  return db.transaction().execute(async (trx) => {
    const topic = await lockOpen(trx, which)
    const theme = await addThemeIn(trx, which.consultation, given, by, at)
    const { id, consultationId } = topic
    await keepTheme(trx, topic, theme, by, at)
    const again = await trx
      .updateTable('comment')
      .set({ processedAt: null, attempts: 0 })
      .where('id', 'in', (eb) => eb.selectFrom('topicComment').select('commentId').where('topicId', '=', id))
      .where(inLists('comment'))
      .returning('id')
      .execute()
    await record(
      trx,
      ...again.map((comment) => ({
        actor: by.id,
        action: 'comment.to-be-read-again',
        subjectId: comment.id,
        consultationId,
        detail: { theme: theme.code },
        at,
      })),
    )
    return { code: theme.code, comments: again.length }
  })
}

/**
 * Say that a topic belongs to a theme there is: the theme takes its words for keywords. The machine learns them as it learns
 * every change of the frame, and then reads what was said again; what a person said of it stays.
 * @throws {Refusal} `not-found`; `conflict` if topic or theme was decided about meanwhile; `invalid` if it is too many words
 */
export function placeTopic(db: Db, which: Which, given: PlaceTopic, by: SignedIn, at: Date): Promise<Accepted> {
  return db.transaction().execute(async (trx) => {
    const topic = await lockOpen(trx, which)
    await lockFrame(trx, which.consultation)
    const theme = await themeNamed(trx, topic.consultationId, given.theme)
    refuseMerged(theme)
    if (theme.retiredAt)
      throw refusedAt('conflict', 'theme', `“${theme.label}” is retired. Please choose another theme.`)
    const known = new Set(theme.keywords.map((word) => word.toLowerCase()))
    const keywords = [...theme.keywords, ...given.keywords.filter((word) => !known.has(word.toLowerCase()))]
    if (keywords.length > maxKeywords) {
      const message = `“${theme.label}” would have ${keywords.length} keywords. Please keep to ${maxKeywords}.`
      throw refusedAt('invalid', 'keywords', message)
    }
    await changeThemeIn(trx, topic.consultationId, theme.code, { keywords }, by, at)
    await keepTheme(trx, topic, theme, by, at, { belongs: true })
    const { comments } = await trx
      .selectFrom('comment')
      .select(({ fn }) => fn.countAll<number>().as('comments'))
      .where('id', 'in', (eb) => eb.selectFrom('topicComment').select('commentId').where('topicId', '=', topic.id))
      .where(inLists('comment'))
      .executeTakeFirstOrThrow()
    return { code: theme.code, comments: Number(comments) }
  })
}

/** The topic is a theme's now, and does not come again. */
async function keepTheme(
  trx: Trx,
  { id, consultationId }: { id: string; consultationId: string },
  theme: { id: string; code: string },
  by: SignedIn,
  at: Date,
  detail: { belongs?: true } = {},
): Promise<void> {
  await trx
    .updateTable('topic')
    .set({ themeId: theme.id, acceptedBy: by.id, acceptedAt: at })
    .where('id', '=', id)
    .execute()
  await record(trx, {
    actor: by.id,
    action: 'topic.accepted',
    subjectId: id,
    consultationId,
    detail: { theme: theme.code, ...detail },
    at,
  })
}

/** Say that it is no topic of its own; the machine does not bring it again. @throws {Refusal} `not-found`; `conflict` */
export async function dismissTopic(db: Db, which: Which, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { id, consultationId } = await lockOpen(trx, which)
    await trx.updateTable('topic').set({ dismissedBy: by.id, dismissedAt: at }).where('id', '=', id).execute()
    await record(trx, { actor: by.id, action: 'topic.dismissed', subjectId: id, consultationId, at })
  })
}

/** Take that back: it is shown again, until the machine finds it no more. @throws {Refusal} `not-found` */
export async function restoreTopic(db: Db, which: Which, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const topic = await lock(trx, which)
    if (!topic.dismissedAt) return
    await trx
      .updateTable('topic')
      .set({ dismissedBy: null, dismissedAt: null, goneAt: null })
      .where('id', '=', topic.id)
      .execute()
    const { id, consultationId } = topic
    await record(trx, { actor: by.id, action: 'topic.restored', subjectId: id, consultationId, at })
  })
}

/** Ask the machine to look again; it does so within seconds. @throws {Refusal} `not-found` */
export async function askForTopics(db: Db, slug: string, at: Date): Promise<void> {
  const consultation = await consultationNamed(db, slug)
  await db
    .insertInto('topicSearch')
    .values({ consultationId: consultation.id, askedAt: at })
    .onConflict((conflict) => conflict.column('consultationId').doUpdateSet({ askedAt: at }))
    .execute()
}

async function lock(trx: Trx, which: Which) {
  const topic = await trx
    .selectFrom('topic as t')
    .innerJoin('consultation as k', 'k.id', 't.consultationId')
    .select(['t.id', 't.consultationId', 't.dismissedAt', 't.acceptedAt'])
    .where('t.id', '=', which.id)
    .where('k.slug', '=', which.consultation)
    .forUpdate('t')
    .executeTakeFirst()
  if (!topic) throw noSuch('topic')
  return topic
}

async function lockOpen(trx: Trx, which: Which) {
  const topic = await lock(trx, which)
  if (topic.acceptedAt) throw new Refusal('conflict', 'This topic is part of a theme already.')
  if (topic.dismissedAt) throw new Refusal('conflict', 'This topic was dismissed. Please take it back first.')
  return topic
}
