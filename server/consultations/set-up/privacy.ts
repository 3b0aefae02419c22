import type { Db } from '../../data/database.ts'
import { refusedAt } from '../../http/refusal.ts'
import { lawfulBases } from '../vocabulary.ts'
import type { PrivacyDraft } from './set-up-contract.ts'
import { change } from './change.ts'

/**
 * Say who is responsible for what people send, for how long, and by what law. A new version: what people were told before stays.
 * @throws {Refusal} `not-found`; `invalid` at a question that has no basis or is not asked here, and without the policy document
 *                   that a basis asks for
 */
export function statePrivacy(db: Db, consultationId: string, given: PrivacyDraft, by: string, at: Date): Promise<void> {
  const { controller, contact, keepsContact, keepsComments, keepsFigures, keepsAnswers, policy, seen, ...chosen } =
    given
  return change(
    db,
    consultationId,
    by,
    'consultation.privacy-stated',
    async (trx) => {
      const questions = await trx
        .selectFrom('question')
        .select(['id', 'position'])
        .where('consultationId', '=', consultationId)
        .orderBy('position')
        .execute()
      const stray = Object.keys(chosen).find((id) => !questions.some((question) => question.id === id))
      if (stray) throw refusedAt('invalid', stray, 'There is no such question in this consultation.')
      const bases = questions.map(({ id, position }) => {
        const basis = chosen[id]
        if (!basis) throw refusedAt('invalid', id, `Please choose by what law question ${position} is asked.`)
        return { question: id, basis }
      })
      if (policy === undefined && bases.some(({ basis }) => lawfulBases[basis].policy))
        throw refusedAt('invalid', 'policy', 'The basis that you chose needs a policy document that people can read.')
      const last = await trx
        .selectFrom('privacyStatement')
        .select(({ fn }) => fn.max('version').as('version'))
        .where('consultationId', '=', consultationId)
        .executeTakeFirst()
      await trx
        .insertInto('privacyStatement')
        .values({
          consultationId,
          version: (last?.version ?? 0) + 1,
          ...{ controller, contact, keepsContact, keepsComments, keepsFigures, keepsAnswers },
          policy: policy ?? null,
          bases: JSON.stringify(bases),
          byPerson: by,
          at,
        })
        .execute()
    },
    { at, seen },
  )
}
