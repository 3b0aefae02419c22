import type { FastifyInstance } from 'fastify'
import type { Db } from '../../data/database.ts'
import type { Show } from '../../http/action.ts'
import { noSuch } from '../../http/refusal.ts'
import { currentUser } from '../../people/access.ts'
import { may } from '../../people/permissions.ts'
import { lastChange } from './change.ts'
import { checklist } from './checklist.ts'
import { setUpChanges } from '../../programmes/control.ts'
import type { DeskConsultation } from './desk-contract.ts'
import { brokenDocuments, documentsOf } from '../documents/documents.ts'
import { dueOf } from '../due.ts'
import { asSeenOn } from '../known.ts'
import { mistakenClosures } from './mistaken-closure.ts'
import { answeredQuestions, consultationNamed, findConsultation } from '../queries.ts'

/** The page that sets a consultation up, for the actions of every room that has a form on it. */
export const showConsultation =
  (app: FastifyInstance): Show<{ slug: string }> =>
  async (request, reply, { slug }, formState, status) =>
    reply.page(
      'desk/Consultation',
      {
        consultation: await consultationSeen(app, slug),
        groups: await groups(app.db),
        today: app.today(),
        changes: await setUpChanges(app.db, slug, currentUser(request).id, app.now()),
        mistaken: await mistakenClosures(
          app.db,
          (await consultationNamed(app.db, slug)).id,
          currentUser(request).id,
          app.now(),
        ),
        mayOwn: may(currentUser(request), 'programme.change'),
        formState,
      },
      { status },
    )

/** A consultation as the person who sets it up sees it. @throws {Refusal} `not-found` */
export async function consultationSeen(app: FastifyInstance, slug: string): Promise<DeskConsultation> {
  const found = await findConsultation(app.db, slug)
  if (!found) throw noSuch('consultation')
  const { contactLine } = await app.frame()
  const shown = asSeenOn(found, app.today())
  const answered = await answeredQuestions(app.db, found.id)
  const { publishedAt, responsePrefix, themes, events, reviewers } = found
  const questions = shown.questions.map((question) => ({ ...question, answered: answered.has(question.id) }))
  const broken = await brokenDocuments(app.db, documentsOf(shown), app.settings.publicUrl ?? null)
  const checks = checklist({ ...shown, broken, themes, reviewers }, contactLine, app.today())
  const due = await dueOf(app.db, found, app.today())
  const { boardId, laterChanges } = found
  const offline = found.offline && { reason: found.offline.reason, since: new Date(found.offline.since).toISOString() }
  return {
    ...shown,
    seen: await lastChange(app.db, found.id),
    boardId,
    laterChanges,
    offline,
    due,
    questions,
    publishedAt,
    responsePrefix,
    themes,
    events,
    reviewers,
    checks,
  }
}

/** What every form on that page shares. */
export const onSetUp = (app: FastifyInstance) =>
  ({ access: 'consultations.change', again: showConsultation(app), field: 'title' }) as const

/** The page that sets a consultation up, or a part of it. */
export const setUpPage = (slug: string, part = ''): string => `/desk/consultations/${slug}${part}`

function groups(db: Db) {
  return db.selectFrom('grouping').select(['id', 'name', 'mandate']).orderBy('name').execute()
}
