import { describe, expect, test } from 'vitest'
import { stancesInWords } from '#server/comments/stance-contract.ts'
import { claimsAgainstComments } from '#server/responses/checks/claims.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const counts = (against: number, inFavour = 0, mixed = 0, unclear = 0) => ({
  for: inFavour,
  against,
  mixed,
  unclear,
  confirmed: 0,
  guessed: 0,
})
const questioned = (text: string, known = counts(5)) => claimsAgainstComments(text, known).length > 0

describe('a claim about how many think something', () => {
  test.each([
    'Most people supported closing the centre and moving to personal budgets.',
    'Many of you welcomed the plan.',
    'The majority of respondents agreed.',
    'A majority was in favour.',
    'Everyone agreed that it should go.',
    'Few people were against it.',
    'A small minority opposed it.',
    'Nobody objected.',
    'Residents welcomed the proposal.',
    'It is clear that local people were happy with the new hours.',
    'The responses were largely positive.',
    'Support was almost universal.',
    'Objections came from a small minority.',
    'Opposition was limited.',
    'The idea went down well.',
    'The public mood is with us.',
    'We received a positive response.',
    'There was broad support for it. Almost everyone supported the move.',
  ])('“%s” is questioned where five of five are against', (text) => {
    const [check] = claimsAgainstComments(text, counts(5))
    expect(check).toMatchObject({ rule: 'claim-against-comments', severity: 'soft', field: 'youSaid' })
    expect(check!.message).toContain('Of 5 comments that take a stance: 0 for, 5 against.')
    expect(check!.words.every((words) => text.includes(words))).toBe(true)
  })

  test.each([
    'Most people opposed closing the centre.',
    'Most people wanted to keep it open.',
    'Nobody supported it.',
    'Many people were against it, and told us how they use the centre.',
    'You told us that the centre matters to you.',
    'Many people mentioned the lunch club.',
    'Residents were angry about the plan.',
    'The responses were largely negative.',
    'There was a lot of anger about the plan.',
    'People want a bus that runs after six.',
    'Everyone will get a letter.',
    'All of the staff will keep their jobs.',
    'We will support most families with transport.',
  ])('“%s” stands', (text) => {
    expect(questioned(text)).toBe(false)
  })

  test('holds for a share of the comments that take a stance, and for no less', () => {
    expect(questioned('Most people supported it.', counts(4, 6, 0, 100))).toBe(false)
    expect(questioned('Most people supported it.', counts(5, 5))).toBe(true)
    expect(questioned('Everyone supported it.', counts(0, 6))).toBe(false)
    expect(questioned('Everyone supported it.', counts(0, 6, 1))).toBe(true)
    expect(questioned('Few people opposed it.', counts(2, 9))).toBe(false)
    expect(questioned('About half of people supported it.', counts(5, 5))).toBe(false)
    expect(questioned('Most people supported it.', counts(0, 0, 0, 7))).toBe(true)
  })

  test('the counts are told with their base', () => {
    expect(stancesInWords(counts(180, 20, 12, 100))).toBe(
      'Of 212 comments that take a stance: 20 for, 180 against, 12 mixed; 100 more take none.',
    )
  })

  test('what a program only guesses is told apart, and no claim rests on it', () => {
    const known = { ...counts(180, 20, 12, 100), guessed: 40 }
    expect(stancesInWords(known)).toBe(
      'Of 212 comments that take a stance: 20 for, 180 against, 12 mixed; 100 more take none; of 40 more a program only guesses, and they are not counted.',
    )
    expect(stancesInWords({ ...counts(0, 0, 0, 3), guessed: 4 })).toBe(
      'None of the 7 comments it answers clearly takes a stance; of 4 of them a program guesses one.',
    )
    expect(questioned('Everyone was against it.', { ...counts(3), guessed: 9 })).toBe(false)
    expect(questioned('Twelve people were against it.', { ...counts(3), guessed: 9 })).toBe(true)
    expect(questioned('Most people were against it.', { ...counts(0), guessed: 9 })).toBe(true)
  })
})

describe('at the desk', () => {
  const here = useHere()
  const ask = asking(here)

  test('a draft that says the opposite of its comments is questioned, with the counts, until somebody gives a reason', async () => {
    const { slug, questions } = await make(here).consultation()
    const [asked] = questions
    await here.db
      .updateTable('question')
      .set({ text: 'Do you agree with the proposal?' })
      .where('id', '=', asked!.id)
      .execute()
    const ids: string[] = []
    for (const body of [
      'Do not close the day centre. I am strongly against it.',
      'I oppose closing the day centre; my son goes there.',
      'Keep the centre open. Closing it would be cruel.',
      'Please do not shut the centre.',
      'Closing the centre is wrong.',
    ])
      ids.push((await comment(here, slug, body)).id)
    // Of what was proposed a side is guessed from this, and counted apart; where nothing was proposed it is none.
    const argued = 'Old people who cannot drive will be left with nothing.'
    ids.push((await comment(here, slug, argued)).id)
    ids.push((await comment(here, slug, '', { comments: [{ body: argued, question: asked!.position }] })).id)
    const made = await ask(here.cast.olive, 'POST', '/api/desk/responses', { consultation: slug, comments: ids })
    expect(made.statusCode).toBe(201)
    const { ref } = made.json<{ ref: string }>()
    const response = (await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}`)).json()
    expect(response.stances).toEqual({ for: 0, against: 5, mixed: 0, unclear: 1, confirmed: 0, guessed: 1 })
    const draft = { ...response.draft, youSaid: 'Most people supported closing the day centre.', edit: response.edit }
    const checks = await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/checks`, draft)
    expect(checks.json()).toContainEqual(expect.objectContaining({ rule: 'claim-against-comments', severity: 'soft' }))
  })
})
