import type { Db } from '../data/database.ts'
import { noSuch } from '../http/refusal.ts'
import type { Day } from '../http/wire.ts'
import type { Meeting, MeetingInFull } from './contract.ts'
import { papersOf } from '../papers/queries.ts'
import { agendaOf, findPublicMeeting, meetingBefore, movedFrom, publicMeetings, publicQuestionsOf } from './queries.ts'

type Row = Awaited<ReturnType<typeof publicMeetings>>[number]

/** Meetings held in public, the latest first; those whose day was not recorded last. */
export async function allMeetings(db: Db, today: Day): Promise<Meeting[]> {
  return (await publicMeetings(db)).map((row) => meetingOf(row, today))
}

/** @throws {Refusal} `not-found` for a board that is not there, which is no board without meetings */
export async function refuseUnknownBoard(db: Db, slug: string): Promise<void> {
  const found = await db.selectFrom('grouping').select('id').where('slug', '=', slug).executeTakeFirst()
  if (!found) throw noSuch('board')
}

/**
 * One meeting with its agenda, minutes, resolutions and public questions.
 * @throws {Refusal} `not-found` if there is none, or it is not held in public
 */
export async function meetingInFull(db: Db, slug: string, today: Day): Promise<MeetingInFull> {
  const row = await findPublicMeeting(db, slug)
  if (!row) throw noSuch('meeting')
  const [agenda, questions, papers, previous, moved] = await Promise.all([
    agendaOf(db, row.id, today),
    publicQuestionsOf(db, row.id),
    papersOf(db, { meetingId: row.id }),
    row.day === null ? undefined : meetingBefore(db, row.groupingId, row.day),
    movedFrom(db, row.id),
  ])
  const papersOut = arePapersOut(row, today)
  return {
    ...meetingOf(row, today),
    moved,
    papersPublishedOn: row.papersPublishedOn,
    papersOut,
    agenda: papersOut ? agenda : [],
    // What somebody asked is shown with its answer, not while nobody has looked at it, nor where it was ruled out.
    publicQuestions: questions.map((one) =>
      one.answer === null || isShut(one.answerMode) ? { ...one, question: null, asker: null } : one,
    ),
    papers: papers
      .filter((paper) => paper.public)
      .map(({ ref, title, issuedOn }) => ({ ref, title, issuedOn, url: `/papers/${ref}` })),
    previous: previous ?? null,
  }
}

/** It came, and the board gives no answer to it. */
const isShut = (mode: string | null) => mode === 'ruled-out' || mode === 'withdrawn'

/** Papers are public from their day on; where no day was recorded, from the day of the meeting. */
export function arePapersOut({ papersPublishedOn, day }: Pick<Row, 'papersPublishedOn' | 'day'>, today: Day): boolean {
  if (papersPublishedOn !== null) return papersPublishedOn <= today
  return day === null || day <= today
}

function meetingOf(row: Row, today: Day): Meeting {
  const { slug, title, board, boardSlug, day, dayWording, starts, venue, url, resolutions, questions } = row
  const shown = arePapersOut(row, today)
  return {
    slug,
    title,
    board,
    boardSlug,
    day,
    dayWording,
    starts,
    venue,
    url,
    resolutions: shown ? resolutions : 0,
    questions,
  }
}
