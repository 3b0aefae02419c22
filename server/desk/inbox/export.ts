import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import writeXlsxFile from 'write-excel-file/node'
import { z } from 'zod'
import { InboxFilter, queryOf } from '../../comments/inbox/contract.ts'
import { masked } from '../../comments/redact.ts'
import { type Stance, stanceInWords } from '../../comments/stance-contract.ts'
import { allMatching, scopeOf } from '../../comments/inbox/filter.ts'
import { safeCsv } from '../../data/csv.ts'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { dayOf } from '../../data/time.ts'
import { eachInTurn } from '../../data/turns.ts'
import { Refusal } from '../../http/refusal.ts'
import { channels, respondentKinds, standings } from '../../intake/contract.ts'
import type { Channel, RespondentKind, Standing } from '../../intake/contract.ts'
import { currentUser } from '../../people/access.ts'
import type { SignedIn } from '../../people/contract.ts'
import { may } from '../../people/permissions.ts'
import { reachOf } from '../../people/reach.ts'

const Asked = InboxFilter.extend({
  /** As it was written, instead of with personal details taken out. */
  full: z.literal('yes').optional(),
})
const headings = [
  'ID',
  'Said on',
  'Consultation',
  'Came by',
  'Who',
  'Area',
  'Event',
  'Point',
  'Stands',
  'Themes',
  'Words',
  'In English',
  'For or against (a person said)',
]
/** Most comments of one file: a spreadsheet has room for a million lines, and a person for fewer. */
const maxRows = 100_000
const rowsAtOnce = 5_000

/**
 * What a filter of the inbox finds, as a file: the same comments that it lists, counts and acts on. Words have what seems to name
 * a person taken out; in full for those alone who may erase words. Who took what is in the history.
 */
export const exportPages: FastifyPluginAsyncZod = async (app) => {
  const confirms = ({ query }: FastifyRequest) => (query as z.output<typeof Asked>).full === 'yes'
  const config = { access: 'comments.read', lists: true, confirms } as const
  const rowsFor = async (request: FastifyRequest, asked: z.output<typeof Asked>) => {
    const { full, ...filter } = asked
    const viewer = currentUser(request)
    if (full && !mayTakeInFull(viewer))
      throw new Refusal('forbidden', 'Only an administrator can take the words out in full. Leave out “full”, please.')
    const scope = await scopeOf(app.db, filter, await reachOf(app.db, viewer, 'comments.read'))
    const ids = (await allMatching(app.db, scope)).sort().reverse()
    if (ids.length > maxRows)
      throw new Refusal('too-large', 'This list holds more than 100,000 comments. Please narrow it first.')
    const rows: (string | number | null)[][] = []
    for (let from = 0; from < ids.length; from += rowsAtOnce)
      rows.push(...(await linesOf(app.db, ids.slice(from, from + rowsAtOnce), full === 'yes')))
    await record(app.db, {
      actor: viewer.id,
      action: 'comments.exported',
      subjectId: viewer.id,
      consultationId: scope.consultationId ?? null,
      detail: { comments: rows.length, full: full === 'yes', filter: queryOf({ ...filter, q: undefined }) },
      at: app.now(),
    })
    return [headings, ...rows]
  }
  const named = (end: string) => `attachment; filename="comments-${app.today()}.${end}"`
  app.get('/desk/comments/export.csv', { config, schema: { hide: true, querystring: Asked } }, async (request, reply) =>
    reply
      .header('content-disposition', named('csv'))
      .type('text/csv; charset=utf-8')
      .send(safeCsv(await rowsFor(request, request.query))),
  )
  app.get(
    '/desk/comments/export.xlsx',
    { config, schema: { hide: true, querystring: Asked } },
    async (request, reply) => {
      const rows = await rowsFor(request, request.query)
      // Every cell is text, so that no spreadsheet runs what somebody wrote.
      const cells = rows.map((row, index) =>
        row.map((value) => ({
          value: String(value ?? ''),
          type: String,
          ...(index === 0 && { fontWeight: 'bold' as const }),
        })),
      )
      return reply
        .header('content-disposition', named('xlsx'))
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(await writeXlsxFile(cells).toBuffer())
    },
  )
}

/** Those alone who may destroy the words may take them away as they were written. */
export const mayTakeInFull = (viewer: SignedIn) => may(viewer, 'comments.erase', { is: 'programme' })

type Line = {
  id: string
  saidAt: Date
  consultation: string
  channel: Channel
  speaker: RespondentKind | null
  area: string | null
  event: string | null
  point: number | null
  state: Standing
  themes: string[]
  body: string
  translation: string | null
  stance: Stance | null
  cleared: string | null
  marks: { start: number; end: number; kind: string }[]
}

/** In the order of their ids, the newest first. Public words that somebody saved stand instead of what we would take out. */
async function linesOf(db: Db, ids: string[], full: boolean): Promise<(string | number | null)[][]> {
  const { rows } = await sql<Line>`
    select c.id, c.said_at, k.title as consultation, s.channel, s.respondent_kind as speaker, s.area, e.title as event,
      p.number as point, c.standing as state, c.body, c.translation,
      (select x.stance from comment_stance x where x.comment_id = c.id) as stance,
      array(select t.label from comment_theme h join theme t on t.id = h.theme_id where h.comment_id = c.id order by t.position) as themes,
      (select r.public_body from redaction r where r.comment_id = c.id order by r.id desc limit 1) as cleared,
      coalesce((select jsonb_agg(jsonb_build_object('start', m.starts, 'end', m.ends, 'kind', m.kind) order by m.starts)
        from personal_mark m where m.comment_id = c.id), '[]') as marks
    from comment c join submission s on s.id = c.submission_id join consultation k on k.id = c.consultation_id
    left join engagement_event e on e.id = s.event_id left join point p on p.id = c.point_id
    where c.id = any(${ids}::uuid[]) order by c.id desc`.execute(db)
  // To take out what would be marked today is a second's work for some thousands.
  return eachInTurn(rows, (row) => [
    row.id,
    dayOf(row.saidAt),
    row.consultation,
    channels[row.channel],
    row.speaker && respondentKinds[row.speaker],
    row.area,
    row.event,
    row.point,
    standings[row.state],
    row.themes.join('; '),
    full ? row.body : (row.cleared ?? masked(row.body, row.marks)),
    full ? row.translation : row.translation && masked(row.translation, []),
    row.stance && stanceInWords[row.stance],
  ])
}
