import { plainFields, shownAs } from '../responses/fields-vocabulary.ts'
import type { Db } from '../data/database.ts'
import type { Known } from '../consultations/known.ts'
import type { TranslationTable } from '../data/tables.ts'

/** One text that the programme wrote: whose words, which field, and what it says today. */
export type Text = {
  key: string
  subject: TranslationTable['subject']
  subjectId: string
  field: string
  where: string
  english: string
}

type Named = [field: string, where: string, english: string | null | undefined]

/** The texts of one row that say anything. Lines of a list are fields of their own: `whatCanChange.1`. */
function textsOf(subject: Text['subject'], subjectId: string, ...fields: Named[]): Text[] {
  return fields.flatMap(([field, where, english]) =>
    english && english.trim() !== ''
      ? [{ key: `${subjectId}/${field}`, subject, subjectId, field, where, english }]
      : [],
  )
}

const numbered = (field: string, where: string, lines: string[]): Named[] =>
  lines.map((line, index) => [`${field}.${index + 1}`, `${where} ${index + 1}`, line])

/** What a field is called without its place in a list: a line that only moved keeps its translation. */
export const fieldOf = ({ field }: { field: string }) => field.replace(/\.\d+$/, '')

type Whole = Pick<
  Known,
  | 'id'
  | 'title'
  | 'summary'
  | 'whatCanChange'
  | 'whatCannotChange'
  | 'privacyNotice'
  | 'phases'
  | 'points'
  | 'questions'
>

/** What a consultation's own page, form and lists say of it. Pure. */
export function consultationTexts(one: Whole): Text[] {
  return [
    ...textsOf(
      'consultation',
      one.id,
      ['title', 'Title', one.title],
      ['summary', 'Summary', one.summary],
      ...numbered('whatCanChange', 'Can change,', one.whatCanChange),
      ...numbered('whatCannotChange', 'Cannot change,', one.whatCannotChange),
    ),
    ...one.points.flatMap((point) =>
      textsOf(
        'point',
        point.id,
        ['title', `Point ${point.number}`, point.title],
        ['summary', `Point ${point.number}, in a few words more`, point.summary],
      ),
    ),
    ...one.questions.flatMap((question) =>
      textsOf(
        'question',
        question.id,
        ['text', `Question ${question.position}`, question.text],
        ['hint', `Question ${question.position}, hint`, question.hint],
      ),
    ),
    ...one.phases.flatMap((phase) =>
      textsOf(
        'phase',
        phase.id,
        ['name', `Phase “${phase.name}”`, phase.name],
        ['note', `Phase “${phase.name}”, note`, phase.note],
      ),
    ),
    ...textsOf('consultation', one.id, ['privacyNotice', 'Privacy notice', one.privacyNotice]),
  ]
}

type Event = {
  id: string
  title: string
  dayWording: string | null
  venue: string | null
  audience: string | null
  cameOfIt: string | null
}

/** What everybody may read of an event. Pure. */
function eventTexts(event: Event): Text[] {
  return textsOf(
    'event',
    event.id,
    ['title', `Event “${event.title}”`, event.title],
    ['venue', `Event “${event.title}”, where`, event.venue],
    ['dayWording', `Event “${event.title}”, when`, event.dayWording],
    ['audience', `Event “${event.title}”, for whom`, event.audience],
    ['cameOfIt', `Event “${event.title}”, what was done about it`, event.cameOfIt],
  )
}

/** Everything of a consultation that the public reads: its own words, its themes’ names, its open events. */
export async function allTextsOf(db: Db, consultation: Whole): Promise<Text[]> {
  const [themes, events] = await Promise.all([
    db
      .selectFrom('theme')
      .select(['id', 'label'])
      .where('consultationId', '=', consultation.id)
      .where('retiredAt', 'is', null)
      .orderBy('position')
      .orderBy('code')
      .execute(),
    db
      .selectFrom('engagementEvent')
      .select(['id', 'title', 'dayWording', 'venue', 'audience', 'cameOfIt'])
      .where('consultationId', '=', consultation.id)
      .where('staffOnly', '=', false)
      .orderBy('day')
      .orderBy('ref')
      .execute(),
  ])
  return [
    ...consultationTexts(consultation),
    ...themes.flatMap(({ id, label }) => textsOf('theme', id, ['label', `Theme “${label}”`, label])),
    ...events.flatMap(eventTexts),
  ]
}

/** What one version of a response says in words of its own. */
export async function versionTexts(db: Db, versionId: string): Promise<Text[]> {
  const [version, commitments] = await Promise.all([
    db
      .selectFrom('responseVersion')
      .select(['youSaid', 'weDid', 'reasonText', 'changeReason', ...plainFields])
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow(),
    db.selectFrom('commitment').select('text').where('versionId', '=', versionId).orderBy('position').execute(),
  ])
  return textsOf(
    'response',
    versionId,
    ['youSaid', 'You said', version.youSaid],
    ['weDid', 'We did', version.weDid],
    ['reasonText', 'Why', version.reasonText],
    ...numbered(
      'commitment',
      'Commitment',
      commitments.map(({ text }) => text),
    ),
    ...plainFields.map((field): Named => [field, shownAs(field), version[field]]),
    ['changeReason', 'Why it was corrected', version.changeReason],
  )
}
