import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '#server/responses/draft-contract.ts'
import { mergeDrafts } from '#server/responses/links/merge.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { emptyDraft } from './say.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

const texts = ['youSaid', 'weDid', 'evidence', 'decidedOn', 'ownerOrganisationId', 'ownerGroupId'] as const
const someDraft = fc
  .record(Object.fromEntries(texts.map((key) => [key, fc.constantFrom('a', 'b', 'c')])))
  .map((some): Draft => ({ ...emptyDraft, ...some }))
const owner = (draft: Draft) => `${draft.ownerOrganisationId} ${draft.ownerGroupId}`

test('whatever two people change, what only one changed stands as that person left it, and nothing is chosen unasked', () => {
  fc.assert(
    fc.property(someDraft, someDraft, someDraft, (base, theirs, yours) => {
      const { draft, both } = mergeDrafts(base, theirs, yours)
      for (const key of ['youSaid', 'weDid', 'evidence'] as const) {
        const [theyDid, youDid] = [theirs[key] !== base[key], yours[key] !== base[key]]
        if (theyDid && youDid && theirs[key] !== yours[key]) expect(both).toContain(key)
        else expect(draft[key]).toBe(theyDid ? theirs[key] : yours[key])
      }
      // Nobody becomes responsible whom no one chose.
      if (!both.includes('owner')) expect([owner(theirs), owner(yours)]).toContain(owner(draft))
    }),
  )
})

test('where both changed the same, a decision takes each field from whom it says, and all else from the person who changed it', () => {
  fc.assert(
    fc.property(
      someDraft,
      someDraft,
      someDraft,
      fc.subarray(['youSaid', 'weDid', 'evidence']),
      (base, theirs, yours, mine) => {
        const { draft, both } = mergeDrafts(base, theirs, yours, mine)
        expect(both).toEqual([])
        for (const key of ['youSaid', 'weDid', 'evidence'] as const) {
          const [theyDid, youDid] = [theirs[key] !== base[key], yours[key] !== base[key]]
          if (theyDid && youDid) expect(draft[key]).toBe(mine.includes(key) ? yours[key] : theirs[key])
        }
      },
    ),
  )
})

test('what began from a state that nobody knows any more is compared whole', () => {
  const { both } = mergeDrafts(undefined, { ...emptyDraft, weDid: 'Theirs.' }, { ...emptyDraft, youSaid: 'Yours.' })
  expect(both.sort()).toEqual(['weDid', 'youSaid'])
})

/** A draft of Olive's, as both officers opened it. */
async function opened() {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'The bus stops too early.')
  const { ref } = (await ask(here.cast.olive, 'POST', '/api/desk/responses', { comments: [id] })).json<{
    ref: string
  }>()
  const save = (who: 'olive' | 'oscar', version: number, edit: number, draft: Partial<Draft>, over?: object) =>
    ask(here.cast[who], 'PUT', `/api/desk/responses/${ref}`, { version, edit, draft, ...(over && { over }) })
  return { ref, save }
}
type Saved = { version: number; edit: number; merged: { by: string; fields: string[]; draft: Draft } | null }

