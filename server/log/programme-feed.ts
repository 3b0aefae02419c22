import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Known } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { outcomes } from '../responses/vocabulary.ts'
import { addDays, inWords } from '../data/time.ts'
import { type Day } from '../http/wire.ts'
import { siteOf } from './asking.ts'
import { licence } from './contract.ts'
import { atomType, openly, xml } from './feeds.ts'

const most = 100

/** Something that happened in public. `path` is where it can be read, `mark` tells apart what is read at the same place. */
type Happening = { on: Day; path: string; mark: string; title: string; words: string }

/** The whole programme as one feed: consultations that open and close, responses, corrections, commitments kept and late. */
export const programmeFeed: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/programme.atom',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getProgrammeFeed',
        summary: 'What happens in the whole programme, as an Atom feed (RFC 4287)',
        response: { 200: { content: { 'application/atom+xml': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => {
      const today = app.today()
      const load = async () => {
        const [{ programme }, consultations, published] = await Promise.all([
          app.frame(),
          app.consultations(),
          publishedBy(app.readDb, today),
        ])
        const happenings = [...consultations.flatMap((one) => openedAndClosed(one, today)), ...published]
          .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.mark < b.mark ? -1 : 1))
          .slice(0, most)
        return feedOf(happenings, programme.name, siteOf(app), today)
      }
      return openly(reply).publicFile(atomType, load, { address: '/programme.atom', always: true })
    },
  )
}

function openedAndClosed({ slug, title, phases }: Known, today: Day): Happening[] {
  const path = `/consultations/${slug}`
  return phases
    .filter((phase) => phase.asks)
    .flatMap((phase) => [
      ...(phase.startsOn && phase.startsOn <= today
        ? [
            {
              on: phase.startsOn,
              path,
              mark: `${phase.code}-opened`,
              title: `Open for comments: ${title}`,
              words: phase.endsOn ? `Comments are taken until ${inWords(phase.endsOn)}.` : 'No last day is fixed yet.',
            },
          ]
        : []),
      ...(phase.endsOn && phase.endsOn < today
        ? [
            {
              on: addDays(phase.endsOn, 1),
              path,
              mark: `${phase.code}-closed`,
              title: `Closed for comments: ${title}`,
              words: `The last day was ${inWords(phase.endsOn)}.`,
            },
          ]
        : []),
    ])
}

async function publishedBy(db: Db, today: Day): Promise<Happening[]> {
  const [publications, updates, late] = await Promise.all([
    sql<{
      ref: string
      number: number
      on: Day
      outcome: keyof typeof outcomes
      youSaid: string
      weDid: string
      correctionReason: string | null
    }>`
      select r.ref, v.number, p.published_on as on, coalesce(v.outcome, 'noted') as outcome, v.you_said, v.we_did, p.correction_reason
      from publication p join response_version v on v.id = p.version_id join response r on r.id = p.response_id
        join consultation c on c.id = r.consultation_id
      where c.published_at is not null and p.published_on <= ${today}::date
      order by p.published_on desc, p.id desc limit ${most}`.execute(db),
    sql<{ id: string; ref: string; on: Day; keptOn: Day | null; reopened: boolean; text: string; promise: string }>`
      select u.id, r.ref, u.on_day as on, u.kept_on, u.reopened, u.text, k.text as promise
      from commitment_update u join response r on r.id = u.response_id join consultation c on c.id = r.consultation_id
        join publication p on p.response_id = r.id and p.replaced_at is null
        join commitment k on k.series = u.series and k.version_id = p.version_id
      where c.published_at is not null and u.on_day <= ${today}::date
      order by u.on_day desc, u.id desc limit ${most}`.execute(db),
    sql<{ series: string; ref: string; dueOn: Day; promise: string }>`
      select k.series, r.ref, k.due_on, k.text as promise
      from commitment k join publication p on p.version_id = k.version_id and p.replaced_at is null
        join response r on r.id = p.response_id join consultation c on c.id = r.consultation_id
      where c.published_at is not null and k.due_on < ${today}::date
        and not exists (select from commitment_update u where u.series = k.series and u.kept_on <= k.due_on
          and not exists (select from commitment_update o where o.series = k.series and o.reopened and o.id > u.id))
      order by k.due_on desc, k.id desc limit ${most}`.execute(db),
  ])
  return [
    ...publications.rows.map((one) => ({
      on: one.on,
      path: `/log/${one.ref}/versions/${one.number}`,
      mark: '',
      title: `${one.correctionReason === null ? 'Response' : 'Corrected response'} ${one.ref}: ${outcomes[one.outcome].label}`,
      words:
        `You said: ${one.youSaid}\n\nWe did: ${one.weDid}` +
        (one.correctionReason === null ? '' : `\n\nWhy it was corrected: ${one.correctionReason}`),
    })),
    ...updates.rows.map((one) => ({
      on: one.on,
      path: `/log/${one.ref}`,
      mark: `update-${one.id}`,
      title: `${one.keptOn ? 'Commitment kept' : one.reopened ? 'Commitment no longer kept' : 'News of a commitment'}, ${one.ref}`,
      words: `${one.promise}\n\n${one.text}`,
    })),
    ...late.rows.map((one) => ({
      on: addDays(one.dueOn, 1),
      path: `/log/${one.ref}`,
      mark: `late-${one.series}`,
      title: `Commitment late, ${one.ref}`,
      words: `${one.promise}\n\nIt was due on ${inWords(one.dueOn)}.`,
    })),
  ]
}

function feedOf(happenings: Happening[], programme: string, site: string, today: Day): string {
  const entries = happenings.map(({ on, path, mark, title, words }) => {
    const url = `${site}${path}`
    return `<entry>
<id>${xml(mark ? `${url}#${mark}` : url)}</id>
<title>${xml(title)}</title>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<updated>${on}T00:00:00Z</updated>
<content type="text">${xml(words)}</content>
</entry>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>${xml(`${site}/programme.atom`)}</id>
<title>${xml(programme)}</title>
<link rel="self" type="application/atom+xml" href="${xml(`${site}/programme.atom`)}"/>
<link rel="alternate" type="text/html" href="${xml(site)}/"/>
<link rel="license" href="${xml(licence.url)}"/>
<updated>${happenings[0]?.on ?? today}T00:00:00Z</updated>
<author><name>${xml(programme)}</name></author>
${entries.join('\n')}
</feed>
`
}
