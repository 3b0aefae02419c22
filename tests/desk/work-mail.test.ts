import { expect, test } from 'vitest'
import { tellOwners } from '#server/desk/home/tell-owners.ts'
import { renderMessage } from '#server/notices/render.ts'
import { desk, expectStatus, manyComments, published, sent } from '../responses/say.ts'
import { useHere } from '../support/here.ts'

const here = useHere()
const chain = desk(here)
const pace = (who: { id: string }, mailPace: 'at-once' | 'daily' | 'never') =>
  here.db.updateTable('person').set({ mailPace }).where('id', '=', who.id).execute()
const mailsTo = async (kind: 'work' | 'owner-notice', { id }: { id: string }) =>
  here.db.selectFrom('message').select(['id', 'dueAt']).where('kind', '=', kind).where('personId', '=', id).execute()

test('anyone who may give the second word hears that a draft waits, at their pace; who wrote it and who may not do not', async () => {
  const { olive, oscar, rita, bea, sam } = here.cast
  await pace(oscar, 'at-once')
  await pace(rita, 'never')
  await sent(here)
  const [mail] = await mailsTo('work', oscar)
  expect(mail?.dueAt).toEqual(here.clock.now)
  const text = JSON.stringify(await renderMessage(here.db, here.app.settings, mail?.id as string))
  expect(text).toContain('A draft waits for a second person')
  expect(text).not.toContain('Keep the beds at Melton')
  for (const nobody of [olive, rita, bea, sam]) expect(await mailsTo('work', nobody)).toEqual([])
})

test('mails about one’s own responses keep to the pace that was chosen: none at all, or each as it happens', async () => {
  const { olive } = here.cast
  const at = (moment: string) => (here.clock.now = new Date(moment))
  await pace(olive, 'never')
  const { ref, id } = await published(here, { youSaid: 'One person said that the beds should stay.' })
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: await manyComments(here, id, 2) }), 200)
  await tellOwners(here.db, at('2026-06-15T12:05:00Z'))
  expect(await mailsTo('owner-notice', olive)).toEqual([])
  await pace(olive, 'at-once')
  await tellOwners(here.db, at('2026-06-15T04:00:00Z'))
  expect(await mailsTo('owner-notice', olive)).toHaveLength(1)
})
