import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { givesNoView } from '#workers/screening/no-view.ts'
import { serialiseLearnt } from '#server/screening/learnt/store.ts'
import { kept } from '#workers/screening/spam-learnt.ts'
import { learnSpam, spamLessons } from '#workers/screening/spam-lessons.ts'
import { looksLikeSpam } from '#workers/screening/spam.ts'

describe('no view given', () => {
  test.each([
    'N/A',
    'n/a',
    'NA',
    'n.a.',
    'None',
    'none.',
    '-',
    '--',
    '.',
    '...',
    '?',
    '???',
    '/',
    '""',
    'x',
    'XX',
    'Nil',
    'nothing',
    'Nothing to add',
    'Nothing else to add.',
    'nothing further to add at this time',
    'I have nothing to add.',
    'We have no comments to make.',
    'I have no view on any of this at all.',
    "I've nothing more to say",
    'no comment',
    'No comments',
    'No further comments.',
    'no opinion',
    'No strong views either way',
    'As above',
    'as above.',
    'See above',
    'see my previous answer',
    'See my answer to question 1',
    'please see my response to Q3',
    'same as question 2',
    'Same as above',
    'ditto',
    'already answered above',
    'as stated before',
    "Don't know",
    'Dont know',
    'don’t know.',
    'not sure',
    'I do not know enough about it to say',
    'Not applicable',
    'not applicable to me',
    'Does not apply',
    'prefer not to say',
    'No thank you',
    'no thanks',
    'Thank you',
    'Kind regards',
    'Nothing comes to my mind at this moment, sorry',
    'I would rather leave this to the experts',
    'please see separate letter',
    'We have not got much to say',
    'This is not my area of expertise',
    'I am not familiar with this service so I would rather not comment',
    'I do not understand the question',
    'I will abstain',
    'I really don’t have any thoughts on this one',
    'Haven’t got anything else to add to what I said before',
    'No further coments thank you',
    'I’d rather not answer that',
    'N/A - I don’t have children',
    '😊',
    'Nah, all covered above',
    'Hello',
    'skip',
    'pass',
    'Brak uwag',
    'nie mam zdania',
    'nada a acrescentar',
    'لا يوجد',
    'کچھ نہیں',
    'कुछ नहीं',
    'કંઈ નથી',
    'কিছু না',
    'waxba',
  ])('“%s”', (text) => {
    expect(givesNoView(text)).toBe(true)
  })

  test.each([
    'This area has nothing else.',
    'The plan does not say enough',
    'It does not answer my question',
    'Not much of a consultation',
    'No help at all',
    'I do not understand the plan',
    'Leave it',
    'My area is not covered',
    'We are all affected',
    'No',
    'Yes',
    'no!',
    'Keep it',
    'None of these options',
    'Nothing is being done',
    'Nothing about us without us',
    'See the dentist, if you can',
    'No comment from the council in weeks',
    'No bus',
    'I don’t know what happened to the money',
    'Not sure the plan is safe',
    'Thank you to the ward',
    'Thank you nurses',
    '👍',
    '5',
    'OK',
    'I have no car',
    'Same as above but with a lift',
    'See above: and add a bus',
    'X-rays take weeks',
    'Not applicable rules were applied to my mother',
    'test results are late',
    'I am writing as a local resident.',
    'I do not want any of this',
    'I do not wish for this',
    'I don’t think so',
    'You have not answered my questions',
    'No one has answered my question',
    'I have no say in this',
    'I’ve already said no',
    'No more of this',
    'Nothing to do here',
    'Leave it as it is',
    'We had no answer from you',
    'Please answer my question',
    'I cannot see the point',
    '👎',
    '😡',
    'No. It is too far',
  ])('but “%s” is one', (text) => {
    expect(givesNoView(text)).toBe(false)
  })
})

