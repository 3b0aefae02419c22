import { listed } from '../data/vocabulary.ts'
import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { newId } from '../data/ids.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { SignedIn } from '../people/contract.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import type { Published } from './contract.ts'
import { allows, whyNotPublish } from '../responses/rules.ts'
import { already, publishIn } from './publish.ts'
import type { PublishTogether, PublishedTogether } from './together-contract.ts'

/** As many comments as one request may answer before its time is over. */
const maxTogether = 50_000

/**
 * Publish several approved responses at one moment, each with its own approval and its own checks; readers get one mail about all
 * that concern them. If one of them is held, nothing is published. What names another of them as what holds instead comes after it.
 * @throws {Refusal} `not-found`; `conflict` with a field for each that is held, and why; `too-large` over 50,000 comments
 */
export function publishTogether(db: Db, given: PublishTogether, by: SignedIn, at: Date): Promise<PublishedTogether> {
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('statement_timeout', '300s', true)`.execute(trx)
    // In one order for everybody, so that two officers queue instead of deadlocking.
    const wanted = [...given.responses].sort((a, b) => (a.ref < b.ref ? -1 : 1))
    const chains: { chain: Chain; version: number }[] = []
    for (const { ref, version } of wanted) {
      const chain = await lockChain(trx, ref)
      if (!allows(chain, by, 'responses.see')) throw noSuch('response')
      chains.push({ chain, version })
    }
    const comments = chains.reduce((sum, { chain }) => sum + (chain.publication ? 0 : chain.comments), 0)
    if (comments > maxTogether)
      throw new Refusal(
        'too-large',
        `Together they answer ${comments.toLocaleString('en-GB')} comments. Please publish at most ${maxTogether.toLocaleString('en-GB')} at one moment.`,
      )
    const batch = newId(at)
    const published: Published[] = []
    // What was public before is answered as such, and was not published together with anything.
    const anew: Chain[] = []
    let waiting = chains
    for (;;) {
      const held: { ref: string; why: string; one: (typeof chains)[number] }[] = []
      for (const one of waiting) {
        const { ref } = one.chain
        try {
          const done = already(one.chain, one.version)
          published.push(done ?? (await publishOne(trx, one, by, { batch, earlyReason: given.earlyReason }, at)))
          if (!done) anew.push(one.chain)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          held.push({ ref, why: error.message, one })
        }
      }
      if (held.length === 0) break
      // One that was held by another of them may go once that one is public.
      if (held.length === waiting.length) throw nothingPublished(held)
      waiting = held.map(({ one }) => one)
    }
    for (const chain of anew.length > 1 ? anew : [])
      await record(trx, {
        actor: by.id,
        action: 'response.published-together',
        subjectId: chain.id,
        consultationId: chain.consultationId,
        detail: { with: anew.filter((one) => one !== chain).map(({ ref }) => ref) },
        at,
      })
    return { published: published.sort((a, b) => (a.ref < b.ref ? -1 : 1)) }
  })
}

async function publishOne(
  trx: Trx,
  { chain, version }: { chain: Chain; version: number },
  by: SignedIn,
  how: { batch: string; earlyReason: string | undefined },
  at: Date,
): Promise<Published> {
  const why = whyNotPublish(chain, by)
  if (why) throw new Refusal('conflict', why)
  return publishIn(trx, chain, version, by.id, at, how)
}

function nothingPublished(held: { ref: string; why: string }[]): Refusal {
  const which = listed(held.map(({ ref }) => ref))
  return new Refusal(
    'conflict',
    `Nothing was published, because ${which} ${held.length === 1 ? 'is' : 'are'} held.`,
    held.map(({ ref, why }) => ({ field: `response-${ref}`, message: `${ref}: ${why}` })),
  )
}
