import type { FastifyInstance } from 'fastify'
import { reviewDesk } from '../reviews/desk.ts'
import { reviewPages } from '../reviews/pages.ts'
import { campaignDesk } from '../campaigns/desk.ts'
import { codingPages } from '../coding/pages.ts'
import { codingRoutes } from '../coding/routes.ts'
import { samplePages } from '../coding/sample-pages.ts'
import { eraseDesk } from '../comments/erase-desk.ts'
import { consultationDesk } from '../consultations/desk.ts'
import { areasDesk } from '../consultations/areas-desk.ts'
import { ownersDesk } from '../consultations/owners-desk.ts'
import { knownConsultations } from '../consultations/known.ts'
import { deskRoutes } from '../desk/comments-api.ts'
import { deskPages } from '../desk/comments.ts'
import { bulkPages } from '../desk/bulk-pages.ts'
import { exportPages } from '../desk/export.ts'
import { findPages } from '../desk/find-pages.ts'
import { viewsDesk } from '../desk/views.ts'
import { overviewPages } from '../desk/overview-pages.ts'
import { assistantPages } from '../desk/assistant-pages.ts'
import { presencePages } from '../desk/presence-pages.ts'
import { deskPlace } from '../desk/place.ts'
import { statePages } from '../desk/states.ts'
import { heardRows } from '../desk/heard-rows.ts'
import { responseAdd } from '../desk/response-add.ts'
import { responseRoutes } from '../desk/responses-api.ts'
import { accountableDesk } from '../desk/accountable.ts'
import { passedOnDesk } from '../desk/passed-on.ts'
import { responsePages } from '../desk/responses.ts'
import { togetherDesk } from '../desk/together.ts'
import { watchDesk } from '../desk/watch.ts'
import { batchRoutes } from '../imports/batch.ts'
import { planDesk } from '../evidence/desk.ts'
import { planPages } from '../evidence/pages.ts'
import { planRoutes } from '../evidence/routes.ts'
import { importPages } from '../imports/pages.ts'
import { importRoom } from '../imports/room.ts'
import { importRoutes } from '../imports/routes.ts'
import { typeInPages } from '../imports/type-in-pages.ts'
import { intake } from '../intake/gather.ts'
import { learningDesk } from '../learning/desk.ts'
import { ledgerRoutes } from '../ledger/routes.ts'
import { logEmbeds } from '../log/embed.ts'
import { logFeeds } from '../log/feeds.ts'
import { logPages } from '../log/pages.ts'
import { programmeFeed } from '../log/programme-feed.ts'
import { logRoutes } from '../log/routes.ts'
import { meetingDesk } from '../meetings/desk.ts'
import { meetingPages } from '../meetings/pages.ts'
import { meetingRoutes } from '../meetings/routes.ts'
import { seatPages } from '../meetings/seat-pages.ts'
import { outboxDesk } from '../notices/desk.ts'
import { hallDesk } from '../offline/desk.ts'
import { hallPages } from '../offline/pages.ts'
import { hallRoutes } from '../offline/routes.ts'
import { paperDesk } from '../papers/desk.ts'
import { paperPages } from '../papers/pages.ts'
import { people } from '../people/access.ts'
import { keyPages } from '../people/key-pages.ts'
import { peopleDesk } from '../people/desk.ts'
import { myAccount } from '../people/my-account.ts'
import { peoplePages } from '../people/pages.ts'
import { peopleRoutes } from '../people/routes.ts'
import { bodiesDesk } from '../programmes/bodies-desk.ts'
import { notesDesk } from '../desk/notes-pages.ts'
import { formPages } from '../papers/form-pages.ts'
import { responseDocx } from '../desk/response-docx.ts'
import { themeTablesDesk } from '../desk/theme-tables-pages.ts'
import { programmeDesk } from '../programmes/desk.ts'
import { frame } from '../programmes/frame.ts'
import { programmePages } from '../programmes/pages.ts'
import { requestDesk } from '../requests/desk.ts'
import { safeguardingDesk } from '../safeguarding/desk.ts'
import { submissionRoutes } from '../site/comment-api.ts'
import { submissionPages } from '../site/comment.ts'
import { consultationRoutes } from '../site/consultations-api.ts'
import { consultationPages } from '../site/consultations.ts'
import { followerPages } from '../site/follow.ts'
import { offlineConsultations } from '../site/offline.ts'
import { dataPages } from '../site/data-pages.ts'
import { sitemap } from '../site/sitemap.ts'
import { subjectPages } from '../subjects/pages.ts'
import { subjectRoutes } from '../subjects/routes.ts'
import { takedownDesk } from '../takedowns/desk.ts'
import { takedownPages } from '../takedowns/pages.ts'
import { themeDesk } from '../themes/desk.ts'
import { themePages } from '../themes/pages.ts'
import { themeRoutes } from '../themes/routes.ts'
import { topicDesk } from '../topics/desk.ts'
import { translationDesk } from '../translations/desk.ts'
import { wordingDesk } from '../wording/desk.ts'
import { operationsDesk } from './operations.ts'
import { pages } from './page.ts'
import { officersWords } from '../screening/typed.ts'
import { systemRoutes } from './system.ts'

