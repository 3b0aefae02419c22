import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { showConsultation } from '../consultations/set-up/seen.ts'
import { action, type FormState, type Show, emptyForm } from '../http/action.ts'
import { nested } from '../http/forms.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { Nothing } from '../http/wire.ts'
import { ChangeParams, SplitChoice, SplitDraft, ThemeParams, ThemeSplit, ThemeStep } from './contract.ts'
import { beginFrame, stepTheme } from './frame.ts'
import { codeFrame, splitDraft } from './queries.ts'
import { dropSplit, prepareSplit, splitTheme } from './split.ts'
import { undoChange } from './undo.ts'

/** The reshaping of coding frames: pages, forms and API. */
export const themeDesk: FastifyPluginAsyncZod = async (app) => {
  const shared = { access: 'themes.change' as const, field: 'form' }
  const theme = ({ consultation, code }: z.output<typeof ThemeParams>) => `/desk/themes/${consultation}/${code}`

  action(app, {
    access: 'consultations.change',
    address: '/consultations/:slug/frame',
    operationId: 'startCodingFrame',
    summary: 'Begin the coding frame with the themes for NHS change',
    params: ConsultationParams,
    body: Nothing,
    made: z.object({ themes: z.number().int() }),
    act: async ({ params, by }) => ({ themes: await beginFrame(app.db, params.slug, by, app.now()) }),
    form: () => 'frame',
    after: ({ slug }) => `/desk/consultations/${slug}#frame`,
    again: showConsultation(app),
    field: 'begin',
  })
  action(app, {
    ...shared,
    address: '/themes/:consultation/:code/step',
    operationId: 'moveTheme',
    summary: 'Move a theme one place up or down among its neighbours',
    params: ThemeParams,
    body: ThemeStep,
    form: () => 'step',
    act: async ({ params, body, by }) => stepTheme(app.db, params.consultation, params.code, body.to, by, app.now()),
    after: ({ consultation, code }) => `/desk/themes/${consultation}#theme-${code}`,
    again: (_request, _reply, _params, formState) => sayAgain(formState),
  })
  action(app, {
    ...shared,
    address: '/themes/:consultation/changes/:change/undo',
    operationId: 'undoFrameChange',
    summary: 'Undo a merge or a split; where somebody has spoken since, that newer word stands',
    params: ChangeParams,
    body: Nothing,
    form: () => 'undo',
    act: async ({ params, by }) => {
      await undoChange(app.db, params.consultation, params.change, by, app.now())
      app.requestLearning()
    },
    after: ({ consultation }) => `/desk/themes/${consultation}`,
    again: (_request, _reply, _params, formState) => sayAgain(formState),
  })

  app.get(
    '/desk/themes/:consultation/:code/split',
    { config: { access: 'themes.change' }, schema: { hide: true, params: ThemeParams } },
    async (request, reply) => showSplit(request, reply, request.params, emptyForm, 200),
  )
  const showSplit: Show<z.output<typeof ThemeParams>> = async (
    _request,
    reply,
    { consultation, code },
    formState,
    status,
  ) => {
    const frame = await codeFrame(app.db, consultation)
    const one = frame.themes.find((theme) => theme.code === code)
    if (!one) throw noSuch('theme in this consultation')
    const under = frame.themes.filter((other) => other.parent === code && !other.mergedInto).length
    const draft = (await splitDraft(app.db, one.id)) ?? null
    return reply.page(
      'desk/ThemeSplit',
      { consultation: frame.consultation, theme: one, under, draft, formState },
      { status, hydrate: draft !== null && !draft.proposed },
    )
  }
  app.get(
    '/api/desk/themes/:consultation/:code/split',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getThemeSplit',
        summary: 'The split that is being prepared, with how many comments would go where; null if there is none',
        params: ThemeParams,
        response: { 200: SplitDraft.nullable() },
      },
    },
    async (request) => {
      const { themes } = await codeFrame(app.db, request.params.consultation)
      const one = themes.find(({ code }) => code === request.params.code)
      if (!one) throw noSuch('theme in this consultation')
      return (await splitDraft(app.db, one.id)) ?? null
    },
  )
  action(app, {
    ...shared,
    address: '/themes/:consultation/:code/split',
    method: 'PUT',
    operationId: 'prepareThemeSplit',
    summary: 'Say what a theme is to be split into; nothing changes yet',
    params: ThemeParams,
    // A form sends parts.0.label and so on; a part without a name was left out.
    body: z.preprocess((value) => {
      const form = nested((value ?? {}) as Record<string, unknown>)
      if (!Array.isArray(form.parts)) return form
      return {
        parts: form.parts.filter((part: { label?: string; description?: string }) => part?.label || part?.description),
      }
    }, ThemeSplit),
    screens: ({ parts }) =>
      Object.fromEntries(parts.map(({ label, description }, at) => [`parts.${at}.label`, `${label}\n${description}`])),
    form: () => 'split',
    act: async ({ params, body, by }) => {
      await prepareSplit(app.db, params.consultation, params.code, body, by, app.now())
      app.requestLearning()
    },
    after: (params) => `${theme(params)}/split`,
    again: showSplit,
    field: 'parts',
  })
  action(app, {
    ...shared,
    address: '/themes/:consultation/:code/split/do',
    operationId: 'splitTheme',
    summary: 'Split the theme as it was prepared',
    params: ThemeParams,
    body: SplitChoice,
    made: z.object({ parts: z.array(z.string()), asked: z.number().int() }),
    form: () => 'do',
    act: async ({ params, body, by }) => {
      const made = await splitTheme(app.db, params.consultation, params.code, body, by, app.now())
      app.requestLearning()
      return made
    },
    after: theme,
    again: showSplit,
    field: 'people',
  })
  action(app, {
    ...shared,
    address: '/themes/:consultation/:code/split/drop',
    operationId: 'discardThemeSplit',
    summary: 'Discard a split that is being prepared',
    params: ThemeParams,
    body: Nothing,
    form: () => 'drop',
    act: async ({ params, by }) => dropSplit(app.db, params.consultation, params.code, by, app.now()),
    after: theme,
    again: showSplit,
  })
}

/** A form of one button has nothing typed in it: what it was refused for is a page of its own. */
function sayAgain(formState: FormState): never {
  throw new Refusal('conflict', formState.faults.map(({ message }) => message).join(' '))
}
