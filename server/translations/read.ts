import { plainFields, type PlainField } from '../responses/fields-vocabulary.ts'
import { consultationTexts, fieldOf } from './texts.ts'
import type { Db } from '../data/database.ts'
import type { Known } from '../consultations/known.ts'
import type { Language } from '../http/languages/vocabulary.ts'
import type { Day } from '../http/wire.ts'
import type { Translation } from '../http/languages/contract.ts'
import { type PublicRow, publicRows, publicRowsOfVersions } from './queries.ts'

/** What is translated of an entry of the log. */
type Entry = Record<PlainField, string | null> & {
  ref: string
  version: number
  consultation: { slug: string; title: string }
  phase: string | null
  point: { title: string } | null
  themes: { label: string }[]
  youSaid: string
  weDid: string | null
  reason: { text: string | null } | null
  commitments: { text: string }[]
  correctionReason: string | null
}
/** What is translated of a receipt. */
type Receipt = {
  consultation: { slug: string; title: string }
  comments: {
    question: string | null
    themes: { label: string }[]
    responses: { ref: string; version: number; youSaid: string; weDid: string | null }[]
  }[]
}

/**
 * What readers are shown for these English texts: only what was made from exactly that English. Of a response's words only
 * what a second person let out. What was taken back hides what was there before it. Pure.
 * @param rows  the newest first
 */
function shownFor(english: Iterable<string | null>, rows: PublicRow[]): Translation[] {
  const wanted = new Set(english)
  const settled = new Set<string>()
  const shown = new Map<string, Translation>()
  for (const row of rows) {
    if (!wanted.has(row.english)) continue
    const one = `${row.subjectId}/${fieldOf(row)}/${row.english}`
    if (settled.has(one)) continue
    if (row.text === null) settled.add(one)
    else if (row.subject !== 'response' || row.released) {
      settled.add(one)
      const { language, english, text, made } = row
      if (!shown.has(english)) shown.set(english, { language, english, text, how: row.compared ? 'checked' : made })
    }
  }
  return [...shown.values()]
}

/** @returns nothing at all in English, so that what English readers get stays as it is */
export async function consultationIn(
  db: Db,
  language: Language,
  known: Known,
  more: Iterable<string | null> = [],
): Promise<{ translations?: Translation[] }> {
  if (language === 'en') return {}
  const rows = await publicRows(db, [known.id], language)
  return { translations: shownFor([...consultationTexts(known).map((text) => text.english), ...more], rows) }
}

/** The same for a list of consultations, with one look at the database. */
export async function consultationsIn<C extends Known>(
  db: Db,
  language: Language,
  known: C[],
): Promise<(C & { translations?: Translation[] })[]> {
  if (language === 'en' || known.length === 0) return known
  const rows = Map.groupBy(
    await publicRows(
      db,
      known.map((one) => one.id),
      language,
    ),
    (row) => row.ofId,
  )
  return known.map((one) => ({
    ...one,
    translations: shownFor(
      consultationTexts(one).map((text) => text.english),
      rows.get(one.id) ?? [],
    ),
  }))
}

/** Entries of the log with what is translated of each: its own version's words, and the names its consultation gives. */
export async function entriesIn<E extends Entry>(db: Db, language: Language, entries: E[], day: Day): Promise<E[]> {
  if (language === 'en' || entries.length === 0) return entries
  const slugs = [...new Set(entries.map((entry) => entry.consultation.slug))]
  const consultations = await db.selectFrom('consultation').select(['id', 'slug']).where('slug', 'in', slugs).execute()
  const [own, given] = await Promise.all([
    publicRowsOfVersions(
      db,
      entries.map((entry) => entry.ref),
      language,
      day,
    ),
    publicRows(
      db,
      consultations.map((one) => one.id),
      language,
      day,
    ),
  ])
  const ofVersion = Map.groupBy(own, (row) => row.ofId)
  const ofConsultation = Map.groupBy(given, (row) => consultations.find((one) => one.id === row.ofId)?.slug ?? '')
  return entries.map((entry) => {
    const { youSaid, weDid, reason, commitments, correctionReason } = entry
    const plain = plainFields.map((field) => entry[field])
    const words = [youSaid, weDid, reason?.text ?? null, ...plain, correctionReason]
    const names = [
      entry.consultation.title,
      entry.phase,
      entry.point?.title ?? null,
      ...entry.themes.map((theme) => theme.label),
    ]
    return {
      ...entry,
      translations: [
        ...shownFor(
          [...words, ...commitments.map((one) => one.text)],
          ofVersion.get(`${entry.ref}/${entry.version}`) ?? [],
        ),
        ...shownFor(names, ofConsultation.get(entry.consultation.slug) ?? []),
      ],
    }
  })
}

/** A receipt with what is translated of its questions, themes and responses. */
export async function receiptIn<R extends Receipt>(db: Db, language: Language, view: R): Promise<R> {
  if (language === 'en') return view
  const { comments } = view
  const responses = comments.flatMap((comment) => comment.responses)
  const [given, own] = await Promise.all([
    db
      .selectFrom('consultation')
      .select('id')
      .where('slug', '=', view.consultation.slug)
      .executeTakeFirstOrThrow()
      .then(({ id }) => publicRows(db, [id], language)),
    responses.length === 0
      ? []
      : publicRowsOfVersions(
          db,
          responses.map((response) => response.ref),
          language,
        ),
  ])
  const ofVersion = Map.groupBy(own, (row) => row.ofId)
  const names = comments.flatMap((comment) => [comment.question, ...comment.themes.map((theme) => theme.label)])
  return {
    ...view,
    translations: shownFor([view.consultation.title, ...names], given),
    comments: comments.map((comment) => ({
      ...comment,
      responses: comment.responses.map((response) => ({
        ...response,
        translations: shownFor(
          [response.youSaid, response.weDid],
          ofVersion.get(`${response.ref}/${response.version}`) ?? [],
        ),
      })),
    })),
  }
}

/** What is translated of a version that is public, of exactly these words. */
export async function versionIn(
  db: Db,
  language: Language,
  { ref, number }: { ref: string; number: number },
  texts: (string | null)[],
): Promise<Translation[]> {
  if (language === 'en') return []
  const rows = await publicRowsOfVersions(db, [ref], language)
  return shownFor(
    texts,
    rows.filter((row) => row.ofId === `${ref}/${number}`),
  )
}

/** What is translated of names that a consultation gives: its own, its themes’, its points’. */
export async function namesIn(
  db: Db,
  language: Language,
  consultationId: string,
  names: string[],
): Promise<Translation[]> {
  return language === 'en' ? [] : shownFor(names, await publicRows(db, [consultationId], language))
}
