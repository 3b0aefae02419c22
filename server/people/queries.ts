import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import type { Role } from './contract.ts'

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
      >`array(select role from permission_grant g where g.person_id = person.id and g.revoked_at is null order by role)`.as(
        'roles',
      ),
    ])
    .orderBy('name')
    .orderBy('id')
    .execute()
}
