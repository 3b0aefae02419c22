import { cutIn } from '../data/cut.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { faultsOf, several } from '../http/forms.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { openTo, opens } from '../people/presence.ts'
import { type FieldFault, Refusal, statusOf } from '../http/refusal.ts'
import { SetAsideReason } from '../intake/contract.ts'
import { setAside, undoSetAside } from '../comments/set-aside.ts'
import { Id, Text } from '../http/wire.ts'
import { codeComment, leaveForLater } from './code.ts'
import { type CodingItem, type CodingPage, codingQuery, CodingQuery, nothingTicked } from './contract.ts'
import { codingCounts, codingItems, codingScope, codingThemes, nextToCode } from './queue.ts'
import { takeBackConfirmation } from './correct.ts'
import { measuredAgreement } from './measured.ts'
import { blindWork, nextBlind } from './sample-queries.ts'
import { codeBlind, takeBackBlind } from './samples.ts'
import { inLists } from '../data/visible.ts'

const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })
const codes = z.preprocess((value) => several(value), z.array(Text().max(100)).max(200))

/** The form of the coding screen, one comment a time; each button says what it does. */
const CodingForm = CodingQuery.extend({
  comment: Id,
  act: z.enum(['confirm', 'none', 'later', 'set-aside', 'undo']).default('confirm'),
  /** What is ticked. */
  says: codes,
  reason: Text().optional(),
})
const Reason = z.object({ reason: z.enum(SetAsideReason.options, 'Please choose a reason.') })

/** The coding screen: one comment after the other, by keyboard or as a plain form. */
export const codingPages: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/themes/:consultation/coding',
    {
      config: { access: 'comments.read' },
      schema: {
        hide: true,
        params: FrameParams,
        querystring: CodingQuery.extend({
          last: Id.optional().catch(undefined),
          comment: Id.optional().catch(undefined),
        }),
      },
    },
    async (request, reply) => {
      const { last, comment, ...at } = request.query
      return show(request, reply, request.params.consultation, at, { last, comment })
    },
  )

  type Come = {
    last?: string | undefined
    comment?: string | undefined
    ticked?: string[]
    faults?: FieldFault[]
    status?: number
  }

  async function show(request: FastifyRequest, reply: FastifyReply, slug: string, at: CodingQuery, come: Come) {
    const by = currentUser(request)
    const { consultation, scope } = await codingScope(app.db, slug, at)
    const waiting = at.sample
      ? await nextBlind(app.db, slug, at.sample, [], by)
      : await nextToCode(app.db, scope, [], by, app.now())
    // Anyone who comes back to a comment finds it first.
    const ids = come.comment ? [come.comment, ...waiting.filter((id) => id !== come.comment)] : waiting
    const [{ themes, often }, counts, measured, blind, found, last] = await Promise.all([
      codingThemes(app.db, consultation.id),
      codingCounts(app.db, scope),
      measuredAgreement(app.db, consultation.id),
      blindWork(app.db, consultation.id, by),
      codingItems(app.db, consultation.id, ids, at.sample ? 'blind' : 'everything'),
      come.last ? lastOf(consultation.id, come.last, at.sample, by.id) : null,
    ])
    const [first] = ids
    if (first && !at.sample) await opens(app.db, first, by.id, app.now())
    const items = come.ticked
      ? found.map((one, index) => (index === 0 ? { ...one, holds: come.ticked ?? [] } : one))
      : found
    const page: Omit<CodingPage, 'items'> & { items: CodingItem[] } = {
      consultation: { slug: consultation.slug, title: consultation.title },
      at,
      counts,
      themes,
      often,
      items,
      measured,
      blind,
      mayCode: may(by, 'themes.change'),
      me: by.id,
      last,
      openBy: at.sample ? {} : await openTo(app.db, ids, by.id, app.now()),
      faults: come.faults ?? [],
    }
    return reply.page('desk/Coding', page, { hydrate: true, status: come.status ?? 200 })
  }

  app.post(
    '/desk/themes/:consultation/coding',
    { config: { access: 'themes.change' }, schema: { hide: true, params: FrameParams } },
    async (request, reply) => {
      const slug = request.params.consultation
      const by = currentUser(request)
      const read = CodingForm.safeParse(request.body ?? {})
      if (!read.success)
        return show(request, reply, slug, CodingQuery.parse({}), { faults: faultsOf(read.error), status: 400 })
      const { comment, act, says, reason, ...at } = read.data
      const blind = at.sample && { consultation: slug, sample: at.sample, id: comment }
      const themes = act === 'none' ? [] : says
      try {
        if (act === 'confirm' && says.length === 0 && !blind) await refuseUnticked(comment)
        if (act === 'later') await leaveForLater(app.db, comment, by, app.now())
        else if (act === 'undo') await takeBack(comment)
        else if (act === 'set-aside') {
          const given = Reason.safeParse({ reason })
          if (!given.success) {
            return await show(request, reply, slug, at, {
              comment,
              ticked: says,
              faults: faultsOf(given.error),
              status: 400,
            })
          }
          await setAside(app.db, [comment], given.data, by, app.now())
        } else if (blind) await codeBlind(app.db, blind, { themes }, by, app.now())
        else await codeComment(app.db, slug, comment, { themes }, by, app.now())
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        // What was ticked wrongly comes back; where somebody else was faster, the next one comes.
        const again = error.kind === 'invalid' ? { comment, ticked: says } : {}
        return show(request, reply, slug, at, {
          ...again,
          faults: [{ field: 'coding', message: error.message }],
          status: statusOf[error.kind],
        })
      }
      const more: Record<string, string> = act === 'later' ? {} : act === 'undo' ? { comment } : { last: comment }
      return reply.redirect(`/desk/themes/${slug}/coding?${codingQuery(at, more)}`, 303)

      async function takeBack(id: string) {
        if (blind) return takeBackBlind(app.db, blind, by, app.now())
        await undoSetAside(app.db, id, by, app.now())
        await takeBackConfirmation(app.db, id, by, app.now())
      }
    },
  )

  /** In the slice to check nothing is ticked beforehand: going on without a tick means that nobody looked. */
  async function refuseUnticked(id: string): Promise<void> {
    const checks = await app.db
      .selectFrom('comment')
      .select('id')
      .where('id', '=', id)
      .where('audit', '=', true)
      .executeTakeFirst()
    if (checks) throw new Refusal('invalid', nothingTicked)
  }

  /** What this person has just decided about a comment; null where they have not. */
  async function lastOf(
    consultationId: string,
    id: string,
    sample: string | undefined,
    me: string,
  ): Promise<CodingPage['last']> {
    const { rows } = await sql<NonNullable<CodingPage['last']>>`
      select c.id, ${cutIn('c.body', 90)} as words, c.standing = 'set-aside' as set_aside,
        ${
          sample
            ? sql`array(select t.label from blind_coding b, unnest(b.themes) own join theme t on t.id = own
                where b.sample_id = ${sample} and b.comment_id = c.id and b.person_id = ${me} and b.replaced_at is null)`
            : sql`array(select t.label from comment_theme h join theme t on t.id = h.theme_id where h.comment_id = c.id order by t.position)`
        } as themes
      from comment c where c.id = ${id} and c.consultation_id = ${consultationId} and ${inLists()} and (
        c.standing = 'set-aside' or exists (select from theme_confirmation k where k.comment_id = c.id and k.person_id = ${me})
        or exists (select from blind_coding b where b.comment_id = c.id and b.person_id = ${me} and b.replaced_at is null))`.execute(
      app.db,
    )
    return rows[0] ?? null
  }
}
