import { sql } from 'kysely'
import type { Db } from '../database.ts'
import type { Role } from './contract.ts'

/** Everybody with an account, by name, with the roles they hold now. */
export function allPeople(db: Db) {
  return db
    .selectFrom('person')
    .select(({ selectFrom, fn }) => [
      'id',
      'name',
      'post',
      'email',
      'disabledAt',
      fn
        .coalesce(
          selectFrom('permissionGrant')
            .whereRef('personId', '=', 'person.id')
            .where('revokedAt', 'is', null)
            .select(({ fn }) => fn.agg<Role[]>('array_agg', ['role']).as('roles')),
          sql<Role[]>`'{}'::text[]`,
        )
        .as('roles'),
    ])
    .orderBy('name')
    .orderBy('id')
    .execute()
}
