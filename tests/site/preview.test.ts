import { beforeAll, expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const site = 'https://answers.example'
const here = useHere({ PUBLIC_URL: site })
const headOf = async (url: string) => {
  const reply = await here.app.inject({ url, headers: { accept: 'text/html' } })
  expect(reply.statusCode, url).toBe(200)
  const head = /<head>([\s\S]*)<\/head>/.exec(reply.body)?.[1] ?? ''
  const all = (name: string) => [
    ...head.matchAll(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`, 'g')),
  ]
  return { head, said: (name: string) => all(name).map(([, content]) => content) }
}

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug: 'care' })
  const { saidMany, response } = publishing(here)
  await response(consultation, {
    on: '2026-05-20',
    comments: await saidMany(consultation, 2, { at: noon('2026-05-10') }),
  })
  await say(here.app, consultation.slug, 'Run the bus on Sundays.')
})

test('every page of the sitemap, the form and the page to follow say once what they are about, and where they are', async () => {
  const map = (await here.app.inject('/sitemap.xml')).body
  const pages = [...map.matchAll(/<loc>https:\/\/answers\.example([^<]*)<\/loc>/g)].map(([, path]) => path as string)
  expect(pages).toContain('/consultations/care')
  for (const path of [...pages, '/consultations/care/comment', '/follow']) {
    const { head, said } = await headOf(path)
    for (const name of ['description', 'og:title', 'og:description', 'og:url'])
      expect(said(name), `${name} of ${path}`).toEqual([expect.stringMatching(/\S{3}/)])
    expect(said('og:url'), path).toEqual([`${site}${path}`])
    expect(head.match(/rel="canonical"/g), path).toHaveLength(1)
    expect(head, path).toContain(`hreflang="ur" href="${site}/ur${path === '/' ? '' : path}"`)
  }
})

test('a page of one person’s own says nothing of itself to those it is passed on to', async () => {
  const { receipt } = (await say(here.app, 'care', 'Keep the ward open.')).json<{ receipt: string }>()
  for (const path of [`/receipts/${receipt}`, '/follow/sent']) {
    const { head } = await headOf(path)
    expect(head, path).not.toContain('og:url')
    expect(head, path).not.toContain('canonical')
  }
})
