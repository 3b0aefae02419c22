import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { reviewDesk } from '../reviews/desk.ts'
import { reviewPages } from '../reviews/pages.ts'
import { campaignDesk } from '../campaigns/desk.ts'
import { codingPages } from '../coding/pages.ts'
import { codingRoutes } from '../coding/routes.ts'
import { samplePages } from '../coding/sample-pages.ts'
import { eraseDesk } from '../comments/erasing/erase-desk.ts'
import { consultationDesk } from '../consultations/set-up/desk.ts'
import { eventsDesk } from '../consultations/events/desk.ts'
import { partsDesk } from '../consultations/set-up/parts-desk.ts'
import { areasDesk } from '../consultations/owners/areas-desk.ts'
import { documentsDesk } from '../consultations/documents/desk.ts'
import { ownersDesk } from '../consultations/owners/owners-desk.ts'
import { knownConsultations } from '../consultations/known.ts'
import { deskRoutes } from '../desk/inbox/comments-api.ts'
import { deskPages } from '../desk/inbox/comments.ts'
import { bulkPages } from '../desk/bulk/pages.ts'
import { exportPages } from '../desk/inbox/export.ts'
import { findPages } from '../desk/find/pages.ts'
import { viewsDesk } from '../desk/inbox/views.ts'
import { overviewPages } from '../desk/home/overview-pages.ts'
import { assistantPages } from '../desk/assistant/pages.ts'
import { assistantTopics } from '../desk/assistant/topics.ts'
import { presencePages } from '../desk/inbox/presence-pages.ts'
import { deskPlace } from '../desk/inbox/place.ts'
import { statePages } from '../desk/responses/states.ts'
import { heardRows } from '../desk/responses/heard-rows.ts'
import { responseAdd } from '../desk/responses/add.ts'
import { responseRoutes } from '../desk/responses/api.ts'
import { accountableDesk } from '../desk/responses/accountable.ts'
import { passedOnDesk } from '../desk/responses/passed-on.ts'
import { responsePages } from '../desk/responses/pages.ts'
import { togetherDesk } from '../desk/responses/together.ts'
import { watchDesk } from '../desk/home/watch.ts'
import { batchRoutes } from '../imports/batch.ts'
import { planDesk } from '../evidence/desk.ts'
import { planPages } from '../evidence/pages.ts'
import { planRoutes } from '../evidence/routes.ts'
import { importFileDesk } from '../imports/chosen/desk.ts'
import { importPages } from '../imports/pages.ts'
import { importRoom } from '../imports/room.ts'
import { importRoutes } from '../imports/routes.ts'
import { typeInPages } from '../imports/typed-in/pages.ts'
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
import { keyPages } from '../people/keys/pages.ts'
import { peopleDesk } from '../people/desk.ts'
import { myAccount } from '../people/sign-in/my-account.ts'
import { peoplePages } from '../people/sign-in/pages.ts'
import { peopleRoutes } from '../people/sign-in/routes.ts'
import { bodiesDesk } from '../programmes/bodies-desk.ts'
import { notesDesk } from '../desk/inbox/notes-pages.ts'
import { formPages } from '../papers/form/pages.ts'
import { responseDocx } from '../desk/responses/docx.ts'
import { equalityDesk } from '../desk/tables/equality-pages.ts'
import { themeTablesDesk } from '../desk/tables/theme-tables-pages.ts'
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
import { documentFiles } from '../site/documents.ts'
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
type Part = FastifyPluginAsync<Options> | FastifyPluginAsyncZod
/** Its programs' addresses begin with `/api`. */
type Api = { api: Part }
type Room = { name: string; about: string; parts: (Part | Api)[] }

const api = (part: Part): Api => ({ api: part })

/** What every room stands on: each adds to the app itself. */
const ground = [frame, intake, people, pages, deskPlace, knownConsultations, offlineConsultations, officersWords]

