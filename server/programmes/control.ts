import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { londonDay } from '../data/days.ts'
import { record } from '../data/history.ts'
import { type Narrow, type Reach, whole, within } from '../data/visible.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { independent, oneWith } from '../people/independent.ts'
import type { Change, SetUpChange } from './contract.ts'

/** In the transaction of a change of what every page says: what everybody could read before is kept. */
export async function keepProgrammeChange(
  trx: Trx,
  changed: Change[],
  reason: string | null,
  by: string,
  at: Date,
): Promise<void> {
  if (changed.length === 0) return
  await trx
    .insertInto('setUpChange')
    .values({ consultationId: null, changed: JSON.stringify(changed), reason, byPerson: by, at })
    .execute()
}

/** What everybody reads of changes, the newest first. */
export const changesSeen = (db: Db) =>
  db
    .selectFrom('setUpChange as s')
    .select(['s.changed', 's.reason', sql<string>`${londonDay('s.at')}::text`.as('on')])
    .select(sql<boolean>`s.confirmed_at is not null`.as('checked'))
    .orderBy('s.id', 'desc')
    .limit(50)
    .$narrowType<{ changed: Change[] }>()

/** What was changed of the programme itself, on every page. */
export const programmeChanges = (db: Db) => changesSeen(db).where('s.consultationId', 'is', null).execute()

/** Why somebody is no second pair of eyes for a change that waits for one, and who is. */
const notYours = {
  tied: 'You changed this, or your accounts are tied, so somebody else must look at it.',
  owner:
    'Your organisation changed this, so somebody of another that owns this consultation, or of the programme, must look at it.',
}

/** Of a consultation, by its slug, or of the programme itself: what every page says. */
type Of = string | null

/**
 * What was changed since a consultation became public, or of the programme, the newest first, as somebody sees it who may look at it.
 * @param of  a slug; null for the programme
 */
export async function setUpChanges(db: Db, of: Of, viewer: string, at: Date): Promise<SetUpChange[]> {
  const rows = await db
    .selectFrom('setUpChange as s')
    .leftJoin('consultation as c', 'c.id', 's.consultationId')
    .innerJoin('person as p', 'p.id', 's.byPerson')
    .leftJoin('person as k', 'k.id', 's.confirmedBy')
    .select(['s.id', 's.changed', 's.reason', 'p.name as by', 's.at', 'k.name as confirmedBy', 's.confirmedAt'])
    .select(['s.byPerson', ownAlone(viewer).as('ownAlone')])
    .where('c.slug', of === null ? 'is' : '=', of)
    .orderBy('s.id', 'desc')
    .limit(100)
    .execute()
  const tied = await oneWith(db, viewer, at)
  return rows.map(({ byPerson, ownAlone: own, ...row }) => ({
    ...row,
    changed: row.changed as Change[],
    whyNotLook: row.confirmedAt ? null : tied.includes(byPerson) ? notYours.tied : own ? notYours.owner : null,
  }))
}

/** Within this time somebody other than who changed what is public looks at it, in ms. */
const lookWithin = 24 * 3_600_000

/** The organisations that own the consultation of a change `s`, for which somebody decides; nothing to say where one owns it. */
const decidesFor = (person: ReturnType<typeof sql>) => sql`(select o.organisation_id from consultation_owner o
  join permission_grant g on g.organisation_id = o.organisation_id
  where o.consultation_id = s.consultation_id and o.ended_at is null and g.person_id = ${person} and ${holds})`

const holds = sql`g.role in ('administrator', 'officer') and g.revoked_at is null
  and (not g.needs_confirmation or g.confirmed_at is not null)`

const forTheProgramme = (person: ReturnType<typeof sql>) => sql`exists (select from permission_grant g
  where g.person_id = ${person} and g.organisation_id is null
    and (g.consultation_id is null or g.consultation_id = s.consultation_id) and ${holds})`

