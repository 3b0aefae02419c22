import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkResolution } from '#server/reviews/board.ts'
import { allowOverride, askOverride } from '#server/publishing/override.ts'
import { abandonResponse } from '#server/responses/abandon.ts'
import { startResponse } from '#server/responses/draft.ts'
import { liftEmbargo, setEmbargo } from '#server/publishing/embargo.ts'
import { addSeat, confirmSeat } from '#server/programmes/bodies.ts'
import { linkComments, unlinkComments } from '#server/responses/links/link.ts'
import { planPublication, releasePlanned } from '#server/publishing/plan.ts'
import { publish } from '#server/publishing/publish.ts'
import { agreeDelegation } from '#server/reviews/delegation.ts'
import { confirmByCode, findUnconfirmed, review, reviewByLink } from '#server/reviews/review.ts'
import { openRound, waive } from '#server/reviews/round.ts'
import { draftOf } from '#server/responses/queries.ts'
import { saveDraft } from '#server/responses/save.ts'
import { sendForReview } from '#server/reviews/send.ts'
import { chainOf } from '#server/responses/chain.ts'
import type { SignedIn } from '#server/people/contract.ts'
import { Refusal } from '#server/http/refusal.ts'
import { setAside } from '#server/comments/set-aside.ts'
import { withdraw } from '#server/intake/withdraw.ts'
import { codeFor, linkFor } from '#server/data/links.ts'
import { addDays, dayOf } from '#server/data/time.ts'
import { decideTakedown, takeOut } from '#server/takedowns/take-out.ts'
import { confirmPerson } from '#server/people/grants.ts'
import { addPerson } from '#server/people/people.ts'
import { samplePassword, signedInAs } from '../support/cast.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { findingsIssued, meets } from '../reviews/boards.ts'
import { earlyReason, fullDraft, group, manyComments, receiptOf, seat } from './say.ts'

// Random people do random things to a few responses, sometimes at once, and sometimes the process dies half-way; a model of
// a few lines says what may happen. Whatever the order: nothing becomes public without a second pair of eyes, the groups'
// approval or waiver, the board's resolution or delegation, and outside an embargo or past it by two people; a group's private link
// counts with its code alone, and for no author; who seats themselves in a group speaks for it once somebody who wrote no part has
// confirmed the seat; an embargo that an author lifts holds what they write; nobody approves for the person who invited them lately, unless another administrator made
// sure of the account; two people's changes are merged or decided, and each has written part of it; what is public never changes but
// by a takedown, and what is taken out is in no public answer; every comment is counted in exactly one place; and its author finds
// what answers it.

const here = useHere()

type Asked = {
  due: string
  said: string | null
  /** The days of its last word and of the waiver: a no that comes later undoes it. */
  saidOn: string | null
  waivedOn: string | null
  /** What was said by the group's private link, until its code is given. */
  waits: { decision: string; day: string; wrong: number } | null
}
type Version = {
  words: string
  writers: Set<number>
  filled: boolean
  sent: boolean
  /** Each officer's last word, and the day of it. */
  officers: Map<number, { said: string; on: string }>
  sentOn: string | null
  /** Takedowns that took words out of it after it was sent. */
  cuts: string[]
  groups: Map<number, Asked>
  /** Changed under a delegation; and whether somebody who wrote no part agreed that it covers it. */
  amending: boolean
  amended: boolean
  agreedBy: number | null
  /** By the embargo's number. */
  overrides: Map<number, { asked: number; allowed: boolean }>
}
type Modelled = {
  ref: string
  versions: Version[]
  links: Set<number>
  /** Every link that ever was: by whom, on which day, and who took it away. */
  rows: { comment: number; by: number; at: string; gone: { by: number; at: string } | null }[]
  /** By version. */
  published: number[]
  mustApprove: Set<number>
  plan: { version: number; day: string; afterBoard: boolean } | null
  /** What the board agreed to. */
  resolved: { id: string; version: number; until: string | null }[]
  abandoned: boolean
}
type Model = {
  day: string
  comments: { withdrawn: boolean; setAside: boolean }[]
  responses: Modelled[]
  embargoUntil: string | null
  embargoes: number
  embargoId: string
  /** Who lifted the one that holds. */
  lifted: number | null
  /** Of those who seated themselves, by group and person. */
  seats: Map<string, { id: string; confirmedBy: number | null }>
  boardDecides: boolean
  words: number
  /** Words that were hidden, by whom, and what was decided. */
  takedowns: { id: string; words: string; by: number; decision: 'taken-out' | 'put-back' | null }[]
}
type Real = {
  people: SignedIn[]
  groups: string[]
  /** Of each group the one who holds its private link. */
  members: string[]
  board: string
  comments: string[]
  consultation: string
  owner: string
  area: string
}
const noon = (model: Model) => new Date(`${model.day}T12:00:00Z`)
const last = (response: Modelled) => response.versions[response.versions.length - 1] as Version
const isPublic = (response: Modelled) => response.published.at(-1) === response.versions.length
/** Another administrator has made sure that the fourth person's account is theirs. */
let confirmed = false
/** Wrote no part of it, and was not invited lately by the person who did: the fourth person was, by the first. */
const seesFresh = ({ writers }: Version, by: number) => !writers.has(by) && (confirmed || !(by === 3 && writers.has(0)))
const reviewable = (response: Modelled) => !response.abandoned && last(response).sent && !isPublic(response)
const blank = (writers: Set<number>, words = ''): Version => ({
  words,
  writers,
  filled: words !== '',
  sent: false,
  officers: new Map(),
  sentOn: null,
  cuts: [],
  groups: new Map(),
  amending: false,
  amended: false,
  agreedBy: null,
  overrides: new Map(),
})
/** What was joined or taken away since the latest version was sent. */
function relinked({ rows, ...response }: Modelled) {
  const { sentOn } = last({ rows, ...response })
  if (sentOn === null) return null
  const moved = rows.flatMap(({ by, at, gone }) =>
    gone === null ? (at > sentOn ? { by, at } : []) : gone.at > sentOn && at <= sentOn ? gone : [],
  )
  if (moved.length === 0) return null
  return {
    by: new Set(moved.map(({ by }) => by)),
    at: moved
      .map(({ at }) => at)
      .sort()
      .at(-1) as string,
  }
}
/** An approval is of the comments that were there. */
const counts = (response: Modelled, person: number) => {
  const { officers, writers } = last(response)
  const word = officers.get(person)
  const moved = relinked(response)
  return (
    word?.said === 'approve' &&
    !writers.has(person) &&
    (moved === null || (word.on >= moved.at && !moved.by.has(person)))
  )
}
/** Nothing was taken out of it after it was sent, or it was put back. */
const whole = (model: Model, { cuts }: Version) =>
  model.takedowns.every(({ id, decision }) => decision === 'put-back' || !cuts.includes(id))
