import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { faultsOf } from '../http/forms.ts'
import { languageOf } from '../http/languages/address.ts'
import { type Language, languages } from '../http/languages/vocabulary.ts'
import { type FieldFault, Refusal } from '../http/refusal.ts'
import { receiptAsPrinted, receiptHash, unknownReceipt } from '../ledger/receipts.ts'
import { Id, Text } from '../http/wire.ts'
import { openAddress } from '../followers/address.ts'
import { changeSettings } from '../followers/change.ts'
import { askedTogether, confirmFollow, isOver } from '../followers/confirm.ts'
import {
  type AskPageProps,
  type FollowPageProps,
  FollowTarget,
  NewAnswer,
  NewFollow,
  type NewsPageProps,
  NewSettings,
  type OneActionProps,
} from '../followers/contract.ts'
import { eraseFollower } from '../followers/erase.ts'
import { answerFollowUp, askOf, openAtReceipt } from '../notices/follow-up.ts'
import { askToFollow, targetOf } from '../followers/follow.ts'
import { idIn, linkFor, type Purpose } from '../data/links.ts'
import { catalogue } from '../notices/messages/catalogue.ts'
import { followedBy } from '../followers/queries.ts'
import { versionIn } from '../translations/read.ts'
import { aboutFollow } from '../notices/render.ts'
import { stopAll, stopOne } from '../followers/stop.ts'
import type { Answer } from '../notices/vocabulary.ts'

const Link = z.object({ link: Text().max(100) })
type Form = Record<string, string>

