import { beforeAll, expect, test } from 'vitest'
import { loadDemo } from '#server/demo/load.ts'
import { useHere } from '../support/here.ts'

/** What the demonstration's public pages weigh: a telephone in a lift loads each of them. */
const here = useHere()
const mostBytes = 50_000
const page = (url: string) => here.app.inject({ url, headers: { accept: 'text/html' } })

beforeAll(async () => {
  here.clock.now = new Date()
  await loadDemo(here, here.config, here.clock.now, () => undefined)
  here.app.invalidate('settings')
}, 400_000)

test('no public page of the demonstration weighs 50 kB or more, in any script, nor has a script of its own', async () => {
  const { body } = await here.app.inject('/sitemap.xml')
  const known = [...body.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path as string)
  expect(known.length).toBeGreaterThan(80)
  const parts = known
    .filter((path) => path.endsWith('/account'))
    .flatMap((path) => ['themes', 'events', 'weeks', 'words'].map((part) => `${path}?part=${part}`))
  const kinds = known
    .filter((path) => path.endsWith('/plans') && path !== '/plans')
    .flatMap((path) => ['measure', 'milestone', 'gate'].map((kind) => `${path}?kind=${kind}`))
  const others = [
    '/consultations/bct-2014/events',
    '/data',
    '/ledger',
    '/privacy',
    '/accessibility',
    '/taken-out',
    '/receipts',
    '/embed/log',
  ]
  const heavy = [...known.filter((path) => /\/(account|plans)$|^\/log$/.test(path)), ...parts]
  // Bengali takes three bytes a letter: no page of ours is heavier.
  const all = [...new Set([...known, ...parts, ...kinds, ...others, ...heavy.map((path) => `/bn${path}`)])]
  const tooHeavy: string[] = []
  for (const path of all) {
    const reply = await page(path)
    expect(reply.statusCode, path).toBe(200)
    expect(reply.body, path).not.toMatch(/<script(?! type="application\/ld\+json")/)
    const bytes = Buffer.byteLength(reply.body)
    if (bytes >= mostBytes) tooHeavy.push(`${path}: ${bytes}`)
  }
  expect(tooHeavy).toEqual([])
}, 120_000)