const hear = (model: Model, asked: Asked, said: string) => Object.assign(asked, { said, saidOn: model.day })
/** A waiver passes over what a group had said by then; within a day both stand at the same moment here. */
const waiverHolds = ({ said, saidOn, waivedOn }: Asked) =>
  waivedOn !== null && (saidOn === null || said === 'approve' || saidOn <= waivedOn)
const settledFor = (asked: Asked | undefined) =>
  asked?.said === 'approve' || (asked !== undefined && waiverHolds(asked))
/** By everybody but the board. */
const agreed = (model: Model, response: Modelled) => {
  const { officers, groups } = last(response)
  const said = [...officers]
  return (
    reviewable(response) &&
    whole(model, last(response)) &&
    said.some(([person]) => counts(response, person)) &&
    !said.some(([, { said: decision }]) => decision === 'ask-for-changes') &&
    [...response.mustApprove].every((g) => settledFor(groups.get(g)))
  )
}
const resolved = (model: Model, response: Modelled) =>
  (!model.boardDecides && response.resolved.length === 0) ||
  response.resolved.some(
    ({ version }) =>
      version === response.versions.length || (last(response).amended && version < response.versions.length),
  )
const approved = (model: Model, response: Modelled) => agreed(model, response) && resolved(model, response)
const answers = (model: Model, response: Modelled) =>
  [...response.links].filter((comment) => !model.comments[comment]?.withdrawn).length

/** What is to be answered is no longer set aside. */
function takenUp(model: Model, comments: number[]): void {
  for (const comment of comments) (model.comments[comment] as Model['comments'][number]).setAside = false
}

/** It happens exactly when the model says so; a refusal is a sentence, anything else a fault. */
async function expectDone(allowed: boolean, what: string, deed: () => Promise<unknown>): Promise<void> {
  let refused: string | undefined
  try {
    await deed()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refused = [error.message, ...error.fields.map(({ message }) => message)].join(' ')
  }
  const done = refused === undefined
  if (done !== allowed) throw new Error(`${what}: the model says ${allowed}, the product ${refused ?? true}`)
}

type Run = (model: Model, real: Real) => Promise<void>
type Deed = { run: Run; toString(): string }
const command = (name: string, run: Run): Deed => ({
  async run(model, real) {
    await run(model, real)
    await invariants(model, real)
  },
  toString: () => name,
})
const on = (index: number, name: string, run: (response: Modelled, model: Model, real: Real) => Promise<void>) =>
  command(name, async (model, real) => {
    const response = model.responses[index % Math.max(1, model.responses.length)]
    if (response) await run(response, model, real)
  })
const person = (real: Real, index: number) => real.people[index] as SignedIn

async function publicWords(consultation: string) {
  return here.db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .select(['r.ref', 'v.number', 'v.youSaid'])
    .where('r.consultationId', '=', consultation)
    .orderBy('p.id')
    .execute()
}

async function invariants(model: Model, real: Real): Promise<void> {
  const words = await publicWords(real.consultation)
  for (const response of model.responses) {
    expect(await editorsOf(response, real), response.ref).toEqual(last(response).writers)
    expect(
      words.filter((row) => row.ref === response.ref).map((row) => [row.number, row.youSaid]),
      response.ref,
    ).toEqual(response.published.map((version) => [version, response.versions[version - 1]?.words]))
  }
  const hidden = model.takedowns.filter(({ decision }) => decision !== 'put-back')
  if (hidden.length > 0) {
    for (const { ref, published } of model.responses.filter((response) => response.published.length > 0)) {
      const versions = published.map((version) => `/api/log/${ref}?version=${version}`)
      const answers = await Promise.all(
        [`/log/${ref}`, ...versions, '/log.atom', '/programme.atom'].map((url) => here.app.inject(url)),
      )
      for (const { words: gone } of hidden)
        expect(
          answers.some(({ body }) => body.includes(gone)),
          `${gone} is taken out`,
        ).toBe(false)
    }
  }
  const rows = await here.db
    .selectFrom('comment')
    .select(['id', 'standing'])
    .where('consultationId', '=', real.consultation)
    .execute()
  const stands = model.comments.map((comment, index) => {
    if (comment.withdrawn) return 'withdrawn'
    if (model.responses.some((response) => response.published.length > 0 && response.links.has(index)))
      return 'answered'
    return comment.setAside ? 'set-aside' : 'in-hand'
  })
  expect(real.comments.map((id) => rows.find((row) => row.id === id)?.standing)).toEqual(stands)
  expect(rows).toHaveLength(model.comments.length)
}

