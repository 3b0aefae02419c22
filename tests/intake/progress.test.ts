import { expect, test } from 'vitest'
import type { ReceiptView } from '#server/intake/contract.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()

test('a receipt tells a program’s suggestion from what a person read, and when an answer is due', async () => {
  const { id, slug, themes } = await make(here).consultation({ closesOn: '2026-06-30' })
  const sent = await here.app.inject({
    method: 'POST',
    url: `/api/consultations/${slug}/submissions`,
    payload: { comments: [{ body: 'Keep the birth centre.' }] },
  })
  const { receipt } = sent.json<{ receipt: string }>()
  const shown = async () => wordsOf((await here.app.inject(`/receipts/${receipt}`)).body)
  expect(await shown()).toMatch(/We have it\. Now we sort it by topic.*An answer is due by 22 September 2026\./)

  const { id: commentId } = await here.db.selectFrom('comment').select('id').executeTakeFirstOrThrow()
  await here.db.updateTable('comment').set({ processedAt: here.clock.now }).execute()
  const assignment = { commentId, themeId: themes.maternity as string, applies: true, at: here.clock.now }
  await here.db
    .insertInto('themeAssignment')
    .values({ ...assignment, saidBy: 'machine', score: 0.9, band: 'likely' })
    .execute()
  const sorted = await shown()
  expect(sorted).toContain('In hand: no person has read it yet')
  expect(sorted).toContain('A program suggested its themes. A person checks them.')
  expect(sorted).not.toMatch(/we are reading|A person read/)

  const personId = here.cast.olive.id
  await here.db
    .insertInto('themeConfirmation')
    .values({ commentId, personId, machine: '[]', at: here.clock.now })
    .execute()
  expect(await shown()).toMatch(/In hand: a person has read it.*A person read it: 1 June 2026\./)

  const response = await here.db
    .insertInto('response')
    .values({ consultationId: id, ref: 'YS-88', createdBy: personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('responseComment')
    .values({ responseId: response.id, commentId, linkedBy: personId })
    .execute()
  expect(await shown()).toMatch(/In hand: a response is being written.*A response to it is being written\./)
  const view = (await here.app.inject(`/api/receipts/${receipt}`)).json<ReceiptView>()
  expect(view.comments[0]).toMatchObject({ sorted: true, readOn: '2026-06-01', inDraft: true })
  expect(view.answerDueBy).toBe('2026-09-22')
})
