import { sql } from 'kysely'
import { openGates } from '../consultations/set-up/gates.ts'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { newId } from '../data/ids.ts'
import { dayOf, inWords, momentOn } from '../data/time.ts'
import { noSuch, refusedAt } from '../http/refusal.ts'
import { type Day, isSentence } from '../http/wire.ts'
import {
  hasState,
  type PlanEntryDraft,
  type PlanItemDraft,
  type PlanItemWords,
  type PlanPublic,
} from './desk-contract.ts'
import { type PlanKind, planOf } from './vocabulary.ts'

/**
 * Add a gate, a change, a test or another item; nobody outside the desk reads it before it is made public.
 * @throws {Refusal} `not-found`; `invalid` at the field that does not fit its kind; `conflict` for a gate of a phase that has opened
 */
export function addItem(db: Db, slug: string, given: PlanItemDraft, by: string, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const consultationId = await lockConsultation(trx, slug)
    const { number } = await trx
      .selectFrom('planItem')
      .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
      .where('consultationId', '=', consultationId)
      .where('kind', '=', given.kind)
      .executeTakeFirstOrThrow()
    const withinId = await withinOf(trx, consultationId, given)
    const { id } = await trx
      .insertInto('planItem')
      .values({ consultationId, kind: given.kind, number, withinId, madeBy: by, madeAt: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addVersion(trx, { id, kind: given.kind, consultationId }, given, by, at)
    await record(trx, {
      actor: by,
      action: 'plan.added',
      subjectId: id,
      consultationId,
      detail: { kind: given.kind, number },
      at,
    })
    return id
  })
}

/** What an item says from now on; what it said before stays readable. @throws {Refusal} as `addItem` */
export function changeItem(
  db: Db,
  slug: string,
  id: string,
  given: PlanItemWords,
  by: string,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const item = await lockItem(trx, slug, id)
    await addVersion(trx, item, given, by, at)
    await record(trx, {
      actor: by,
      action: 'plan.changed',
      subjectId: id,
      consultationId: item.consultationId,
      detail: { state: given.state, dueOn: given.dueOn ?? null, doneOn: given.doneOn ?? null },
      at,
    })
    await announce(trx, 'settings')
  })
}

/**
 * From when everybody can read an item. It happens by itself at that moment; until then the moment may be moved.
 * @throws {Refusal} `not-found`; `conflict` once it is public: what was published stays readable
 */
export function makePublic(db: Db, slug: string, id: string, given: PlanPublic, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const item = await lockItem(trx, slug, id)
    if (item.publicFrom !== null && item.publicFrom <= at)
      throw refusedAt(
        'conflict',
        'on',
        `Everybody can read it since ${inWords(dayOf(item.publicFrom))}, and what was published stays readable.`,
      )
    const from = momentOn(given.on, given.at ?? '00:00')
    // Today, with the hour gone: from now on, never as if it had been readable before.
    const publicFrom = from < at ? at : from
    await trx.updateTable('planItem').set({ publicFrom }).where('id', '=', id).execute()
    await record(trx, {
      actor: by,
      action: 'plan.public-from',
      subjectId: id,
      consultationId: item.consultationId,
      detail: { from: publicFrom.toISOString() },
      at,
    })
    await announce(trx, 'settings')
  })
}

/**
 * Put evidence, a recommendation with its reply, a group or a value under an item, or replace what stands there.
 * @throws {Refusal} `not-found`; `invalid` for a kind that has none, or a value without its day
 */