/** Anyone who holds the receipt of a comment finds every public response that answers it. */
async function authorsFindAnswers(model: Model, real: Real): Promise<void> {
  for (const [index, id] of real.comments.entries()) {
    const answering = model.responses.filter((one) => one.published.length > 0 && one.links.has(index))
    const reply = await here.app.inject(`/api/receipts/${await receiptOf(here, id)}`)
    const [comment] = reply.json<{ comments: { responses: { ref: string }[] }[] }>().comments
    const found = comment?.responses.map(({ ref }) => ref).sort()
    expect(found).toEqual(answering.map(({ ref }) => ref).sort())
  }
}

let written = 0
/** No two of all runs alike: what is taken out is taken out everywhere. */
function newWords(model: Model): string {
  model.words++
  return `Keep ${++written} beds at Melton until the new service runs.`
}

const officer = fc.integer({ min: 0, max: 1 })
const anybody = fc.integer({ min: 0, max: 3 })
const which = fc.integer({ min: 0, max: 2 })
const some = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 })

const start = fc.tuple(officer, some).map(([by, picked]) =>
  command(`start(${by}, ${picked.join()})`, async (model, real) => {
    if (model.responses.length >= 3) return
    const allowed = picked.every((comment) => !model.comments[comment]?.withdrawn)
    await expectDone(allowed, 'start', async () => {
      const comments = picked.map((comment) => real.comments[comment] as string)
      const { ref } = await startResponse(here.db, { comments }, person(real, by), noon(model))
      model.responses.push({
        ref,
        versions: [blank(new Set([by]))],
        resolved: [],
        links: new Set(picked),
        rows: picked.map((comment) => ({ comment, by, at: model.day, gone: null })),
        published: [],
        mustApprove: new Set(),
        plan: null,
        abandoned: false,
      })
      takenUp(model, picked)
    })
  }),
)
const saveBy = (by: number, index: number) =>
  on(index, `save(${by}, ${index})`, async (response, model, real) => {
    const words = newWords(model)
    await expectDone(!response.abandoned, 'save', async () => {
      const { number, edit } = await chainOf(here.db, response.ref)
      const draft = fullDraft(real.owner, { youSaid: words, changeReason: 'We had miscounted.' })
      await saveDraft(here.db, response.ref, { version: number, edit, draft }, person(real, by).id, noon(model))
    })
    if (!response.abandoned) edited(response, by, words)
  })
function edited(response: Modelled, by: number, words: string): void {
  const before = last(response)
  if (before.sent) {
    response.plan = null
    response.versions.push(blank(new Set([...before.writers, by]), words))
  } else {
    before.words = words
    before.filled = true
    before.writers.add(by)
  }
}
const save = fc.tuple(officer, which).map((given) => saveBy(...given))
/** Two began from the same words: both fields stand, or one person decides; anyone who put something in has written part of it. */
const merging = fc
  .tuple(officer, which, fc.constantFrom('another-field', 'mine', 'theirs'))
  .map(([first, index, how]) =>
    on(index, `merge(${first}, ${index}, ${how})`, async (response, model, real) => {
      if (response.abandoned || !last(response).filled) return
      const second = 1 - first
      const { number, edit, versionId } = await chainOf(here.db, response.ref)
      const { checkReasons: _reasons, ...base } = await draftOf(here.db, versionId)
      const begun = { version: number, edit }
      const keep = (by: number, draft: typeof base, over?: { version: number; edit: number; mine: 'youSaid'[] }) =>
        saveDraft(here.db, response.ref, { ...begun, draft, over }, person(real, by).id, noon(model))
      const theirs = newWords(model)
      await keep(first, { ...base, youSaid: theirs, changeReason: 'We had miscounted.' })
      edited(response, first, theirs)
      if (how === 'another-field') {
        // Words about which no check asks anything.
        const day = base.weDid.includes('1 July') ? '30 June' : '1 July'
        const weDid = `We kept all 17 beds open until ${day} 2026.`
        const made = await keep(second, { ...base, weDid })
        expect('saved' in made && made.saved.merged?.fields).toContain('youSaid')
        edited(response, second, theirs)
        return
      }
      const mine = newWords(model)
      const clash = await keep(second, { ...base, youSaid: mine })
      if (!('conflict' in clash)) throw new Error('One of two texts was overwritten.')
      expect(last(response).writers.has(second)).toBe((await editorsOf(response, real)).has(second))
      const { conflict } = clash
      const over = {
        version: conflict.version,
        edit: conflict.edit,
        mine: how === 'mine' ? (['youSaid'] as const) : [],
      }
      await keep(second, { ...base, youSaid: mine }, { ...over, mine: [...over.mine] })
      if (how === 'mine') edited(response, second, mine)
    }),
  )
async function editorsOf(response: Modelled, real: Real): Promise<Set<number>> {
  const { editors } = await chainOf(here.db, response.ref)
  return new Set(editors.map(({ id }) => real.people.findIndex((one) => one.id === id)))
}
/** Only an administrator who did not invite the fourth person makes sure of the account; then its word is a second one. */
const confirming = fc.boolean().map((byAnother) =>
  command(`confirm(${byAnother})`, async (_model, real) => {
    const by = byAnother ? here.cast.ada.id : person(real, 0).id
    await expectDone(byAnother, 'confirm', () => confirmPerson(here.db, person(real, 3).id, by, new Date()))
    confirmed ||= byAnother
  }),
)
const sendBy = (by: number, index: number, delegated = false) =>
  on(index, `send(${by}, ${index}, ${delegated})`, async (response, model, real) => {
    const version = last(response)
    const delegation = delegated ? response.resolved.findLast(({ until }) => until !== null) : undefined
    const changes =
      response.resolved.length > 0 && !response.resolved.some((one) => one.version === response.versions.length)
    const inTime = !changes || delegation === undefined || (delegation.until as string) >= model.day
    const allowed = !response.abandoned && !version.sent && version.filled && answers(model, response) > 0 && inTime
    await expectDone(allowed, 'send', async () => {
      const { number, edit } = await chainOf(here.db, response.ref)
      const amending = { delegation: delegation?.id ?? null, amendment: 'The number of beds.' }
      const given = { version: number, edit, reasons: [], ...amending }
      await sendForReview(here.db, response.ref, given, person(real, by), noon(model))
    })
    if (!allowed) return
    version.sent = true
    version.sentOn = model.day
    version.amending = changes && delegation !== undefined
  })
