import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { includes, type Reach, whole } from '../data/visible.ts'
import { Refusal } from '../http/refusal.ts'
import { Id } from '../http/wire.ts'
import type { SignedIn } from './contract.ts'
import { may, type On, type Permission, roleMay } from './permissions.ts'

type Asks = Pick<SignedIn, 'grants'>

/** How far somebody's roles reach with a permission. Who has it for the whole programme costs no query. */
export async function reachOf(db: Db, person: Asks, permission: Permission): Promise<Reach> {
  const grants = person.grants.filter((grant) => roleMay(grant.role, permission, 'own'))
  if (grants.some((grant) => grant.organisationId === null && grant.consultationId === null)) return whole
  const organisations = grants.flatMap((grant) => grant.organisationId ?? [])
  const granted = grants.flatMap((grant) => grant.consultationId ?? [])
  if (organisations.length === 0) return { consultations: granted, granted, organisations }
  const owned = await db
    .selectFrom('consultationOwner')
    .select('consultationId')
    .distinct()
    .where(sql<boolean>`organisation_id = any(${organisations}::uuid[])`)
    .where('endedAt', 'is', null)
    .execute()
  return {
    consultations: [...new Set([...granted, ...owned.map((one) => one.consultationId)])],
    granted,
    organisations,
  }
}

/**
 * Whether somebody whose role allows this in general may do it with what an address is about. What they may not even know of
 * is answered as what is not there.
 * @param url     the route's own address, for example `/desk/comments/:id`
 * @throws {Refusal} `not-found`; `forbidden` for what they see and may not change, and for what is the whole programme's
 */
export async function refuseOthers(
  db: Db,
  person: Asks,
  permission: Permission,
  url: string,
  params: Readonly<Record<string, string>>,
): Promise<void> {
  const kind = kindOf(url)
  const everywhere = may(person, permission, { is: 'programme' })
  // Anyone who works for the whole programme meets no limit but at what an organisation answers for.
  if (everywhere && kind?.is !== 'response') return
  if (!kind) throw new Refusal('forbidden', 'Your role is for a part of the programme, and this page is for all of it.')
  const on = await kind.find(db, params[kind.param] ?? '')
  if (!on && everywhere) return
  if (!on || !sees(person, on)) throw new Refusal('not-found', 'There is nothing here, or it is not shared with you.')
  if (may(person, permission, on)) return
  throw new Refusal(
    'forbidden',
    on.is === 'response'
      ? 'Only officers of the organisation that answers for this response may do this.'
      : 'Your role does not allow this. An administrator can change roles.',
  )
}

/** The consultations of these comments, to ask whether somebody may do something with all of them. */
export async function consultationsOf(db: Db, comments: string[]): Promise<On[]> {
  const { rows } = await sql<{ consultationId: string; owners: string[] }>`
    select c.id as consultation_id, array(select o.organisation_id::text from consultation_owner o
      where o.consultation_id = c.id and o.ended_at is null) as owners
    from consultation c where c.id in (select consultation_id from comment where id = any(${comments}::uuid[]))`.execute(
    db,
  )
  return rows.map((row) => ({ is: 'consultation', ...row }))
}

/** Whether an address is for roles of a part of the programme too: what it names decides whether it is theirs. */
export const reachesPart = (url: string) => kindOf(url) !== undefined

/**
 * For what a body names and not an address: the consultation that somebody wants to put something into.
 * @throws {Refusal} `not-found` for one that their roles do not reach
 */
export async function refuseOutside(
  db: Db,
  person: Asks,
  permission: Permission,
  consultationId: string,
): Promise<void> {
  if (includes(await reachOf(db, person, permission), consultationId)) return
  throw new Refusal('not-found', 'There is no such consultation, or it is not shared with you.')
}

const sees = (person: Asks, on: On) =>
  (['comments.read', 'responses.see', 'safeguarding.see', 'board.read'] as const).some((one) => may(person, one, on))

