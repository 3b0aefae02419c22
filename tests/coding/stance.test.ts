import { expect, test } from 'vitest'
import { asking, deeds } from '../support/desk.ts'
import { nextOf } from '../support/coding.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)

test('what a comment thinks of a proposal is suggested with its words, and a person’s word counts', async () => {
  const { slug, questions } = await make(here).consultation()
  await here.db
    .updateTable('question')
    .set({ text: 'Do you agree with the proposal?' })
    .where('id', '=', questions[0]!.id)
    .execute()
  const { id } = await comment(here, slug, '', {
    comments: [{ body: 'I am against it.', question: questions[0]!.position }],
  })
  const items = (await nextOf(here, here.cast.olive, slug, { queue: 'all' })).items
  expect(items.find((one) => one.id === id)?.stance).toEqual({
    suggested: 'against',
    guessed: false,
    spans: [[0, 12]],
    said: null,
  })

  const argued = await comment(here, slug, '', {
    comments: [{ body: 'My mother cannot walk that far and there is no bus.', question: questions[0]!.position }],
  })
  const { items: more } = await nextOf(here, here.cast.olive, slug, { queue: 'all' })
  expect(more.find((one) => one.id === argued.id)?.stance).toMatchObject({ suggested: 'against', guessed: true })

  const at = `/api/desk/themes/${slug}/coding/${id}/stance`
  expect((await ask(here.cast.olive, 'PUT', at, { stance: 'mixed' })).statusCode).toBe(204)
  expect((await ask(here.cast.olive, 'PUT', at, { stance: 'mixed' })).statusCode).toBe(204)
  const again = (await nextOf(here, here.cast.olive, slug, { queue: 'all' })).items
  expect(again.find((one) => one.id === id)?.stance?.said).toBe('mixed')
  expect((await deeds(here, id)).filter((action) => action === 'comment.stance-said')).toHaveLength(1)
  expect((await ask(here.cast.olive, 'PUT', at, { stance: 'perhaps' })).statusCode).toBe(400)
})

test('requires somebody who may change themes, and refuses everybody else', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'I am against it.')
  const at = `/api/desk/themes/${slug}/coding/${id}/stance`
  expect((await ask(null, 'PUT', at, { stance: 'for' })).statusCode).toBe(401)
  expect((await ask(here.cast.rita, 'PUT', at, { stance: 'for' })).statusCode).toBe(403)
})
