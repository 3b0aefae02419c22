import { cutTo } from '../../data/vocabulary.ts'
import { sql } from 'kysely'
import type { Overview } from '../../comments/contract.ts'
import { overview } from './overview.ts'
import type { Db } from '../../data/database.ts'
import { dayOf, daysBetween, inWords } from '../../data/time.ts'
import { type Reach, visible } from '../../data/visible.ts'
import type { HeldWords } from '../../offline/contract.ts'
import { heldWords } from '../../offline/queries.ts'
import type { SignedIn } from '../../people/contract.ts'
import { daysTied } from '../../people/independent.ts'
import { may } from '../../people/permissions.ts'
import { reachOf } from '../../people/reach.ts'
import { requestKinds } from '../../requests/vocabulary.ts'
import { requests } from '../../requests/queries.ts'
import { type Chain, findChains } from '../../responses/chain.ts'
import { laterKinds } from '../../responses/links/later-contract.ts'
import { laterOpen, type OpenLater } from '../../responses/links/later.ts'
import { openChanges, type OpenChange } from '../../programmes/control.ts'
import { hasApproved, stateOf, waitsFor, whyNotApprove } from '../../responses/rules.ts'
import type { FirstStep, Home, Task } from './home-contract.ts'
import { openComplaints, type Undecided, undecided } from '../../takedowns/queries.ts'
import { unseenMentions } from '../inbox/notes.ts'
import { changesSince, visit } from './visit.ts'
import { type Watched, watched } from './watch-contract.ts'
import { watchedNow } from './watch.ts'

/** What somebody has to do, what they wait for, and what changed since they were last here. */
export async function home(db: Db, viewer: SignedIn, at: Date): Promise<Home> {
  const today = dayOf(at)
  const since = await visit(db, viewer.id, at)
  const seen = await overview(db, viewer, at)
  const reach = await reachOf(db, viewer, 'comments.read')
  const responses = may(viewer, 'responses.see') ? await reachOf(db, viewer, 'responses.see') : undefined
  const chains = responses ? await findChains(db, { reach: responses, open: true }) : []
  const later = responses ? await laterOpen(db, responses, viewer, at) : []
  const setUp = may(viewer, 'consultations.change')
    ? await openChanges(
        db,
        viewer.id,
        {
          consultations: await reachOf(db, viewer, 'consultations.change'),
          programme: may(viewer, 'programme.change'),
        },
        at,
      )
    : []
  const takesOut = may(viewer, 'words.take-out', { is: 'programme' })
  const hidden = takesOut ? await undecided(db, viewer, at) : []
  const asked = may(viewer, 'comments.change') ? await requests(db, {}, today, reach) : []
  return {
    mine: [
      ...safeguardingTask(seen.safeguarding),
      ...(await unseenMentions(db, viewer)).map((one) => mentionTask(one, today)),
      ...asked.filter(({ owner }) => owner?.id === viewer.id).map((one) => requestTask(one)),
      ...chains.flatMap((chain) => draftTask(chain, viewer, today)),
      ...(may(viewer, 'responses.review')
        ? (await watchedNow(db, viewer, today, 'mine')).map((one) => watchedTask(one, today))
        : []),
      ...later.filter(({ change }) => change.whyNot === null).map(laterTask),
      ...setUp.filter(({ mine }) => mine).map((one) => setUpTask(one, at)),
      ...hidden.filter(({ decides }) => decides).map((one) => takedownTask(one, at)),
      ...(takesOut ? complaintTask(await openComplaints(db), at) : []),
      ...(may(viewer, 'comments.change') ? await givenTasks(db, viewer, reach, today) : []),
      ...ownerlessTask(asked.filter(({ owner }) => owner === null)),
      ...(may(viewer, 'responses.draft') ? seen.commitments.map(commitmentTask) : []),
      ...(may(viewer, 'consultations.change', { is: 'programme' })
        ? (await heldWords(db)).map((held) => heldTask(held, today))
        : []),
      ...mailTasks(seen.mail),
    ].sort((a, b) => Number(b.urgent) - Number(a.urgent)),
    others: [
      ...chains.flatMap((chain) => waitingTask(chain, viewer, today)),
      ...later.filter(({ byPerson }) => byPerson === viewer.id).map(laterTask),
      ...setUp.filter(({ byPerson }) => byPerson === viewer.id).map((one) => setUpTask(one, at)),
      ...hidden.filter(({ mine }) => mine).map((one) => takedownTask(one, at)),
    ],
    changes: { since, items: since ? await changesSince(db, viewer, since) : [] },
    firstSteps: await firstSteps(db, viewer),
    consultations: seen.consultations,
    oldest: seen.oldest,
    // No link leads to where somebody may not go.
    deadlines: seen.deadlines.map((one) =>
      one.href?.startsWith('/desk/') && !may(viewer, 'comments.read') ? { ...one, href: null } : one,
    ),
    reads: may(viewer, 'comments.read'),
  }
}

