import fc from 'fast-check'
import pg from 'pg'
import { afterEach, expect, inject, test } from 'vitest'
import { formIn, post, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { comment, make, say } from '../support/make.ts'

const here = useHere()
afterEach(() => {
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

/** The form of a consultation, as it first comes. */
async function formOf(slug: string) {
  const page = await here.app.inject(`/consultations/${slug}/comment`)
  expect(page.statusCode).toBe(200)
  return formIn(page.body, '/check')
}

/** Type into the form, go on to the check page: the form that stands there. */
async function checked(slug: string, typed: Record<string, string>) {
  const { action, fields } = await formOf(slug)
  const page = await post(here.app, action, { ...fields, ...typed })
  expect(page.statusCode).toBe(200)
  return formIn(page.body, '/send')
}

async function submissionsTo(slug: string): Promise<number> {
  const { n } = await here.db
    .selectFrom('submission as s')
    .innerJoin('consultation as c', 'c.id', 's.consultationId')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('c.slug', '=', slug)
    .executeTakeFirstOrThrow()
  return n
}

test('form, check, send, receipt: every answer arrives with its question, and who speaks', async () => {
  const { slug } = await make(here).consultation()
  const sending = await checked(slug, {
    'answer-1': 'The bus.\nAnd the clinic.',
    'answer-3': '  Kept as typed ',
    respondentKind: 'organisation',
    organisation: 'Melton Carers',
    area: 'other',
    areaOther: 'Oakham',
    consentToQuote: 'yes',
    name: 'Jo',
    email: 'jo@example.org',
    wantsNews: 'yes',
  })
  const sent = await post(here.app, sending.action, sending.fields)
  expect(sent.statusCode).toBe(303)
  const receipt = await here.app.inject(String(sent.headers.location))
  expect(receipt.statusCode).toBe(200)
  expect(receipt.headers['cache-control']).toBe('no-store')
  expect(receipt.headers['x-robots-tag']).toContain('noindex')
  const rows = await here.db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('question as q', 'q.id', 'c.questionId')
    .innerJoin('contact as k', 'k.submissionId', 's.id')
    .innerJoin('consultation', 'consultation.id', 's.consultationId')
    .select([
      'c.body',
      'q.position',
      's.channel',
      's.respondentKind',
      's.organisationName',
      's.area',
      's.consentToQuote',
      'k.wantsNews',
    ])
    .where('slug', '=', slug)
    .orderBy('c.position')
    .execute()
  const who = {
    channel: 'web',
    respondentKind: 'organisation',
    organisationName: 'Melton Carers',
    area: 'Oakham',
    consentToQuote: true,
    wantsNews: true,
  }
  expect(rows).toEqual([
    { body: 'The bus.\nAnd the clinic.', position: 1, ...who },
    { body: '  Kept as typed ', position: 3, ...who },
  ])
})

test('whatever is typed comes through form, check and send as it was typed, with single line ends', async () => {
  const { slug } = await make(here).consultation()
  const text = fc
    .string({
      unit: fc.constantFrom('a', ' ', '\n', '<', '>', '&', '"', "'", '{', '\u202e', 'é', '🙏', 'ب', '\t'),
      minLength: 1,
    })
    .filter((words) => words.trim() !== '')
  await fc.assert(
    fc.asyncProperty(text, async (words) => {
      const back = await checked(slug, { 'answer-2': words })
      const changed = await post(here.app, `/consultations/${slug}/comment`, back.fields)
      expect(formIn(changed.body, '/check').fields['answer-2']).toBe(words)
      const sent = await post(here.app, back.action, back.fields)
      const view = await here.app.inject(`/api${String(sent.headers.location)}`)
      expect(view.json().comments[0].body).toBe(words)
    }),
    { numRuns: 25 },
  )
})

test('what does not fit comes back on the same page, with everything still typed in and a way to each field', async () => {
  const { slug } = await make(here).consultation()
  const typed = {
    'answer-1': 'x'.repeat(5_001),
    'answer-2': 'Good <b>words</b>',
    respondentKind: 'organisation',
    organisation: '',
    area: 'other',
    areaOther: '',
    consentToQuote: 'yes',
    name: 'Jo',
    email: 'jo at example',
    phone: '0116 496 0000',
    wantsNews: 'yes',
  }
  const { action, fields } = await formOf(slug)
  for (const url of [action, action.replace('/check', '/send')]) {
    const reply = await post(here.app, url, { ...fields, ...typed })
    expect(reply.statusCode).toBe(400)
    expect(formIn(reply.body, '/check').fields).toEqual({ ...fields, ...typed })
    for (const field of ['answer-1', 'organisation', 'areaOther', 'email']) {
      expect(reply.body).toContain(`href="#${field}"`)
      expect(reply.body).toContain(`id="${field}"`)
      expect(reply.body).toContain(`id="${field}-fault"`)
    }
    expect(wordsOf(reply.body)).toContain('Question 1: Please keep your comment to 5,000 characters. It has 5,001 now.')
    expect(reply.body).toContain('<title>Error: ')
  }
  expect(await submissionsTo(slug)).toBe(0)
})

test.each([
  ['nothing at all', {}, 'answer-1'],
  ['only spaces', { 'answer-2': ' \n ' }, 'answer-1'],
  ['a null character', { 'answer-2': 'a\u0000b' }, 'answer-2'],
  ['news, and no way to send it', { 'answer-1': 'Yes.', wantsNews: 'yes' }, 'email'],
  ['a kind that there is not', { 'answer-1': 'Yes.', respondentKind: 'robot' }, 'respondentKind'],
  ['an area too long', { 'answer-1': 'Yes.', area: 'x'.repeat(101) }, 'area'],
])('%s is a 400 that leads to the field', async (_what, typed, field) => {
  const { slug } = await make(here).consultation()
  const { action, fields } = await formOf(slug)
  const reply = await post(here.app, action, { ...fields, ...(typed as Record<string, string>) })
  expect(reply.statusCode).toBe(400)
  expect(reply.body).toContain(`href="#${field}"`)
  expect(reply.body).toContain(`id="${field}"`)
})

test('more than a megabyte of words still comes back to who wrote them', async () => {
  const { slug } = await make(here).consultation()
  const { action, fields } = await formOf(slug)
  const long = 'Too long. '.repeat(150_000)
  const reply = await post(here.app, action, { ...fields, 'answer-1': long })
  expect(reply.statusCode).toBe(400)
  expect(formIn(reply.body, '/check').fields['answer-1']).toBe(long)
})

test('sending twice, one after the other or both at once, gives the same receipt and one submission', async () => {
  const { slug } = await make(here).consultation()
  const { action, fields } = await checked(slug, { 'answer-1': 'Double click.' })
  const replies = await Promise.all(Array.from({ length: 8 }, () => post(here.app, action, fields)))
  replies.push(await post(here.app, action, fields))
  expect(new Set(replies.map((reply) => `${reply.statusCode} ${String(reply.headers.location)}`)).size).toBe(1)
  expect(await submissionsTo(slug)).toBe(1)
})

test('two visitors get two keys; the key stays the same from form to check and back', async () => {
  const { slug } = await make(here).consultation()
  const [one, other] = [await formOf(slug), await formOf(slug)]
  expect(one.fields.key).toMatch(/^[0-9a-f-]{36}$/)
  expect(one.fields.key).not.toBe(other.fields.key)
  const check = await post(here.app, one.action, { ...one.fields, 'answer-1': 'Words.' })
  const back = await post(here.app, `/consultations/${slug}/comment`, formIn(check.body, '/send').fields)
  expect(formIn(back.body, '/check').fields.key).toBe(one.fields.key)
})

test('other words in a form that was sent are kept on the page and can be sent as a form of their own', async () => {
  const { slug } = await make(here).consultation()
  const { action, fields } = await checked(slug, { 'answer-1': 'First words.' })
  const first = await post(here.app, action, fields)
  const second = await post(here.app, action, { ...fields, 'answer-1': 'Second thoughts.' })
  expect(second.statusCode).toBe(409)
  expect(wordsOf(second.body)).toContain('You have sent this form already')
  const again = formIn(second.body, '/check')
  expect(again.fields['answer-1']).toBe('Second thoughts.')
  const sent = await post(here.app, action, again.fields)
  expect(sent.statusCode).toBe(303)
  expect(sent.headers.location).not.toBe(first.headers.location)
})

test('when the consultation closes while somebody writes, their words are shown for them to copy, and whom to ask', async () => {
  const { slug } = await make(here).consultation({ closesOn: '2026-06-01' })
  await here.db.updateTable('programme').set({ contactLine: 'Telephone 0116 496 0001' }).execute()
  here.app.invalidate('settings')
  const { action, fields } = await checked(slug, { 'answer-2': 'A minute too late.' })
  here.clock.now = new Date('2026-06-01T23:00:00Z') // midnight, British Summer Time
  for (const url of [action, action.replace('/send', '/check')]) {
    const reply = await post(here.app, url, fields)
    expect(reply.statusCode).toBe(409)
    const words = wordsOf(reply.body)
    expect(words).toContain('The consultation has closed')
    expect(words).toContain('What concerns you, or what is missing? A minute too late.')
    expect(words).toContain('Telephone 0116 496 0001')
  }
  expect(wordsOf((await post(here.app, action, fields)).body)).toContain('closed for comments on 1 June 2026')
  const form = await here.app.inject(`/consultations/${slug}/comment`)
  expect([form.statusCode, form.headers.location]).toEqual([303, `/consultations/${slug}`])
  expect(await submissionsTo(slug)).toBe(0)
})

test('a late comment is marked late on the check page and on the receipt', async () => {
  const { slug } = await make(here).consultation({ closesOn: '2026-05-31', lateUntil: '2026-06-07' })
  const { action, fields } = await formOf(slug)
  const check = await post(here.app, action, { ...fields, 'answer-1': 'Sorry.' })
  expect(wordsOf(check.body)).toContain('your comment will be marked as late')
  const sent = await post(here.app, action.replace('/check', '/send'), { ...fields, 'answer-1': 'Sorry.' })
  const receipt = await here.app.inject(String(sent.headers.location))
  expect(wordsOf(receipt.body)).toContain('Late: it came after the closing date.')
})

test('with the database gone the words stay on the page, which says so; sent again when it is back, they arrive once', async () => {
  const { slug } = await make(here).consultation()
  const { action, fields } = await checked(slug, { 'answer-1': 'Please keep these words.', area: 'Melton' })
  const admin = new pg.Client({ connectionString: inject('database').admin.replace('{database}', 'postgres') })
  await admin.connect()
  const name = new URL(here.appUrl).pathname.slice(1)
  try {
    await admin.query(`alter database ${name} allow_connections false`)
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    const begun = await here.app.inject(`/consultations/${slug}/comment`)
    expect(begun.statusCode).toBe(200)
    expect(formIn(begun.body, '/check').fields).toHaveProperty('answer-1')
    for (const step of ['', '/check', '/send']) {
      const reply = await post(here.app, `/consultations/${slug}/comment${step}`, fields)
      if (step === '/send') {
        expect(reply.statusCode).toBe(503)
        expect(reply.headers['retry-after']).toBeDefined()
        expect(wordsOf(reply.body)).toContain('Your comment is not sent yet We cannot reach our records just now.')
      }
      expect(reply.body).toContain('Please keep these words.')
      expect(reply.body).toContain('Better Care Together')
      expect(formIn(reply.body).fields).toMatchObject(fields)
    }
    // Another process, that has never seen this consultation, keeps them too.
    const unknown = await post(here.app, '/consultations/never-seen/comment/send', fields)
    expect(unknown.statusCode).toBe(503)
    expect(wordsOf(unknown.body)).toContain('Your answer to question 1 Please keep these words.')
    expect(formIn(unknown.body, '/send').fields).toEqual(fields)
  } finally {
    await admin.query(`alter database ${name} allow_connections true`)
    await admin.end()
  }
  const sent = await post(here.app, action, fields)
  expect(sent.statusCode).toBe(303)
  expect((await post(here.app, action, fields)).headers.location).toBe(sent.headers.location)
  expect(await submissionsTo(slug)).toBe(1)
})

test('a receipt is found however its code is typed; a wrong code is answered kindly and stays typed in', async () => {
  const { slug } = await make(here).consultation()
  const { receipt } = await comment(here, slug, 'Find me.')
  const asTyped = [
    receipt.toLowerCase().replaceAll('-', ' '),
    `  ${receipt.replaceAll('-', '')} `,
    receipt.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '–'),
  ]
  for (const code of asTyped) {
    const reply = await post(here.app, '/receipts', { code })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, `/receipts/${receipt}`])
    expect((await here.app.inject(`/receipts/${encodeURIComponent(code)}`)).statusCode).toBe(200)
  }
  const wrong = `${receipt.slice(0, -1)}${receipt.endsWith('0') ? '1' : '0'}`
  for (const [code, status, said] of [
    ['', 400, 'Please type the code'],
    ['ABC', 404, 'this one has 3'],
    [wrong, 404, 'letter by letter'],
    ['<script>"', 404, 'this one has 6'],
  ] as const) {
    const reply = await post(here.app, '/receipts', { code })
    expect(reply.statusCode).toBe(status)
    expect(formIn(reply.body, '/receipts').fields.code).toBe(code)
    expect(wordsOf(reply.body)).toContain(said)
  }
  expect((await here.app.inject(`/receipts/${wrong}`)).statusCode).toBe(404)
})

