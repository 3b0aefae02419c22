import { expect, test } from 'vitest'
import { listResponses } from '#server/desk/responses/response.ts'
import { findChains } from '#server/responses/chain.ts'
import type { ListQuery } from '#server/responses/contract.ts'
import { stateOf, waitsFor, whyNotApprove } from '#server/responses/rules.ts'
import { signedInAs } from '../support/cast.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const here = useHere()
const oscar = () => signedInAs(here.cast.oscar, 'officer')

/** Of two consultations: drafts, sent ones, published ones, corrections that are being written, replaced and given up. */
async function some(): Promise<string[]> {
  const rows = publishing(here)
  const consultations = [await make(here).consultation(), await make(here).consultation()]
  for (const [index, consultation] of consultations.entries()) {
    for (let n = 0; n < 3; n++) {
      const day = (more: number) => `2026-05-${10 + 2 * index + 3 * n + more}`
      const draft = await rows.draft(consultation)
      await here.db
        .insertInto('responseEditor')
        .values({ versionId: draft.versionId, personId: here.cast[n === 0 ? 'oscar' : 'olive'].id })
        .execute()
      const sent = await rows.draft(consultation)
      await here.db
        .updateTable('responseVersion')
        .set({ sentAt: noon(day(0)), sentBy: here.cast.olive.id })
        .where('id', '=', sent.versionId)
        .execute()
      const shown = await rows.response(consultation, { on: day(1) })
      await here.db
        .insertInto('responseEditor')
        .values({ versionId: shown.versionId, personId: here.cast.oscar.id })
        .execute()
      await rows.version(await rows.response(consultation, { on: day(0) }))
      await rows.response(consultation, { on: day(1), outcome: 'superseded', supersededById: shown.id })
      const gone = n === 0 ? await rows.response(consultation, { on: day(0) }) : await rows.draft(consultation)
      await here.db
        .updateTable('response')
        .set({ abandonedAt: noon(day(1)), abandonedBy: here.cast.olive.id, abandonedReason: 'Nothing comes of it.' })
        .where('id', '=', gone.id)
        .execute()
    }
  }
  return consultations.map(({ slug }) => slug)
}

/** The same list from every response, read in full. */
async function fromAll(query: ListQuery): Promise<string[]> {
  return (await findChains(here.db))
    .filter((chain) => !query.consultation || chain.consultationSlug === query.consultation)
    .map((chain) => ({ chain, state: stateOf(chain), ...waitsFor(chain) }))
    .filter(({ state }) => (query.state ? state === query.state : state !== 'abandoned'))
    .filter(({ chain, state }) => {
      if (query.mine === 'to-review') return state === 'in-review' && whyNotApprove(chain, oscar()) === null
      return query.mine !== 'drafted' || chain.editors.some(({ id }) => id === here.cast.oscar.id)
    })
    .sort((a, b) => {
      if ((a.who === null) !== (b.who === null)) return a.who === null ? 1 : -1
      const order = a.since.getTime() - b.since.getTime() || (a.chain.id < b.chain.id ? -1 : 1)
      return a.who === null ? -order : order
    })
    .map(({ chain }) => chain.ref)
}

test('each list of responses, page by page, is what reading all of them in full would give', async () => {
  const [slug] = await some()
  const seen = new Set<string>()
  for (const consultation of [undefined, slug])
    for (const state of [undefined, 'drafting', 'in-review', 'published', 'replaced', 'abandoned'] as const)
      for (const mine of [undefined, 'to-review', 'drafted'] as const) {
        const query: ListQuery = {
          ...(consultation && { consultation }),
          ...(state && { state }),
          ...(mine && { mine }),
        }
        const pages: string[] = []
        let after: string | null | undefined
        do {
          const page = await listResponses(here.db, { ...query, ...(after && { after }) }, oscar(), 4)
          expect(page.items.length).toBeLessThanOrEqual(4)
          pages.push(...page.items.map(({ ref }) => ref))
          after = page.next
        } while (after)
        expect({ query, refs: pages }).toEqual({ query, refs: await fromAll(query) })
        if (pages.length > 0) seen.add(`${state} ${mine}`)
      }
  // Each state was there to be listed, and both kinds of mine.
  expect([...seen].sort()).toEqual(
    expect.arrayContaining([
      'abandoned undefined',
      'in-review to-review',
      'published drafted',
      'drafting drafted',
      'replaced undefined',
      'undefined undefined',
    ]),
  )
})