/** Following by e-mail, and the pages that a mail leads to: no account, no cookie, no JavaScript. */
export const followerPages: FastifyPluginAsyncZod = async (app) => {
  const { contactKey } = app.settings
  const open = { config: { access: 'public' }, schema: { hide: true } } as const
  const linked = { config: { access: 'public' }, schema: { hide: true, params: Link } } as const
  // As on the sign-in page: a limit in this process, which nothing else can bring down.
  const limited = app.settings.rateLimit ? { max: 10, timeWindow: '10 minutes' } : false

  app.addHook('onSend', async (request, reply) => {
    if (request.routeOptions.url !== '/follow') reply.header('x-robots-tag', 'noindex, nofollow')
  })

  app.get('/follow', { ...open, schema: { hide: true, querystring: FollowTarget } }, async (request, reply) =>
    showFollow(reply, clean(request.query), { language: languageOf(request.raw) }, [], 200),
  )

  app.post('/follow', { ...open, config: { access: 'public', rateLimit: limited } }, async (request, reply) => {
    const typed = typedIn(request)
    const target = FollowTarget.safeParse(typed)
    if (!target.success) throw new Refusal('invalid', 'Please go back to the page that you want to follow.')
    const read = NewFollow.safeParse(typed)
    if (!read.success) return showFollow(reply, clean(target.data), typed, faultsOf(read.error), 400)
    await askToFollow(app.db, contactKey, { ...read.data, ...clean(target.data) }, app.now())
    return reply.redirect('/follow/sent', 303)
  })

  app.get('/follow/sent', open, (_request, reply) =>
    reply.page('public/Follow', {
      kind: 'log',
      about: null,
      target: {},
      typed: {},
      faults: [],
      sent: true,
    } satisfies FollowPageProps),
  )

  app.get('/follow/confirm/:link', linked, async (request, reply) => {
    const id = asked('confirm', request.params.link)
    const follow = await app.db
      .selectFrom('follow as w')
      .select(['w.id', 'w.askedAt', 'w.confirmedAt'])
      .where('w.id', '=', id)
      .executeTakeFirst()
    const words = wordsFor(request)
    const expired = !follow || (!follow.confirmedAt && isOver(follow.askedAt, app.now()))
    const together = expired ? [] : await askedTogether(app.db, id)
    const speech = { words, language: languageOf(request.raw) }
    const about = (await Promise.all(together.map((one) => aboutFollow(app.db, one, speech)))).flatMap(
      (one) => one ?? [],
    )
    return showAction(reply, {
      title: words.confirm.title,
      paragraphs: expired ? [words.confirm.expired] : about.filter((one) => !one.lang).map((one) => one.text),
      about: about.filter((one) => one.lang).map((one) => one.text),
      button: expired ? null : words.confirm.go,
      action: `/follow/confirm/${request.params.link}`,
      link: expired ? { href: '/follow', label: words.confirm.title } : null,
      status: expired ? 404 : 200,
    })
  })

  app.post('/follow/confirm/:link', linked, async (request, reply) => {
    const followerId = await confirmFollow(app.db, asked('confirm', request.params.link), app.now())
    return reply.redirect(`/news/${linkFor(contactKey, 'news', followerId)}?said=done`, 303)
  })

  app.get(
    '/news/:link',
    {
      ...linked,
      schema: {
        ...linked.schema,
        querystring: z.object({ said: z.enum(['done', 'saved', 'stopped']).optional().catch(undefined) }),
      },
    },
    async (request, reply) => showNews(reply, request.params.link, { said: request.query.said }),
  )

  app.post('/news/:link/settings', linked, async (request, reply) => {
    const { link } = request.params
    const id = asked('news', link)
    const typed = typedIn(request)
    const read = NewSettings.safeParse(typed)
    if (!read.success) return showNews(reply, link, { typed, faults: faultsOf(read.error), status: 400 })
    await changeSettings(app.db, contactKey, id, read.data, app.now())
    return reply.redirect(`/news/${link}?said=saved`, 303)
  })

  app.post(
    '/news/:link/end/:id',
    { ...open, schema: { hide: true, params: Link.extend({ id: Id }) } },
    async (request, reply) => {
      const { link, id } = request.params
      await stopOne(app.db, asked('news', link), id, app.now())
      return reply.redirect(`/news/${link}?said=saved`, 303)
    },
  )

  app.get('/news/:link/stop', linked, async (request, reply) => {
    await followerOf(asked('news', request.params.link))
    const { page, foot } = wordsFor(request)
    return showAction(reply, {
      title: page.stopTitle,
      paragraphs: [],
      button: foot.stop,
      action: `/news/${request.params.link}/stop`,
      link: { href: `/news/${request.params.link}`, label: foot.manage },
    })
  })

  // The mail program's own button (RFC 8058), or ours: either way one POST, from anywhere, and it is done. What a form holds,
  // of whichever kind, means nothing; the address says it all.
  app.post(
    '/news/:link/stop',
    { ...linked, config: { access: 'public', fromAnywhere: true } },
    async (request, reply) => {
      const { link } = request.params
      await stopAll(app.db, asked('news', link), app.now())
      return reply.redirect(`/news/${link}?said=stopped`, 303)
    },
  )

  app.get('/news/:link/erase', linked, async (request, reply) => {
    await followerOf(asked('news', request.params.link))
    const { page, foot } = wordsFor(request)
    return showAction(reply, {
      title: page.erase,
      paragraphs: [page.eraseAbout],
      button: page.erase,
      danger: true,
      action: `/news/${request.params.link}/erase`,
      link: { href: `/news/${request.params.link}`, label: foot.manage },
    })
  })

  app.post('/news/:link/erase', linked, async (request, reply) => {
    const id = asked('news', request.params.link)
    await eraseFollower(app.db, id, app.now())
    return showAction(reply, {
      title: wordsFor(request).page.erased,
      paragraphs: [],
      button: null,
      action: '',
      link: null,
    })
  })

  const Ask = z.object({ answer: Text().max(20).optional(), thanks: z.literal('yes').optional().catch(undefined) })
  app.get('/is-it-so/:link', { ...linked, schema: { ...linked.schema, querystring: Ask } }, async (request, reply) => {
    const { answer, thanks } = request.query
    return showAsk(reply, request.params.link, { typed: answer ? { answer } : null, thanks: thanks === 'yes' })
  })

  app.post('/is-it-so/:link', linked, async (request, reply) => {
    const { link } = request.params
    const messageId = asked('ask', link)
    const typed = typedIn(request)
    const read = NewAnswer.safeParse(typed)
    if (!read.success) return showAsk(reply, link, { typed, faults: faultsOf(read.error), status: 400 })
    await answerFollowUp(app.db, { messageId }, read.data, app.now())
    app.invalidate('public')
    return reply.redirect(`/is-it-so/${link}?thanks=yes`, 303)
  })

  const AtReceipt = z.object({ code: Text().max(200), ref: Text().max(100) })
  const atReceipt = { ...open, schema: { hide: true, params: AtReceipt } } as const
  app.get('/receipts/:code/is-it-so/:ref', atReceipt, async (request, reply) =>
    showAtReceipt(reply, request.params, { typed: null }),
  )
  app.post('/receipts/:code/is-it-so/:ref', atReceipt, async (request, reply) => {
    const { submissionId, responseId, code } = await receiptAsks(request.params)
    const typed = typedIn(request)
    const read = NewAnswer.safeParse(typed)
    if (!read.success) return showAtReceipt(reply, request.params, { typed, faults: faultsOf(read.error), status: 400 })
    await answerFollowUp(app.db, { submissionId, responseId }, read.data, app.now())
    app.invalidate('public')
    return reply.redirect(`/receipts/${code}?answered=${encodeURIComponent(request.params.ref)}#is-it-so`, 303)
  })

  /** @throws {Refusal} `not-found` for a link that is none of ours, or one for something else */
  function asked(purpose: Purpose, link: string): string {
    const id = idIn(contactKey, purpose, link)
    if (!id) throw new Refusal('not-found', 'This link is not known. Please check that all of it was copied.')
    return id
  }

  async function followerOf(id: string) {
    const follower = await app.db
      .selectFrom('follower')
      .select(['sealed', 'language', 'format', 'howOften'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!follower) throw new Refusal('not-found', 'This link is not known. The address may have been deleted.')
    return follower
  }

  async function showFollow(
    reply: FastifyReply,
    target: FollowTarget,
    typed: Form,
    faults: FieldFault[],
    status: number,
  ) {
    const { kind, about } = await targetOf(app.db, target)
    const props: FollowPageProps = { kind, about, target, typed, faults, sent: false }
    return reply.page('public/Follow', props, { status, shared: status === 200 })
  }

  async function showNews(
    reply: FastifyReply,
    link: string,
    more: { said?: 'done' | 'saved' | 'stopped' | undefined; typed?: Form; faults?: FieldFault[]; status?: number },
  ) {
    const id = asked('news', link)
    const [follower, items] = await Promise.all([followerOf(id), followedBy(app.db, id)])
    const { page, confirm, foot, formats } = wordsFor(reply.request)
    const { formatNote } = openAddress(contactKey, follower.sealed)
    const said = { done: confirm.done, saved: page.saved, stopped: page.stopped }
    const props: NewsPageProps = {
      words: { ...page, stop: foot.stop },
      formats,
      languages: Object.entries(languages).map(([code, { name }]) => ({ code: code as Language, name })),
      link,
      items,
      typed: more.typed ?? {
        language: follower.language,
        format: follower.format,
        formatNote: formatNote ?? '',
        howOften: follower.howOften,
      },
      faults: more.faults ?? [],
      said: more.said ? said[more.said] : null,
    }
    return reply.page('public/News', props, { status: more.status ?? 200 })
  }

  type Asking = { typed: Form | null; thanks?: boolean; faults?: FieldFault[]; status?: number }

  async function showAsk(reply: FastifyReply, link: string, more: Asking) {
    const { response, earlier } = await askOf(app.db, asked('ask', link))
    return showAskPage(reply, `/is-it-so/${link}`, response, earlier ?? null, more)
  }

  async function showAtReceipt(reply: FastifyReply, params: z.output<typeof AtReceipt>, more: Asking) {
    const { response, answer, code } = await receiptAsks(params)
    const earlier = answer === null ? null : { answer, note: null }
    const action = `/receipts/${code}/is-it-so/${encodeURIComponent(response.ref)}`
    return showAskPage(reply, action, response, earlier, more)
  }

  async function showAskPage(
    reply: FastifyReply,
    action: string,
    { number, ...response }: AskPageProps['response'] & { number: number },
    earlier: { answer: Answer; note: string | null } | null,
    { typed, thanks = false, faults = [], status = 200 }: Asking,
  ) {
    const { ref, youSaid, weDid } = response
    const props: AskPageProps = {
      words: wordsFor(reply.request).ask,
      action,
      response: {
        ...response,
        translations: await versionIn(app.db, languageOf(reply.request.raw), { ref, number }, [youSaid, weDid]),
      },
      typed: { ...(earlier && { answer: earlier.answer, note: earlier.note ?? '' }), ...typed },
      faults,
      answered: earlier !== null,
      thanks,
    }
    return reply.page('public/IsItSo', props, { status })
  }

  /** @throws {Refusal} `not-found` for a code that is none of ours, or a response that does not ask it */
  async function receiptAsks(params: z.output<typeof AtReceipt>) {
    const code = receiptAsPrinted(params.code)
    const hash = receiptHash(params.code)
    if (!hash) throw new Refusal('not-found', unknownReceipt)
    const open = (await openAtReceipt(app.db, hash)).find((one) => one.ref === params.ref)
    if (!open) throw new Refusal('not-found', 'This question is not open.')
    const { ref, number, youSaid, weDid } = open
    return {
      code: code as string,
      submissionId: open.submissionId,
      responseId: open.id,
      answer: open.answer,
      response: { ref, number, youSaid, weDid },
    }
  }

  function showAction(
    reply: FastifyReply,
    more: Omit<OneActionProps, 'about' | 'danger'> & {
      about?: string[]
      danger?: boolean
      status?: number
    },
  ) {
    const { status = 200, about = [], danger = false, ...rest } = more
    const props: OneActionProps = { ...rest, about, danger }
    return reply.page('public/OneAction', props, { status })
  }
}

/** Our sentences in the language that the page's address asks for. */
function wordsFor(request: FastifyRequest) {
  return catalogue[languageOf(request.raw)]
}

function typedIn(request: FastifyRequest): Form {
  const body = (request.body ?? {}) as Record<string, string | string[]>
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, ([value].flat().at(-1) ?? '').replaceAll('\r\n', '\n')]),
  )
}

/** A form sends empty what it is not about. */
function clean(target: FollowTarget): FollowTarget {
  return Object.fromEntries(Object.entries(target).filter(([, value]) => value)) as FollowTarget
}
