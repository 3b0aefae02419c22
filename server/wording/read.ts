import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { announce } from '../data/changes.ts'
import { keepProgrammeChange } from '../programmes/control.ts'
import type { OtherLanguage } from '../http/languages/contract.ts'
import { languages } from '../http/languages/vocabulary.ts'
import { Refusal } from '../http/refusal.ts'
import type { LanguageLine, Reading, Sentence, Switch } from './contract.ts'
import { saidIn } from './sentences.ts'

/** Each sentence of a language as it reads now, and who read it so. */
export async function sentencesRead(db: Db, language: OtherLanguage): Promise<Sentence[]> {
  const rows = await db
    .selectFrom('sentenceReading as r')
    .innerJoin('person as p', 'p.id', 'r.readBy')
    .select(['r.sentence', 'r.said', 'r.verdict', 'r.better', 'r.readAt', 'p.name'])
    .where('r.language', '=', language)
    .orderBy('r.id')
    .execute()
  const last = new Map(rows.map((row) => [`${row.sentence}\n${row.said}`, row]))
  return saidIn(language).map((one) => {
    const row = last.get(`${one.english}\n${one.said}`)
    return {
      ...one,
      read: row ? { verdict: row.verdict, better: row.better, by: row.name, at: row.readAt } : null,
    }
  })
}

export function lineOf(language: OtherLanguage, sentences: Sentence[], offered: boolean): LanguageLine {
  const found = (verdict: 'right' | 'wrong') => sentences.filter(({ read }) => read?.verdict === verdict).length
  const pressing = sentences.filter(
    ({ kind, read }) => ['help', 'deadline', 'privacy'].includes(kind) && read?.verdict !== 'right',
  )
  return {
    language,
    offered,
    sentences: sentences.length,
    right: found('right'),
    wrong: found('wrong'),
    pressing: pressing.length,
  }
}

/**
 * Keep what a speaker says of a sentence. Nothing that the public reads changes by it: a better wording comes with the next
 * version, and is read again then.
 * @throws {Refusal} `conflict` if the sentence is not said so (any more)
 */
export function readSentence(db: Db, language: OtherLanguage, given: Reading, by: string, at: Date): Promise<void> {
  const { english, said, verdict, better = null } = given
  if (!saidIn(language).some((one) => one.english === english && one.said === said))
    throw new Refusal('conflict', 'This sentence has changed since. Please read it again.')
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('sentenceReading')
      .values({ language, sentence: english, said, verdict, better, readBy: by, readAt: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, { actor: by, action: 'wording.read', subjectId: id, detail: { language, verdict }, at })
  })
}

/** Offer a language to the public, or no longer. @throws {Refusal} `not-found` before the programme is set up */
export function switchLanguage(db: Db, language: OtherLanguage, given: Switch, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const programme = await trx
      .selectFrom('programme')
      .select(['id', 'languagesOff'])
      .orderBy('createdAt')
      .forUpdate()
      .limit(1)
      .executeTakeFirst()
    if (!programme) throw new Refusal('not-found', 'Please set up the programme first.')
    const others = programme.languagesOff.filter((code) => code !== language)
    const languagesOff = given.offered === 'yes' ? others : [...others, language]
    if (programme.languagesOff.includes(language) === (given.offered !== 'yes')) return
    await trx.updateTable('programme').set({ languagesOff }).where('id', '=', programme.id).execute()
    const [from, to] = given.offered === 'yes' ? ['not offered', 'offered'] : ['offered', 'not offered']
    const changed = [{ what: `Language: ${languages[language].name}`, from, to }]
    await keepProgrammeChange(trx, changed, given.reason ?? null, by, at)
    await record(trx, {
      actor: by,
      action: given.offered === 'yes' ? 'language.offered' : 'language.switched-off',
      subjectId: programme.id,
      detail: { language, reason: given.reason ?? null },
      at,
    })
    await announce(trx, 'settings')
  })
}
