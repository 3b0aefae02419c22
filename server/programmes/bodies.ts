import { sql } from 'kysely'
import { keepProgrammeChange } from './control.ts'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { londonDay } from '../data/days.ts'
import { tellListeners } from '../data/events.ts'
import { record } from '../data/history.ts'
import { sameMailbox, sealAddress } from '../followers/address.ts'
import { independent } from '../people/independent.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { addDays, inWords } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import { refuseUnderEmbargo } from './covered.ts'
import type {
  GroupChange,
  GroupDraft,
  OrganisationChange,
  OrganisationDraft,
  ProgrammeSettings,
  Rename,
  SeatChange,
  SeatDraft,
  WorkstreamDraft,
} from './bodies-contract.ts'

/** @throws {Refusal} `conflict` if there is one of that name */
export function addOrganisation(db: Db, given: OrganisationDraft, by: string): Promise<string> {
  return change(db, by, 'organisation.added', async (trx) => {
    await refuseTwin(trx, 'organisation', given.name)
    const made = await trx
      .insertInto('organisation')
      .values({ ...given, slug: await freeSlug(trx, 'organisation', given.shortName) })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/** @throws {Refusal} `conflict` if there is one of that name */
export function addGroup(db: Db, given: GroupDraft, by: string): Promise<string> {
  return change(db, by, 'group.added', async (trx) => {
    await refuseTwin(trx, 'grouping', given.name)
    const made = await trx
      .insertInto('grouping')
      .values({
        ...given,
        programmeId: await programmeId(trx),
        slug: await freeSlug(trx, 'grouping', given.name),
        organisationId: given.organisationId ?? null,
        termsOfReference: given.termsOfReference ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/** Its name changes from a day on: see `rename`. @throws {Refusal} `not-found` */
export function changeOrganisation(db: Db, id: string, given: OrganisationChange, by: string): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('organisation')
      .select(['shortName', 'kind', 'activeFrom', 'activeUntil'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw noSuch('organisation')
    const next = { ...given, activeFrom: given.activeFrom ?? null, activeUntil: given.activeUntil ?? null }
    await trx.updateTable('organisation').set(next).where('id', '=', id).execute()
    await record(trx, { actor: by, action: 'organisation.changed', subjectId: id, detail: before })
    await announce(trx, 'settings')
    return id
  })
}

/**
 * Rounds that are under way keep the mandate they were opened with.
 * @throws {Refusal} `not-found`; `conflict` for another host while an embargo covers what its host answers for
 */
export function changeGroup(db: Db, id: string, given: GroupChange, by: string, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('grouping')
      .select(['kind', 'mandate', 'organisationId', 'termsOfReference'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw noSuch('group')
    const { organisationId: host } = before
    const next = {
      kind: given.kind,
      mandate: given.mandate,
      organisationId: given.organisationId ?? null,
      termsOfReference: given.termsOfReference ?? null,
    }
    if (host !== null && host !== next.organisationId)
      await refuseUnderEmbargo(trx, { organisationId: host }, 'organisationId', at)
    await trx.updateTable('grouping').set(next).where('id', '=', id).execute()
    await record(trx, { actor: by, action: 'group.changed', subjectId: id, detail: before, at })
    await announce(trx, 'settings')
    return id
  })
}

/**
 * A new name from a day on. The former one is kept with the days on which it was used, and the log of those days shows it.
 * @throws {Refusal} `not-found`; `conflict` for the name it has; `invalid` for a day to come, before the last change of name,
 *                   or on or before one on which something named it that is public, or will be
 */
export function rename(
  db: Db,
  what: 'organisation' | 'grouping',
  id: string,
  given: Rename,
  today: Day,
  by: string,
): Promise<string> {
  return change(db, by, what === 'organisation' ? 'organisation.renamed' : 'group.renamed', async (trx) => {
    const own = await trx.selectFrom(what).select('name').where('id', '=', id).forUpdate().executeTakeFirst()
    if (!own) throw noSuch('body')
    if (own.name === given.name) throw refusedAt('conflict', 'name', 'It has this name already.')
    if (given.from > today)
      throw refusedAt('invalid', 'from', 'Please record a new name on the day it holds, or after it.')
    const names = what === 'organisation' ? 'organisationName' : 'groupingName'
    const owner = what === 'organisation' ? 'organisation_id' : 'grouping_id'
    const { rows } = await sql<{ until: Day | null }>`
      select max(used_until) as until from ${sql.table(names)} where ${sql.ref(owner)} = ${id}`.execute(trx)
    const before = rows[0]?.until ?? null
    if (before !== null && given.from <= addDays(before, 1))
      throw refusedAt('invalid', 'from', `Its present name has been used only since ${inWords(addDays(before, 1))}.`)
    await refuseRewriting(trx, what, id, given.from)
    await sql`insert into ${sql.table(names)} (${sql.ref(owner)}, name, used_from, used_until)
      values (${id}, ${own.name}, ${before && addDays(before, 1)}, ${addDays(given.from, -1)})`.execute(trx)
    await trx.updateTable(what).set({ name: given.name }).where('id', '=', id).execute()
    const renamed = { from: own.name, to: given.name, since: given.from }
    await tellListeners('body.renamed', trx, { what, id, ...renamed, by })
    return id
  })
}

/**
 * Who approved, who answers for something and to whom it was passed on is read under the name that it had then: nobody rewrites that.
 * @throws {Refusal} `invalid` for a day up to the last on which a group gave its word or a publication named the body
 */
async function refuseRewriting(trx: Trx, what: 'organisation' | 'grouping', id: string, from: Day): Promise<void> {
  const said = sql`
    select w.at as at, r.ref from review w join response_version v on v.id = w.version_id
      join response r on r.id = v.response_id where w.grouping_id = ${id}
    union all select a.waived_at, r.ref from review_round_group a join review_round o on o.id = a.round_id
      join response_version v on v.id = o.version_id join response r on r.id = v.response_id
      where a.grouping_id = ${id} and a.waived_at is not null
    union all select h.at, r.ref from hold_taken_away h left join response r on r.id = h.response_id where h.grouping_id = ${id}
    union all select p.published_at, r.ref from publication p join response_version v on v.id = p.version_id
      join response r on r.id = p.response_id where v.owner_group_id = ${id}`
  const answeredFor = sql`
    select p.published_at as at, r.ref from publication p join response_version v on v.id = p.version_id
      join response r on r.id = p.response_id
      where v.owner_organisation_id = ${id} or v.passed_to @> jsonb_build_array(jsonb_build_object('organisationId', ${id}::text))
        or exists (select from commitment k where k.version_id = v.id and k.owner_organisation_id = ${id})`
  const { rows } = await sql<{ day: Day; ref: string | null }>`
    select ${londonDay('x.at')}::text as day, x.ref from (${what === 'organisation' ? answeredFor : said}) x
    order by x.at desc limit 1`.execute(trx)
  const last = rows[0]
  if (!last || from > last.day) return
  const where = last.ref ? `${last.ref} of that day` : 'What was decided that day'
  throw refusedAt(
    'invalid',
    'from',
    `${where} names it as it was called on ${inWords(last.day)}. Please give a later day: its present name stays where it stood then.`,
  )
}

/**
 * A seat that one person takes, or gives to somebody whose account is theirs too, or whose address they enter, waits: what it says counts
 * for the group once somebody else has confirmed it.
 * @param key  seals the address
 * @throws {Refusal} `not-found`; `invalid` for a person that there is not, or for the address of somebody’s account
 */
export function addSeat(db: Db, key: Buffer, groupId: string, given: SeatDraft, at: Date, by: string): Promise<string> {
  return change(db, by, 'seat.added', async (trx) => {
    const group = await trx.selectFrom('grouping').select('id').where('id', '=', groupId).executeTakeFirst()
    if (!group) throw noSuch('group')
    if (given.personId) {
      const person = await trx.selectFrom('person').select('id').where('id', '=', given.personId).executeTakeFirst()
      if (!person) throw refusedAt('invalid', 'personId', 'There is no such person.')
    }
    if (given.email) await refuseAccount(trx, given.email)
    const made = await trx
      .insertInto('groupMember')
      .values({
        groupingId: groupId,
        post: given.post,
        personId: given.personId ?? null,
        seatedFrom: given.seatedFrom ?? null,
        seatedBy: by,
        waits:
          given.email !== undefined ||
          (given.personId !== undefined && !(await independent(trx, by, given.personId, at))),
        ...(given.email && addressOf(key, given.email, at, by)),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/**
 * Where drafts that the group is asked about go. Anyone who enters an address could read them there, and answer: so it is used for
 * no draft until somebody else has confirmed the seat. @throws {Refusal} `not-found`; `invalid` for the address of somebody’s account
 */
export function setSeatAddress(
  db: Db,
  key: Buffer,
  seat: { groupId: string; id: string },
  email: string,
  at: Date,
  by: string,
): Promise<string> {
  return change(db, by, 'seat.address-set', async (trx) => {
    await refuseAccount(trx, email)
    const set = await trx
      .updateTable('groupMember')
      .set({ ...addressOf(key, email, at, by), waits: true })
      .where('id', '=', seat.id)
      .where('groupingId', '=', seat.groupId)
      .where('seatedUntil', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!set) throw noSuch('seat, or it has ended')
    return seat.id
  })
}

/**
 * Say that a seat is its member’s, and that its address is their own: by somebody who neither gave it, nor entered the address, nor sits
 * on it. What an author of a draft gave counts for that draft only after that.
 * @throws {Refusal} `not-found`; `forbidden` for those three, and for anyone who holds the account of one of them
 */
export function confirmSeat(db: Db, seat: { groupId: string; id: string }, by: string, at: Date): Promise<string> {
  return change(db, by, 'seat.confirmed', async (trx) => {
    const own = await trx
      .selectFrom('groupMember')
      .select(['addressBy', 'seatedBy', 'personId'])
      .where('id', '=', seat.id)
      .where('groupingId', '=', seat.groupId)
      .where('seatedUntil', 'is', null)
      .where((eb) => eb.or([eb('sealed', 'is not', null), eb('personId', 'is not', null)]))
      .forUpdate()
      .executeTakeFirst()
    if (!own) throw noSuch('seat to confirm')
    const { addressBy, seatedBy, personId } = own
    for (const party of [addressBy, personId, ...(personId === null ? [] : [seatedBy])]) {
      if (party === null) continue
      if (party === by)
        throw new Refusal(
          'forbidden',
          'You gave this seat, entered its address or sit on it, so somebody else must confirm it.',
        )
      if (!(await independent(trx, party, by, at)))
        throw new Refusal(
          'forbidden',
          'You invited the person who gave or holds this seat, or they invited you, so another person must confirm it.',
        )
    }
    const sure = {
      waits: false,
      ...(addressBy !== null && { addressConfirmedBy: by }),
      ...(personId !== null && { seatConfirmedBy: by }),
    }
    await trx.updateTable('groupMember').set(sure).where('id', '=', seat.id).execute()
    return seat.id
  })
}

/** Somebody with an account sits in their own name: then what they wrote themselves is known, and they speak for no group about it. */
async function refuseAccount(trx: Trx, email: string): Promise<void> {
  const people = await trx.selectFrom('person').select(['name', 'email']).where('disabledAt', 'is', null).execute()
  const holder = people.find((person) => sameMailbox(person.email, email))
  if (holder)
    throw refusedAt(
      'invalid',
      'email',
      `This is the address of ${holder.name}’s account. Give the seat to the account instead of the address.`,
    )
}

/** Another address is another person’s until somebody makes sure of it. */
function addressOf(key: Buffer, email: string, at: Date, by: string) {
  return { sealed: sealAddress(key, { email }), addressBy: by, addressAt: at, addressConfirmedBy: null }
}

/** Another post is put right; another person is another seat. @throws {Refusal} `not-found` for one that has ended too */
export function changeSeat(db: Db, groupId: string, id: string, given: SeatChange, by: string): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('groupMember')
      .select(['post', 'seatedFrom'])
      .where('id', '=', id)
      .where('groupingId', '=', groupId)
      .where('seatedUntil', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw noSuch('seat, or it has ended')
    const next = { post: given.post, seatedFrom: given.seatedFrom ?? null }
    await trx.updateTable('groupMember').set(next).where('id', '=', id).execute()
    await record(trx, { actor: by, action: 'seat.changed', subjectId: id, detail: before })
    await announce(trx, 'settings')
    return id
  })
}

/** The seat stays on record with its last day. @throws {Refusal} `not-found`; `invalid` for a day before it began */
export function endSeat(db: Db, groupId: string, id: string, until: Day, by: string): Promise<string> {
  return change(db, by, 'seat.ended', async (trx) => {
    const seat = await trx
      .selectFrom('groupMember')
      .select('seatedFrom')
      .where('id', '=', id)
      .where('groupingId', '=', groupId)
      .forUpdate()
      .executeTakeFirst()
    if (!seat) throw noSuch('seat')
    if (seat.seatedFrom !== null && until < seat.seatedFrom)
      throw refusedAt('invalid', 'seatedUntil', `This seat was taken on ${inWords(seat.seatedFrom)}.`)
    await trx.updateTable('groupMember').set({ seatedUntil: until }).where('id', '=', id).execute()
    return id
  })
}

export function addWorkstream(db: Db, given: WorkstreamDraft, by: string): Promise<string> {
  return change(db, by, 'workstream.added', async (trx) => {
    const programme = await programmeId(trx)
    const { number } = await trx
      .selectFrom('workstream')
      .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
      .where('programmeId', '=', programme)
      .executeTakeFirstOrThrow()
    const made = await trx
      .insertInto('workstream')
      .values({
        ...given,
        programmeId: programme,
        number,
        slug: await freeSlug(trx, 'workstream', given.name),
        leadOrganisationId: given.leadOrganisationId ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/** @throws {Refusal} `not-found` */
export function changeWorkstream(db: Db, id: string, given: WorkstreamDraft, by: string): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('workstream')
      .select(['name', 'leadOrganisationId', 'publicSeats', 'publicSeatsFilled'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw noSuch('workstream')
    const next = { ...given, leadOrganisationId: given.leadOrganisationId ?? null }
    await trx.updateTable('workstream').set(next).where('id', '=', id).execute()
    await record(trx, { actor: by, action: 'workstream.changed', subjectId: id, detail: becameOf(before, next) })
    await announce(trx, 'settings')
    return id
  })
}

/** Each setting as people call it. */
const settingLabels = {
  name: 'Name of the programme',
  area: 'The area it is for',
  colour: 'Colour',
  strapline: 'Strapline',
  notice: 'Notice on every page',
  contactLine: 'How to reach us',
  replyTo: 'Where answers to our mails go',
  localHelp: 'Who helps at once',
  accessibilityPreparedOn: 'Accessibility statement prepared on',
  accessibilityReviewedOn: 'Accessibility statement reviewed on',
  accessibilityTestedOn: 'Accessibility tested by people on',
} as const
const dayFields: readonly string[] = ['accessibilityPreparedOn', 'accessibilityReviewedOn', 'accessibilityTestedOn']
const asRead = (field: string, value: string | null) =>
  value !== null && dayFields.includes(field) ? inWords(value) : value

/** What every page is framed with. What the public could read before is kept, for a second person to look at. */
export function changeProgramme(db: Db, given: ProgrammeSettings, by: string, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const id = await programmeId(trx)
    const next = {
      name: given.name,
      area: given.area,
      colour: given.colour,
      strapline: given.strapline ?? null,
      notice: given.notice ?? null,
      contactLine: given.contactLine ?? null,
      replyTo: given.replyTo ?? null,
      localHelp: given.localHelp ?? null,
      accessibilityPreparedOn: given.accessibilityPreparedOn ?? null,
      accessibilityReviewedOn: given.accessibilityReviewedOn ?? null,
      accessibilityTestedOn: given.accessibilityTestedOn ?? null,
    }
    const fields = Object.keys(next) as (keyof typeof next)[]
    const before = await trx.selectFrom('programme').select(fields).where('id', '=', id).executeTakeFirstOrThrow()
    await trx.updateTable('programme').set(next).where('id', '=', id).execute()
    await record(trx, { actor: by, action: 'programme.changed', subjectId: id, detail: becameOf(before, next), at })
    const changed = differing(before, next).map((field) => ({
      what: settingLabels[field],
      from: asRead(field, before[field]),
      to: asRead(field, next[field]),
    }))
    await keepProgrammeChange(trx, changed, null, by, at)
    await announce(trx, 'settings')
    return id
  })
}

/** For history: what differs, as it was and as it is from now on. */
function becameOf<T extends Facts>(before: T, next: T): { changed: string[] } {
  const line = (field: keyof T & string) => `${field}: “${before[field] ?? ''}” became “${next[field] ?? ''}”`
  return { changed: differing(before, next).map(line) }
}

type Facts = Record<string, string | number | null>

const differing = <T extends Facts>(before: T, next: T) =>
  (Object.keys(next) as (keyof T & string)[]).filter((field) => before[field] !== next[field])

function change(db: Db, by: string, action: string, work: (trx: Trx) => Promise<string>): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const subjectId = await work(trx)
    await record(trx, { actor: by, action, subjectId })
    await announce(trx, 'settings')
    return subjectId
  })
}

/** One change of the programme at a time: two additions at once get two numbers and two addresses. */
async function programmeId(trx: Trx): Promise<string> {
  const { id } = await trx
    .selectFrom('programme')
    .select('id')
    .orderBy('createdAt')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return id
}

async function refuseTwin(trx: Trx, table: 'organisation' | 'grouping', name: string): Promise<void> {
  await programmeId(trx)
  const twin = await trx
    .selectFrom(table)
    .select('id')
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst()
  if (twin) throw refusedAt('conflict', 'name', `“${name}” is there already.`)
}

async function freeSlug(trx: Trx, table: 'organisation' | 'grouping' | 'workstream', name: string): Promise<string> {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  const base = plain === '' ? 'body' : plain
  const taken = new Set((await trx.selectFrom(table).select('slug').execute()).map(({ slug }) => slug))
  let slug = base
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`
  return slug
}