const many = (count: number, noun: string) => `${count.toLocaleString('en-GB')} ${count === 1 ? noun : `${noun}s`}`
const dueIn = (days: number) =>
  days < 0 ? `${many(-days, 'day')} late` : days === 0 ? 'due today' : `due in ${many(days, 'day')}`
const waited = (since: Date, today: string) => {
  const days = daysBetween(dayOf(since), today)
  if (days <= 0) return 'since today'
  return days < 730 ? `for ${many(days, 'day')}` : `since ${inWords(dayOf(since))}`
}

function safeguardingTask(seen: Overview['safeguarding']): Task[] {
  if (!seen || seen.waiting === 0) return []
  return [
    {
      href: '/desk/safeguarding',
      what: `${many(seen.waiting, 'comment')} may tell of harm`,
      detail: null,
      clock: seen.overdue > 0 ? `${seen.overdue.toLocaleString('en-GB')} overdue` : 'to be decided within a day',
      urgent: true,
      step: 'Decide',
    },
  ]
}

type Request = Awaited<ReturnType<typeof requests>>[number]

const requestTask = ({ commentId, kind, days, consultation }: Request): Task => ({
  href: `/desk/requests#request-${commentId}`,
  what: requestKinds[kind].label,
  detail: consultation.title,
  clock: dueIn(days),
  urgent: days < 0,
  step: 'Deal with it',
})

/** Somebody has to take those that nobody has: one line for all of them, so that they do not bury what is mine. The first due comes first. */
function ownerlessTask(open: Request[]): Task[] {
  const [first] = open
  if (!first) return []
  const kinds = [...new Set(open.map(({ kind }) => requestKinds[kind].label))]
  return [
    {
      href: '/desk/requests',
      what: open.length === 1 ? '1 request is with nobody yet' : `${many(open.length, 'request')} are with nobody yet`,
      detail: kinds.join(', '),
      clock: open.length === 1 ? dueIn(first.days) : `the first ${dueIn(first.days)}`,
      urgent: first.days < 0,
      step: open.length === 1 ? 'Take it or give it' : 'Take or give them',
    },
  ]
}

function draftTask(chain: Chain, viewer: SignedIn, today: string): Task[] {
  const state = stateOf(chain)
  const wrote = chain.editors.some(({ id }) => id === viewer.id)
  const href = `/desk/responses/${chain.ref}`
  const detail = cutTo(chain.youSaid, 120) || null
  const clock = waited(waitsFor(chain).since, today)
  const task = (what: string, step: string, urgent = false): Task[] => [{ href, what, detail, clock, urgent, step }]
  if (state === 'changes-asked' && wrote) return task(`${chain.ref} was sent back to you`, 'Change it')
  if (state === 'in-review' && whyNotApprove(chain, viewer) === null && !hasApproved(chain, viewer.id))
    return task(`${chain.ref} waits for a second person`, 'Review it')
  if (state === 'drafting' && chain.editedBy === viewer.id) return task(`${chain.ref}, your draft`, 'Go on writing')
  if (state === 'approved' && may(viewer, 'responses.publish')) return task(`${chain.ref} is approved`, 'Publish it')
  return []
}

/** A change of a public response that somebody is to look at second. */
function laterTask({ ref, change }: OpenLater): Task {
  const { kind, amount, state, by, dueAt, overdue } = change
  return {
    href: `/desk/responses/${ref}#later`,
    what: `${ref}: ${laterKinds[kind].toLowerCase()}${amount > 0 ? ` (${many(amount, 'comment')})` : ''}`,
    detail: `By ${by}. ${state === 'waiting' ? 'Not public before a second officer agrees.' : 'Public; a second officer has to look at it.'}`,
    clock: lookBy(dueAt, overdue),
    urgent: overdue,
    step: 'Look at it',
  }
}