/**
 * Whether a change was made for one of several organisations that own the consultation, and the viewer decides for that one alone: then
 * somebody of another, or of the programme, has to look at it. For a row `s` of `set_up_change`.
 */
const ownAlone = (viewer: string) => {
  const person = sql`${viewer}::uuid`
  return sql<boolean>`((select count(*) from consultation_owner o where o.consultation_id = s.consultation_id and o.ended_at is null) > 1
    and not ${forTheProgramme(sql`s.by_person`)} and not ${forTheProgramme(person)}
    and not exists (select from ${decidesFor(person)} x (id) where x.id not in ${decidesFor(sql`s.by_person`)}))`
}

export type OpenChange = {
  /** Null where it is of the programme itself. */
  slug: string | null
  title: string | null
  byPerson: string
  by: string
  what: string
  dueAt: Date
  mine: boolean
}

/**
 * Changes of public set-ups that nobody else has looked at yet, the oldest first. `mine`: the viewer may look at it.
 * @param reach.programme  whether the viewer looks at what is changed of the programme itself
 */
export async function openChanges(
  db: Db,
  viewer: string,
  reach: { consultations: Reach; programme: boolean },
  at: Date,
): Promise<OpenChange[]> {
  const { consultations, programme } = reach
  const rows = await db
    .selectFrom('setUpChange as s')
    .leftJoin('consultation as c', 'c.id', 's.consultationId')
    .innerJoin('person as p', 'p.id', 's.byPerson')
    .select(['c.slug', 'c.title', 's.byPerson', 'p.name as by', 's.changed', 's.at', ownAlone(viewer).as('ownAlone')])
    .where('s.confirmedAt', 'is', null)
    .where(({ or, eb }) =>
      or([
        programme ? eb('c.id', 'is', null) : eb.lit(false),
        consultations === whole ? eb('c.id', 'is not', null) : eb(within(consultations as Narrow, 'c.id'), '=', true),
      ]),
    )
    .orderBy('s.id')
    .limit(50)
    .execute()
  const tied = rows.length > 0 ? await oneWith(db, viewer, at) : []
  return rows.map(({ changed, at: made, ownAlone: own, ...row }) => ({
    ...row,
    what: (changed as Change[]).map(({ what }) => what).join(', '),
    dueAt: new Date(made.getTime() + lookWithin),
    mine: !own && !tied.includes(row.byPerson),
  }))
}

/**
 * A second person has looked at a change of what is public, and it may stay. Twice is the same as once. What one of several owners
 * changed is looked at for another, or for the programme: it is theirs too.
 * @param of  as for `setUpChanges`
 * @throws {Refusal} `not-found`; `forbidden` for anyone who changed it, or holds the account of who did, or decides for the same owner alone
 */
export async function confirmChange(db: Db, of: Of, id: string, by: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const change = await trx
      .selectFrom('setUpChange as s')
      .leftJoin('consultation as c', 'c.id', 's.consultationId')
      .select(['s.id', 's.byPerson', 's.confirmedAt', 's.consultationId', ownAlone(by).as('ownAlone')])
      .where('s.id', '=', id)
      .where('c.slug', of === null ? 'is' : '=', of)
      .forUpdate('s')
      .executeTakeFirst()
    if (!change) throw noSuch('change')
    if (change.confirmedAt) return
    if (!(await independent(trx, change.byPerson, by, at))) throw new Refusal('forbidden', notYours.tied)
    if (change.ownAlone) throw new Refusal('forbidden', notYours.owner)
    await trx.updateTable('setUpChange').set({ confirmedBy: by, confirmedAt: at }).where('id', '=', id).execute()
    await record(trx, {
      actor: by,
      action: of === null ? 'programme.change-confirmed' : 'consultation.change-confirmed',
      subjectId: id,
      consultationId: change.consultationId,
      at,
    })
    await announce(trx, 'settings')
  })
}