test('two people change different paragraphs, and neither is lost', async () => {
  const { ref, save } = await opened()
  expect((await save('olive', 1, 1, { youSaid: 'The bus.' })).statusCode).toBe(200)
  const second = await save('oscar', 1, 1, { weDid: 'A later bus.' })
  expect(second.json<Saved>().merged).toMatchObject({ by: 'Olive Officer', fields: ['youSaid'] })
  const page = (await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}`)).json<{ draft: Draft }>()
  expect(page.draft).toMatchObject({ youSaid: 'The bus.', weDid: 'A later bus.' })
})

test('the same paragraph comes back to be decided; what is not kept can be read and brought back', async () => {
  const { ref, save } = await opened()
  await save('olive', 1, 1, { youSaid: 'Olive wrote this.', weDid: 'And this.' })
  const clash = await save('oscar', 1, 1, { youSaid: 'Oscar wrote that.' })
  expect(clash.statusCode).toBe(409)
  const { current } = clash.json<{ current: { version: number; edit: number; differences: { field: string }[] } }>()
  expect(current.differences.map(({ field }) => field)).toEqual(['youSaid'])
  const { version, edit } = current
  const decided = await save('oscar', 1, 1, { youSaid: 'Oscar wrote that.' }, { version, edit, mine: ['youSaid'] })
  expect(decided.statusCode).toBe(200)
  const now = async () =>
    (await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}`)).json<{ draft: Draft }>().draft
  expect(await now()).toMatchObject({ youSaid: 'Oscar wrote that.', weDid: 'And this.' })
  const states = (await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}/states`)).json<
    { id: string; by: string }[]
  >()
  expect(states.map(({ by }) => by)).toEqual(['Oscar Officer', 'Olive Officer', 'Olive Officer'])
  const hers = states[1] as { id: string }
  const looked = await ask(here.cast.olive, 'GET', `/desk/responses/${ref}/states/${hers.id}`)
  expect(looked.body).toContain('Olive')
  expect((await fill(here.cast.olive, `/desk/responses/${ref}/states/${hers.id}`, {})).statusCode).toBe(303)
  expect(await now()).toMatchObject({ youSaid: 'Olive wrote this.', weDid: 'And this.' })
})

test('saved states ask for who may see responses, and bringing one back for who may write', async () => {
  const { ref } = await opened()
  const [state] = (await ask(here.cast.rita, 'GET', `/api/desk/responses/${ref}/states`)).json<{ id: string }[]>()
  expect((await ask(here.cast.sam, 'GET', `/desk/responses/${ref}/states`)).statusCode).toBe(403)
  expect((await ask(null, 'GET', `/api/desk/responses/${ref}/states`)).statusCode).toBe(401)
  expect((await ask(here.cast.rita, 'POST', `/api/desk/responses/${ref}/states/${state?.id}`)).statusCode).toBe(403)
})

test('who chooses a colleague’s words finds their own in the saved states, and brings them back alone', async () => {
  const { ref, save } = await opened()
  await save('olive', 1, 1, { youSaid: 'Olive wrote this.', weDid: 'And this.' })
  const { current } = (await save('oscar', 1, 1, { youSaid: 'Oscar wrote that.' })).json<{
    current: { version: number; edit: number }
  }>()
  // A second press is the same as one.
  for (const _press of [1, 2]) await save('oscar', 1, 1, { youSaid: 'Oscar wrote that.' }, { ...current, mine: [] })
  const states = (await ask(here.cast.oscar, 'GET', `/api/desk/responses/${ref}/states`)).json<
    { id: string; by: string; edit: number | null }[]
  >()
  const unchosen = states.filter(({ edit }) => edit === null)
  expect(unchosen.map(({ by }) => by)).toEqual(['Oscar Officer'])
  const address = `/desk/responses/${ref}/states/${unchosen[0]?.id}`
  const page = await ask(here.cast.oscar, 'GET', address)
  expect(page.body).toContain('not kept, where two had changed the same')
  expect((await fill(here.cast.oscar, address, {})).statusCode).toBe(303)
  const { draft } = (await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}`)).json<{ draft: Draft }>()
  expect(draft).toMatchObject({ youSaid: 'Oscar wrote that.', weDid: 'And this.' })
})

test('an hour later, what two wrote in turn within one minute is still there, each in their words', async () => {
  const { ref, save } = await opened()
  await save('olive', 1, 1, { youSaid: 'Olive b' })
  await save('olive', 1, 2, { youSaid: 'Olive began.' })
  await save('oscar', 1, 3, { youSaid: 'Oscar went over it.' })
  await save('olive', 1, 4, { youSaid: 'Olive went on.' })
  here.clock.now = new Date(here.clock.now.getTime() + 2 * 3_600_000)
  await save('olive', 1, 5, { youSaid: 'Olive, two hours later.' })
  const states = (await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}/states`)).json<{ edit: number }[]>()
  expect(states.map(({ edit }) => edit)).toEqual([6, 5, 4, 3])
})
