import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { agreementOf, likelyRange } from './agreement.ts'
import { fewestToTell, type Measured } from './contract.ts'
import { inLists } from '../data/visible.ts'

type Checked = { at: Date; machine: { theme: string; band: 'likely' | 'possible' }[]; person: string[] }

/**
 * How the machine stands up where it was sure: over the slice that was drawn to be checked, what it said then against what
 * people say now who chose with nothing ticked beforehand. A theme that was merged meanwhile counts as the one it became.
 */
export async function measuredAgreement(db: Db, consultationId: string): Promise<Measured> {
  const [checked, drawn] = await Promise.all([checkedComments(db, consultationId), drawnComments(db, consultationId)])
  const saids = checked.map(({ machine }) => machine.map(({ theme }) => theme))
  const kepts = checked.map(({ person }) => person)
  const themes = [...new Set([...saids, ...kepts].flat())]
  const { exact, f1 } = agreementOf(saids, kepts, themes)
  const same = Math.round(exact * checked.length)
  const band = (name: 'likely' | 'possible') => {
    const own = checked.map(({ machine, person }) =>
      machine.filter((one) => one.band === name).map(({ theme }) => person.includes(theme)),
    )
    return { said: own.flat().length, kept: own.flat().filter(Boolean).length }
  }
  return {
    drawn: drawn + checked.length,
    checked: checked.length,
    from: checked[0]?.at ?? null,
    to: checked.at(-1)?.at ?? null,
    exact: same,
    range: checked.length < fewestToTell ? null : likelyRange(same, checked.length),
    f1,
    likely: band('likely'),
    possible: band('possible'),
    added: checked.reduce((sum, { person }, at) => sum + person.filter((one) => !saids[at]?.includes(one)).length, 0),
  }
}

/** Oldest first. */
async function checkedComments(db: Db, consultationId: string): Promise<Checked[]> {
  const { rows } = await sql<Checked>`
    select k.at,
      coalesce((select jsonb_agg(distinct jsonb_build_object('theme', theme_now((said ->> 'theme')::uuid), 'band', said ->> 'band'))
        from jsonb_array_elements(k.machine) said), '[]') as machine,
      array(select h.theme_id::text from comment_theme h where h.comment_id = c.id) as person
    from theme_confirmation k join comment c on c.id = k.comment_id
    where k.audited and k.chosen and c.consultation_id = ${consultationId} and ${inLists()}
    order by k.at, c.id`.execute(db)
  return rows
}

/** In the slice, and not yet checked. */
async function drawnComments(db: Db, consultationId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from comment c where c.consultation_id = ${consultationId} and c.audit and ${inLists()}
      and not exists (select from theme_confirmation k where k.comment_id = c.id and k.audited and k.chosen)`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