test('a plain no is held against what was asked', () => {
  expect(givesNoView('No.', 'Is there anything else you want to tell us?')).toBe(true)
  expect(givesNoView('None', 'Any further comments?')).toBe(true)
  expect(givesNoView('No.', 'Do you use the clinic?')).toBe(false)
  expect(givesNoView('No thank you', 'Do you support option B?')).toBe(false)
  expect(givesNoView('N/A', 'Do you support option B?')).toBe(true)
  expect(givesNoView('No thank you')).toBe(true)
})

describe('looks like spam', () => {
  test.each([
    ['BUY CHEAP WATCHES http://shop.example/7 best price casino bonus', 'link'],
    ['Make $700 a week from home, click https://bit.example/y', 'link'],
    ['Лучшие окна недорого http://window.example', 'script'],
    ['Seo experts rank your website first page contact me', 'selling'],
    ['<a href=http://z.example>replica handbags</a>', 'markup'],
    ['best best best best best best best best best', 'repetition'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaa', 'repetition'],
    ['http://x.example/abc', 'link'],
    ['Boost your followers today, real likes, telegram @growfast', 'selling'],
    ['You have been selected for a £500 gift card, claim yours', 'selling'],
    ['Our marketing team can grow your business, contact us now for a free audit', 'selling'],
    ['Personal loans approved in minutes, guaranteed approval http://cash.example', 'link'],
    ['Cialis and other pills, no prescription', 'selling'],
    ['We could bring your firm ten new customers a week, may I send details?', 'sounds'],
    ['Your mailbox is nearly full, confirm your password on this page', 'sounds'],
  ])('“%s”: %s', (text, reason) => {
    expect(looksLikeSpam(text)).toContain(reason)
  })

  test.each([
    'The leaflet at https://www.leicestershire.gov.uk/plans is wrong about the buses.',
    'See the report http://www.nuffieldtrust.org.uk/x on waiting lists, it says what you do not.',
    'I read about this at https://www.someblog.example/closing-beds and I am worried about my mother, who needs the ward.',
    'PLEASE DO NOT CLOSE OUR HOSPITAL',
    'Я живу в Лестере и мне нужен переводчик в больнице.',
    'I buy my tablets online because the chemist is shut. Cheap parking would help.',
    'No no no! No closures!',
    'Save our ward, save our ward, save our ward!',
    'My pension loan was refused.',
    'You have been chosen by people who trusted you. Contact us when you have an answer.',
    'I was given the pills with no prescription and no advice.',
    'Please improve your visibility in the village, and claim it back from the developers.',
    'I read it at https://www.bbc.co.uk/news/uk-england-leicestershire and I disagree.',
    'Our charity would be glad to run a session, write to us at info@lunchclub.example',
    'My son lost his wages on betting apps.',
    'First hour free, then a pound, and I would shop there again.',
    'Waste. New signs, new logo, new name for the same bosses.',
    'Cheap now, dear later.',
  ])('“%s” does not', (text) => {
    expect(looksLikeSpam(text)).toEqual([])
  })

  test('none of what we say in nine languages, with all its buttons, offers and free things, looks like selling', () => {
    const folder = path.join(import.meta.dirname, '../../messages')
    for (const file of readdirSync(folder)) {
      const said = Object.values(
        JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, unknown>,
      ).filter((text) => typeof text === 'string')
      expect(said.length).toBeGreaterThan(1_000)
      expect(
        said.filter((text) => looksLikeSpam(text).includes('selling')),
        file,
      ).toEqual([])
    }
  })

  test('what was learnt finds few of what people say of plans and services', () => {
    const { ordinaryAside } = spamLessons()
    const marked = ordinaryAside.filter((text) => looksLikeSpam(text).includes('sounds'))
    expect(ordinaryAside.length).toBeGreaterThan(4_000)
    expect(marked.length / ordinaryAside.length).toBeLessThan(0.005)
  })

  test('what is kept was learnt from these examples: else node scripts/spam-model.ts', () => {
    expect(serialiseLearnt(learnSpam(spamLessons().taught)).equals(readFileSync(kept))).toBe(true)
  })
})