const send = fc.tuple(officer, which, fc.boolean()).map((given) => sendBy(...given))
const agreeBy = (by: number, index: number) =>
  on(index, `agree(${by}, ${index})`, async (response, model, real) => {
    const version = last(response)
    const open = reviewable(response) && version.amending && !version.amended && seesFresh(version, by)
    const given = { version: response.versions.length, reason: 'It is only the number of beds.' }
    await expectDone(open || (version.amended && version.agreedBy === by), 'agree', () =>
      agreeDelegation(here.db, response.ref, given, person(real, by), noon(model)),
    )
    if (open) Object.assign(version, { amended: true, agreedBy: by })
  })
const agreeing = fc.tuple(anybody, which).map((given) => agreeBy(...given))
const decision = fc.constantFrom('approve', 'approve', 'approve', 'ask-for-changes', 'dissent')
const noMeeting = { meetingOn: null, present: null, minute: null }
const reviewBy = (by: number, index: number, said: string) =>
  on(index, `review(${by}, ${index}, ${said})`, async (response, model, real) => {
    const version = last(response)
    const moved = relinked(response)?.by.has(by) === true
    const allowed = reviewable(response) && !(said === 'approve' && (moved || !seesFresh(version, by)))
    const given = {
      version: response.versions.length,
      decision: said as 'approve',
      note: 'Because.',
      passage: null,
      group: null,
      ...noMeeting,
    }
    await expectDone(allowed, 'review', () => review(here.db, response.ref, given, person(real, by), noon(model)))
    // The same again, of the same comments, is the same as once.
    if (allowed && !(said === 'approve' && counts(response, by))) version.officers.set(by, { said, on: model.day })
  })
const officerReview = fc.tuple(anybody, which, decision).map((given) => reviewBy(...given))
const roundBy = (by: number, index: number, g: number) =>
  on(index, `round(${by}, ${index}, ${g})`, async (response, model, real) => {
    const version = last(response)
    const due = addDays(model.day, 2)
    const allowed = reviewable(response) && !version.groups.has(g)
    const given = { version: response.versions.length, groups: [real.groups[g] as string], dueOn: due, note: null }
    await expectDone(allowed, 'round', () =>
      openRound(here.db, response.ref, given, person(real, by), false, noon(model)),
    )
    if (!allowed) return
    version.groups.set(g, { due, said: null, saidOn: null, waivedOn: null, waits: null })
    if (g === 0) response.mustApprove.add(g)
  })
const round = fc.tuple(officer, which, fc.integer({ min: 0, max: 1 })).map((given) => roundBy(...given))
const groupSays = (by: number, index: number, g: number, said: string) =>
  on(index, `group(${by}, ${index}, ${g}, ${said})`, async (response, model, real) => {
    const asked = last(response).groups.get(g)
    const allowed = reviewable(response) && asked !== undefined && seesFresh(last(response), by)
    const given = {
      version: response.versions.length,
      decision: said as 'approve',
      note: 'In the meeting of June.',
      passage: null,
      group: real.groups[g] as string,
      meetingOn: model.day,
      present: 'The chair and four members',
      minute: 'Minutes of that day, item 4',
    }
    await expectDone(allowed, 'group', () => review(here.db, response.ref, given, person(real, by), noon(model)))
    if (allowed && asked) hear(model, asked, said)
  })
const groupReview = fc
  .tuple(anybody, which, fc.integer({ min: 0, max: 1 }), decision)
  .map((given) => groupSays(...given))
/** The member's newest link for this response, whichever version it was made for. */
async function linkOf(response: Modelled, member: string) {
  return here.db
    .selectFrom('reviewInvitation as i')
    .innerJoin('reviewRound as o', 'o.id', 'i.roundId')
    .innerJoin('responseVersion as v', 'v.id', 'o.versionId')
    .innerJoin('response as r', 'r.id', 'v.responseId')
    .select('i.id')
    .where('r.ref', '=', response.ref)
    .where('i.memberId', '=', member)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}
/** Who holds the device: one of the people, signed in, or nobody. */
const holder = fc.integer({ min: 0, max: 4 })
const signedIn = (real: Real, by: number) => (by === 4 ? null : person(real, by))
const mayUse = (model: Model, response: Modelled, asked: Asked | undefined, by: number): asked is Asked =>
  reviewable(response) &&
  asked !== undefined &&
  model.day < addDays(asked.due, 14) &&
  (by === 4 || seesFresh(last(response), by))
