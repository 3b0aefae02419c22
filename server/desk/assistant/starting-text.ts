import { sql } from 'kysely'
import { queryOf } from '../../comments/inbox/contract.ts'
import type { Stance } from '../../comments/stance-contract.ts'
import type { Db } from '../../data/database.ts'
import { andWithin, inLists, type Reach } from '../../data/visible.ts'
import type { Chain } from '../../responses/chain.ts'
import type { StartingText } from '../responses/contract.ts'
import { quotableOf } from '../../responses/queries.ts'
import { strongest } from './strongest.ts'

/** Themes and areas that are named, each. */
const maxNamed = 3
/** Comments whose sentences are compared: a moment's work. */
const maxRead = 500
/** Of a quotation, in characters: a sentence, not a page. */
const maxQuoted = 300

/**
 * “You said”, begun from the comments: how many, what they speak to, where they come from, and what was cleared to be quoted.
 * Each number is counted here, each claim opens its comments, and there is nothing else. Null where it answers no comment yet.
 */
export async function startingText(db: Db, chain: Chain, reach: Reach): Promise<StartingText | null> {
  const own = sql`from response_comment l join comment c on c.id = l.comment_id
    where l.response_id = ${chain.id} and l.unlinked_at is null and ${inLists()} ${andWithin(reach, 'c.consultation_id')}
      and c.standing <> 'withdrawn'`
  const { rows: sums } = await sql<{ comments: number; submissions: number }>`
    select count(*)::int as comments, count(distinct c.submission_id)::int as submissions ${own}`.execute(db)
  const { comments, submissions } = sums[0] ?? { comments: 0, submissions: 0 }
  if (comments === 0) return null
  // As the list that each claim opens: who speaks to a part speaks to the main theme, once.
  const { rows: themes } = await sql<{ code: string; label: string; n: number }>`
    select t.code, t.label, count(distinct h.comment_id)::int as n
    from comment_theme h join theme part on part.id = h.theme_id join theme t on t.id = coalesce(part.parent_id, part.id)
    where h.comment_id in (select c.id ${own})
    group by t.id order by n desc, t.position limit ${sql.lit(maxNamed)}`.execute(db)
  const { rows: areas } = await sql<{ area: string; n: number }>`
    select s.area, count(*)::int as n from comment_standing s
    where s.area is not null and s.id in (select c.id ${own})
    group by 1 order by n desc, 1 limit ${sql.lit(maxNamed)}`.execute(db)
  // What a person has read of for and against; the machine's reading is beside the comments, and no claim.
  const { rows: stances } = await sql<{ stance: Stance; n: number }>`
    select s.stance, count(*)::int as n from comment_stance s where s.comment_id in (select c.id ${own}) group by 1`.execute(
    db,
  )
  const said = (stance: Stance) => stances.find((one) => one.stance === stance)?.n ?? 0
  const withStance = said('for') + said('against') + said('mixed')
  const { rows: bodies } = await sql<{ id: string; body: string }>`
    select c.id, coalesce(c.translation, c.body) as body ${own} and c.erased_at is null
      and not exists (select from original_words o where o.comment_id = c.id)
    order by c.id desc limit ${sql.lit(maxRead)}`.execute(db)
  const quotes = (await quotableOf(db, chain.id)).filter(({ words }) => words.length <= maxQuoted).slice(0, maxNamed)
  const list = (more: object) => queryOf({ consultation: chain.consultationSlug, response: chain.ref, ...more })
  const claims = [
    {
      says: `We read ${many(comments, 'comment')} from ${many(submissions, 'submission')}.`,
      query: list({}),
    },
    ...themes.map(({ code, label, n }) => ({
      says: `${many(n, 'comment')} ${n === 1 ? 'speaks' : 'speak'} to “${label}”.`,
      query: list({ theme: code }),
    })),
    ...areas.map(({ area, n }) => ({
      says: `${many(n, 'comment')} ${n === 1 ? 'comes' : 'come'} from ${area}.`,
      query: list({ area }),
    })),
    ...(withStance > 0
      ? [
          {
            says: `Of ${many(withStance, 'comment')} that we read for or against, ${said('for').toLocaleString('en-GB')} ${said('for') === 1 ? 'is' : 'are'} for what was proposed, ${said('against').toLocaleString('en-GB')} against, and ${said('mixed').toLocaleString('en-GB')} mixed.`,
            query: list({}),
          },
        ]
      : []),
  ]
  const text = [...claims.map(({ says }) => says), ...quotes.map(({ words }) => `“${words.trim()}”`)].join('\n')
  const sentences = strongest(bodies, maxNamed)
  return { claims, quotes: quotes.map(({ id, words }) => ({ id, words })), sentences, text }
}

const many = (count: number, noun: string) => `${count.toLocaleString('en-GB')} ${count === 1 ? noun : `${noun}s`}`
