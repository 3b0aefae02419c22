import { addPerson } from '#server/people/people.ts'
import { tellOverdue } from '#server/safeguarding/overdue.ts'
import { samplePassword } from '../support/cast.ts'
import { expect, test } from 'vitest'
import { namedIn } from '#server/desk/inbox/notes.ts'
import { renderMessage } from '#server/notices/render.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

test('@ and a name names somebody; an address does not, and a name that nobody or several have is refused', () => {
  const people = [{ name: 'Asha Patel' }, { name: 'Asha Khan' }, { name: 'Tom Reed' }, { name: 'Tom Reedham' }]
  const names = (body: string) => namedIn(body, people).map(({ name }) => name)
  expect(names('@Asha Patel and @tom reed, please look')).toEqual(['Asha Patel', 'Tom Reed'])
  expect(names('@Tom Reedham: mine?')).toEqual(['Tom Reedham'])
  expect(names('write to beds@leicester.example')).toEqual([])
  expect(() => names('@Asha?')).toThrow('Several people are called “Asha”')
  expect(() => names('@Nobody')).toThrow('Nobody who may see this is called “Nobody”')
})

test('who is named in a note beside a comment finds it on their home until they open it, and hears of it by mail', async () => {
  const { olive, oscar } = here.cast
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'The last bus goes at 5.40.')
  const wrong = await fill(olive, `/desk/comments/${id}/notes`, { body: '@Nobody look' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('@Nobody look')
  const kept = await fill(olive, `/desk/comments/${id}/notes`, { body: 'Is this the 48, @Oscar Officer?' })
  expect(kept.headers.location).toBe(`/desk/comments/${id}#notes`)
  expect((await ask(oscar, 'GET', '/desk')).body).toContain('named you in a note')
  expect((await ask(olive, 'GET', '/desk')).body).not.toContain('named you in a note')
  const mail = await here.db
    .selectFrom('message')
    .selectAll()
    .where('kind', '=', 'work')
    .where('personId', '=', oscar.id)
    .executeTakeFirstOrThrow()
  expect(mail.dueAt.toISOString(), 'once a day, in the morning, unless they chose otherwise').toMatch(/T0[67]:00:00/)
  expect((await ask(oscar, 'GET', `/desk/comments/${id}`)).body).toContain('Is this the 48')
  expect((await ask(oscar, 'GET', '/desk')).body).not.toContain('named you in a note')
  const again = await fill(olive, `/desk/comments/${id}/notes`, { body: 'And this, @Oscar Officer?' })
  expect(again.statusCode).toBe(303)
  const mails = await here.db
    .selectFrom('message')
    .select('id')
    .where('kind', '=', 'work')
    .where('personId', '=', oscar.id)
    .execute()
  expect(mails, 'one mail for all that waits').toHaveLength(1)
})

test('notes are for those who may read what they are beside, and go with the words when those are erased', async () => {
  const { olive, bea } = here.cast
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Keep the beds.')
  const url = `/api/desk/comments/${id}/notes`
  expect((await ask(bea, 'POST', url, { body: 'Hm.' })).statusCode).toBe(403)
  expect((await ask(null, 'GET', url)).statusCode).toBe(401)
  expect((await ask(olive, 'POST', url, { body: 'Ask the ward.' })).statusCode).toBe(201)
  expect((await ask(olive, 'GET', url)).json()).toMatchObject({ notes: [{ body: 'Ask the ward.', told: [] }] })
  await here.db
    .insertInto('erasure')
    .values({ commentId: id, decision: 'erased', reason: 'person-asked', byPerson: here.cast.ada.id })
    .execute()
  await here.db.selectNoFrom(({ fn, val }) => fn('erase_words', [val(id)]).as('done')).execute()
  expect(await here.db.selectFrom('workNote').select('id').where('commentId', '=', id).execute()).toEqual([])
})

test('what may tell of harm is mailed to safeguarding at once, in their language, without a word of the comment', async () => {
  const lead = here.cast.sam.id
  await here.db.updateTable('person').set({ mailPace: 'never', language: 'pl' }).where('id', '=', lead).execute()
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'He hits me.')
  await here.db
    .insertInto('safeguardingFlag')
    .values({ commentId: id, kind: 'harm', why: 'hits', raisedAt: here.clock.now })
    .execute()
  const mail = await here.db
    .selectFrom('message')
    .selectAll()
    .where('kind', '=', 'work')
    .where('personId', '=', lead)
    .executeTakeFirstOrThrow()
  expect(mail.dueAt).toEqual(here.clock.now)
  const rendered = JSON.stringify(await renderMessage(here.db, here.app.settings, mail.id))
  expect(rendered).toContain('W jednej z uwag może być mowa o krzywdzie')
  expect(rendered).not.toContain('hits')
})

test('what nobody decided about in time is mailed to those whose role is for it, once a day until somebody does', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const elsewhere = await make(here).consultation()
  const of = async (name: string, consultation: string) =>
    addPerson(
      here.db,
      {
        name,
        email: `${name}@example.org`,
        password: samplePassword,
        roles: ['safeguarding'],
        scope: { organisationId: null, consultationId: consultation },
      },
      null,
    )
  const [own, other] = [await of('own-lead', consultationId), await of('other-lead', elsewhere.id)]
  const { id } = await comment(here, slug, 'He hurts me.')
  const raisedAt = here.clock.now
  await here.db.insertInto('safeguardingFlag').values({ commentId: id, kind: 'harm', why: 'hurts', raisedAt }).execute()
  const heard = async (who: string) =>
    (await here.db.selectFrom('workNews').select('what').where('personId', '=', who).orderBy('id').execute()).map(
      ({ what }) => what,
    )
  const later = (hours: number) => new Date(raisedAt.getTime() + hours * 3_600_000)
  await tellOverdue(here.db, later(23))
  expect(await heard(own)).toEqual(['harm'])
  await tellOverdue(here.db, later(25))
  await tellOverdue(here.db, later(26))
  expect(await heard(own)).toEqual(['harm', 'harm-overdue'])
  expect(await heard(other)).toEqual([])
  await tellOverdue(here.db, later(50))
  expect(await heard(own)).toEqual(['harm', 'harm-overdue', 'harm-overdue'])
  const { id: mail } = await here.db
    .selectFrom('message')
    .select('id')
    .where('kind', '=', 'work')
    .where('personId', '=', own)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const rendered = await renderMessage(here.db, here.app.settings, mail)
  expect(rendered?.subject).toContain('Nobody has decided in time')
  expect(JSON.stringify(rendered)).not.toContain('hurts')
  await here.db
    .updateTable('safeguardingFlag')
    .set({ decision: 'no-action', decidedAt: later(51), decidedBy: own, note: 'Read.' })
    .where('commentId', '=', id)
    .execute()
  await tellOverdue(here.db, later(90))
  expect(await heard(own)).toHaveLength(3)
})