const byLink = fc.tuple(holder, which, fc.integer({ min: 0, max: 1 }), decision).map(([by, index, g, said]) =>
  on(index, `link(${by}, ${index}, ${g}, ${said})`, async (response, model, real) => {
    const found = await linkOf(response, real.members[g] as string)
    if (!found) return
    const asked = last(response).groups.get(g)
    const allowed = mayUse(model, response, asked, by)
    const key = here.config.contactKey
    const given = { decision: said as 'approve', note: 'Because.', passage: null, speaksFor: 'group' as const }
    await expectDone(allowed, 'link', () =>
      reviewByLink(here.db, key, linkFor(key, 'review', found.id), given, signedIn(real, by), false, noon(model)),
    )
    if (allowed) asked.waits = { decision: said, day: model.day, wrong: 0 }
  }),
)
const byCode = fc.tuple(holder, which, fc.integer({ min: 0, max: 1 }), fc.boolean()).map(([by, index, g, right]) =>
  on(index, `code(${by}, ${index}, ${g}, ${right})`, async (response, model, real) => {
    const found = await linkOf(response, real.members[g] as string)
    if (!found) return
    const key = here.config.contactKey
    const asked = last(response).groups.get(g)
    const may = mayUse(model, response, asked, by)
    const waits = may && asked.waits && model.day < addDays(asked.waits.day, 3) ? asked.waits : null
    const waiting = await findUnconfirmed(here.db, found.id, noon(model))
    const code = waiting && right ? codeFor(key, waiting.id) : 'wrong'
    await expectDone(waits !== null && right, 'code', () =>
      confirmByCode(here.db, key, linkFor(key, 'review', found.id), code, signedIn(real, by), noon(model)),
    )
    if (!may || !asked || !waits) return
    if (right) {
      hear(model, asked, waits.decision)
      asked.waits = null
    } else if (++waits.wrong >= 5) asked.waits = null
  }),
)
/** What somebody wrote is hidden everywhere; another lets it stay out, or puts it back. */
const taking = fc.tuple(officer, which, fc.nat(5)).map(([by, index, picked]) =>
  on(index, `take(${by}, ${index}, ${picked})`, async (response, model, real) => {
    const { words } = response.versions[picked % response.versions.length] as Version
    const gone = /^Keep \d+ beds/.exec(words)?.[0]
    if (!gone) return
    const given = { words: [gone], reason: 'wrong' as const, complaint: undefined }
    const { id } = await takeOut(here.db, given, person(real, by), noon(model))
    model.takedowns.push({ id, words: gone, by, decision: null })
    everyVersion(model, (version) => {
      if (version.words.includes(gone) && version.sentOn !== null && model.day > version.sentOn) version.cuts.push(id)
    })
    everyVersion(model, (version) => (version.words = version.words.replace(gone, '[…]')))
  }),
)
const deciding = fc.tuple(officer, fc.constantFrom('taken-out' as const, 'put-back' as const)).map(([by, decides]) =>
  command(`decide(${by}, ${decides})`, async (model, real) => {
    const takedown = model.takedowns.at(-1)
    if (!takedown) return
    const allowed = takedown.decision === decides || (takedown.decision === null && takedown.by !== by)
    await expectDone(allowed, 'decide', () =>
      decideTakedown(here.db, takedown.id, decides, person(real, by), noon(model)),
    )
    if (!allowed || takedown.decision) return
    takedown.decision = decides
    if (decides === 'taken-out') return
    const rows = await here.db.selectFrom('takenOut').select('original').where('takedownId', '=', takedown.id).execute()
    expect(rows.length).toBeGreaterThan(0)
    // Which versions they stood in, the product says; that they are the same everywhere, the invariants.
    for (const response of model.responses) {
      const real = await here.db
        .selectFrom('responseVersion as v')
        .innerJoin('response as r', 'r.id', 'v.responseId')
        .select(['v.number', 'v.youSaid'])
        .where('r.ref', '=', response.ref)
        .execute()
      for (const { number, youSaid } of real)
        if (youSaid.includes(takedown.words)) (response.versions[number - 1] as Version).words = youSaid
    }
  }),
)
function everyVersion(model: Model, change: (version: Version) => void): void {
  for (const response of model.responses) response.versions.forEach(change)
}
const waiver = fc.tuple(officer, which, fc.integer({ min: 0, max: 1 })).map(([by, index, g]) =>
  on(index, `waive(${by}, ${index}, ${g})`, async (response, model, real) => {
    const asked = last(response).groups.get(g)
    const allowed =
      reviewable(response) &&
      g === 0 &&
      asked !== undefined &&
      !last(response).writers.has(by) &&
      (waiverHolds(asked) || (asked.said !== 'approve' && asked.due < model.day))
    const given = { group: real.groups[g] as string, reason: 'It did not meet in June.' }
    await expectDone(allowed, 'waive', () => waive(here.db, response.ref, given, person(real, by), noon(model)))
    if (allowed && asked && !waiverHolds(asked)) asked.waivedOn = model.day
  }),
)
/** The board meets today and agrees to the latest version; it may delegate further changes until tomorrow. */
const resolveBy = (by: number, index: number, delegates: boolean) =>
  on(index, `resolve(${by}, ${index}, ${delegates})`, async (response, model, real) => {
    const version = response.versions.length
    const allowed = !response.abandoned && last(response).sent && !last(response).writers.has(by) && by < 2
    const until = delegates ? addDays(model.day, 1) : null
    const delegation = until === null ? {} : { delegatedTo: 'Chief Executive', delegatedUntil: until }
    const { resolution } = await meets(here, real.board, model.day, delegation)
    const given = { resolution, version }
    await expectDone(allowed, 'resolve', () =>
      linkResolution(here.db, response.ref, given, person(real, by), noon(model)),
    )
    if (allowed) response.resolved.push({ id: resolution, version, until })
  })
const resolving = fc.tuple(anybody, which, fc.boolean()).map((given) => resolveBy(...given))
const inEmbargo = (model: Model) => model.embargoUntil !== null && model.day <= model.embargoUntil
/** Anyone who set it may lift it for everybody, another for what they never write. */
const covered = (model: Model, response: Modelled) =>
  inEmbargo(model) && (model.lifted === null || (model.lifted !== 0 && last(response).writers.has(model.lifted)))
