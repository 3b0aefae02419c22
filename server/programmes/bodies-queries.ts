import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../data/database.ts'
import type { Bodies } from './bodies-contract.ts'

/** Organisations, groups with their seats, workstreams, and who could speak for a group. */
export async function bodies(db: Db): Promise<Bodies> {
  const [organisations, groups, workstreams, people] = await Promise.all([
    db
      .selectFrom('organisation as o')
      .select((eb) => [
        'o.id',
        'o.name',
        'o.shortName',
        'o.kind',
        'o.activeFrom',
        'o.activeUntil',
        jsonArrayFrom(
          eb
            .selectFrom('organisationName as n')
            .select(['n.name', 'n.usedFrom', 'n.usedUntil'])
            .whereRef('n.organisationId', '=', 'o.id')
            .orderBy('n.usedUntil', 'desc'),
        ).as('former'),
      ])
      .orderBy('o.name')
      .execute(),
    db
      .selectFrom('grouping as g')
      .select((eb) => [
        'g.id',
        'g.name',
        'g.kind',
        'g.mandate',
        'g.organisationId',
        'g.termsOfReference',
        jsonArrayFrom(
          eb
            .selectFrom('groupingName as n')
            .select(['n.name', 'n.usedFrom', 'n.usedUntil'])
            .whereRef('n.groupingId', '=', 'g.id')
            .orderBy('n.usedUntil', 'desc'),
        ).as('former'),
        jsonArrayFrom(
          eb
            .selectFrom('groupMember as m')
            .leftJoin('person as p', 'p.id', 'm.personId')
            .leftJoin('person as h', 'h.id', 'm.addressBy')
            .leftJoin('person as s', 's.id', 'm.seatedBy')
            .select(['m.id', 'm.post', 'p.name as person', 'm.seatedFrom', 'm.seatedUntil', 'h.name as addressBy'])
            .select(['s.name as seatedBy', 'm.waits', sql<boolean>`m.seat_confirmed_by is not null`.as('confirmed')])
            .select(
              sql<'account' | 'unconfirmed' | 'confirmed' | null>`case
                when m.address_confirmed_by is not null then 'confirmed'
                when m.sealed is not null then 'unconfirmed'
                when m.person_id is not null then 'account' end`.as('address'),
            )
            .whereRef('m.groupingId', '=', 'g.id')
            .orderBy('m.id'),
        ).as('seats'),
      ])
      .orderBy('g.name')
      .execute(),
    db
      .selectFrom('workstream as w')
      .leftJoin('organisation as o', 'o.id', 'w.leadOrganisationId')
      .select([
        'w.id',
        'w.number',
        'w.name',
        'w.leadOrganisationId',
        'o.name as lead',
        'w.publicSeats',
        'w.publicSeatsFilled',
      ])
      .orderBy('w.number')
      .execute(),
    db.selectFrom('person').select(['id', 'name']).where('disabledAt', 'is', null).orderBy('name').execute(),
  ])
  return { organisations, groups, workstreams, people }
}
