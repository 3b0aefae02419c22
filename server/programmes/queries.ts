import type { Db } from '../database.ts'

/** What every page is framed with. `colour` is the programme's own, `#rrggbb`. */
export type Frame = {
  programme: { name: string; area: string; strapline: string | null }
  colour: string
  notice: string | null
}

/** The programme of this installation; before set-up, the product's own name. */
export async function frameOf(db: Db): Promise<Frame> {
  const programme = await db
    .selectFrom('programme')
    .select(['name', 'area', 'strapline', 'colour', 'notice'])
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst()
  if (!programme)
    return { programme: { name: 'Said and Done', area: '', strapline: null }, colour: '#0b5a6f', notice: null }
  const { name, area, strapline, colour, notice } = programme
  return { programme: { name, area, strapline }, colour, notice }
}