const embargoed = (model: Model, response: Modelled) =>
  covered(model, response) && !last(response).overrides.get(model.embargoes)?.allowed
const askBy = (by: number, index: number) =>
  on(index, `override(${by}, ${index})`, async (response, model, real) => {
    const { overrides } = last(response)
    const allowed = approved(model, response) && covered(model, response) && !overrides.has(model.embargoes)
    const given = { version: response.versions.length, reason: 'The clinic closes before the election.' }
    await expectDone(allowed, 'override', () =>
      askOverride(here.db, response.ref, given, person(real, by), noon(model)),
    )
    if (allowed) overrides.set(model.embargoes, { asked: by, allowed: false })
  })
const asking = fc.tuple(officer, which).map((given) => askBy(...given))
const allowBy = (by: number, index: number) =>
  on(index, `allow(${by}, ${index})`, async (response, model, real) => {
    const version = last(response)
    const open = [...version.overrides.values()].filter((one) => !one.allowed)
    const others = open.length > 0 && open.every(({ asked }) => asked !== by)
    const allowed = approved(model, response) && others && !version.writers.has(by)
    await expectDone(allowed, 'allow', () =>
      allowOverride(here.db, response.ref, response.versions.length, person(real, by), noon(model)),
    )
    if (allowed) for (const one of open) one.allowed = true
  })
const allowing = fc.tuple(officer, which).map((given) => allowBy(...given))
const mayPublish = (model: Model, response: Modelled) =>
  approved(model, response) && !embargoed(model, response) && answers(model, response) > 0
function makePublic(model: Model, response: Modelled) {
  takenUp(model, [...response.links])
  response.published.push(response.versions.length)
  response.plan = null
}
const publishBy = (by: number, index: number) =>
  on(index, `publish(${by}, ${index})`, async (response, model, real) => {
    const again = isPublic(response)
    const allowed = again || mayPublish(model, response)
    await expectDone(allowed, 'publish', () =>
      publish(here.db, response.ref, response.versions.length, person(real, by), noon(model), earlyReason),
    )
    if (allowed && !again) makePublic(model, response)
  })
/** The process dies at its nth statement: everything of it has happened, or nothing. */
const crash = fc.tuple(officer, which, fc.integer({ min: 1, max: 24 })).map(([by, index, statement]) =>
  on(index, `crash(${by}, ${index}, ${statement})`, async (response, model, real) => {
    const again = isPublic(response)
    const allowed = again || mayPublish(model, response)
    try {
      const now = noon(model)
      await publish(dyingAt(statement), response.ref, response.versions.length, person(real, by), now, earlyReason)
    } catch (error) {
      if (error instanceof Died || (error instanceof Refusal && !allowed)) return
      throw error
    }
    expect(allowed).toBe(true)
    if (!again) makePublic(model, response)
  }),
)
class Died extends Error {}
function dyingAt(statement: number) {
  let count = 0
  return here.db.withPlugin({
    transformQuery: ({ node }) => {
      if (++count === statement) throw new Died()
      return node
    },
    transformResult: async ({ result }) => result,
  })
}
/** Two press the button at once while somebody begins the next version: in whatever order they come, no rule is passed by. */
const race = fc.tuple(officer, which, fc.boolean()).map(([by, index, edits]) =>
  on(index, `race(${by}, ${index}, ${edits})`, async (response, model, real) => {
    const [number, again, may] = [response.versions.length, isPublic(response), mayPublish(model, response)]
    const words = newWords(model)
    const { edit } = await chainOf(here.db, response.ref)
    const draft = fullDraft(real.owner, { youSaid: words, changeReason: 'We had miscounted.' })
    const pressed = [by, 1 - by].map((who) =>
      publish(here.db, response.ref, number, person(real, who), noon(model), earlyReason),
    )
    const saved = edits
      ? saveDraft(here.db, response.ref, { version: number, edit, draft }, person(real, by).id, noon(model))
      : null
    const outcomes = await Promise.allSettled([...pressed, saved])
    for (const one of outcomes)
      if (one.status === 'rejected' && !(one.reason instanceof Refusal)) throw one.reason as Error
    const done = outcomes.slice(0, 2).some((one) => one.status === 'fulfilled')
    if (done) expect(again || may).toBe(true)
    else if (!edits) expect(again || may).toBe(false)
    if (done && !again) makePublic(model, response)
    if (edits && outcomes[2]?.status === 'fulfilled') edited(response, by, words)
  }),
)
const publishing = fc.tuple(officer, which).map((given) => publishBy(...given))
/**
 * What people mostly do: the next sensible step, for without it a random walk hardly ever arrives. Who is hasty approves
 * what may be their own, and publishes without asking the groups.
 */
