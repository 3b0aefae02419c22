import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../data/database.ts'
import type { PeoplePageProps, Role } from './contract.ts'
import { independent } from './independent.ts'
import { administrators } from './tell.ts'

/** Everybody with an account, by name, with the roles they hold now. */
export function allPeople(db: Db) {
  return db
    .selectFrom('person')
    .select([
      'id',
      'name',
      'post',
      'email',
      'disabledAt',
      sql<
        Role[]
      >`array(select distinct role from permission_grant g where g.person_id = person.id and g.revoked_at is null
        and (not g.needs_confirmation or g.confirmed_at is not null) order by role)`.as('roles'),
    ])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

type Page = Pick<PeoplePageProps, 'organisations' | 'consultations' | 'factorRoles' | 'administrators'> & {
  people: (Omit<PeoplePageProps['people'][number], 'disabledAt'> & { disabledAt: Date | null })[]
}

/** What the page of people shows to one administrator: who has which role for what, and what waits to be confirmed. */
export async function peoplePage(db: Db, me: string, at: Date): Promise<Page> {
  const [people, organisations, consultations, programme, looking] = await Promise.all([
    db
      .selectFrom('person as p')
      .select(['p.id', 'p.name', 'p.post', 'p.email', 'p.disabledAt', 'p.passwordHash', 'p.singleSignOn'])
      .select((eb) => [
        jsonArrayFrom(
          eb
            .selectFrom('permissionGrant as g')
            .leftJoin('person as b', 'b.id', 'g.grantedBy')
            .leftJoin('organisation as o', 'o.id', 'g.organisationId')
            .leftJoin('consultation as c', 'c.id', 'g.consultationId')
            .select(['g.id', 'g.role', 'g.organisationId', 'g.consultationId', 'b.name as givenBy', 'g.grantedBy'])
            .select(sql<string | null>`coalesce(o.name, c.title)`.as('what'))
            .select(sql<boolean>`g.needs_confirmation and g.confirmed_at is null`.as('waits'))
            .whereRef('g.personId', '=', 'p.id')
            .where('g.revokedAt', 'is', null)
            .orderBy('g.id'),
        ).as('grants'),
        jsonArrayFrom(
          eb
            .selectFrom('accountLink as l')
            .leftJoin('person as m', 'm.id', 'l.madeBy')
            .leftJoin('person as s', 's.id', 'l.shownTo')
            .select(['l.madeBy', 'm.name as invitedBy', 's.name as shownTo', 'l.kind'])
            .whereRef('l.personId', '=', 'p.id')
            .where('l.madeBy', 'is not', null)
            .orderBy('l.id', 'desc')
            .limit(1),
        ).as('links'),
        jsonArrayFrom(
          eb
            .selectFrom('accountLink as l')
            .innerJoin('person as s', 's.id', 'l.shownTo')
            .select(['s.name as to', sql<string>`l.made_at`.as('at'), sql<string | null>`l.used_at`.as('usedAt')])
            .whereRef('l.personId', '=', 'p.id')
            .orderBy('l.id'),
        ).as('handedOver'),
        eb
          .selectFrom('accountConfirmation as k')
          .innerJoin('person as w', 'w.id', 'k.confirmedBy')
          .select('w.name')
          .whereRef('k.personId', '=', 'p.id')
          .orderBy('k.id', 'desc')
          .limit(1)
          .as('confirmedBy'),
        sql<boolean>`exists (select from totp_factor t where t.person_id = p.id and t.confirmed_at is not null)
          or exists (select from passkey k where k.person_id = p.id)`.as('hasFactor'),
      ])
      .orderBy('p.name')
      .orderBy('p.id')
      .execute(),
    db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute(),
    db.selectFrom('consultation').select(['id', 'title']).orderBy('title').execute(),
    db.selectFrom('programme').select('secondFactorRoles').limit(1).executeTakeFirst(),
    administrators(db),
  ])
  const shown: Page['people'] = []
  for (const { passwordHash, singleSignOn, links, grants, ...person } of people) {
    const [link] = links
    const waits = grants.some((grant) => grant.waits) || (link !== undefined && person.confirmedBy === null)
    const involved =
      !waits || person.id === me
        ? []
        : [link?.madeBy, ...grants.filter((grant) => grant.waits).map((grant) => grant.grantedBy)]
    const apart = await Promise.all(
      involved.flatMap((one) => (one ? [one === me ? false : independent(db, one, me, at)] : [])),
    )
    shown.push({
      ...person,
      invited: passwordHash === null && singleSignOn === null,
      invitedBy: link?.invitedBy ?? null,
      shownTo: link?.shownTo ?? null,
      grants: grants.map(({ grantedBy: _by, ...grant }) => grant),
      mayConfirm: waits && person.id !== me && apart.every(Boolean),
    })
  }
  const factorRoles = (programme?.secondFactorRoles ?? []) as Role[]
  return { people: shown, organisations, consultations, factorRoles, administrators: looking.length }
}
