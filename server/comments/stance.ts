import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { eachInTurn } from '../data/turns.ts'
import { stillSaid } from '../data/visible.ts'
import type { SignedIn } from '../people/contract.ts'
import { stanceOf } from '../screening/stance.ts'
import { isProposal } from '../screening/stance-words.ts'
import { lockComment } from './locked.ts'
import type { CommentStance, Stance, StanceCounts } from './stance-contract.ts'

/** So many linked comments are read to count their stances: about a second's work, with turns for others between. */
const maxRead = 5_000

/**
 * Say what a comment thinks of the proposal. The same again adds nothing.
 * @throws {Refusal} `not-found` if there is no such comment
 */
export async function sayStance(db: Db, id: string, stance: Stance, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    const said = await trx
      .insertInto('commentStance')
      .values({ commentId: id, stance, saidBy: by.id, saidAt: at })
      .onConflict((conflict) =>
        conflict
          .column('commentId')
          .doUpdateSet({ stance, saidBy: by.id, saidAt: at })
          .where('commentStance.stance', '<>', stance),
      )
      .returning('commentId')
      .executeTakeFirst()
    if (!said) return
    await record(trx, {
      actor: by.id,
      action: 'comment.stance-said',
      subjectId: id,
      consultationId: comment.consultationId,
      detail: { stance },
      at,
    })
  })
}

type Read = { id: string; body: string; translation: string | null; proposal: string; said: Stance | null }

/** How a comment may be understood, and what a person said of it. */
export function readStance({ body, translation, proposal, said }: Omit<Read, 'id'>): CommentStance {
  const { stance, spans, guessed } = stanceOf(translation ?? body, proposal)
  return { suggested: stance, guessed, spans: translation === null ? spans : [], said }
}

/** How the comments that a response answers stand to what was proposed. Of very many, the newest are read. */
export async function stancesLinked(db: Db, responseId: string): Promise<StanceCounts> {
  const { rows } = await sql<Read>`
    select c.id, c.body, c.translation, s.stance as said, concat_ws('. ', q.text, c.asked, p.title) as proposal
    from response_comment l join comment c on c.id = l.comment_id
    left join comment_stance s on s.comment_id = c.id
    left join question q on q.id = c.question_id left join point p on p.id = coalesce(c.point_id, q.point_id)
    where l.response_id = ${responseId} and l.unlinked_at is null and ${stillSaid()}
    order by c.id desc limit ${maxRead}`.execute(db)
  const counts: StanceCounts = { for: 0, against: 0, mixed: 0, unclear: 0, confirmed: 0, guessed: 0 }
  const read = await eachInTurn(rows, (row) => ({ ...readStance(row), proposal: row.proposal }))
  for (const { suggested, guessed, said, proposal } of read) {
    // Where nothing was proposed, nobody is asked about a guess either: see the coding queue.
    if (guessed && !said) counts[isProposal(proposal) ? 'guessed' : 'unclear']++
    else counts[said ?? suggested]++
    if (said) counts.confirmed++
  }
  return counts
}
