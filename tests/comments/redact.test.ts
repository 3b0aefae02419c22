import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PersonalMark, withoutPersonal } from '#server/comments/redact-contract.ts'
import { notSaid } from '#server/comments/redact.ts'
import { quotableAmong } from '#server/responses/queries.ts'
import { cut } from '#web/components/marks.ts'
import { asking, deeds, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

const body = 'Dr Smith at Melton was rude to me on 3 May.'
async function said(words = body) {
  const { slug } = await make(here).consultation()
  return comment(here, slug, words, { consentToQuote: true })
}
const saved = (commentId: string) =>
  here.db.selectFrom('redaction').selectAll().where('commentId', '=', commentId).orderBy('id').execute()

test('the public words are kept with their reason, and the original stays as it was', async () => {
  const { id } = await said()
  const publicBody = '[name removed] at Melton was rude to me.'
  const reply = await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/redactions`, {
    publicBody,
    reason: 'Names a person',
  })
  expect(reply.statusCode).toBe(201)
  const view = (await ask(here.cast.olive, 'GET', `/api/desk/comments/${id}`)).json()
  expect(view.body).toBe(body)
  expect(view.redactions).toMatchObject([{ publicBody, reason: 'Names a person', by: 'Olive Officer' }])
  expect(await deeds(here, id)).toEqual(['comment.redacted'])
  const history = await here.db.selectFrom('history').select('detail').where('subjectId', '=', id).execute()
  expect(JSON.stringify(history)).not.toContain('rude')
})

test('saving the same again adds nothing; another saves beside it', async () => {
  const { id } = await said()
  const url = `/api/desk/comments/${id}/redactions`
  const first = { publicBody: '[Somebody] was rude to me.', reason: 'Names a person' }
  const one = (await ask(here.cast.olive, 'POST', url, first)).json<{ id: string }>()
  const again = (await ask(here.cast.olive, 'POST', url, first)).json<{ id: string }>()
  expect(again).toEqual(one)
  const second = { publicBody: 'Rude to me.', reason: 'Shorter', basedOn: one.id }
  expect((await ask(here.cast.oscar, 'POST', url, second)).statusCode).toBe(201)
  expect((await saved(id)).map((row) => row.publicBody)).toEqual(['[Somebody] was rude to me.', 'Rude to me.'])
})

test('who began from an older redaction is told, and nothing is overwritten', async () => {
  const { id } = await said()
  const url = `/api/desk/comments/${id}/redactions`
  await ask(here.cast.olive, 'POST', url, { publicBody: 'Rude to me.', reason: 'Names a person' })
  const late = await ask(here.cast.oscar, 'POST', url, { publicBody: '… was rude.', reason: 'Names a person' })
  expect(late.statusCode).toBe(409)
  expect((await saved(id)).map((row) => row.publicBody)).toEqual(['Rude to me.'])
})

test.each([
  ['no words', { publicBody: '  ', reason: 'Names a person' }, 'publicBody'],
  ['no reason', { publicBody: 'Words.', reason: ' ' }, 'reason'],
])('%s is refused with the field named', async (_what, given, field) => {
  const { id } = await said()
  const reply = await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/redactions`, given)
  expect(reply.statusCode).toBe(400)
  expect(reply.json().fields[0].field).toBe(field)
})