type Options = { databaseUrl: string }

/** Every room of the house. The only file below the rooms that knows them. */
export async function registerRooms(app: FastifyInstance, { databaseUrl }: Options): Promise<void> {
  await app.register(frame)
  await app.register(intake)
  await app.register(people)
  await app.register(pages)
  await app.register(deskPlace)
  await app.register(knownConsultations)
  await app.register(offlineConsultations)
  await app.register(officersWords)

  await app.register(systemRoutes)
  await app.register(operationsDesk, { databaseUrl })
  await app.register(peopleRoutes, { prefix: '/api' })
  await app.register(peoplePages)
  await app.register(myAccount)
  await app.register(peopleDesk)
  await app.register(consultationRoutes, { prefix: '/api' })
  await app.register(submissionRoutes, { prefix: '/api' })
  await app.register(importRoom, { databaseUrl })
  await app.register(importRoutes, { prefix: '/api' })
  await app.register(importPages)
  await app.register(typeInPages)
  await app.register(batchRoutes, { prefix: '/api' })
  await app.register(keyPages)
  await app.register(consultationPages)
  await app.register(consultationDesk)
  await app.register(ownersDesk)
  await app.register(areasDesk)
  await app.register(submissionPages)
  await app.register(hallRoutes, { prefix: '/api' })
  await app.register(hallPages)
  await app.register(hallDesk)
  await app.register(programmePages)
  await app.register(programmeDesk)
  await app.register(bodiesDesk)
  await app.register(responseDocx)
  await app.register(themeTablesDesk)
  await app.register(formPages)
  await app.register(notesDesk)
  await app.register(presencePages)
  await app.register(assistantPages)
  await app.register(responseRoutes, { prefix: '/api' })
  await app.register(responsePages)
  await app.register(responseAdd)
  await app.register(accountableDesk)
  await app.register(passedOnDesk)
  await app.register(reviewDesk)
  await app.register(reviewPages)
  await app.register(followerPages)
  await app.register(sitemap)
  await app.register(outboxDesk)
  await app.register(wordingDesk)
  await app.register(ledgerRoutes)
  await app.register(logRoutes, { prefix: '/api' })
  await app.register(logPages)
  await app.register(logFeeds)
  await app.register(logEmbeds)
  await app.register(dataPages)
  await app.register(programmeFeed)
  await app.register(subjectRoutes, { prefix: '/api' })
  await app.register(subjectPages)
  await app.register(planRoutes, { prefix: '/api' })
  await app.register(planPages)
  await app.register(planDesk)
  await app.register(takedownPages)
  await app.register(takedownDesk)
  await app.register(watchDesk)
  await app.register(togetherDesk)
  await app.register(meetingRoutes, { prefix: '/api' })
  await app.register(meetingPages)
  await app.register(meetingDesk)
  await app.register(seatPages)
  await app.register(paperPages)
  await app.register(paperDesk)
  await app.register(deskRoutes, { prefix: '/api' })
  await app.register(deskPages)
  await app.register(findPages)
  await app.register(exportPages)
  await app.register(viewsDesk)
  await app.register(bulkPages)
  await app.register(statePages)
  await app.register(overviewPages)
  await app.register(heardRows)
  await app.register(eraseDesk)
  await app.register(safeguardingDesk)
  await app.register(requestDesk)
  await app.register(themeRoutes, { prefix: '/api' })
  await app.register(themePages)
  await app.register(themeDesk)
  await app.register(learningDesk)
  await app.register(codingRoutes, { prefix: '/api' })
  await app.register(codingPages)
  await app.register(samplePages)
  await app.register(campaignDesk)
  await app.register(topicDesk)
  await app.register(translationDesk)
}