/** Every room of the house, by the name that the API's description gives what is in it. */
const rooms: Room[] = [
  { name: 'system', about: 'Health, jobs and this description', parts: [systemRoutes, operationsDesk] },
  {
    name: 'people',
    about: 'Signing in, accounts, and keys for other systems',
    parts: [api(peopleRoutes), peoplePages, myAccount, peopleDesk, keyPages],
  },
  {
    name: 'programme',
    about: 'The programme, its organisations, groups and workstreams',
    parts: [programmePages, programmeDesk, bodiesDesk],
  },
  {
    name: 'consultations',
    about: 'Consultations with their phases, points, questions and events',
    parts: [
      api(consultationRoutes),
      consultationPages,
      consultationDesk,
      partsDesk,
      eventsDesk,
      ownersDesk,
      areasDesk,
      documentsDesk,
    ],
  },
  {
    name: 'submissions',
    about: 'Sending comments, by one person or by another system, and what became of them',
    parts: [api(submissionRoutes), submissionPages, api(batchRoutes), formPages],
  },
  {
    name: 'offline',
    about: 'Comments written at an event without signal',
    parts: [api(hallRoutes), hallPages, hallDesk],
  },
  {
    name: 'imports',
    about: 'Files of comments, from upload to undo',
    parts: [api(importRoutes), importPages, importFileDesk, typeInPages],
  },
  {
    name: 'comments',
    about: 'The inbox, and everything that is done to a comment',
    parts: [
      api(deskRoutes),
      deskPages,
      findPages,
      exportPages,
      viewsDesk,
      bulkPages,
      overviewPages,
      eraseDesk,
      notesDesk,
      presencePages,
    ],
  },
  {
    name: 'safeguarding',
    about: 'Comments and rows of imports that may tell of harm',
    parts: [heardRows, safeguardingDesk],
  },
  {
    name: 'requests',
    about: 'Freedom of information, subject access, erasure and complaints in comments',
    parts: [requestDesk],
  },
  {
    name: 'themes',
    about: 'The coding frame, and what comments say by theme',
    parts: [api(themeRoutes), themePages, themeDesk, themeTablesDesk, equalityDesk],
  },
  { name: 'learning', about: 'What the machine learns from people', parts: [learningDesk] },
  {
    name: 'coding',
    about: 'Coding comments, and how far coders agree',
    parts: [codingRoutes, codingPages, samplePages],
  },
  { name: 'campaigns', about: 'Near-identical letters', parts: [campaignDesk] },
  { name: 'topics', about: 'What is new and has no theme yet', parts: [topicDesk, assistantTopics] },
  {
    name: 'responses',
    about: 'Responses from draft to publication',
    parts: [
      api(responseRoutes),
      responsePages,
      responseAdd,
      responseDocx,
      assistantPages,
      statePages,
      accountableDesk,
      passedOnDesk,
      watchDesk,
      togetherDesk,
    ],
  },
  { name: 'reviews', about: 'Links for those who are asked about a draft', parts: [reviewDesk, reviewPages] },
  {
    name: 'takedowns',
    about: 'Words taken out of everything public, and complaints',
    parts: [takedownPages, takedownDesk],
  },
  { name: 'mail', about: 'Following, and mail that waits', parts: [followerPages, outboxDesk] },
  { name: 'translations', about: 'What was written here, in other languages', parts: [translationDesk, wordingDesk] },
  {
    name: 'log',
    about: 'You said, we did: the log, its files and feeds',
    parts: [api(logRoutes), logPages, logFeeds, logEmbeds, dataPages, documentFiles, programmeFeed, sitemap],
  },
  {
    name: 'subjects',
    about: 'What was said and done about a theme, a point, a place or an event',
    parts: [api(subjectRoutes), subjectPages],
  },
  { name: 'ledger', about: 'The proof that every comment is accounted for', parts: [ledgerRoutes] },
  {
    name: 'evidence',
    about: 'Plans: gates, changes, tests, milestones, risks and measures',
    parts: [api(planRoutes), planPages, planDesk],
  },
  {
    name: 'meetings',
    about: 'Board meetings, with agenda, resolutions and public questions',
    parts: [api(meetingRoutes), meetingPages, meetingDesk, seatPages],
  },
  { name: 'papers', about: 'What boards were given', parts: [paperPages, paperDesk] },
]

/** The rooms' names with what is in each, for the API's description. */
export const roomNames = rooms.map(({ name, about }) => ({ name, description: about }))

/** Every room of the house. The only file below the rooms that knows them. */
export async function registerRooms(app: FastifyInstance, options: Options): Promise<void> {
  for (const one of ground) await app.register(one)
  await app.register(importRoom, options)
  for (const { name, parts } of rooms)
    await app.register(async (room) => {
      room.addHook('onRoute', ({ schema }) => void (schema && (schema.tags = [name])))
      for (const part of parts) {
        if ('api' in part) await room.register(part.api, { ...options, prefix: '/api' })
        else await room.register(part, options)
      }
    })
}