export function saveEntry(
  db: Db,
  slug: string,
  id: string,
  given: PlanEntryDraft,
  by: string,
  at: Date,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const item = await lockItem(trx, slug, id)
    const { entries } = planOf(item.kind)
    if (entries === null) throw refusedAt('invalid', 'label', 'Nothing stands under an item of this kind.')
    if (item.kind === 'measure' && !given.withdrawn && (given.value === undefined || given.onDay === undefined))
      throw refusedAt(
        'invalid',
        given.value === undefined ? 'value' : 'onDay',
        'A value needs its number, and the day on which its period begins.',
      )
    const { series: named, ...rest } = given
    if (
      named &&
      !(await trx
        .selectFrom('planEntry')
        .select('id')
        .where('itemId', '=', id)
        .where('series', '=', named)
        .executeTakeFirst())
    )
      throw noSuch('entry')
    const series = named ?? newId(at)
    await trx
      .insertInto('planEntry')
      .values({
        series,
        itemId: id,
        label: rest.label,
        says: rest.says ?? null,
        url: rest.url ?? null,
        value: rest.value ?? null,
        onDay: rest.onDay ?? null,
        withdrawn: rest.withdrawn,
        byPerson: by,
        at,
      })
      .execute()
    await record(trx, {
      actor: by,
      action: rest.withdrawn ? 'plan.entry-withdrawn' : 'plan.entry-saved',
      subjectId: id,
      consultationId: item.consultationId,
      detail: { series },
      at,
    })
    await announce(trx, 'public')
    return series
  })
}

/** Tell the history of what has become public by itself since the last look; twice is the same as once. */
export async function tellShown(db: Db, at: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const shown = await trx
      .updateTable('planItem')
      .set({ shownAt: at })
      .where('shownAt', 'is', null)
      .where('publicFrom', '<=', at)
      .returning(['id', 'consultationId', 'publicFrom'])
      .execute()
    if (shown.length === 0) return 0
    await record(
      trx,
      ...shown.map(({ id, consultationId, publicFrom }) => ({
        actor: null,
        action: 'plan.public',
        subjectId: id,
        consultationId,
        detail: { from: publicFrom?.toISOString() ?? null },
        at,
      })),
    )
    await announce(trx, 'public')
    return shown.length
  })
}

type Item = { id: string; kind: PlanKind; consultationId: string }

async function addVersion(trx: Trx, item: Item, given: PlanItemWords, by: string, at: Date): Promise<void> {
  refuseUnfit(item.kind, given, dayOf(at))
  const { id, consultationId } = item
  const phaseId = await phaseOf(trx, consultationId, given)
  const opened = phaseId === null ? null : await openedOn(trx, phaseId, dayOf(at))
  const before = phaseId !== null && opened !== null ? await openGates(trx, phaseId, opened) : []
  await trx
    .insertInto('planItemVersion')
    .values({
      itemId: id,
      title: given.title,
      about: given.about ?? null,
      state: given.state,
      why: given.why ?? null,
      byWhom: given.byWhom ?? null,
      dueOn: given.dueOn ?? null,
      dueWording: given.dueWording ?? null,
      doneOn: given.doneOn ?? null,
      url: given.url ?? null,
      pointIds: await pointsOf(trx, consultationId, given.points),
      themeIds: await themesOf(trx, consultationId, given.themes),
      phaseId,
      waivedBecause: given.waivedBecause ?? null,
      unit: given.unit ?? null,
      every: item.kind === 'measure' ? (given.every ?? 'other') : null,
      annual: item.kind === 'measure' ? (given.annual ?? 'latest') : null,
      changedBecause: given.changedBecause ?? null,
      byPerson: by,
      at,
    })
    .execute()
  // A phase that people are answering in does not close because somebody names a gate.
  if (phaseId !== null && opened !== null && before.length === 0 && (await openGates(trx, phaseId, opened)).length > 0)
    throw refusedAt(
      'conflict',
      'phase',
      `This phase opened on ${inWords(opened)}, so no gate can hold it back any more.`,
    )
}

