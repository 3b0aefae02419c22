import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, type Show, emptyForm } from '../http/action.ts'
import { record } from '../data/history.ts'
import { currentUser } from '../people/access.ts'
import { noSuch } from '../http/refusal.ts'
import { Id } from '../http/wire.ts'
import { openAddress, openContact } from '../followers/address.ts'
import {
  type FollowersPageProps,
  type MessagePageProps,
  messageStates,
  OutboxAction,
  type OutboxPageProps,
  OutboxQuery,
} from '../followers/contract.ts'
import { attemptsOf, findOutboxLine, followerCounts, outboxCounts, outboxLines } from '../followers/queries.ts'
import { masked, renderMessage } from './render.ts'
import { mayBeDone, settleByHand } from './settle.ts'
import { Format, type Language } from './vocabulary.ts'

const Params = z.object({ id: Id })
const done: Record<string, string> = {
  retry: 'It is tried again within a minute.',
  'give-up': 'Given up: it is not sent.',
  'mark-sent': 'Marked as sent.',
}

/** The outbox, and how many follow what. Nowhere but on a mail that a person has to send is it said whose it is. */
export const outboxDesk: FastifyPluginAsyncZod = async (app) => {
  const show: Show<z.output<typeof Params>> = async (request, reply, { id }, formState, status) => {
    const line = await findOutboxLine(app.db, app.today(), id)
    if (!line) throw noSuch('mail')
    // Without a mail server this page is where a mail ends, and anyone who tries the product out has to go on from here.
    // What lets somebody into an account is for nobody else's eyes, wherever it ends.
    const whole = line.kind !== 'account-link' && (line.state === 'by-hand' || app.settings.smtpUrl === undefined)
    const [mail, attempts, to] = await Promise.all([
      renderMessage(app.db, app.settings, id),
      attemptsOf(app.db, id),
      line.state === 'by-hand' ? addresseeOf(id) : null,
    ])
    if (whole && status === 200) {
      await record(app.db, { actor: currentUser(request).id, action: 'mail.opened', subjectId: id, at: app.now() })
    }
    const may = (action: keyof typeof mayBeDone) =>
      (mayBeDone[action] as readonly string[]).includes(line.state === 'held' ? 'waiting' : line.state)
    const props: MessagePageProps = {
      line,
      attempts,
      mail: mail ? { subject: mail.subject, text: whole ? mail.text : masked(mail.text) } : null,
      masked: !whole,
      to,
      may: { retry: may('retry'), giveUp: may('give-up'), markSent: may('mark-sent') },
      problem: formState.faults[0]?.message ?? null,
    }
    return reply.page('desk/Message', props, { status })
  }

  app.get(
    '/desk/outbox',
    { config: { access: 'mail.handle' }, schema: { hide: true, querystring: OutboxQuery } },
    async (request, reply) => {
      const { state, after, done: just } = request.query
      const [counts, { lines, next }] = await Promise.all([
        outboxCounts(app.db, app.today()),
        outboxLines(app.db, app.today(), { ...(state && { state }), ...(after && { after }) }),
      ])
      const props: OutboxPageProps = {
        counts: Object.keys(messageStates).flatMap((key) => counts.filter((one) => one.state === key)),
        state: state ?? null,
        lines,
        next,
        sending: app.settings.smtpUrl !== undefined,
        done: (just && done[just]) ?? null,
      }
      return reply.page('desk/Outbox', props)
    },
  )

  app.get(
    '/desk/outbox/:id',
    { config: { access: 'mail.handle' }, schema: { hide: true, params: Params } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )

  action(app, {
    address: '/outbox/:id',
    operationId: 'settleMail',
    summary: 'Try a mail again, give it up, or say that it has been sent',
    access: 'mail.handle',
    params: Params,
    body: OutboxAction,
    act: ({ params, body, by }) => settleByHand(app.db, params.id, body.do, by, app.now()),
    form: () => 'outbox',
    field: 'do',
    after: (_params, _made, body) => `/desk/outbox?done=${body.do}`,
    again: show,
  })

  app.get('/desk/followers', { config: { access: 'mail.handle' }, schema: { hide: true } }, async (_request, reply) => {
    const { formats, languages, ...counts } = await followerCounts(app.db)
    const props: FollowersPageProps = {
      ...counts,
      formats: formats.map(({ key, count }) => ({ format: Format.parse(key), count })),
      languages: languages.map(({ key, count }) => ({ language: key as Language, count })),
      sending: app.settings.smtpUrl !== undefined,
    }
    return reply.page('desk/Followers', props)
  })

  /** To whom a person has to send it, and how. */
  async function addresseeOf(id: string): Promise<MessagePageProps['to']> {
    const { contactKey } = app.settings
    const row = await app.db
      .selectFrom('message as m')
      .leftJoin('follower as f', 'f.id', 'm.followerId')
      .leftJoin('contact as c', 'c.submissionId', 'm.submissionId')
      .select(['f.sealed', 'f.format', 'f.language', 'c.sealed as contact'])
      .where('m.id', '=', id)
      .executeTakeFirstOrThrow()
    const address = row.sealed ? openAddress(contactKey, row.sealed) : null
    const contact = row.contact ? openContact(contactKey, row.contact) : null
    return {
      name: contact?.name ?? null,
      email: address?.email ?? contact?.email ?? null,
      phone: contact?.phone ?? null,
      format: row.format ?? Format.catch('ordinary').parse(contact?.format),
      formatNote: address?.formatNote ?? null,
      language: row.language ?? 'en',
    }
  }
}
