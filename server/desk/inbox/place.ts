import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { sql } from 'kysely'
import { type Db, plannedOnce } from '../../data/database.ts'
import { andResponseWithin, andWithin, inLists, type Narrow, whole, within } from '../../data/visible.ts'
import type { DeskCounts, DeskPlace } from '../../http/desk-place-contract.ts'
import { Id } from '../../http/wire.ts'
import type { SignedIn } from '../../people/contract.ts'
import { may } from '../../people/permissions.ts'
import { reachOf } from '../../people/reach.ts'

/** The browser keeps which consultation was chosen last: nobody else needs to know. */
export const chosenCookie = 'consultation'

/** Knows where in the desk somebody is, for the menu around every page. */
export const deskPlace = fp(async (app: FastifyInstance) => {
  app.decorate('deskPlace', async (request: FastifyRequest, reply: FastifyReply): Promise<DeskPlace | null> => {
    const viewer = request.person
    if (!viewer || !request.url.startsWith('/desk')) return null
    const reach = await reachOf(app.db, viewer, 'desk.see')
    const consultations = await app.db
      .selectFrom('consultation')
      .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'id')))
      .select(['id', 'slug', 'title', 'publishedAt'])
      .orderBy('publishedAt', (order) => order.desc().nullsFirst())
      .orderBy('id', 'desc')
      .execute()
    const named = await slugAt(app.db, request.url)
    const slug = named ?? request.cookies[chosenCookie]
    // Until somebody has chosen: what everybody can see, the newest first.
    const first = consultations.find((one) => one.publishedAt !== null) ?? consultations[0]
    const chosen = consultations.find((one) => one.slug === slug) ?? first
    if (chosen && named === chosen.slug && request.cookies[chosenCookie] !== named)
      reply.setCookie(chosenCookie, named, { path: '/desk', httpOnly: true, sameSite: 'lax', maxAge: 365 * 86_400 })
    return {
      consultation: chosen ? { slug: chosen.slug, title: chosen.title } : null,
      consultations: consultations.map(({ slug, title }) => ({ slug, title })),
      counts: await countsFor(app.db, viewer, chosen?.id),
    }
  })
  // The page drops what it had kept of a form once that was taken. A new key, or the first of two typings, is answered
  // with a page and not by leading on; what was refused is answered with 400 or more.
  app.addHook('onSend', async (request, reply) => {
    const took = reply.statusCode === 200 || reply.statusCode === 303
    if (request.person && request.method === 'POST' && took && request.url.startsWith('/desk'))
      reply.setCookie('desk_taken', 'yes', { path: '/desk', sameSite: 'lax', maxAge: 60 })
  })
})

/** The consultation that an address is about: the one that it names, or the one of the comment, response or file that it shows. */
async function slugAt(db: Db, url: string): Promise<string | undefined> {
  const { pathname, searchParams } = new URL(url, 'http://desk')
  const [, , section, name = ''] = pathname.split('/')
  // Pages that do something with what a list has found are about the consultation of that list.
  const asked =
    searchParams.get('consultation') ?? new URLSearchParams(searchParams.get('filter') ?? '').get('consultation')
  if (asked) return asked
  switch (section) {
    case 'themes':
    case 'consultations':
      return name || undefined
    case 'comments':
    case 'imports':
      return Id.safeParse(name).success ? slugOf(db, section === 'comments' ? 'comment' : 'import', name) : undefined
    case 'responses': {
      const response = await db
        .selectFrom('response')
        .innerJoin('consultation as k', 'k.id', 'response.consultationId')
        .select('k.slug')
        .where('response.ref', '=', name)
        .executeTakeFirst()
      return response?.slug
    }
    default:
      return undefined
  }
}

async function slugOf(db: Db, table: 'comment' | 'import', id: string): Promise<string | undefined> {
  // Which consultation a comment belongs to tells nothing of its words.
  const { rows } = await sql<{ slug: string }>`
    select k.slug from ${sql.table(table)} t join consultation k on k.id = t.consultation_id where t.id = ${id}`.execute(
    db,
  )
  return rows[0]?.slug
}

/** The figures beside the menu, each for those alone who may see what it counts. */
async function countsFor(db: Db, viewer: SignedIn, consultationId: string | undefined): Promise<DeskCounts> {
  const comments = await reachOf(db, viewer, 'comments.read')
  const responses = await reachOf(db, viewer, 'responses.see')
  const ofHarm = await reachOf(db, viewer, 'safeguarding.see')
  const reads = may(viewer, 'comments.read')
  const { rows } = await sql<DeskCounts>`select
    case when ${reads && consultationId !== undefined} then
      (select coalesce(sum(n), 0)::int from comment_count
        where consultation_id = ${consultationId ?? null} and by = 'all' and standing = 'in-hand' and not restricted) end as comments,
    case when ${reads} then
      (select count(*)::int from comment_assignee a join comment_standing c on c.id = a.comment_id
        where a.person_id = ${viewer.id} and c.standing = 'in-hand' and ${inLists('c')}
          and (${consultationId ?? null}::uuid is null or c.consultation_id = ${consultationId ?? null})) end as given,
    case when ${may(viewer, 'responses.see') && consultationId !== undefined} then
      (select count(*)::int from response r where r.consultation_id = ${consultationId ?? null} and r.abandoned_at is null
        ${andResponseWithin(responses, 'r')}) end as responses,
    case when ${reads} then
      (select count(*)::int from comment_route r join comment c on c.id = r.comment_id
        where r.handled_at is null and ${inLists('c')} ${andWithin(comments, 'c.consultation_id')}) end as requests,
    case when ${may(viewer, 'safeguarding.see')} then
      (select count(distinct f.comment_id)::int from safeguarding_flag f where f.decision is null ${
        ofHarm === whole
          ? sql``
          : sql`and (select ${within(ofHarm, 'c.consultationId')} from comment c where c.id = f.comment_id)`
      }) end as safeguarding ${plannedOnce}`.execute(db)
  return rows[0] as DeskCounts
}