/** What each kind asks for beside its title. @throws {Refusal} `invalid` */
function refuseUnfit(kind: PlanKind, given: PlanItemWords, today: Day): void {
  const { fields } = planOf(kind)
  if (!hasState(kind, given.state)) throw refusedAt('invalid', 'state', 'Please choose one of its states.')
  if (given.doneOn !== undefined && given.doneOn > today)
    throw refusedAt('invalid', 'doneOn', 'That day has not come yet.')
  if (
    fields.doneOn &&
    kind !== 'change' &&
    kind !== 'review' &&
    (given.state === 'done') !== (given.doneOn !== undefined)
  )
    throw refusedAt(
      'invalid',
      given.state === 'done' ? 'doneOn' : 'state',
      'Done, and the day on which it was done, belong together.',
    )
  if (kind === 'change' && given.state !== 'undecided' && (!given.why || !given.byWhom))
    throw refusedAt('invalid', given.why ? 'byWhom' : 'why', 'Please say why it goes this way, and who decided that.')
  if (kind === 'measure' && given.state === 'not-yet' && !given.why)
    throw refusedAt('invalid', 'why', 'Please say why there is no number yet.')
  if (kind === 'gate' && given.state === 'not-met' && !given.why)
    throw refusedAt('invalid', 'why', 'Please say what became of it.')
  if (given.waivedBecause && !given.phase)
    throw refusedAt('invalid', 'phase', 'Only a gate that a phase waits for can be left out.')
  if (given.waivedBecause && !isSentence(given.waivedBecause))
    throw refusedAt('invalid', 'waivedBecause', 'Please say why in a sentence: everybody can read it.')
}

/** The day on which a phase was to open, if that has come. */
async function openedOn(trx: Trx, phaseId: string, today: Day): Promise<Day | null> {
  const start = await trx
    .selectFrom('phaseDate')
    .select('day')
    .where('phaseId', '=', phaseId)
    .where('boundary', '=', 'start')
    .orderBy('position', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!start?.day || start.day > today) return null
  return start.day
}

async function phaseOf(trx: Trx, consultationId: string, { phase }: PlanItemWords): Promise<string | null> {
  if (phase === undefined) return null
  const found = await trx
    .selectFrom('phase')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('code', '=', phase)
    .executeTakeFirst()
  if (!found) throw refusedAt('invalid', 'phase', 'There is no such phase.')
  return found.id
}

async function pointsOf(trx: Trx, consultationId: string, numbers: string[]): Promise<string[]> {
  if (numbers.length === 0) return []
  const all = await trx
    .selectFrom('point')
    .select(['id', 'number'])
    .where('consultationId', '=', consultationId)
    .execute()
  return numbers.map((wanted) => {
    const found = all.find(({ number }) => String(number) === wanted)
    if (!found) throw refusedAt('invalid', 'points', `There is no point ${wanted}.`)
    return found.id
  })
}

async function themesOf(trx: Trx, consultationId: string, codes: string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const all = await trx
    .selectFrom('theme')
    .select(['id', 'code'])
    .where('consultationId', '=', consultationId)
    .execute()
  return codes.map((wanted) => {
    const found = all.find(({ code }) => code.toLowerCase() === wanted.toLowerCase())
    if (!found) throw refusedAt('invalid', 'themes', `There is no theme ${wanted}.`)
    return found.id
  })
}

async function withinOf(trx: Trx, consultationId: string, { kind, within }: PlanItemDraft): Promise<string | null> {
  if (within === undefined) return null
  if (kind !== 'measure') throw refusedAt('invalid', 'within', 'Only a measure can be part of another.')
  const found = await trx
    .selectFrom('planItem')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('kind', '=', kind)
    .where('number', '=', Number(within.replace(/\D/g, '')))
    .executeTakeFirst()
  if (!found) throw refusedAt('invalid', 'within', 'There is no such measure.')
  return found.id
}

async function lockConsultation(trx: Trx, slug: string): Promise<string> {
  const found = await trx
    .selectFrom('consultation')
    .select('id')
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw noSuch('consultation')
  return found.id
}

async function lockItem(trx: Trx, slug: string, id: string) {
  const found = await trx
    .selectFrom('planItem as i')
    .innerJoin('consultation as c', 'c.id', 'i.consultationId')
    .select(['i.id', 'i.kind', 'i.consultationId', 'i.publicFrom'])
    .where('i.id', '=', id)
    .where('c.slug', '=', slug)
    .forUpdate('i')
    .executeTakeFirst()
  if (!found) throw noSuch('item')
  return found
}
