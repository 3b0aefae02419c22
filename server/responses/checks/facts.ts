import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { stancesLinked } from '../../comments/stance.ts'
import type { Day } from '../../http/wire.ts'
import { knownWords } from '../../screening/refuse.ts'
import { answeredBeside } from '../beside.ts'
import type { Chain } from '../chain.ts'
import type { CheckFacts } from './checks.ts'
import { countsWhenWritten } from './counted-then.ts'
import type { Draft } from '../draft-contract.ts'
import { anyOf, quotableAmong, stillThere } from '../queries.ts'

async function decidedOnBefore(db: Db, chain: Chain): Promise<Day | null> {
  if (!chain.publication) return null
  const row = await db
    .selectFrom('responseVersion')
    .select('decidedOn')
    .where('id', '=', chain.publication.versionId)
    .executeTakeFirst()
  return row?.decidedOn ?? null
}

/** The promises of the published version of which something was said since. */
function promisesToldOf(db: Db, chain: Chain): Promise<{ series: string; text: string }[]> {
  return db
    .selectFrom('commitment as k')
    .select(['k.series', 'k.text'])
    .where('k.versionId', '=', chain.publication?.versionId ?? null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('commitmentUpdate as u').select('u.id').whereRef('u.series', '=', 'k.series')),
    )
    .orderBy('k.position')
    .execute()
}

/** What may be named, and what may not stand in public any more. */
async function namesKnown(db: Db): Promise<Pick<CheckFacts, 'knownNames' | 'takenOut'>> {
  const { known, takenOut } = await knownWords(db)
  return { knownNames: known, takenOut }
}

/** What the checks need to know beyond the draft's own words. */
export async function factsFor(db: Db, chain: Chain, draft: Draft, today: Day): Promise<CheckFacts> {
  const names = await namesKnown(db)
  const themes = await db.selectFrom('theme').select(['id', 'parentId']).where('id', '=', anyOf(draft.themes)).execute()
  const asked = await db
    .selectFrom('phase as p')
    .select(
      sql<Day | null>`min((select d.day from phase_date d where d.phase_id = p.id and d.boundary = 'start'
        order by d.position desc, d.id desc limit 1))`.as('from'),
    )
    .where('p.consultationId', '=', chain.consultationId)
    .executeTakeFirst()
  const lacking = await db
    .selectFrom('consultation as c')
    .select('c.id')
    .where('c.id', '=', chain.consultationId)
    .where('c.easyReadPromised', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('document as d')
            .select('d.id')
            .where('d.responseId', '=', chain.id)
            .where('d.kind', '=', 'easy-read')
            .where('d.withdrawnAt', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()
  const quotable = await quotableAmong(db, draft.quotes)
  return {
    today,
    linkedComments: await stillThere(db, chain.id),
    countedThen: await countsWhenWritten(db, chain.id, draft.youSaid),
    stances: await stancesLinked(db, chain.id),
    correcting: chain.publication !== null,
    askedFrom: asked?.from ?? null,
    findingsOn: chain.findingsOn,
    topThemes: new Set(themes.map((theme) => theme.parentId ?? theme.id)).size,
    quotesCleared: draft.quotes.every((id) => quotable.some((quote) => quote.id === id)),
    lacksEasyRead: lacking !== undefined,
    decidedOnBefore: await decidedOnBefore(db, chain),
    ...names,
    toldOf: await promisesToldOf(db, chain),
    besides: await answeredBeside(db, chain.id, null),
  }
}
