import { setAreas } from '../consultations/owners/areas.ts'
import type { Db } from '../data/database.ts'
import type { Loaded } from './loaded.ts'

/** Each area with its people in 2011 and in 2021, and where its tile stands: the column from the west, the row from the north. */
const areas = [
  ['Leicester city', 329_839, 368_600, 2, 2],
  ['Blaby', 93_915, 102_900, 2, 3],
  ['Charnwood', 166_100, 183_900, 2, 1],
  ['Harborough', 85_382, 97_600, 3, 3],
  ['Hinckley and Bosworth', 105_078, 113_600, 1, 2],
  ['Melton', 50_376, 51_800, 3, 1],
  ['North West Leicestershire', 93_468, 104_700, 1, 1],
  ['Oadby and Wigston', 56_170, 57_700, 3, 2],
  ['Rutland', 37_369, 41_000, 4, 2],
] as const

/** Who lives in each area, for every consultation of the demonstration. */
export async function placeAreas(db: Db, loaded: Loaded, open: { slug: string }, now: Date): Promise<void> {
  const linesOf = (census: 1 | 2) =>
    areas.map((one) => ({ area: one[0], people: one[census], across: one[3], down: one[4] }))
  const by = loaded.people.officer
  for (const { slug } of loaded.consultations.values())
    await setAreas(db, slug, { lines: linesOf(1), source: 'Census 2011, Office for National Statistics' }, by, now)
  await setAreas(db, open.slug, { lines: linesOf(2), source: 'Census 2021, Office for National Statistics' }, by, now)
}
