import { expect, test } from 'vitest'
import { filling } from '../support/desk.ts'
import { formIn } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { desk, expectStatus, group, published, sent } from './say.ts'

const here = useHere()

test('what was typed into any form of a response’s page comes back with what does not fit', async () => {
  const { olive, oscar } = here.cast
  const fill = filling(here)
  const { ref } = await sent(here)
  const advises = await group(here, 'advise')
  const at = `/desk/responses/${ref}`

  const round = { version: '1', [`group-${advises}`]: 'yes', dueOn: '2026-02-31', note: 'For your May meeting.' }
  const unopened = await fill(olive, `${at}/rounds`, round)
  expect(unopened.statusCode).toBe(400)
  expect(formIn(unopened.body, '/rounds').fields).toMatchObject(round)
  expect((await fill(olive, `${at}/rounds`, { ...round, dueOn: '' })).body).toContain('Please choose a day.')
  const opened = await fill(olive, `${at}/rounds`, { ...round, dueOn: '2026-06-15' })
  expect(opened.statusCode).toBe(200)
  expect(opened.body).toContain('The groups have been asked')

  const said = {
    version: '1',
    group: advises,
    decision: 'dissent',
    note: '',
    meetingOn: '',
    present: 'Four members',
    minute: '',
  }
  const unsaid = await fill(oscar, `${at}/reviews`, said)
  expect(unsaid.statusCode).toBe(400)
  expect(unsaid.body).toContain('id="group-note-fault"')
  const again = /<details open[^>]*>(?:(?!<\/details>).)*Record what a group said.*?<\/details>/s.exec(unsaid.body)
  expect(formIn(again?.[0] ?? '', '/reviews').fields).toMatchObject(said)

  expectStatus(await desk(here).review(oscar, ref, 1, 'approve'), 204)
  const seen = await here.app.inject({ url: at, headers: { cookie: oscar.cookie } })
  expect(seen.body).toContain('You have approved this version.')
  const plan = { version: '1', publishOn: '2026-05-01', publishHour: '17' }
  const unplanned = await fill(oscar, `${at}/plan`, plan)
  expect(unplanned.statusCode).toBe(400)
  expect(formIn(unplanned.body, '/plan').fields).toMatchObject(plan)
})

test('news of what was promised and passed on is not lost to a day that does not fit', async () => {
  const { olive } = here.cast
  const organisationId = await make(here).organisation()
  const { ref } = await published(here, {
    outcome: 'partly',
    reasonCode: 'powers',
    reasonText: 'The county council decides on buses.',
    plannedFor: '2026-09-01',
    nextUpdateOn: '2026-09-01',
    passedTo: [{ organisationId, on: '2026-05-21', replyDue: '2026-07-01', repliedOn: null, reply: null }],
    commitments: [{ series: null, text: 'Publish the bus times.', ownerOrganisationId: null, dueOn: '2026-09-01' }],
  })
  const fill = filling(here)
  const { readable } = (await desk(here).ask(olive, 'GET', `/${ref}`)).json()
  const { series } = readable.commitments[0]
  const update = { text: 'The times are at every stop.', evidence: 'Photograph of 3 June', keptOn: '2031-01-01' }
  const unkept = await fill(olive, `/desk/responses/${ref}/commitments/${series}`, update)
  expect(unkept.statusCode).toBe(400)
  expect(formIn(unkept.body, `/commitments/${series}`).fields).toMatchObject(update)

  const reply = { organisationId, text: 'We will run two buses on Sundays.', repliedOn: '2031-01-01' }
  const unheard = await fill(olive, `/desk/responses/${ref}/replies`, reply)
  expect(unheard.statusCode).toBe(400)
  expect(formIn(unheard.body, '/replies').fields).toMatchObject(reply)
})
