import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { currentUser } from '../people/access.ts'
import type { SignedIn } from '../people/contract.ts'
import { oneWith } from '../people/independent.ts'
import { may, type Permission } from '../people/permissions.ts'
import { type FieldFault } from '../http/refusal.ts'
import { Text } from '../http/wire.ts'
import { type LanguagesPageProps, type TranslatePageProps } from './contract.ts'
import { OtherLanguage } from '../http/languages/contract.ts'
import { easyReadOf } from './easy-read.ts'
import { translationRows } from './queries.ts'
import { consultationScope, type FindScope, type Scope, versionScope } from './scope.ts'
import { progressIn, sideBySide } from './standing.ts'

export const Ref = z.object({ ref: Text().max(40) })
const Version = Ref.extend({ version: z.coerce.number().int().min(1).max(1_000_000) })
const others = OtherLanguage.options
/** An Easy Read document beside a consultation is shown at once, so it takes an officer. */
export const adds = 'consultations.change'
/** How many texts stand on one page. */
const textsOnPage = 25
export const done = {
  saved: 'Saved.',
  same: 'Nothing was changed.',
  checked: 'Marked as checked, with your name.',
  released: 'Everybody can read it now, labelled as not checked.',
  added: 'The Easy Read document is kept.',
  agreed: 'Everybody can read it now.',
  withdrawn: 'The Easy Read document is not shown any more.',
  promised: 'Kept.',
} as const
export const Done = z.object({
  done: z
    .enum(Object.keys(done) as [keyof typeof done])
    .optional()
    .catch(undefined),
})
export const WhichPage = Done.extend({ page: z.coerce.number().int().min(1).max(1_000).catch(1) })
export type Form = Record<string, string>

/** Where words are translated: those of a consultation, and those of one version of a response. */
export type Room = {
  /** What its programs' names are made with. */
  of: 'Consultation' | 'Response'
  base: string
  params: z.ZodObject
  access: Permission
  /** Who may say as a second person that it is right. */
  checks: Permission
  find(params: unknown): FindScope
}
export const rooms: Room[] = [
  {
    of: 'Consultation',
    base: '/consultations/:slug/languages',
    params: ConsultationParams,
    access: 'consultations.change',
    checks: 'consultations.change',
    find: (params) => consultationScope((params as z.output<typeof ConsultationParams>).slug),
  },
  {
    of: 'Response',
    base: '/responses/:ref/versions/:version/languages',
    params: Version,
    // Who reads a language well is often no officer: anyone who may review a response may translate it.
    access: 'responses.review',
    checks: 'responses.publish',
    find: (params) => {
      const { ref, version } = params as z.output<typeof Version>
      return versionScope(ref, version)
    },
  },
]

export type Pages = ReturnType<typeof pagesOf>