test('the receipt tells each comment’s state, themes and published responses in words', async () => {
  const { slug, id, themes } = await make(here).consultation()
  const said = await say(here.app, slug, ['To be answered.', 'To be set aside.', 'Not read yet.'])
  const { receipt } = said.json<{ receipt: string }>()
  const view = await here.app.inject(`/api/receipts/${receipt}`)
  const [answered, aside] = view.json<{ comments: { id: string }[] }>().comments.map((one) => one.id) as [
    string,
    string,
  ]
  const officer = here.cast.olive.id
  await here.db.updateTable('comment').set({ processedAt: new Date() }).where('id', 'in', [answered, aside]).execute()
  await here.db
    .insertInto('themeAssignment')
    .values({
      commentId: answered,
      themeId: themes.maternity as string,
      saidBy: 'machine',
      applies: true,
      score: 0.9,
      band: 'likely',
    })
    .execute()
  await here.db.insertInto('setAside').values({ commentId: aside, reason: 'not-ours', byPerson: officer }).execute()
  const response = await here.db
    .insertInto('response')
    .values({ consultationId: id, ref: 'YS-77', createdBy: officer })
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = await here.db
    .insertInto('responseVersion')
    .values({
      responseId: response.id,
      number: 1,
      youSaid: 'Longer visiting.',
      weDid: 'Visiting is now until 8 pm.',
      outcome: 'done',
      editedBy: officer,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('responseComment')
    .values({ responseId: response.id, commentId: answered, linkedBy: officer })
    .execute()
  const before = wordsOf((await here.app.inject(`/receipts/${receipt}`)).body)
  expect(before).not.toContain('Visiting is now')
  await here.db
    .insertInto('publication')
    .values({
      responseId: response.id,
      versionId: version.id,
      publishedBy: officer,
      publishedOn: '2026-06-01',
      comments: 1,
    })
    .execute()

  const page = await here.app.inject(`/receipts/${receipt}`)
  const words = wordsOf(page.body)
  expect(words).toMatch(
    /Answered To be answered\. .*Maternity .*Longer visiting\. .*We have done this.*Visiting is now until 8 pm\./,
  )
  expect(words).toMatch(/We will not answer this one on its own To be set aside\..*For another body, and passed on/)
  expect(words).toMatch(/We have it\. Now we sort it by topic Not read yet\..*Refresh this page/)
  expect(page.body).toContain('href="/log/YS-77"')
})