test('nobody is quoted with what they did not say: what is put in stands in brackets, and what is left out shows', async () => {
  const { id } = await said('I do not love the plan. Sister Oldacre, on the ward, said it’s “too late” for mum.')
  const url = `/api/desk/comments/${id}/redactions`
  const { olive } = here.cast
  for (const [publicBody, other] of [
    ['I love the plan and thank the board.', 'I love the plan and thank the board.'],
    ['I do love the plan.', 'I do love the plan.'],
    ['I do not love the plan. A nurse said it’s too late.', 'I do not love the plan. A nurse said it’s too late.'],
    ['[A nurse] said it’s too late. … I do not love the plan.', 'I do not love the plan.'],
    ['I do not love the plans.', 'I do not love the plans.'],
  ] as const) {
    const refused = await ask(olive, 'POST', url, { publicBody, reason: 'Shorter' })
    expect([publicBody, refused.statusCode, refused.json().fields?.[0]?.field]).toEqual([publicBody, 400, 'publicBody'])
    expect(refused.json().detail).toContain(`“${other}”`)
  }
  expect(await saved(id)).toEqual([])
  for (const publicBody of [
    "I DO NOT love\n the plan! [A nurse] on the ward said it's too late for mum",
    'Do not love the plan. […] “too late” ... mum.',
    '[name removed] said it’s too late',
  ]) {
    const basedOn = (await saved(id)).at(-1)?.id
    expect((await ask(olive, 'POST', url, { publicBody, reason: 'Shorter', basedOn })).statusCode, publicBody).toBe(201)
  }
})