/** The pages of a place: all its languages, and one side by side with the English. */
export function pagesOf(app: FastifyInstance, { params, access, checks, find }: Room) {
  const page = { config: { access }, schema: { hide: true, params } }
  const inLanguage = { config: { access }, schema: { hide: true, params: params.extend({ language: OtherLanguage }) } }
  const asked = (request: FastifyRequest) => ({
    find: find(request.params),
    language: (request.params as { language: OtherLanguage }).language,
    by: currentUser(request),
  })

  const showAll = async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: { form?: string; typed?: Form; faults?: FieldFault[]; done?: string | null } = {},
    status = 200,
  ) => {
    const scope = await find(request.params)(app.db)
    const rows = Map.groupBy(await rowsOf(app, scope), (row) => row.language)
    const { easyReadPromised } = await app.db
      .selectFrom('consultation')
      .select('easyReadPromised')
      .where('id', '=', scope.consultationId)
      .executeTakeFirstOrThrow()
    const props: LanguagesPageProps = {
      subject: scope.subject,
      languages: others.map((language) => progressIn(language, scope.texts, rows.get(language) ?? [])),
      versions: scope.responseId === null ? [] : await versionsOf(app, (request.params as { ref: string }).ref),
      easyRead: await easyReadSeen(app, scope, currentUser(request)),
      promised: easyReadPromised,
      mayAdd: may(currentUser(request), adds),
      form: more.form ?? 'easy',
      typed: more.typed ?? {},
      faults: more.faults ?? [],
      done: more.done ?? null,
    }
    return reply.page('desk/Languages', props, { status })
  }
  const showOne = async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: { typed?: Form; faults?: FieldFault[]; made?: 'machine' | 'person'; done?: string | null } = {},
    status = 200,
  ) => {
    const { language, by } = asked(request)
    const { scope, rows, texts } = await sideOf(app, asked(request).find, language, by.id)
    const pageOf = (index: number) => Math.floor(index / textsOnPage) + 1
    const pages = pageOf(Math.max(0, texts.length - 1))
    const page = Math.min(pageAsked(request), pages)
    const left = texts.findIndex(({ state }) => state === 'missing' || state === 'out-of-date')
    const props: TranslatePageProps = {
      subject: scope.subject,
      language,
      texts: texts.filter(({ key }, index) => pageOf(index) === page || more.typed?.[key] !== undefined),
      page,
      pages,
      next: left < 0 ? null : { key: texts[left]!.key, page: pageOf(left) },
      progress: progressIn(language, scope.texts, rows),
      made: more.made ?? 'person',
      mayCheck: may(by, checks),
      typed: more.typed ?? {},
      faults: more.faults ?? [],
      done: more.done ?? null,
    }
    return reply.page('desk/Translate', props, { status })
  }
  return { page, inLanguage, asked, showAll, showOne }
}

export async function sideOf(app: FastifyInstance, find: FindScope, language: OtherLanguage, me: string) {
  const scope = await find(app.db)
  const rows = await rowsOf(app, scope, language)
  return { scope, rows, texts: sideBySide(scope.texts, rows, me) }
}

/** The Easy Read documents of a page, and which of them its reader may let out. */
async function easyReadSeen({ db, now }: FastifyInstance, scope: Scope, reader: SignedIn) {
  const lines = await easyReadOf(db, scope)
  const own = new Set(await oneWith(db, reader.id, now()))
  return lines.map(({ addedBy, ...line }) => ({
    ...line,
    mayAgree: line.waits && may(reader, 'responses.publish') && (addedBy === null || !own.has(addedBy)),
  }))
}

const rowsOf = ({ db }: FastifyInstance, { versionId, consultationId }: Scope, language?: OtherLanguage) =>
  translationRows(db, versionId ? { versionId } : { consultationId }, language)

/** The versions of a response, the oldest first. */
export async function versionsOf({ db }: FastifyInstance, ref: string): Promise<LanguagesPageProps['versions']> {
  const versions = await db
    .selectFrom('responseVersion as v')
    .innerJoin('response as r', 'r.id', 'v.responseId')
    .leftJoin('publication as p', 'p.versionId', 'v.id')
    .select(['v.number', 'p.id', 'p.replacedAt'])
    .where('r.ref', '=', ref)
    .orderBy('v.number')
    .execute()
  return versions.map(({ number, id, replacedAt }) => ({
    number,
    here: `/desk/responses/${ref}/versions/${number}/languages`,
    says: id === null ? 'not public' : replacedAt ? 'public once, replaced since' : 'public',
    current: id !== null && replacedAt === null,
  }))
}

/** `base` with what stands in the address for its `:names`. */
export const filled = (base: string, params: unknown) =>
  base.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])))

/** Which of several pages of texts is asked for; forms name it in their address. */
export const pageAsked = (request: FastifyRequest): number => WhichPage.parse(request.query ?? {}).page

export function doneIn(request: FastifyRequest): string | null {
  const { done: what } = request.query as z.output<typeof Done>
  return what ? done[what] : null
}