const forward = fc.tuple(officer, fc.integer({ min: 0, max: 1 }), fc.boolean()).map(([by, index, hasty]) =>
  command(`forward(${by}, ${index}, ${hasty})`, async (model, real) => {
    const response = model.responses[index]
    if (!response) return
    const version = last(response)
    const said = [...version.officers.values()].map((word) => word.said)
    const waiting = [...response.mustApprove].find((g) => version.groups.get(g)?.said !== 'approve')
    const step = () => {
      if (!version.filled || said.includes('ask-for-changes')) return saveBy(by, index)
      if (!version.sent) return sendBy(by, index, !hasty)
      if (![...version.officers.keys()].some((one) => counts(response, one)))
        return reviewBy(hasty ? by : 2, index, 'approve')
      if (version.amending && !version.amended && !hasty && !resolved(model, response)) return agreeBy(2, index)
      if (waiting === undefined && !hasty && !resolved(model, response))
        return resolveBy([0, 1].find((one) => !version.writers.has(one)) ?? by, index, model.words % 2 === 0)
      if (!hasty && waiting === undefined && embargoed(model, response)) {
        const asked = version.overrides.get(model.embargoes)
        return asked ? allowBy(1 - asked.asked, index) : askBy(by, index)
      }
      if (waiting === undefined || hasty) return publishBy(by, index)
      return version.groups.has(waiting) ? groupSays(2, index, waiting, 'approve') : roundBy(by, index, waiting)
    }
    await step().run(model, real)
  }),
)
const planning = fc
  .tuple(officer, which, fc.integer({ min: 0, max: 3 }), fc.boolean())
  .map(([by, index, days, waits]) =>
    on(index, `plan(${by}, ${index}, ${days}, ${waits})`, async (response, model, real) => {
      const decides = model.boardDecides || response.resolved.length > 0
      const allowed = waits ? agreed(model, response) && decides : approved(model, response)
      const publishOn = addDays(model.day, days)
      const given = {
        version: response.versions.length,
        publishOn,
        publishHour: 9,
        afterResolution: waits,
        earlyReason,
      }
      await expectDone(allowed, 'plan', () =>
        planPublication(here.db, response.ref, given, person(real, by), noon(model)),
      )
      if (allowed) response.plan = { version: given.version, day: publishOn, afterBoard: waits }
    }),
  )
const releasing = fc.constant(
  command('release', async (model) => {
    await releasePlanned(here.db, noon(model))
    for (const response of model.responses) {
      if (!response.plan || response.plan.day > model.day || embargoed(model, response)) continue
      if (response.plan.afterBoard && agreed(model, response) && !resolved(model, response)) continue
      if (mayPublish(model, response)) makePublic(model, response)
      response.plan = null
    }
  }),
)
const days = fc.integer({ min: 1, max: 3 }).map((count) =>
  command(`tick(${count})`, async (model) => {
    model.day = addDays(model.day, count)
  }),
)
const embargo = fc.constant(
  command('embargo', async (model, real) => {
    if (inEmbargo(model)) return
    model.embargoes++
    model.embargoUntil = addDays(model.day, 1)
    const given = {
      area: real.area,
      organisationId: null,
      startsOn: model.day,
      endsOn: model.embargoUntil,
      reason: 'Election',
    }
    model.embargoId = (await setEmbargo(here.db, given, person(real, 0).id, noon(model))).id
    model.lifted = null
  }),
)
const lifting = officer.map((by) =>
  command(`lift(${by})`, async (model, real) => {
    if (!inEmbargo(model) || model.lifted !== null) return
    const waits = (response: Modelled) => !response.abandoned && !isPublic(response)
    const allowed = !model.responses.some((response) => waits(response) && last(response).writers.has(by))
    await expectDone(allowed, 'lift', () =>
      liftEmbargo(here.db, model.embargoId, 'The election was called off.', person(real, by).id, noon(model)),
    )
    if (allowed) model.lifted = by
  }),
)
const sitting = fc.tuple(anybody, fc.integer({ min: 0, max: 1 })).map(([by, g]) =>
  command(`sit(${by}, ${g})`, async (model, real) => {
    if (model.seats.has(`${g}, ${by}`)) return
    const { id } = person(real, by)
    const given = { post: 'Member', personId: id }
    const seated = await addSeat(here.db, here.config.contactKey, real.groups[g] as string, given, noon(model), id)
    model.seats.set(`${g}, ${by}`, { id: seated, confirmedBy: null })
  }),
)
const vouching = fc.tuple(anybody, anybody, fc.integer({ min: 0, max: 1 })).map(([by, whose, g]) =>
  command(`vouch(${by}, ${whose}, ${g})`, async (model, real) => {
    const held = model.seats.get(`${g}, ${whose}`)
    if (!held) return
    const tied = !confirmed && Math.min(by, whose) === 0 && Math.max(by, whose) === 3
    await expectDone(by !== whose && !tied, 'vouch', () =>
      confirmSeat(here.db, { groupId: real.groups[g] as string, id: held.id }, person(real, by).id, noon(model)),
    )
    if (by !== whose && !tied) held.confirmedBy = by
  }),
)
const speaking = fc.tuple(anybody, which, fc.integer({ min: 0, max: 1 }), decision).map(([by, index, g, said]) =>
  on(index, `speak(${by}, ${index}, ${g}, ${said})`, async (response, model, real) => {
    const version = last(response)
    const asked = version.groups.get(g)
    const sure = model.seats.get(`${g}, ${by}`)?.confirmedBy ?? null
    const counts = sure !== null && seesFresh(version, sure)
    const allowed = reviewable(response) && asked !== undefined && seesFresh(version, by) && counts
    const group = real.groups[g] as string
    const words = { decision: said as 'approve', note: 'Because.', passage: null, group, ...noMeeting }
    const given = { version: response.versions.length, ...words }
    await expectDone(allowed, 'speak', () => review(here.db, response.ref, given, person(real, by), noon(model)))
    if (allowed && asked) hear(model, asked, said)
  }),
)
const link = fc.tuple(officer, which, some).map(([by, index, picked]) =>
  on(index, `link(${by}, ${index}, ${picked.join()})`, async (response, model, real) => {
    const allowed = !response.abandoned && picked.every((comment) => !model.comments[comment]?.withdrawn)
    const comments = picked.map((comment) => real.comments[comment] as string)
    await expectDone(allowed, 'link', () =>
      linkComments(here.db, response.ref, { comments }, person(real, by).id, noon(model)),
    )
    if (!allowed) return
    for (const comment of picked)
      if (!response.links.has(comment)) response.rows.push({ comment, by, at: model.day, gone: null })
    for (const comment of picked) response.links.add(comment)
    takenUp(model, picked)
  }),
)
const unlink = fc.tuple(officer, which, some).map(([by, index, picked]) =>
  on(index, `unlink(${by}, ${index}, ${picked.join()})`, async (response, model, real) => {
    const left = [...response.links].filter((comment) => !picked.includes(comment))
    const allowed = !response.abandoned && !(response.published.length > 0 && left.length === 0)
    const comments = picked.map((comment) => real.comments[comment] as string)
    await expectDone(allowed, 'unlink', () =>
      unlinkComments(here.db, response.ref, comments, person(real, by).id, noon(model)),
    )
    if (!allowed) return
    response.links = new Set(left)
    for (const row of response.rows) if (picked.includes(row.comment)) row.gone ??= { by, at: model.day }
  }),
)
const abandon = fc.tuple(officer, which).map(([by, index]) =>
  on(index, `abandon(${by}, ${index})`, async (response, model, real) => {
    const allowed = !response.abandoned && response.published.length === 0
    await expectDone(allowed, 'abandon', () =>
      abandonResponse(here.db, response.ref, { reason: 'No longer needed.' }, person(real, by), noon(model)),
    )
    if (!allowed) return
    response.abandoned = true
    response.links = new Set()
  }),
)
const settingAside = fc.integer({ min: 0, max: 5 }).map((index) =>
  command(`setAside(${index})`, async (model, real) => {
    const comment = model.comments[index] as Model['comments'][number]
    const answered = model.responses.some((response) => response.published.length > 0 && response.links.has(index))
    const allowed = !comment.withdrawn && !answered
    await expectDone(allowed, 'setAside', () =>
      setAside(here.db, [real.comments[index] as string], { reason: 'thanks' }, person(real, 0), noon(model)),
    )
    if (allowed) comment.setAside = true
  }),
)
const withdrawing = fc.integer({ min: 0, max: 5 }).map((index) =>
  command(`withdraw(${index})`, async (model, real) => {
    const id = real.comments[index] as string
    await withdraw(here.db, await receiptOf(here, id), id, noon(model))
    ;(model.comments[index] as Model['comments'][number]).withdrawn = true
  }),
)