/** A change of the set-up of a public consultation, or of what every page says, the same. */
function setUpTask({ slug, title, by, what, dueAt }: OpenChange, at: Date): Task {
  return {
    href: slug === null ? '/desk/settings#changes' : `/desk/consultations/${slug}#changes`,
    what: `Changed while public: ${what}`,
    detail: `${title ?? 'On every page'} · By ${by}; a second person has to look at it.`,
    clock: lookBy(dueAt, dueAt < at),
    urgent: dueAt < at,
    step: 'Look at it',
  }
}

/** Words that leave everything public: never which, for a home page is read over a shoulder. */
const takedownTask = ({ askedBy, places, held, dueAt, mine }: Undecided, at: Date): Task => ({
  href: '/desk/takedowns#waiting',
  what: held ? 'Words are to be taken out of much that is public' : `Words are hidden in ${many(places, 'place')}`,
  detail: `By ${askedBy}. ${held ? 'Nothing is hidden before a second person agrees.' : 'A second person decides whether they stay out.'}`,
  clock: lookBy(dueAt, dueAt < at),
  urgent: dueAt < at,
  step: mine ? 'Look at it' : 'Decide',
})

/** All of them in one line; the first due comes first. */
function complaintTask({ count, dueAt }: { count: number; dueAt: Date | null }, at: Date): Task[] {
  if (dueAt === null) return []
  return [
    {
      href: '/desk/takedowns#complaints',
      what: `${many(count, 'complaint')} about what is published`,
      detail: null,
      clock: lookBy(dueAt, dueAt < at),
      urgent: dueAt < at,
      step: count === 1 ? 'Answer it' : 'Answer them',
    },
  ]
}

const lookBy = (dueAt: Date, overdue: boolean) =>
  overdue ? `overdue since ${inWords(dayOf(dueAt))}` : `due by ${timeOf(dueAt)} on ${inWords(dayOf(dueAt))}`

const times = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
const timeOf = (moment: Date) => times.format(moment)

function waitingTask(chain: Chain, viewer: SignedIn, today: string): Task[] {
  if (!chain.editors.some(({ id }) => id === viewer.id)) return []
  if (!['in-review', 'with-groups', 'with-board'].includes(stateOf(chain))) return []
  const { who, since } = waitsFor(chain)
  return [
    {
      href: `/desk/responses/${chain.ref}`,
      what: `${chain.ref} waits for ${who?.replace(/^An? /, (article) => article.toLowerCase()) ?? 'others'}`,
      detail: cutTo(chain.youSaid, 120) || null,
      clock: waited(since, today),
      urgent: false,
      step: 'Look at it',
    },
  ]
}

async function givenTasks(db: Db, viewer: SignedIn, reach: Reach, today: string): Promise<Task[]> {
  const rows = await visible(db, reach)
    .innerJoin('commentAssignee as a', 'a.commentId', 'c.id')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .select(({ fn }) => ['k.slug', 'k.title', fn.countAll<number>().as('n'), fn.min('a.givenAt').as('since')])
    .where('a.personId', '=', viewer.id)
    .where('c.standing', '=', 'in-hand')
    .groupBy(['k.slug', 'k.title'])
    .execute()
  return rows.map(({ slug, title, n, since }) => ({
    href: `/desk/comments?consultation=${slug}&assignee=${viewer.id}&state=in-hand`,
    what: `${many(Number(n), 'comment')} given to you`,
    detail: title,
    clock: waited(since, today),
    urgent: false,
    step: 'Open them',
  }))
}

const commitmentTask = (one: Overview['commitments'][number]): Task => ({
  href: `/desk/responses/${one.ref}#news`,
  what: `${one.ref}: ${one.text}`,
  detail: one.owner,
  clock: dueIn(one.days),
  urgent: one.days < 0,
  step: 'Say how it stands',
})

