import { sql } from 'kysely'
import { londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import { addDays } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import { logAsOf } from '../log/as-of.ts'
import { papersOf } from '../papers/queries.ts'
import { findChains } from '../responses/chain.ts'
import { boardsOutstanding, outstanding, stateOf } from '../responses/rules.ts'
import type { SeatProps } from './board-contract.ts'
import { positionsOf } from './position.ts'
import { agendaOf } from './queries.ts'

const maxEntries = 10

/** What a member of a board comes for. Of the boards on which they sit, or of all where they sit on none, the one asked for. */
export async function seatOf(
  db: Db,
  personId: string,
  asked: string | undefined,
  { today, consultationIds }: { today: Day; consultationIds: string[] },
): Promise<SeatProps> {
  const boards = await boardsOf(db, personId, today)
  const board = boards.find(({ slug }) => slug === asked) ?? boards[0] ?? null
  const meetings = board ? await meetingsOf(db, board.id) : []
  const nextOne = meetings.findLast(({ day }) => day !== null && day >= today)
  const lastOne = meetings.find(({ day }) => day !== null && day < today)
  const since = lastOne?.day ?? addDays(today, -28)
  const [agenda, log, moved, chains, positions, papers] = await Promise.all([
    nextOne ? agendaOf(db, nextOne.id, today) : [],
    logAsOf(db, { day: today, today, consultationIds }, { since }, { limit: maxEntries }),
    movedSince(db, since),
    board ? findChains(db, { open: true }) : [],
    board ? positionsOf(db, { board: board.slug }, today) : [],
    Promise.all(meetings.map(({ id }) => papersOf(db, { meetingId: id }))),
  ])
  return {
    boards: boards.map(({ slug, name }) => ({ slug, name })),
    board: board && { slug: board.slug, name: board.name },
    next: nextOne?.day ? { ...nextOne, day: nextOne.day, agenda, questions: nextOne.questions } : null,
    last: lastOne?.day ? { slug: lastOne.slug, day: lastOne.day } : null,
    since,
    log,
    moved,
    waiting: chains
      .filter((chain) => ['in-review', 'with-groups', 'with-board'].includes(stateOf(chain)))
      .flatMap((chain) => {
        const why = boardsOutstanding(chain).find(({ id }) => id === board?.id)?.why
        const asks = outstanding(chain).some(({ id }) => id === board?.id)
        return why || asks
          ? [{ ref: chain.ref, youSaid: chain.youSaid, why: why ?? 'The board is asked to approve it.' }]
          : []
      }),
    positions,
    papers: papers.flat().sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1)),
  }
}

async function boardsOf(db: Db, personId: string, today: Day) {
  const boards = (own: boolean) =>
    db
      .selectFrom('grouping as g')
      .select(['g.id', 'g.slug', 'g.name'])
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('boardMeeting as m').select('m.id').whereRef('m.groupingId', '=', 'g.id')),
      )
      .$if(own, (query) =>
        query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('groupMember as s')
              .select('s.id')
              .whereRef('s.groupingId', '=', 'g.id')
              .where('s.personId', '=', personId)
              .where(
                sql<boolean>`coalesce(s.seated_from <= ${today}, true) and coalesce(s.seated_until >= ${today}, true)`,
              ),
          ),
        ),
      )
      .orderBy('g.name')
      .execute()
  const own = await boards(true)
  return own.length > 0 ? own : boards(false)
}

/** Every meeting of a board, in public or not, the latest first. */
function meetingsOf(db: Db, groupingId: string) {
  return db
    .selectFrom('boardMeeting as m')
    .select((eb) => [
      'm.id',
      'm.slug',
      'm.title',
      'm.day',
      'm.starts',
      'm.venue',
      'm.inPublic',
      eb
        .selectFrom('publicQuestion as q')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('q.meetingId', '=', 'm.id')
        .$asScalar()
        .$notNull()
        .as('questions'),
    ])
    .where('m.groupingId', '=', groupingId)
    .orderBy('m.day', (order) => order.desc().nullsLast())
    .execute()
}

/** What was said of the dates of public consultations after a day. */
async function movedSince(db: Db, since: Day): Promise<SeatProps['moved']> {
  const rows = await db
    .selectFrom('phaseDate as d')
    .innerJoin('phase as f', 'f.id', 'd.phaseId')
    .innerJoin('consultation as c', 'c.id', 'f.consultationId')
    .select(['c.slug', 'c.title', 'f.name as phase', 'd.boundary', 'd.day', 'd.wording', 'd.reason'])
    .where('c.publishedAt', 'is not', null)
    // What was said on a day that nobody knows any more was typed in later: the day of typing is not news.
    .where('d.recordedOnWording', 'is', null)
    .where(sql<boolean>`coalesce(d.recorded_on, ${londonDay('d.recorded_at')}) > ${since}`)
    .where('d.reason', 'is not', null)
    .orderBy('d.id', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ slug, title, phase, boundary, day, wording, reason }) => ({
    slug,
    title,
    phase,
    boundary,
    day,
    wording,
    reason,
  }))
}
