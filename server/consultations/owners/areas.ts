import { announce } from '../../data/changes.ts'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { noSuch, refusedAt } from '../../http/refusal.ts'
import type { AreasDraft } from '../set-up/set-up-contract.ts'

/**
 * Say how many people live in each area and where its tile stands on the schematic map; what is left out is not said any more.
 * @throws {Refusal} `not-found`; `invalid` for an area that the consultation does not name, or two tiles in one place
 */
export function setAreas(db: Db, slug: string, { lines, source }: AreasDraft, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('consultation')
      .select(['id', 'areas'])
      .where('slug', '=', slug)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw noSuch('consultation')
    const places = new Set<string>()
    for (const { area, across, down } of lines) {
      if (!found.areas.includes(area)) throw invalid(`This consultation names no area “${area}”.`)
      const place = `${across}, ${down}`
      if (places.has(place)) throw invalid(`Two areas stand in column ${across}, row ${down}.`)
      places.add(place)
    }
    if (new Set(lines.map(({ area }) => area)).size < lines.length) throw invalid('Please give each area once.')
    await trx.deleteFrom('consultationArea').where('consultationId', '=', found.id).execute()
    if (lines.length > 0)
      await trx
        .insertInto('consultationArea')
        .values(lines.map((line) => ({ ...line, consultationId: found.id, source: source ?? null, byPerson: by, at })))
        .execute()
    await record(trx, {
      actor: by,
      action: 'consultation.areas-set',
      subjectId: found.id,
      consultationId: found.id,
      detail: {
        source: source ?? null,
        areas: lines.map(({ area, people, across, down }) => `${area}: ${people ?? 'not given'}; ${across}, ${down}`),
      },
      at,
    })
    await announce(trx, 'public')
  })
}

/** As the form shows it, an area a line: “Melton; 51,000; 5, 2”. Areas without figures yet stand in rows of three. */
export async function areaLines(db: Db, slug: string): Promise<{ lines: string; source: string | null }> {
  const found = await db.selectFrom('consultation').select(['id', 'areas']).where('slug', '=', slug).executeTakeFirst()
  if (!found) throw noSuch('consultation')
  const given = await db
    .selectFrom('consultationArea')
    .select(['area', 'people', 'source', 'across', 'down'])
    .where('consultationId', '=', found.id)
    .execute()
  const lines = found.areas.map((area, index) => {
    const {
      people = null,
      across = (index % 3) + 1,
      down = Math.floor(index / 3) + 1,
    } = given.find((one) => one.area === area) ?? {}
    return `${area}; ${people ?? ''}; ${across}, ${down}`
  })
  return { lines: lines.join('\n'), source: given[0]?.source ?? null }
}

const invalid = (message: string) => refusedAt('invalid', 'lines', message)
