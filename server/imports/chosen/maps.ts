import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import type { ColumnMap } from '../reader/mapped.ts'

/** A map that was saved under a name. */
export async function mapNamed(db: Db, name: string): Promise<ColumnMap | undefined> {
  const found = await db.selectFrom('columnMap').select('map').where('name', '=', name).executeTakeFirst()
  return found?.map as ColumnMap | undefined
}

/** Every saved map, those for files of this shape first. @param shape  as `shapeOf` gives it */
export async function savedMaps(db: Db, shape: string): Promise<{ name: string; fits: boolean; map: ColumnMap }[]> {
  const rows = await db.selectFrom('columnMap').select(['name', 'shapeHash', 'map']).orderBy('name').execute()
  return rows
    .map((row) => ({ name: row.name, fits: row.shapeHash.toString('hex') === shape, map: row.map as ColumnMap }))
    .sort((a, b) => Number(b.fits) - Number(a.fits))
}

/** Keep a map under a name; the same name again replaces it. */
export async function saveMap(
  db: Db,
  given: { name: string; shape: string; map: ColumnMap },
  by: string,
  at: Date,
): Promise<void> {
  const values = { map: JSON.stringify(given.map), shapeHash: Buffer.from(given.shape, 'hex'), byPerson: by, at }
  await db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('columnMap')
      .values({ name: given.name, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, { actor: by, action: 'column-map.saved', subjectId: id, detail: { name: given.name }, at })
  })
}
