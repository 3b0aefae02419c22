import { beforeAll, expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere({ PUBLIC_URL: 'https://said.example' })

beforeAll(async () => {
  const rows = publishing(here)
  await make(here).consultation({
    slug: 'closed',
    title: 'Closed & gone',
    opensOn: '2026-01-01',
    closesOn: '2026-03-31',
  })
  const consultation = await make(here).consultation({ slug: 'closer', opensOn: '2026-05-01', closesOn: '2026-06-30' })
  const hidden = await make(here).consultation({ slug: 'hidden', title: 'Hidden' })
  await rows.response(hidden, { ref: 'HIDDEN-1', on: '2026-05-12' })
  await here.db.updateTable('consultation').set({ publishedAt: null }).where('id', '=', hidden.id).execute()
  here.app.invalidate('settings')
  const one = await rows.response(consultation, {
    ref: 'YS-1',
    on: '2026-05-12',
    commitments: [
      { text: 'Kept in time', dueOn: '2026-05-28' },
      { text: 'Kept late', dueOn: '2026-05-18' },
      { text: 'Not kept', dueOn: '2026-05-25' },
      { text: 'Not due yet', dueOn: '2026-06-01' },
    ],
  })
  await rows.update(one, 0, { on: '2026-05-20', text: 'Done.', keptOn: '2026-05-20' })
  await rows.update(one, 1, { on: '2026-05-22', text: 'At last.', keptOn: '2026-05-22' })
  await rows.draft(consultation, { ref: 'DRAFT-1', youSaid: 'zzsecretdraftzz' })
  const two = await rows.response(consultation, { ref: 'YS-2', on: '2026-05-13', youSaid: '<b>&</b>' })
  await rows.publish(await rows.version(two, { outcome: 'in-progress' }), '2026-05-14', 'The date was wrong.')
})

test('the feed tells, newest first, what opened and closed, was published and corrected, kept and late, and nothing that is not public', async () => {
  const reply = await here.app.inject('/programme.atom')
  expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const entries = [...reply.body.matchAll(/<title>([^<]*)<\/title>[^]*?<updated>([\d-]+)T/g)]
    .slice(1)
    .map(([, title, on]) => `${on} ${title}`)
  expect(entries).toEqual([
    '2026-05-26 Commitment late, YS-1',
    '2026-05-22 Commitment kept, YS-1',
    '2026-05-20 Commitment kept, YS-1',
    '2026-05-19 Commitment late, YS-1',
    '2026-05-14 Corrected response YS-2: We are doing this',
    '2026-05-13 Response YS-2: We have done this',
    '2026-05-12 Response YS-1: We have done this',
    '2026-05-01 Open for comments: Care closer to home',
    '2026-04-01 Closed for comments: Closed &amp; gone',
    '2026-01-01 Open for comments: Closed &amp; gone',
  ])
  expect(reply.body).not.toMatch(/zzsecret|HIDDEN|DRAFT-1|Hidden/)
  const ids = [...reply.body.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const again = await here.app.inject({
    url: '/programme.atom',
    headers: { 'if-none-match': String(reply.headers.etag) },
  })
  expect(again.statusCode).toBe(304)
})

test('the pages of the programme lead to it', async () => {
  for (const url of ['/log', '/log/YS-1', '/consultations/closer'])
    expect((await here.app.inject({ url, headers: { accept: 'text/html' } })).body, url).toContain(
      'href="/programme.atom"',
    )
})