const mentionTask = (note: Awaited<ReturnType<typeof unseenMentions>>[number], today: string): Task => ({
  href: note.ref ? `/desk/responses/${note.ref}#notes` : `/desk/comments/${note.commentId}#notes`,
  what: `${note.by} named you in a note${note.ref ? ` beside ${note.ref}` : ''}`,
  detail: cutTo(note.body, 120),
  clock: waited(note.at, today),
  urgent: false,
  step: 'Read it',
})

/** What moved on under a response that somebody wrote last: theirs to correct, or to say how it stands. */
const watchedTask = ({ ref, what, says, since }: Watched, today: string): Task => ({
  href: what === 'not-so' ? `/desk/responses/${ref}#is-it-so` : `/desk/responses/${ref}`,
  what: `${ref}: ${watched[what].charAt(0).toLowerCase()}${watched[what].slice(1)}`,
  detail: says,
  clock: waited(new Date(since), today),
  urgent: false,
  step: what === 'not-so' ? 'Read what they say' : 'Look at it',
})

/** Their authors hold receipts, and read there that a member of staff must still take them in. */
const heldTask = ({ consultation, event, count, since }: HeldWords, today: string): Task => ({
  href: `/desk/consultations/${consultation.slug}/events/${event.id}/hall`,
  what: `${event.title}: ${many(count, 'submission')} to take in`,
  detail: consultation.title,
  clock: waited(since, today),
  urgent: false,
  step: 'Take them in',
})

function mailTasks(mail: Overview['mail']): Task[] {
  if (!mail) return []
  const task = (n: number, state: string, what: string): Task[] =>
    n === 0
      ? []
      : [{ href: `/desk/outbox?state=${state}`, what, detail: null, clock: null, urgent: false, step: 'Look at them' }]
  return [
    ...task(
      mail.byHand,
      'by-hand',
      `${many(mail.byHand, 'mail')} to be sent by a person, in another format or by telephone`,
    ),
    ...task(mail.uncertain, 'uncertain', `${many(mail.uncertain, 'mail')} that may not have arrived`),
    ...task(mail.failed, 'failed', `${many(mail.failed, 'mail')} that could not be sent`),
  ]
}

/** What is needed before the public can comment, until they can. */
async function firstSteps(db: Db, viewer: SignedIn): Promise<FirstStep[]> {
  if (!may(viewer, 'consultations.change')) return []
  const { rows } = await sql<{
    consultations: number
    published: number
    people: number
    leads: number
    organisations: number
  }>`
    select (select count(*)::int from consultation) as consultations,
      (select count(*)::int from consultation where published_at is not null) as published,
      (select count(*)::int from person where disabled_at is null) as people,
      (select count(*)::int from permission_grant g join person p on p.id = g.person_id
        where g.role = 'safeguarding' and p.disabled_at is null) as leads,
      (select count(*)::int from organisation) as organisations`.execute(db)
  const there = rows[0]
  if (!there || there.published > 0) return []
  return [
    ...(may(viewer, 'programme.change')
      ? [
          {
            href: '/desk/settings',
            says: 'Name the programme, its area and how to reach you.',
            button: 'Settings',
            done: false,
          },
        ]
      : []),
    ...(may(viewer, 'people.manage')
      ? [
          {
            href: '/desk/people',
            says:
              'Invite a second administrator, and somebody who reads what you write: nobody approves their own work. ' +
              `For ${daysTied} days, anybody you invite cannot approve yours either, unless another administrator confirms the account.`,
            button: 'Invite people',
            done: there.people > 1,
          },
          {
            href: '/desk/people',
            says: 'Invite a safeguarding lead: comments that may tell of harm are shown to nobody else.',
            button: 'Invite a lead',
            done: there.leads > 0,
          },
        ]
      : []),
    {
      href: '/desk/bodies',
      says: 'Add the organisations and boards that answer and decide.',
      button: 'Add organisations',
      done: there.organisations > 0,
    },
    {
      href: there.consultations > 0 ? '/desk/consultations' : '/desk/consultations/new',
      says: 'Set up a consultation: what it is about, its dates, its questions.',
      button: 'Set up a consultation',
      done: there.consultations > 0,
    },
    {
      href: '/desk/consultations',
      says: 'Publish it. Nobody sees it before.',
      button: 'Publish it',
      done: false,
    },
  ]
}
