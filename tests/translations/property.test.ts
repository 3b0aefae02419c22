import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { LogEntryInFull } from '#server/log/entry-contract.ts'
import type { Consultation } from '#server/consultations/contract.ts'
import { checkTranslations } from '#server/translations/check.ts'
import { translationRows } from '#server/translations/queries.ts'
import { saveTranslations } from '#server/translations/save.ts'
import { consultationScope, versionScope } from '#server/translations/scope.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { publishing, type PublishedResponse } from '../support/published.ts'

const here = useHere()
type Made = Awaited<ReturnType<ReturnType<typeof make>['consultation']>>
let one: Made
let response: PublishedResponse
let rows: ReturnType<typeof publishing>
beforeAll(async () => {
  rows = publishing(here)
  one = await make(here).consultation({ slug: 'closer' })
  response = await rows.response(one, { ref: 'PR-1', on: '2026-05-12', youSaid: 'words 0', weDid: 'deeds 0' })
})

const number = fc.nat(2)
const who = fc.constantFrom('olive' as const, 'oscar' as const)
/** What may happen, in any order. A translation says which English it was made from: `of words 1 by olive #4`. */
const happening = fc.oneof(
  fc.record({ is: fc.constant('english' as const), list: fc.array(number, { maxLength: 3 }), title: number }),
  fc.record({
    is: fc.constant('translate' as const),
    by: who,
    made: fc.constantFrom('machine' as const, 'person' as const),
  }),
  fc.record({ is: fc.constant('take back' as const), by: who }),
  fc.record({ is: fc.constant('check' as const), by: who }),
  fc.record({ is: fc.constant('draft' as const), words: number }),
  fc.record({ is: fc.constant('publish' as const) }),
  fc.record({ is: fc.constant('translate version' as const), by: who, latest: fc.boolean() }),
  fc.record({ is: fc.constant('check version' as const), by: who, latest: fc.boolean(), compared: fc.boolean() }),
)

test('nobody ever reads a translation of other English than today’s, of another version, or of a response’s words that no second person let out', async () => {
  let turn = 0
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 12 }), async (story) => {
      const world = consultationScope('closer')
      let latest = response
      let published = response
      const versions = new Map([[response.versionId, response]])
      for (const event of story) {
        const at = here.clock.now
        if (event.is === 'english') {
          const whatCanChange = [...new Set(event.list)].map((n) => `line ${n}`)
          await here.db
            .updateTable('consultation')
            .set({ title: `title ${event.title}`, whatCanChange })
            .where('id', '=', one.id)
            .execute()
          here.app.invalidate('settings')
        } else if (event.is === 'translate' || event.is === 'take back') {
          const by = here.cast[event.by].id
          const { texts } = await world(here.db)
          const given = texts.map(({ key, english }) => ({
            key,
            english,
            text: event.is === 'take back' ? '' : `of ${english} by ${event.by} #${++turn}`,
          }))
          await saveTranslations(
            here.db,
            world,
            'gu',
            { made: event.is === 'take back' ? 'person' : event.made, texts: given },
            by,
            at,
          )
        } else if (event.is === 'check') {
          const read = (await translationRows(here.db, { consultationId: one.id }, 'gu')).map((row) => row.id)
          if (read.length > 0)
            await checkTranslations(
              here.db,
              world,
              'gu',
              { rows: read, compared: true },
              here.cast[event.by].id,
              at,
            ).catch(() => undefined)
        } else if (event.is === 'draft') {
          latest = await rows.version(response, { youSaid: `words ${event.words}`, weDid: `deeds ${event.words}` })
          versions.set(latest.versionId, latest)
        } else if (event.is === 'publish') {
          if (latest !== published) await rows.publish(latest, '2026-05-20', 'anew')
          published = latest
        } else {
          const version = event.latest ? latest : published
          const find = versionScope('PR-1', version.number)
          const by = here.cast[event.by].id
          const { texts } = await find(here.db)
          if (event.is === 'translate version') {
            const given = texts.map(({ key, english }) => ({
              key,
              english,
              text: `of ${english} in version ${version.number} by ${event.by} #${++turn}`,
            }))
            await saveTranslations(here.db, find, 'gu', { made: 'machine', texts: given }, by, at)
          } else {
            const read = (await translationRows(here.db, { versionId: version.versionId }, 'gu')).map((row) => row.id)
            if (read.length > 0)
              await checkTranslations(here.db, find, 'gu', { rows: read, compared: event.compared }, by, at).catch(
                () => undefined,
              )
          }
        }
        here.app.invalidate('public')
        const consultation = (await here.app.inject('/api/consultations/closer?language=gu')).json<Consultation>()
        const texts = [consultation.title, ...consultation.whatCanChange]
        for (const { english, text } of consultation.translations ?? []) {
          expect(text.startsWith(`of ${english} by `)).toBe(true)
          if (english.startsWith('title') || english.startsWith('line')) expect(texts).toContain(english)
        }
        const entry = (await here.app.inject('/api/log/PR-1?language=gu')).json<LogEntryInFull>()
        const own = (entry.translations ?? []).filter((one) => /^(words|deeds)/.test(one.english))
        for (const { english, text } of own) {
          expect([entry.youSaid, entry.weDid]).toContain(english)
          expect(text).toContain(`of ${english} in version ${entry.version} by `)
          const let_out = await here.db
            .selectFrom('translation as t')
            .innerJoin('translationCheck as k', 'k.translationId', 't.id')
            .select(['t.byPerson', 'k.byPerson as second'])
            .where('t.text', '=', text)
            .executeTakeFirst()
          expect(let_out && let_out.byPerson !== let_out.second, text).toBe(true)
        }
        if (event !== story.at(-1)) continue
        const html =
          (await here.app.inject('/gu/consultations/closer')).body + (await here.app.inject('/gu/log/PR-1')).body
        const allowed = new Set(
          [...(consultation.translations ?? []), ...(entry.translations ?? [])].map((one) => one.text),
        )
        for (const [shown] of html.matchAll(/of (?:title|line|words|deeds) \d[^<"]*#\d+/g))
          expect(allowed).toContain(shown)
      }
      // The next story begins with the first version.
      if (published !== response) response = published
    }),
    { numRuns: 10 },
  )
})
