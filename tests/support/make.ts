import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Here } from './here.ts'

let made = 0

/** Rows in our words; say only what the test is about. */
export function make({ db, app }: Pick<Here, 'db'> & { app?: Pick<FastifyInstance, 'invalidate'> }) {
  return {
    /** A published consultation that is open from `opensOn` to `closesOn`, with three questions and the three mandatory themes. */
    async consultation(
      given: { slug?: string; opensOn?: string; closesOn?: string; lateUntil?: string; title?: string } = {},
    ): Promise<{
      id: string
      slug: string
      questions: { id: string; position: number }[]
      themes: Record<string, string>
    }> {
      const slug = given.slug ?? `consultation-${++made}`
      const programme =
        (await db.selectFrom('programme').select('id').limit(1).executeTakeFirst()) ??
        (await db
          .insertInto('programme')
          .values({ slug: 'better-care', name: 'Better Care Together', area: 'Leicester, Leicestershire and Rutland' })
          .returning('id')
          .executeTakeFirstOrThrow())
      const { id } = await db
        .insertInto('consultation')
        .values({
          programmeId: programme.id,
          slug,
          ref: slug.toUpperCase(),
          title: given.title ?? 'Care closer to home',
          kind: 'engagement',
          summary: 'How care should move out of acute hospitals.',
          whatCanChange: ['Where clinics are held'],
          whatCannotChange: ['The budget'],
          areas: ['Leicester city', 'Melton', 'Rutland'],
          responsePrefix: `R${made}`,
          publishedAt: new Date('2026-01-01'),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const phase = await db
        .insertInto('phase')
        .values({
          consultationId: id,
          code: 'discussion',
          name: 'Discussion and review',
          position: 1,
          asks: true,
          lateUntil: given.lateUntil ?? null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('phaseDate')
        .values([
          { phaseId: phase.id, boundary: 'start', day: given.opensOn ?? '2026-05-01' },
          { phaseId: phase.id, boundary: 'end', day: given.closesOn ?? '2026-06-30' },
        ])
        .execute()
      const questions = await db
        .insertInto('question')
        .values(
          ['What do you like about the plan?', 'What concerns you, or what is missing?', 'Is there anything else?'].map(
            (text, index) => ({
              consultationId: id,
              position: index + 1,
              text,
            }),
          ),
        )
        .returning(['id', 'position'])
        .execute()
      const themes = await db
        .insertInto('theme')
        .values([
          {
            consultationId: id,
            code: 'acute-shift',
            label: 'Acute shift',
            description: 'Moving care out of acute hospitals: beds, wards, hospital sites.',
            position: 1,
          },
          {
            consultationId: id,
            code: 'maternity',
            label: 'Maternity',
            description: 'Pregnancy, birth, midwives and birth centres.',
            position: 2,
          },
          {
            consultationId: id,
            code: 'community-services',
            label: 'Community services',
            description: 'Community hospitals, district nurses, GP surgeries.',
            position: 3,
          },
        ])
        .returning(['id', 'code'])
        .execute()
      app?.invalidate('settings')
      return { id, slug, questions, themes: Object.fromEntries(themes.map((theme) => [theme.code, theme.id])) }
    },
    async organisation(name = 'Leicestershire Partnership NHS Trust'): Promise<string> {
      const { id } = await db
        .insertInto('organisation')
        .values({ slug: `organisation-${++made}`, name, shortName: name.slice(0, 30), kind: 'trust' })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
  }
}

/** Send comments as the public does, through the API. */
export function say(
  app: FastifyInstance,
  slug: string,
  bodies: string | string[],
  more: object = {},
  key: string = randomUUID(),
) {
  return app.inject({
    method: 'POST',
    url: `/api/consultations/${slug}/submissions`,
    headers: { 'idempotency-key': key },
    payload: { comments: [bodies].flat().map((body) => ({ body })), ...more },
  })
}

/** Send one comment and find its id. */
export async function comment(
  here: Here,
  slug: string,
  body: string,
  more: object = {},
): Promise<{ id: string; receipt: string }> {
  const reply = await say(here.app, slug, body, more)
  if (reply.statusCode !== 201) throw new Error(`The comment was not taken: ${reply.body}`)
  const { receipt } = reply.json<{ receipt: string }>()
  const view = await here.app.inject(`/api/receipts/${receipt}`)
  return { id: view.json<{ comments: { id: string }[] }>().comments[0]?.id as string, receipt }
}
