import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { publicationsOn } from '../log/queries.ts'
import { siteOf } from '../log/asking.ts'
import { xml } from '../log/feeds.ts'
import { addressOf } from '../subjects/read.ts'

/** The most addresses that a sitemap may hold (sitemaps.org). */
const maxAddresses = 50_000

/** Every page that anybody may read and that holds for longer than a filter. */
export const sitemap: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/sitemap.xml',
    { config: { access: 'public', standsIn: true }, schema: { hide: true } },
    async (_request, reply) => {
      const site = siteOf(app)
      const [consultations, entries, themes, meetings] = await Promise.all([
        app.consultations(),
        app.readDb
          .selectFrom(publicationsOn(app.readDb, app.today()).as('p'))
          .select(['p.ref', 'p.publishedOn'])
          .orderBy('p.publishedOn', 'desc')
          .limit(maxAddresses / 2)
          .execute(),
        app.readDb
          .selectFrom('theme as t')
          .innerJoin('consultation as c', 'c.id', 't.consultationId')
          .select(['c.slug', 't.code'])
          .where('c.publishedAt', 'is not', null)
          .where('t.parentId', 'is', null)
          .where('t.retiredAt', 'is', null)
          .limit(maxAddresses / 4)
          .execute(),
        app.readDb.selectFrom('boardMeeting').select('slug').where('inPublic', '=', true).limit(5_000).execute(),
      ])
      const paths: { path: string; on?: string }[] = [
        ...[
          '/',
          '/consultations',
          '/log',
          '/account',
          '/plans',
          '/meetings',
          '/papers',
          '/ledger',
          '/accessibility',
          '/privacy',
        ].map((path) => ({
          path,
        })),
        ...consultations
          .filter(({ offline }) => offline === null)
          .flatMap(({ slug, points }) => [
            { path: `/consultations/${slug}` },
            { path: `/consultations/${slug}/account` },
            { path: `/consultations/${slug}/events` },
            { path: `/consultations/${slug}/plans` },
            ...points.map(({ number }) => ({ path: addressOf(slug, 'point', String(number)) })),
          ]),
        ...themes.map(({ slug, code }) => ({ path: addressOf(slug, 'theme', code) })),
        ...entries.map(({ ref, publishedOn }) => ({ path: `/log/${encodeURIComponent(ref)}`, on: publishedOn })),
        ...meetings.map(({ slug }) => ({ path: `/meetings/${slug}` })),
      ]
      const urls = paths
        .slice(0, maxAddresses)
        .map(({ path, on }) => `<url><loc>${xml(`${site}${path}`)}</loc>${on ? `<lastmod>${on}</lastmod>` : ''}</url>`)
      return reply
        .type('application/xml; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(
          `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
        )
    },
  )
}
