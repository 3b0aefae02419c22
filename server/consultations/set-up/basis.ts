import type { Trx } from '../../data/database.ts'
import { refusedAt } from '../../http/refusal.ts'
import { publishedAtOf } from '../queries.ts'
import { type LawfulBasis, lawfulBases } from '../vocabulary.ts'

/**
 * Say by what law a question is asked that comes when everybody can read the consultation already: a new version of what it says
 * about privacy. Before that the whole is stated at once, and this keeps nothing unless there is a statement.
 * @throws {Refusal} `invalid` at `basis` if the consultation is public and there is none, or there is nothing to add it to
 */
export async function stateBasis(
  trx: Trx,
  consultationId: string,
  { question, basis }: { question: string; basis?: LawfulBasis | undefined },
  by: string,
  at: Date,
): Promise<void> {
  const publishedAt = await publishedAtOf(trx, consultationId)
  if (basis === undefined) {
    if (publishedAt !== null)
      throw refusedAt(
        'invalid',
        'basis',
        'The consultation is public: please choose by what law this question is asked.',
      )
    return
  }
  const last = await trx
    .selectFrom('privacyStatement')
    .selectAll()
    .where('consultationId', '=', consultationId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last)
    throw refusedAt('invalid', 'basis', 'Please first say who is responsible for what people send, under “Privacy”.')
  if (last.policy === null && lawfulBases[basis].policy)
    throw refusedAt(
      'invalid',
      'basis',
      'This basis needs a policy document that people can read. Please give its address under “Privacy” first.',
    )
  const bases = [...(last.bases as { question: string; basis: LawfulBasis }[]), { question, basis }]
  await trx
    .insertInto('privacyStatement')
    .values({ ...last, version: last.version + 1, bases: JSON.stringify(bases), byPerson: by, at })
    .execute()
}
