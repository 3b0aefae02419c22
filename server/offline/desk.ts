import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { findEvent } from '../consultations/events/queries.ts'
import { action, type FormState, type Show, emptyForm } from '../http/action.ts'
import { jsonIn } from '../http/json.ts'
import { linkFor } from '../data/links.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { addDays } from '../data/time.ts'
import { Id, Nothing, Text, Whole } from '../http/wire.ts'
import { arriveInFile, takeHeld } from './arrive.ts'
import { FileOutcome, type HallDeskProps, KitDraft, KitFile, KitMade } from './contract.ts'
import { findKit, kitsOf } from './queries.ts'
import { intaking } from './routes.ts'
import { endKit, maxDays, takeKit } from './take.ts'

const access = 'consultations.change'
const Event = ConsultationParams.extend({ id: Id })
const Kit = Event.extend({ kit: Id })
const Figures = z.object({
  taken: Whole(),
  already: Whole(),
  held: Whole(),
  unreadable: Whole(),
})

/** An event's kits at the desk: take one along, see what came back, take in its file, end it. */
export const hallDesk: FastifyPluginAsyncZod = async (app) => {
  const link = (id: string) => `/hall/${linkFor(app.settings.contactKey, 'hall', id)}/`
  const pageOf = ({ slug, id }: z.output<typeof Event>) => `/desk/consultations/${slug}/events/${id}/hall`

  const show = async (
    reply: FastifyReply,
    { slug, id }: z.output<typeof Event>,
    formState: FormState,
    status: number,
    outcome: FileOutcome | null = null,
  ) => {
    const consultation = await app.consultation(slug)
    const event = await findEvent(app.db, consultation.id, id)
    if (!event) throw noSuch('event')
    const soon = event.day !== null && event.day >= app.today() && event.day <= addDays(app.today(), maxDays)
    const kits = (await kitsOf(app.db, id)).map((kit) => ({ ...kit, url: link(kit.id) }))
    const props: HallDeskProps = {
      consultation: { slug, title: consultation.title },
      event: { id, ref: event.ref, title: event.title, day: event.day },
      kits,
      suggestedDay: soon ? (event.day as string) : app.today(),
      outcome,
    }
    return reply.page('desk/Hall', { ...props, formState }, { status })
  }
  const again: Show<z.output<typeof Event>> = (_request, reply, params, formState, status) =>
    show(reply, params, formState, status)

  app.get(
    '/desk/consultations/:slug/events/:id/hall',
    { config: { access }, schema: { hide: true, params: Event, querystring: z.record(Text(), z.unknown()) } },
    (request, reply) => show(reply, request.params, emptyForm, 200, Figures.safeParse(request.query).data ?? null),
  )
  action(app, {
    address: '/consultations/:slug/events/:id/hall',
    operationId: 'createOfflineKit',
    summary: 'Prepare an offline event: a kit for one device',
    access,
    params: Event,
    body: KitDraft,
    made: KitMade,
    act: async ({ params, body, by }) => {
      const consultation = await app.consultation(params.slug)
      const id = await takeKit(app.db, app.settings, consultation, params.id, body.lastDay, by.id, app.now())
      return { id, url: link(id) }
    },
    form: () => 'kit',
    after: (_params, { url }) => url,
    again,
    field: 'lastDay',
  })
  action(app, {
    address: '/consultations/:slug/events/:id/hall/:kit/end',
    operationId: 'endOfflineKit',
    summary: 'End an offline kit; what its device sends from then on is held for an officer',
    access,
    params: Kit,
    body: Nothing,
    act: async ({ params, by }) => endKit(app.db, await kitOf(params), by.id, app.now()),
    form: () => 'end',
    after: pageOf,
    again,
    field: 'kit',
  })
  action(app, {
    address: '/consultations/:slug/events/:id/hall/:kit/held',
    operationId: 'takeInHeldSubmissions',
    summary: 'Take in what is held of an offline kit',
    access,
    params: Kit,
    body: Nothing,
    act: async ({ params, by }) => {
      const kit = await kitOf(params)
      const { left } = await takeHeld(await intaking(app, kit.consultationId), kit, by.id, app.now())
      app.requestReading()
      if (left > 0)
        throw new Refusal(
          'conflict',
          `${left} of them were written on a day that takes no comments. Change the phase’s dates, or until when it takes late comments, and try again. Nothing is lost meanwhile.`,
        )
    },
    form: ({ kit }) => `held-${kit}`,
    after: pageOf,
    again,
    field: 'take',
  })

  action(app, {
    address: '/consultations/:slug/events/:id/hall/file',
    operationId: 'takeInOfflineFile',
    summary: 'Take in the file that a device saved at an offline event; what it had sent already changes nothing',
    access,
    params: Event,
    body: KitFile,
    made: FileOutcome,
    maxBytes,
    upload: textOfFile,
    fromForm: ({ text = '' }) => fileIn(text),
    act: async ({ params, body: file, by }) => {
      const consultation = await app.consultation(params.slug)
      const kit = await findKit(app.db, file.kit)
      if (!kit || kit.eventId !== params.id || kit.consultationId !== consultation.id)
        throw new Refusal('conflict', 'This file was saved at another event. Please choose it on that event’s page.')
      const outcome = await arriveInFile(await intaking(app, kit.consultationId), kit, file.envelopes, app.now())
      await record(app.db, {
        actor: by.id,
        action: 'hall.file-taken-in',
        subjectId: kit.id,
        consultationId: kit.consultationId,
        detail: { ...outcome },
        at: app.now(),
      })
      app.requestReading()
      return outcome
    },
    form: () => 'file',
    after: (params, outcome) => {
      const figures = new URLSearchParams(Object.entries(outcome).map(([name, n]) => [name, String(n)]))
      return `${pageOf(params)}?${figures}`
    },
    // The file itself does not go back to the page.
    again: (request, reply, params, { form, faults }, status) =>
      again(request, reply, params, { form, typed: {}, faults }, status),
    field: 'file',
  })

  async function kitOf({ slug, id, kit }: z.output<typeof Kit>) {
    const consultation = await app.consultation(slug)
    const found = await findKit(app.db, kit)
    if (!found || found.eventId !== id || found.consultationId !== consultation.id) throw noSuch('kit')
    return found
  }
}

const maxBytes = 64 * 1024 * 1024

async function textOfFile(request: FastifyRequest): Promise<Record<string, string>> {
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: maxBytes } }) : undefined
  return part && part.filename !== '' ? { text: (await part.toBuffer()).toString('utf8') } : {}
}

function fileIn(text: string): KitFile {
  if (text === '') throw new Refusal('invalid', 'Please choose the file that the device saved.')
  const read = KitFile.safeParse(jsonIn(text))
  if (!read.success)
    throw new Refusal('invalid', 'This is not a file that a device in a hall has saved, or it is damaged.')
  return read.data
}
