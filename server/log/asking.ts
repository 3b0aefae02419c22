import type { FastifyInstance } from 'fastify'
import type { Db } from '../data/database.ts'
import { faultsOf } from '../http/forms.ts'
import { siteIn } from '../http/site.ts'
import { latestActions } from '../data/history.ts'
import { type FieldFault, Refusal } from '../http/refusal.ts'
import type { Day } from '../http/wire.ts'
import type { AsOf } from './as-of.ts'
import { type LogFilters, LogPageQuery } from './contract.ts'

/** What a person asked of the log in an address: what fits, what does not, and everything as it was typed. */
export function readAsking(raw: unknown, today: Day) {
  const typed = Object.fromEntries(
    Object.entries(raw as Record<string, unknown>)
      .filter(([field]) => field in LogPageQuery.shape)
      .map(([field, value]) => [field, String(Array.isArray(value) ? value.at(-1) : value)]),
  )
  const read = LogPageQuery.safeParse(typed)
  const faults = read.success ? [] : faultsOf(read.error)
  const fitting = Object.fromEntries(
    Object.entries(typed).filter(([field]) => !faults.some((fault) => fault.field === field)),
  )
  const asked = LogPageQuery.parse(fitting)
  for (const fault of dayFaults(asked, today)) {
    faults.push(fault)
    delete asked[fault.field as 'asOf' | 'since']
  }
  return { asked, typed, faults }
}

/** @throws {Refusal} `invalid` if a day has not come yet, or `since` is not before the log's day */
export function checkDays(asked: { asOf?: Day; since?: Day }, today: Day): void {
  const faults = dayFaults(asked, today)
  if (faults.length > 0) throw new Refusal('invalid', faults.map((fault) => fault.message).join(' '), faults)
}

function dayFaults({ asOf, since }: { asOf?: Day; since?: Day }, today: Day): FieldFault[] {
  if (asOf !== undefined && asOf > today)
    return [{ field: 'asOf', message: 'Please choose a day up to today: nobody can say how things will stand.' }]
  if (since !== undefined && since >= (asOf ?? today))
    return [{ field: 'since', message: 'Please choose a day before the day of the log.' }]
  return []
}

/** @throws {Refusal} `not-found` if a consultation is asked for that is not public */
export async function scopeOf(
  app: FastifyInstance,
  asked: { asOf?: Day; consultation?: string },
): Promise<AsOf & { title: string | null }> {
  const today = app.today()
  const one = asked.consultation === undefined ? undefined : await app.consultation(asked.consultation)
  const all = one ? [one] : await app.consultations()
  return {
    day: asked.asOf ?? today,
    today,
    consultationIds: all.map((consultation) => consultation.id),
    title: one?.title ?? null,
  }
}

const { after: _page, ...filters } = LogPageQuery.shape

/** The filters as a query string without `?`, always in the same order; empty if there are none. */
export function addressOf(asked: LogFilters & { asOf?: Day; view?: 'all' }): string {
  return new URLSearchParams(
    (Object.keys(filters) as (keyof typeof filters)[]).flatMap((field) =>
      asked[field] === undefined ? [] : [[field, String(asked[field])]],
    ),
  ).toString()
}

/**
 * What the numbers of a public page depend on: the day, what was done last, and what arrived, which moves four times a minute at
 * most: each time every page with a number on it is made again.
 */
export async function freshness(app: FastifyInstance): Promise<string> {
  const { any, action, quarter } = await lately(app)
  return `${app.today()} ${action} ${any} ${quarter}`
}

/**
 * What an entry of the log depends on: nothing that arrives or is read, but all that people do. Actions are numbered before they
 * are committed, so that a page is made again once those that were under way must have ended, and every ten minutes.
 */
export async function actionsSoFar(app: FastifyInstance): Promise<string> {
  const { action, acted } = await lately(app)
  const settled = performance.now() - acted >= longestAction
  return `${app.today()} ${action} ${settled ? Math.floor(app.now().getTime() / 600_000) : 'just done'}`
}

/** What a page of that day depends on: of a past day, nothing that arrives. @param day  undefined is today */
export const freshnessOf = (app: FastifyInstance, day: Day | undefined): Promise<string> =>
  day !== undefined && day < app.today() ? actionsSoFar(app) : freshness(app)

/**
 * `action` and `any`: the last history row of a person's, and of all, this as it was when the quarter of a minute began. `asked`: when
 * they were looked at last, `acted`: when `action` was seen to have moved; both in ms of this process.
 */
type Lately = { action: number; any: number; quarter: number; asked: number; acted: number; asking?: Promise<unknown> }
const known = new WeakMap<Db, Lately>()
/** How often a process looks what was done, and how often what arrived may move a page's numbers, in ms. */
const [actionsEvery, arrivalsEvery] = [500, 15_000]
/** Longer than a transaction of an action takes, in ms; those that may take longer tell when they end. */
const longestAction = 60_000
/** How long a reader waits for that, in ms: a database that hangs answers as little as one that is away. */
const patience = 1_000

/** The latest actions, asked once for all readers of this process. As last known where the database does not answer. */
async function lately(app: FastifyInstance): Promise<Lately> {
  const last = known.get(app.readDb) ?? { action: 0, any: 0, quarter: 0, asked: -Infinity, acted: -Infinity }
  known.set(app.readDb, last)
  const quarter = Math.floor(app.now().getTime() / arrivalsEvery)
  if (quarter === last.quarter && performance.now() - last.asked < actionsEvery) return last
  last.asking ??= latestActions(app.readDb)
    .then(({ any, action }) => {
      last.asked = performance.now()
      if (action !== last.action) last.acted = last.asked
      if (action !== last.action || quarter !== last.quarter) last.any = any
      Object.assign(last, { action, quarter })
    })
    .catch(() => undefined)
    .finally(() => delete last.asking)
  await Promise.race([last.asking, new Promise((resolve) => setTimeout(resolve, patience).unref())])
  return last
}

/** Where this site is on the web: never taken from a request, which can claim any host. */
export function siteOf(app: FastifyInstance): string {
  return siteIn(app.settings)
}