test('whatever people do, in whatever order, the chain holds', async () => {
  const { olive, oscar, rita } = here.cast
  const ines = await addPerson(
    here.db,
    { name: 'Ines Invited', email: 'ines@example.org', password: samplePassword, roles: ['reviewer'] },
    null,
  )
  // Olive invited Ines, and nobody else has confirmed her account.
  const inviteAgain = () => {
    confirmed = false
    const now = new Date()
    const link = { madeAt: now, expiresAt: now, usedAt: now }
    return here.db
      .insertInto('accountLink')
      .values({ personId: ines, kind: 'invitation', madeBy: olive.id, ...link })
      .execute()
  }
  const people = [olive, oscar, rita, { id: ines, email: 'ines@example.org' }].map((member, index) =>
    signedInAs(member, index >= 2 ? 'reviewer' : 'officer'),
  )
  const owner = await make(here).organisation()
  let runs = 0
  let published = 0
  const deeds = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: start },
      { weight: 70, arbitrary: forward },
      { weight: 3, arbitrary: round },
      { weight: 4, arbitrary: save },
      { weight: 2, arbitrary: days },
      ...[
        send,
        officerReview,
        groupReview,
        waiver,
        resolving,
        publishing,
        crash,
        race,
        planning,
        releasing,
        byLink,
        byCode,
        agreeing,
        link,
        unlink,
        merging,
        confirming,
        sitting,
        vouching,
        speaking,
      ].map((arbitrary) => ({
        weight: 2,
        arbitrary,
      })),
      ...[embargo, lifting, asking, allowing, abandon, settingAside, withdrawing, taking, deciding].map(
        (arbitrary) => ({
          weight: 1,
          arbitrary,
        }),
      ),
    ),
    { minLength: 50, maxLength: 70 },
  )
  await fc.assert(
    fc.asyncProperty(deeds, async (given) => {
      await inviteAgain()
      const { id } = await make(here).consultation()
      const area = `Area ${++runs}`
      await here.db
        .updateTable('consultation')
        .set({ areas: [area] })
        .where('id', '=', id)
        .execute()
      const groups = [await group(here, 'approve'), await group(here, 'advise')]
      const real: Real = {
        people,
        groups,
        members: [await seat(here, groups[0] as string), await seat(here, groups[1] as string)],
        board: await group(here, 'approve', 'Partnership Board'),
        comments: await manyComments(here, id, 6),
        consultation: id,
        owner,
        area,
      }
      const model: Model = {
        day: dayOf(here.clock.now),
        comments: real.comments.map(() => ({ withdrawn: false, setAside: false })),
        responses: [],
        embargoUntil: null,
        embargoes: 0,
        embargoId: '',
        lifted: null,
        seats: new Map(),
        boardDecides: runs % 2 === 0,
        words: 0,
        takedowns: [],
      }
      await findingsIssued(here, id, '2026-05-15')
      if (model.boardDecides)
        await here.db.updateTable('consultation').set({ boardId: real.board }).where('id', '=', id).execute()
      for (const deed of given) await deed.run(model, real)
      await authorsFindAnswers(model, real)
      published += model.responses.reduce((sum, response) => sum + response.published.length, 0)
    }),
    { numRuns: 25, interruptAfterTimeLimit: 150_000 },
  )
  // Runs in which hardly anything is ever published would prove little.
  expect(published).toBeGreaterThan(2)
})