type Kind = { is: On['is']; param: string; find: (db: Db, id: string) => Promise<On | undefined> }

/** What the parts of an address name. A page that names nothing of these is the whole programme's. */
const kinds: { address: RegExp; kind: Kind }[] = [
  { address: /^\/(?:consultations)\/:slug/, kind: { is: 'consultation', param: 'slug', find: consultation('slug') } },
  {
    address: /^\/themes\/:consultation/,
    kind: { is: 'consultation', param: 'consultation', find: consultation('slug') },
  },
  {
    address: /^\/(?:comments|safeguarding|requests)\/:id/,
    kind: { is: 'consultation', param: 'id', find: consultation('comment') },
  },
  { address: /^\/imports\/files\/:id/, kind: { is: 'consultation', param: 'id', find: consultation('upload') } },
  {
    address: /^\/imports\/typed-in\/:id/,
    kind: { is: 'consultation', param: 'id', find: consultation('submission') },
  },
  { address: /^\/imports\/:id/, kind: { is: 'consultation', param: 'id', find: consultation('import') } },
  { address: /^\/papers\/drafts\/:id/, kind: { is: 'consultation', param: 'id', find: consultation('draft') } },
  { address: /^\/papers\/:ref/, kind: { is: 'consultation', param: 'ref', find: consultation('paper') } },
  { address: /^\/responses\/:ref/, kind: { is: 'response', param: 'ref', find: response } },
  {
    address: /^\/passed-on\/:organisation/,
    kind: { is: 'organisation', param: 'organisation', find: organisation },
  },
]

function kindOf(url: string): Kind | undefined {
  const address = url.replace(/^(\/api)?\/desk/, '')
  return kinds.find((one) => one.address.test(address))?.kind
}

function consultation(by: 'slug' | 'comment' | 'paper' | 'import' | 'upload' | 'submission' | 'draft') {
  const which = {
    slug: (id: string) => sql`c.slug = ${id}`,
    comment: (id: string) => sql`c.id = (select consultation_id from comment where id = ${id}::uuid)`,
    paper: (id: string) => sql`c.id = (select consultation_id from paper where ref = ${id})`,
    import: (id: string) => sql`c.id = (select consultation_id from import where id = ${id}::uuid)`,
    upload: (id: string) => sql`c.id = (select consultation_id from upload where id = ${id}::uuid)`,
    draft: (id: string) => sql`c.id = (select consultation_id from paper_draft where id = ${id}::uuid)`,
    submission: (id: string) => sql`c.id = (select consultation_id from submission where id = ${id}::uuid)`,
  }[by]
  return async (db: Db, id: string): Promise<On | undefined> => {
    if (by !== 'slug' && by !== 'paper' && !Id.safeParse(id).success) return undefined
    const { rows } = await sql<{ id: string; owners: string[] }>`
      select c.id, array(select o.organisation_id::text from consultation_owner o
        where o.consultation_id = c.id and o.ended_at is null) as owners
      from consultation c where ${which(id)}`.execute(db)
    return rows[0] && { is: 'consultation', consultationId: rows[0].id, owners: rows[0].owners }
  }
}

/** The same of a response, by its id. */
export async function responseAsked(db: Db, id: string): Promise<On[]> {
  const found = await db.selectFrom('response').select('ref').where('id', '=', id).executeTakeFirst()
  const on = found && (await response(db, found.ref))
  return on ? [on] : []
}

async function response(db: Db, ref: string): Promise<On | undefined> {
  const { rows } = await sql<{ consultationId: string; organisationId: string | null; sharedWith: string[] }>`
    select r.consultation_id, r.organisation_id, array(select s.organisation_id::text from response_share s
      where s.response_id = r.id and s.ended_at is null) as shared_with
    from response r where r.ref = ${ref}`.execute(db)
  return rows[0] && { is: 'response', ...rows[0] }
}

async function organisation(_db: Db, id: string): Promise<On | undefined> {
  return Id.safeParse(id).success ? { is: 'organisation', organisationId: id } : undefined
}
