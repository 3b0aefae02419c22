import { beforeAll, describe, expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const here = useHere()

// Each of these stands somewhere that nobody outside may read.
const secrets: string[] = []
const secret = (where: string) => {
  const word = `zzsecret${where}zz`
  secrets.push(word)
  return word
}
let addresses: string[] = []

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug: 'closer' })
  const hidden = await make(here).consultation({ slug: 'hidden', title: secret('hiddenconsultation') })
  const rows = publishing(here)
  const organisation = await make(here).organisation('Leicestershire Partnership')

  const own = await rows.said(consultation, { body: secret('original'), consentToQuote: true })
  await rows.redact(own, `${secret('firstredaction')} a name`)
  await rows.redact(own, 'The clinic near [place] is too far.')
  const unchosen = await rows.said(consultation, { body: secret('unchosenoriginal'), consentToQuote: true })
  await rows.redact(unchosen, secret('unchosen'))
  const later = await rows.said(consultation, { body: secret('lateroriginal'), consentToQuote: true })
  await rows.redact(later, secret('approved'))
  await rows.redact(later, secret('later'), noon('2026-05-20'))
  const marked = await rows.said(consultation, { body: secret('markedoriginal'), consentToQuote: true })
  await rows.redact(marked, secret('marked'))
  const { id: redactionId } = await here.db
    .selectFrom('redaction')
    .select('id')
    .where('commentId', '=', marked)
    .executeTakeFirstOrThrow()
  const mark = { redactionId, commentId: marked, starts: 0, ends: 4, kind: 'name', reason: 'One officer said so.' }
  await here.db.insertInto('redactionMark').values(mark).execute()
  const unredacted = await rows.said(consultation, { body: secret('unredacted'), consentToQuote: true })
  const noConsent = await rows.said(consultation, { body: secret('noconsentoriginal') })
  await rows.redact(noConsent, secret('noconsent'))
  const flagged = await rows.said(consultation, { body: secret('flaggedoriginal'), consentToQuote: true })
  await rows.redact(flagged, secret('flagged'))
  await rows.flag(flagged)
  const withdrawn = await rows.said(consultation, { body: secret('withdrawnoriginal'), consentToQuote: true })
  await rows.redact(withdrawn, secret('withdrawn'))
  await rows.withdraw(withdrawn, noon('2026-05-20'))
  const emptied = await rows.said(consultation, { body: secret('emptied'), consentToQuote: true })
  await rows.redact(emptied, ' \n ')
  const reply = await say(here.app, consultation.slug, secret('senttoday'), {
    organisation: secret('organisation'),
    area: secret('area'),
    contact: { name: secret('contact'), email: 'zzsecretmailzz@example.org', wantsNews: true },
  })
  expect(reply.statusCode).toBe(201)
  secrets.push('zzsecretmailzz', reply.json<{ receipt: string }>().receipt)

  // A letter that went round, confirmed by a person: its number may be read, none of its words.
  const letter = await rows.said(consultation, { body: secret('letter') })
  const copies = [letter, ...(await rows.saidMany(consultation, 2, { body: `${secret('copy')} and more` }))]
  const campaign = await here.db
    .insertInto('campaign')
    .values({
      consultationId: consultation.id,
      name: secret('campaignname'),
      letterCommentId: letter,
      confirmedBy: here.cast.olive.id,
      confirmedAt: noon('2026-05-11'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const added = JSON.stringify([{ start: 0, end: 5, text: secret('added') }])
  for (const [index, commentId] of copies.entries()) {
    const signed = { commentId, consultationId: consultation.id, signing: 1, runs: 0, wording: index }
    await here.db.insertInto('campaignSignature').values(signed).execute()
    await here.db.insertInto('campaignMember').values({ commentId, campaignId: campaign.id, added }).execute()
  }
  const topic = { consultationId: consultation.id, words: [secret('topic')], strength: 3, people: 5, places: 3 }
  await here.db
    .insertInto('topic')
    .values({ ...topic, foundAt: noon('2026-05-11') })
    .execute()

  const shown = await rows.response(consultation, {
    ref: 'OPEN-1',
    on: '2026-05-12',
    comments: [own, unchosen, later, marked, unredacted, noConsent, flagged, withdrawn, emptied, ...copies],
    themes: [consultation.themes.maternity as string],
    ownerOrganisationId: organisation,
    commitments: [{ text: 'Move the clinic', dueOn: '2026-12-01' }],
  })
  await rows.quote(shown, [own, later, marked, unredacted, noConsent, flagged, withdrawn, emptied])
  const theme = await here.db
    .insertInto('theme')
    .values({ consultationId: consultation.id, code: 'draft-theme', label: secret('drafttheme') })
    .returning('id')
    .executeTakeFirstOrThrow()
  const correction = await rows.version(shown, {
    youSaid: secret('correctionsaid'),
    weDid: secret('correctiondid'),
    reasonText: secret('correctionreason'),
    evidence: secret('correctionevidence'),
    commitments: [{ text: secret('correctioncommitment'), dueOn: '2026-12-01', series: shown.commitments[0]?.series }],
    changedWhat: [{ document: secret('document'), section: '', before: secret('before'), after: secret('after') }],
  })
  await here.db
    .insertInto('responseQuote')
    .values({ versionId: correction.versionId, commentId: unredacted, position: 0 })
    .execute()
  const draft = await rows.draft(consultation, {
    ref: 'ZZSECRETDRAFTREFZZ',
    youSaid: secret('draftsaid'),
    weDid: secret('draftdid'),
  })
  secrets.push('ZZSECRETDRAFTREFZZ')
  await rows.themes(draft, [theme.id])
  await rows.link(draft, [own], noon('2026-05-12'))
  await here.db
    .updateTable('responseVersion')
    .set({ supersededById: draft.id })
    .where('id', '=', shown.versionId)
    .execute()
  await rows.response(hidden, { ref: 'HIDDEN-1', on: '2026-05-12', youSaid: secret('hiddensaid') })
  secrets.push('HIDDEN-1')
  await here.db.updateTable('consultation').set({ publishedAt: null }).where('id', '=', hidden.id).execute()
  here.app.invalidate('settings')

  const reviewed = await rows.group('Reference Group')
  await here.db
    .insertInto('review')
    .values({
      versionId: shown.versionId,
      groupingId: reviewed,
      reviewerId: here.cast.rita.id,
      decision: 'dissent',
      note: secret('reviewnote'),
      at: noon('2026-05-11'),
    })
    .execute()
  secrets.push('Rita Reviewer', 'Olive Officer', 'Oscar Officer')

  const board = await rows.group('Partnership Board')
  const meeting = await rows.meeting(board, { slug: 'met', day: '2026-05-13' })
  await rows.resolution(meeting, '1', 'That it be noted.', [shown, draft])
  const closed = await rows.meeting(board, {
    slug: 'closed',
    day: '2026-05-14',
    inPublic: false,
    title: secret('closedmeeting'),
  })
  await rows.resolution(closed, '2', secret('closedresolution'), [shown])
  const coming = await rows.meeting(board, { slug: 'coming', day: '2026-07-01', papersPublishedOn: '2026-06-24' })
  await rows.resolution(coming, '4', secret('comingresolution'), [shown])
  await here.db
    .insertInto('publicQuestion')
    .values({ meetingId: meeting, number: 1, question: secret('openquestion'), askerShown: secret('asker') })
    .execute()
  await here.db
    .insertInto('engagementEvent')
    .values({
      consultationId: consultation.id,
      ref: 'E1',
      title: secret('staffevent'),
      kind: 'summit',
      staffOnly: true,
      held: true,
    })
    .execute()
  const event = await here.db.selectFrom('engagementEvent').select('id').executeTakeFirstOrThrow()
  await rows.said(consultation, { body: secret('staffnote'), eventId: event.id, kind: 'event-note' })

  // In other languages: a translation that no second person let out, one of a draft, one of other English, one of staff's event.
  const translated = {
    consultationId: consultation.id,
    language: 'gu',
    made: 'machine',
    byPerson: here.cast.olive.id,
    at: noon('2026-05-15'),
  } as const
  const ofVersion = (versionId: string, english: string, text: string) =>
    ({ ...translated, versionId, subject: 'response', subjectId: versionId, field: 'weDid', english, text }) as const
  await here.db
    .insertInto('translation')
    .values([
      ofVersion(shown.versionId, 'The bus 14 now stops there.', secret('translationwaits')),
      ofVersion(draft.versionId, secret('draftdid'), secret('translationdraft')),
      ofVersion(draft.versionId, 'The bus 14 now stops there.', secret('translationofdraft')),
      {
        ...translated,
        subject: 'consultation',
        subjectId: consultation.id,
        field: 'title',
        english: 'Care',
        text: secret('translationold'),
      },
      {
        ...translated,
        subject: 'event',
        subjectId: event.id,
        field: 'title',
        english: secret('staffevent'),
        text: secret('translationevent'),
      },
    ])
    .execute()

  addresses = [
    '/gu',
    '/gu/consultations/closer',
    '/gu/consultations/closer/events',
    '/gu/log',
    '/gu/log/OPEN-1',
    '/gu/log/OPEN-1/versions/1',
    '/api/log?language=gu',
    '/api/log/OPEN-1?language=gu',
    '/api/consultations?language=gu',
    '/api/consultations/closer?language=gu',
    '/log',
    '/log?view=all',
    '/log?asOf=2026-05-12',
    '/log?since=2026-05-01',
    '/log?consultation=closer',
    '/log?theme=draft-theme',
    ...secrets.map((word) => `/log?q=${word}`),
    '/log.csv',
    '/log.json',
    '/log.atom',
    '/api/log',
    '/log/OPEN-1',
    '/log/OPEN-1?asOf=2026-05-12',
    '/log/OPEN-1/versions/1',
    `/log/OPEN-1/versions/${correction.number}`,
    '/api/log/OPEN-1',
    `/api/log/OPEN-1?version=${correction.number}`,
    '/log/ZZSECRETDRAFTREFZZ',
    '/api/log/ZZSECRETDRAFTREFZZ',
    '/log/HIDDEN-1',
    '/account',
    '/consultations/closer/account',
    '/api/consultations/closer/account',
    '/consultations/hidden/account',
    '/meetings',
    '/papers',
    '/meetings/met',
    '/meetings/closed',
    '/meetings/coming',
    '/api/meetings',
    '/api/meetings/met',
    '/api/meetings/coming',
  ]
})

describe('nothing that was not published', () => {
  test('stands in any page, file, feed, search, header or error', async () => {
    for (const url of addresses) {
      const reply = await here.app.inject({ url, headers: { accept: 'text/html' } })
      const asked = decodeURIComponent(url)
      // What was typed into the search comes back in the search's own field, and nowhere else.
      const everything = `${JSON.stringify(reply.headers)}\n${reply.body}`
      for (const word of secrets) {
        if (asked.includes(word)) continue
        expect(everything.includes(word), `${word} in ${url} (${reply.statusCode})`).toBe(false)
      }
    }
  })

  test('but the log says how many of the comments were copies of a letter', async () => {
    const { body } = await here.app.inject({ url: '/log/OPEN-1', headers: { accept: 'text/html' } })
    expect(body).toContain('3 were near-identical copies of one letter (3 submissions, 3 distinct texts)')
  })

  test('can be found by searching for it', async () => {
    for (const word of secrets) {
      const found = await here.app.inject(`/api/log?q=${encodeURIComponent(word)}`)
      expect(found.json<{ total: number }>().total, word).toBe(0)
    }
  })

  test('differs from what never was: a draft, a hidden consultation and a made-up name are answered alike', async () => {
    const answers = await Promise.all(
      ['ZZSECRETDRAFTREFZZ', 'HIDDEN-1', 'MADE-UP-1'].map(async (ref) => {
        const reply = await here.app.inject(`/api/log/${ref}`)
        return [reply.statusCode, reply.body.replaceAll(ref, 'X')]
      }),
    )
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })
})

test('the words that were cleared, by somebody who agreed to be quoted, and chosen in the approved version, are shown as approved', async () => {
  const { quotations, comments } = (await here.app.inject('/api/log/OPEN-1')).json<{
    quotations: { words: string }[]
    comments: number
  }>()
  expect(quotations.map((one) => one.words)).toEqual(['The clinic near [place] is too far.'])
  // All are counted but the one that was withdrawn, the flagged one too.
  expect(comments).toBe(11)
  expect((await here.app.inject('/log/OPEN-1')).body).toContain('The clinic near [place] is too far.')
})

test('events for staff are counted, without their names', async () => {
  const { events } = (await here.app.inject('/api/consultations/closer/account')).json<{
    events: { label: string; received: number }[]
  }>()
  expect(events.find((event) => event.label === 'Events for staff')?.received).toBe(1)
})