test('a comment that its author withdrew is not redacted for publication', async () => {
  const { id } = await said()
  await here.db.insertInto('withdrawal').values({ commentId: id }).execute()
  const reply = await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/redactions`, {
    publicBody: 'a',
    reason: 'b',
  })
  expect(reply.statusCode).toBe(409)
})

test('a reviewer, a board member and a stranger may not redact', async () => {
  const { id } = await said()
  const url = `/api/desk/comments/${id}/redactions`
  const given = { publicBody: 'a', reason: 'b' }
  expect((await ask(here.cast.rita, 'POST', url, given)).statusCode).toBe(403)
  expect((await ask(here.cast.bea, 'POST', url, given)).statusCode).toBe(403)
  expect((await ask(null, 'POST', url, given)).statusCode).toBe(401)
  expect(await saved(id)).toEqual([])
})

test('without JavaScript, Preview shows the public words and keeps what was typed; suggestions can be taken at once', async () => {
  const { id } = await said()
  await here.db.insertInto('personalMark').values({ commentId: id, kind: 'name', starts: 0, ends: 8 }).execute()
  const url = `/desk/comments/${id}/redactions`
  const preview = await fill(here.cast.olive, url, { publicBody: 'Rude to me', reason: 'Because.', preview: 'yes' })
  expect(preview.statusCode).toBe(200)
  expect(preview.body).toMatch(/<blockquote[^>]*>Rude to me<\/blockquote>/)
  expect(preview.body).toContain('value="Because."')
  const suggested = await fill(here.cast.olive, url, { publicBody: '', reason: 'Because.', suggest: 'yes' })
  expect(suggested.body).toMatch(/<blockquote[^>]*>\[name removed\] at Melton was rude to me on 3 May\.<\/blockquote>/)
  expect(await saved(id)).toEqual([])
  const wrong = await fill(here.cast.olive, url, { publicBody: 'Rude to me', reason: '' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('Rude to me</textarea>')
  const right = await fill(here.cast.olive, url, { publicBody: 'Rude to me', reason: 'Because.' })
  expect(right.statusCode).toBe(303)
  expect(await saved(id)).toHaveLength(1)
})

test('line ends that a form changes do not make the words look changed', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'One line.\nAnother.')
  await fill(here.cast.olive, `/desk/comments/${id}/redactions`, {
    publicBody: 'One line.\r\nAnother.',
    reason: 'Nothing to take out',
  })
  expect((await saved(id))[0]?.publicBody).toBe('One line.\nAnother.')
})

test('what still looks like personal data needs a reason each, and a second officer, before the words are cleared', async () => {
  const { id } = await said('Sister Mary Oldacre was kind. Ring me on 07700 900123.')
  const url = `/api/desk/comments/${id}/redactions`
  const given = { publicBody: 'Sister Mary Oldacre was kind. Ring me on 07700 900123.', reason: 'As it stands' }
  const bare = await ask(here.cast.olive, 'POST', url, given)
  expect(bare.statusCode).toBe(400)
  expect(bare.json().fields.map(({ field }: { field: string }) => field)).toEqual(['kept.0.reason', 'kept.1.reason'])
  expect(bare.json().detail).toContain('07700 900123')
  const half = { ...given, kept: [{ words: 'Sister Mary Oldacre', reason: 'She asked to be thanked by name.' }] }
  expect((await ask(here.cast.olive, 'POST', url, half)).json().fields).toHaveLength(1)
  expect(await saved(id)).toHaveLength(0)
  const whole = {
    ...half,
    kept: [...half.kept, { words: '07700 900123', reason: 'The number of the ward’s own phone.' }],
  }
  const made = await ask(here.cast.olive, 'POST', url, whole)
  expect(made.statusCode).toBe(201)
  const { id: redaction } = made.json<{ id: string }>()
  const quotable = async () => (await quotableAmong(here.db, [id])).map(({ words }) => words)
  expect(await quotable()).toEqual([])
  // Anyone who saved them cannot agree; somebody who may not redact cannot either.
  expect((await ask(here.cast.olive, 'POST', `${url}/${redaction}/agree`, {})).statusCode).toBe(403)
  expect((await ask(here.cast.rita, 'POST', `${url}/${redaction}/agree`, {})).statusCode).toBe(403)
  expect((await ask(null, 'POST', `${url}/${redaction}/agree`, {})).statusCode).toBe(401)
  expect(await quotable()).toEqual([])
  const page = await ask(here.cast.oscar, 'GET', `/desk/comments/${id}`)
  expect(page.body).toContain('Agree that it may stay')
  expect((await fill(here.cast.oscar, `/desk/comments/${id}/redactions/${redaction}/agree`, {})).statusCode).toBe(303)
  expect(await quotable()).toEqual([given.publicBody])
  expect(await deeds(here, id)).toEqual(['comment.redacted', 'comment.redaction-agreed'])
})

test('a form without JavaScript comes back with each mark and a place for its reason', async () => {
  const { id } = await said('Sister Mary Oldacre was kind.')
  const url = `/desk/comments/${id}/redactions`
  const first = await fill(here.cast.olive, url, {
    publicBody: 'Sister Mary Oldacre was kind.',
    reason: 'As it stands',
  })
  expect(first.statusCode).toBe(400)
  expect(first.body).toContain('name="kept.0.reason"')
  expect(first.body).toContain('value="Sister Mary Oldacre"')
  const second = await fill(here.cast.olive, url, {
    publicBody: 'Sister Mary Oldacre was kind.',
    reason: 'As it stands',
    'kept.0.words': 'Sister Mary Oldacre',
    'kept.0.reason': 'She agreed.',
  })
  expect(second.statusCode).toBe(303)
})

const marksIn = (text: string) =>
  fc.array(
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom('name', 'phone', 'unheard-of'))
      .map(([a, b, kind]): PersonalMark => ({ start: Math.min(a, b), end: Math.max(a, b), kind })),
    { maxLength: 6 },
  )

test('taking out what is marked leaves no marked stretch, and every other character', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }).chain((text) => fc.tuple(fc.constant(text), marksIn(text))),
      ([text, marks]) => {
        const left = withoutPersonal(text, marks)
        if (marks.length === 0) expect(left).toBe(text)
        // What is suggested can be saved.
        expect(notSaid(left, text)).toBeNull()
        const firstMark = [...marks].sort((a, b) => a.start - b.start || b.end - a.end)[0]
        if (firstMark) expect(left.startsWith(text.slice(0, firstMark.start))).toBe(true)
      },
    ),
  )
})

test('words cut for marking are the very words again, and each part bears the marks that cover it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }).chain((text) => fc.tuple(fc.constant(text), marksIn(text))),
      ([text, marks]) => {
        const parts = cut(
          text,
          marks.map(({ start, end }, index) => ({ start, end, kind: 'likely', group: `${index}`, title: '' })),
        )
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const part of parts) {
          const covering = marks.flatMap((mark, index) =>
            mark.start <= part.start && part.start < mark.end ? [`${index}`] : [],
          )
          expect(part.marks.map((mark) => mark.group)).toEqual(covering)
        }
      },
    ),
  )
})
