import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { FieldFault } from '../http/refusal.ts'
import type { FileReport, GivenTranslations } from './contract.ts'
import type { OtherLanguage } from '../http/languages/contract.ts'
import type { FileRow } from './file.ts'
import { inSentence, marksInOwnWords } from '../screening/own-words.ts'
import { type KnownWords, knownWords, takenOutIn } from '../screening/refuse.ts'
import { type Row, translationRows } from './queries.ts'
import { type FindScope, historyOf, lockScope, type Scope } from './scope.ts'
import { lastRowOf } from './standing.ts'
import { fieldOf, type Text } from './texts.ts'

/**
 * Keep what somebody translated. What is as it was leaves no trace; an empty text takes back what was there. What does not fit
 * any more is refused text by text, and the rest is kept.
 * @returns how many were kept, and by key why others were not
 * @throws {Refusal} `not-found`
 */
export function saveTranslations(
  db: Db,
  find: FindScope,
  language: OtherLanguage,
  given: GivenTranslations,
  by: string,
  at: Date,
): Promise<{ saved: number; faults: FieldFault[] }> {
  return db.transaction().execute(async (trx) => {
    const scope = await lockScope(trx, find)
    const rows = await rowsOf(trx, scope, language)
    const faults: FieldFault[] = []
    const known = await knownWords(trx)
    const wanted: Wanted[] = []
    for (const one of given.texts) {
      const text = scope.texts.find(({ key }) => key === one.key)
      const typed = tidied(one.text)
      const last = text && lastRowOf(text, rows)
      if (!text) {
        if (typed !== '') faults.push({ field: one.key, message: 'This text is not there any more.' })
      } else if (isSame(last, text, typed)) continue
      else if (one.english !== text.english)
        faults.push({
          field: one.key,
          message: 'The English was changed while you translated. What it says now is beside it.',
        })
      else if (one.row !== undefined && one.row !== (last?.id ?? null))
        faults.push({
          field: one.key,
          message: `${last?.by ?? 'Somebody'} changed this meanwhile, to: “${last?.text ?? ''}”. Save again to put yours in its place.`,
        })
      else {
        const why = whyNotPublic(typed, known)
        if (why) faults.push({ field: one.key, message: why })
        else wanted.push({ text, english: text.english, translated: typed })
      }
    }
    await keep(trx, scope, language, given.made, wanted, by, at)
    return { saved: wanted.length, faults }
  })
}

/** Why a translation may not go out: it gives somebody away by a number or an address, or brings back what was taken out. */
function whyNotPublic(translated: string, { known, takenOut }: KnownWords): string | null {
  const stop = marksInOwnWords(translated, known).find(({ weight }) => weight === 'stop')
  if (stop) return inSentence(stop)
  return takenOutIn(translated, takenOut).length > 0 ? 'Words in this were taken out of everything public.' : null
}

/**
 * Keep what came back in a file. A row whose English has changed meanwhile is kept beside that English, so that it is not lost,
 * and is not shown; nothing there is replaced by it.
 * @throws {Refusal} `not-found`
 */
export function saveFile(
  db: Db,
  find: FindScope,
  language: OtherLanguage,
  file: { made: 'machine' | 'person'; rows: FileRow[] },
  by: string,
  at: Date,
): Promise<FileReport> {
  return db.transaction().execute(async (trx) => {
    const scope = await lockScope(trx, find)
    const rows = await rowsOf(trx, scope, language)
    const known = await knownWords(trx)
    const report: FileReport = { rows: file.rows.length, saved: 0, same: 0, empty: 0, outOfDate: [], bad: [] }
    const wanted: Wanted[] = []
    const seen = new Map<string, number>()
    for (const { line, key, english, text: given, why } of file.rows) {
      const named = scope.texts.find((text) => text.key === key)
      const is = (text: Text | undefined) => text !== undefined && tidied(text.english) === tidied(english)
      // A line of a list that only moved is still the same line.
      const text = is(named)
        ? named
        : (scope.texts.find((other) => named && isBeside(named, other) && is(other)) ?? named)
      const translated = tidied(given)
      const bad = (reason: string) =>
        report.bad.push({ line, where: text?.where ?? key.slice(0, 100), text: given, why: reason })
      const earlier = text && seen.get(text.key)
      const givesAway = whyNotPublic(translated, known)
      if (why) bad(why)
      else if (givesAway) bad(givesAway)
      else if (!text) bad('There is no text of this name here: the row belongs elsewhere, or the text was taken away.')
      else if (translated === '') report.empty++
      else if (earlier !== undefined) bad(`Line ${earlier} translates the same text; that one was taken.`)
      else {
        seen.set(text.key, line)
        const old = !is(text)
        if (old)
          report.outOfDate.push({
            line,
            where: text.where,
            text: given,
            why: 'The English has changed since the file was made.',
          })
        const last = lastRowOf(text, rows)
        if (!old && isSame(last, text, translated)) report.same++
        else {
          if (!old) report.saved++
          const there = rows.some(
            (row) => row.english === english && row.field === text.field && row.text === translated,
          )
          if (!old) wanted.push({ text, english: text.english, translated })
          else if (english.trim() !== '' && !there) wanted.push({ text, english, translated })
        }
      }
    }
    await keep(trx, scope, language, file.made, wanted, by, at)
    return report
  })
}

const isBeside = (one: Text, other: Text) => one.subjectId === other.subjectId && fieldOf(one) === fieldOf(other)

type Wanted = { text: Text; english: string; translated: string }

const rowsOf = (trx: Trx, { versionId, consultationId }: Scope, language: OtherLanguage) =>
  translationRows(trx, versionId ? { versionId } : { consultationId }, language)

/** Line ends as ours are; nothing before or after the words. */
const tidied = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** Nothing new is said by it, however it is said to have been made: who vouches for another’s words checks them. */
function isSame(last: Row | undefined, text: Text, typed: string): boolean {
  if (!last || last.text === null) return typed === ''
  return last.english === text.english && last.text === typed
}

async function keep(
  trx: Trx,
  scope: Scope,
  language: OtherLanguage,
  made: 'machine' | 'person',
  wanted: Wanted[],
  by: string,
  at: Date,
): Promise<void> {
  if (wanted.length === 0) return
  const { consultationId, versionId } = scope
  await trx
    .insertInto('translation')
    .values(
      wanted.map(({ text, english, translated }) => ({
        consultationId,
        versionId,
        subject: text.subject,
        subjectId: text.subjectId,
        field: text.field,
        language,
        english,
        text: translated === '' ? null : translated,
        made,
        byPerson: by,
        at,
      })),
    )
    .execute()
  const taken = wanted.filter((one) => one.translated === '').length
  await record(trx, {
    actor: by,
    action: 'translation.saved',
    subjectId: historyOf(scope),
    consultationId,
    detail: { language, made, texts: wanted.length - taken, takenBack: taken, ...(versionId && { versionId }) },
    at,
  })
  await announce(trx, 'public')
}
