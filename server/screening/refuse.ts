import type { Db } from '../data/database.ts'
import type { Screened } from '../http/action.ts'
import { type FieldFault, Refusal, refusedAt } from '../http/refusal.ts'
import { inSentence, isOnePersons, marksInOwnWords, type OwnMark } from './own-words.ts'

const takenOutAgain = 'Words in this were taken out of everything public. Please write it without them.'

/** What is public anyhow, and what was taken out of everything public. */
export type KnownWords = { known: string[]; takenOut: string[] }

/** Names of bodies and contact lines that may stand anywhere, and words that may stand nowhere. */
export async function knownWords(db: Db): Promise<KnownWords> {
  const [organisations, groups, workstreams, programmes, consultations, takedowns] = await Promise.all([
    db.selectFrom('organisation').select(['name', 'shortName']).execute(),
    db.selectFrom('grouping').select('name').execute(),
    db.selectFrom('workstream').select('name').execute(),
    db.selectFrom('programme').select(['name', 'area', 'contactLine', 'localHelp']).execute(),
    db.selectFrom('consultation').select('title').execute(),
    db
      .selectFrom('takedown')
      .select('words')
      .where((eb) =>
        eb.or([eb('decision', '=', 'taken-out'), eb.and([eb('decision', 'is', null), eb('held', '=', false)])]),
      )
      .execute(),
  ])
  return {
    known: [
      ...organisations.flatMap(({ name, shortName }) => [name, shortName]),
      ...[...groups, ...workstreams].map(({ name }) => name),
      ...programmes.flatMap(({ name, area, contactLine, localHelp }) => [name, area, contactLine, localHelp]),
      ...consultations.map(({ title }) => title),
    ].filter((name) => name !== null),
    takenOut: takedowns.flatMap(({ words }) => words),
  }
}

/** What nobody sees within a word: a soft hyphen, joiners. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
/** A text without what nobody sees in it, and with each accent in one code. */
export const asCompared = (text: string) => text.normalize('NFC').replace(invisible, '')

/** Which of the words that were taken out stand in a text again, however they are spaced, quoted, hyphenated or encoded. */
export function takenOutIn(text: string, takenOut: readonly string[]): string[] {
  const compared = asCompared(text)
  return takenOut.filter((words) => {
    const pattern = asCompared(words)
      .trim()
      .split(/\s+/)
      .map((word) =>
        word
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replace(/["“”]/g, '["“”]')
          .replace(/['’‘ʼ]/g, "['’‘ʼ]")
          .replace(/[-‐‑‒–]/g, '[-‐‑‒–]'),
      )
      .join('\\s+')
    return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu').test(compared)
  })
}

/** What was taken out of everything public does not come back. @throws {Refusal} `invalid`, at the field */
export async function refuseTakenOut(db: Db, field: string, text: string): Promise<void> {
  const { takenOut } = await knownWords(db)
  if (takenOutIn(text, takenOut).length > 0) throw refusedAt('invalid', field, takenOutAgain)
}

/** Of lines that say how to reach an office: what no office has, and what was taken out. @throws {Refusal} `invalid` */
export function refuseInContactLines(db: Db, texts: Record<string, string | undefined>): Promise<void> {
  return refuseMarks(db, texts, ({ kind }) => kind === 'nhs-number' || kind === 'record-number')
}

/**
 * Of what may name people (a body, who asked, what a reviewer says): numbers, contact details and addresses of people, and what was
 * taken out. @throws {Refusal} `invalid`
 */
export function refuseStops(db: Db, texts: Record<string, string | null | undefined>): Promise<void> {
  return refuseMarks(db, texts, ({ weight }) => weight === 'stop')
}

async function refuseMarks(
  db: Db,
  texts: Record<string, string | null | undefined>,
  stops: (mark: OwnMark) => boolean,
): Promise<void> {
  const written = Object.entries(texts).flatMap(([field, text]) => (text ? [{ field, text }] : []))
  if (written.length === 0) return
  const { known, takenOut } = await knownWords(db)
  const faults = written.flatMap(({ field, text }): FieldFault[] => {
    const again = takenOutIn(text, takenOut).map(() => takenOutAgain)
    const found = [...again, ...marksInOwnWords(text, known).filter(stops).map(inSentence)]
    return found.length > 0 ? [{ field, message: found.join(' ') }] : []
  })
  if (faults.length > 0) throw new Refusal('invalid', faults.map(({ message }) => message).join(' '), faults)
}

/**
 * Look through words of the programme's own before they go out. Numbers and addresses of people stop them; a name, or a job that only
 * one person has, may stand with a reason; so may a mailbox of one person's where an office's is asked for.
 * @param texts     what was written, by the field it was typed into
 * @param whyNamed  why a name has to stand
 * @returns the fields in which a name stands, with that reason
 * @throws {Refusal} `invalid`, with a sentence for each field
 */
export async function refusePersonalData(
  db: Db,
  texts: Record<string, Screened | null | undefined>,
  whyNamed?: string | null,
): Promise<string[]> {
  const written = Object.entries(texts).flatMap(([field, text]) => (text ? [{ field, text }] : []))
  if (written.length === 0) return []
  const { known, takenOut } = await knownWords(db)
  const faults: FieldFault[] = []
  const named: string[] = []
  let asks = false
  const unexplained = (whyNamed ?? '').trim().length < 3
  for (const { field, text: given } of written) {
    const { text, stopped, asking } = lookedThrough(given, known)
    const asked = unexplained ? asking : []
    if (asking.length > 0) named.push(field)
    const found = [...takenOutIn(text, takenOut).map(() => takenOutAgain), ...stopped, ...asked]
    if (found.length > 0) faults.push({ field, message: found.join(' ') })
    asks ||= asked.length > 0
  }
  if (faults.length === 0) return named
  const why = {
    field: 'whyNamed',
    message: 'Please use the post instead of the name, or say why the name has to stand.',
  }
  throw new Refusal(
    'invalid',
    faults.map(({ message }) => message).join(' '),
    asks && faults.length > 0 ? [...faults, why] : faults,
  )
}

/** What stops a text, and what asks for a reason, in sentences. */
function lookedThrough(given: Screened, known: string[]): { text: string; stopped: string[]; asking: string[] } {
  if (typeof given !== 'string') {
    if ('place' in given) return { text: given.place, stopped: stoppedInPlace(given.place, known), asking: [] }
    const { mailbox } = given
    return { text: mailbox, stopped: [], asking: isOnePersons(mailbox) ? [mailboxOfOne(mailbox)] : [] }
  }
  const marks = marksInOwnWords(given, known)
  const said = (of: OwnMark['weight']) => marks.filter(({ weight }) => weight === of).map(inSentence)
  return { text: given, stopped: said('stop'), asking: said('ask') }
}

/** Where people can come to is public with its postcode; a number or a mailbox of somebody’s is not. */
const stoppedInPlace = (place: string, known: string[]) =>
  marksInOwnWords(place, known)
    .filter(({ kind, weight }) => weight === 'stop' && kind !== 'address' && kind !== 'postcode')
    .map(inSentence)

const mailboxOfOne = (email: string) =>
  `“${email}” looks like the mailbox of one person. Give one that an office reads, or say why it has to be this: their name goes out with every mail, and nobody answers once they leave.`
