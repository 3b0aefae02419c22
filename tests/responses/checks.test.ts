import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDraft, type CheckFacts, readingAgeOf } from '#server/responses/checks/checks.ts'
import type { Draft } from '#server/responses/draft-contract.ts'
import { advised, type Outcome, outcomes, type OutcomeField } from '#server/responses/vocabulary.ts'
import { withPosts } from '#server/screening/own-words.ts'
import { fullDraft } from './say.ts'

const owner = '00000000-0000-4000-8000-000000000001'
const facts: CheckFacts = {
  today: '2026-06-01',
  linkedComments: 3,
  countedThen: [],
  stances: { for: 1, against: 1, mixed: 0, unclear: 1, confirmed: 0, guessed: 0 },
  correcting: false,
  topThemes: 1,
  lacksEasyRead: false,
  quotesCleared: true,
  askedFrom: null,
  findingsOn: null,
  knownNames: ['University Hospitals of Leicester NHS Trust', 'UHL'],
  takenOut: [],
  toldOf: [],
  decidedOnBefore: null,
  besides: [],
}
const found = (more: Partial<Draft>, known: Partial<CheckFacts> = {}) =>
  checkDraft(fullDraft(owner, more), { ...facts, ...known })
const rules = (more: Partial<Draft>, known: Partial<CheckFacts> = {}) => found(more, known).map((check) => check.rule)
const wordsFor = (rule: string, more: Partial<Draft>) => found(more).find((check) => check.rule === rule)?.words

test('a good draft passes every check', () => {
  expect(found({})).toEqual([])
})

describe('what stops a draft', () => {
  test.each<[string, Partial<Draft>, Partial<CheckFacts>]>([
    ['no-you-said', { youSaid: ' \n ' }, {}],
    ['no-we-did', { weDid: '' }, {}],
    ['no-outcome', { outcome: null }, {}],
    ['no-owner', { ownerOrganisationId: null }, {}],
    ['no-comments', {}, { linkedComments: 0 }],
    ['no-date', { outcome: 'already-in-place', decidedOn: null, doneOn: null }, {}],
    ['quote-not-cleared', {}, { quotesCleared: false }],
    ['no-change-reason', {}, { correcting: true }],
    ['done-later', { doneOn: '2026-06-02' }, {}],
  ])('%s', (rule, draft, known) => {
    const check = found(draft, known).find((one) => one.rule === rule)
    expect(check?.severity).toBe('hard')
    expect(check?.message).toMatch(/\.$/)
  })

  test('a group may be responsible instead of an organisation', () => {
    expect(rules({ ownerOrganisationId: null, ownerGroupId: owner })).toEqual([])
  })

  const bare: Partial<Draft> = { doneOn: null, evidence: null, decidedOn: '2026-05-20' }
  const filled: Record<OutcomeField, Partial<Draft>> = {
    doneOn: { doneOn: '2026-05-28' },
    evidence: { evidence: 'The minutes.' },
    nextUpdateOn: { nextUpdateOn: '2026-09-01' },
    plannedFor: { plannedFor: '2026-09-01' },
    reason: { reasonCode: 'cost', reasonText: 'It costs as much as a ward.' },
    passedTo: {
      passedTo: [{ organisationId: owner, on: '2026-05-20', replyDue: '2026-07-01', reply: null, repliedOn: null }],
    },
    decisionBody: { decisionBody: 'The board' },
    decisionDue: { decisionDueWording: 'After the consultation closes' },
    supersededBy: { supersededBy: 'YS-12' },
  }
  test.each(Object.keys(outcomes) as Outcome[])('“%s” without what it must also have, and nothing else', (outcome) => {
    const { needs } = outcomes[outcome]
    expect(rules({ ...bare, outcome })).toEqual(needs.map((need) => `needs-${need}`))
    const all = Object.assign({}, ...needs.map((need) => filled[need])) as Partial<Draft>
    expect(rules({ ...bare, ...all, outcome })).toEqual([])
    for (const left of needs) {
      const but = Object.assign(
        {},
        ...needs.filter((need) => need !== left).map((need) => filled[need]),
      ) as Partial<Draft>
      expect(rules({ ...bare, ...but, outcome })).toEqual([`needs-${left}`])
    }
  })

  test('a reason is a code and words; passing on is to whom, when, and when the reply is due', () => {
    expect(rules({ outcome: 'not-doing', reasonCode: 'cost' })).toContain('needs-reason')
    expect(rules({ outcome: 'not-doing', reasonText: 'Too dear.' })).toContain('needs-reason')
    const passedTo = [{ organisationId: owner, on: '2026-05-20', replyDue: null, reply: null, repliedOn: null }]
    expect(rules({ outcome: 'passed-on', passedTo })).toContain('needs-passedTo')
  })
})

describe('words of ours that give somebody away', () => {
  // One that is expected of each kind, and others like it.
  test.each<[string, 'hard' | 'soft', Partial<Draft>]>([
    ['names-person', 'soft', { youSaid: 'Sister Wilhelmina Thistledown was unhelpful.' }],
    ['personal-data', 'hard', { weDid: 'We rang the patient on 07700 900123 in 3 days.' }],
    ['personal-data', 'hard', { reasonText: 'The writer, aged 82, of 14 Mill Lane, LE15 6AB, asked for it.' }],
    ['personal-data', 'hard', { youSaid: 'NHS number 943 476 5919 was lost.' }],
    ['personal-data', 'hard', { evidence: 'See the mail to jo.bloggs@example.org.' }],
    [
      'names-person',
      'soft',
      {
        commitments: [
          {
            series: null,
            text: 'Dr Anil Patel will write by 1 March 2027.',
            ownerOrganisationId: owner,
            dueOn: '2027-03-01',
          },
        ],
      },
    ],
    ['names-person', 'soft', { youSaid: 'Matron Henrietta Oldacre was blamed for the delays.' }],
    ['names-person', 'soft', { equalityEffect: 'Mrs Kowalska of the carers’ group was asked.' }],
    ['names-person', 'soft', { youSaid: 'The headteacher of Oakfield School shouted at us.' }],
    ['personal-data', 'hard', { weDid: 'Write to Flat 3, 22 Station Road, Melton.' }],
    ['personal-data', 'hard', { youSaid: 'He was born on 3/4/1951.' }],
    [
      'personal-data',
      'hard',
      { changedWhat: [{ document: 'Plan', section: '2', before: 'Tel 01664 496 0123', after: '' }] },
    ],
  ])('%s (%s): %o', (rule, severity, more) => {
    const check = found(more).find((one) => one.rule === rule)
    expect(check?.severity).toBe(severity)
    expect(check?.message).toContain(check?.words[0] ?? 'the words')
  })

  test.each([
    'Call 0300 123 4567, 111 or 999, or write to engagement@leicester.example.',
    'From 1 February 2027 two more buses leave Melton for Leicester Royal Infirmary.',
    'The Programme Board and Healthwatch Rutland agreed on 9 October 2026.',
    'The matron now meets families each Tuesday at 10 am.',
  ])('nobody is given away by: %s', (weDid) => {
    expect(rules({ weDid }).filter((rule) => /person/.test(rule))).toEqual([])
  })

  test('the post stands in for the name, and the sentence still reads', () => {
    expect(withPosts('Sister Wilhelmina Thistledown was unhelpful.')).toBe('A ward sister was unhelpful.')
    expect(withPosts('It was Dr Anil Patel who will write by 1 March 2027.')).toBe(
      'It was a doctor who will write by 1 March 2027.',
    )
    expect(withPosts('Our matron Henrietta Oldacre came.')).toBe('The matron came.')
  })

  test('words that were taken out do not come back, however they are spaced or cased', () => {
    const takenOut = ['Mill Farm “Oldacre”']
    expect(rules({ weDid: 'At mill  farm "OLDACRE" 3 beds stay.' }, { takenOut })).toContain('taken-out')
    expect(rules({ weDid: 'At mill farm 3 beds stay.' }, { takenOut })).not.toContain('taken-out')
  })
})

describe('what asks for a reason, with the words that did it', () => {
  // Sentences as published by councils and trusts: what made each of them a bad answer.
  test.each<[string, string, Outcome, string[]]>([
    ['overclaiming', 'We included all the feedback in the 2026 strategy.', 'done', ['all the feedback']],
    ['overclaiming', 'Everyone agreed with the 3 proposals.', 'done', ['Everyone agreed']],
    ['vague', 'Your 43 views have helped inform our strategy.', 'done', ['helped inform']],
    ['vague', 'We will endeavour to answer 9 in 10 calls.', 'planned', ['endeavour to']],
    ['vague', 'We will publish 3 reports in due course.', 'planned', ['in due course']],
    ['vague', 'Your 3 comments were noted.', 'done', ['noted']],
    ['vague', 'We will add 2 benches where possible.', 'planned', ['where possible']],
    ['status-quo', 'We have two tea rounds a day, at 10 am and 3 pm.', 'done', ['We have two']],
    ['status-quo', 'We already offer 4 evening clinics.', 'done', ['We already', 'already offer']],
    ['part-refused', 'We doubled 20 spaces. We cannot make parking free.', 'done', ['We cannot']],
    ['no-number', 'The plan was changed.', 'done', []],
    ['no-unit', 'We heard 350. The plan was changed.', 'done', ['350']],
    ['acronym', 'The PTS runs 3 buses more.', 'done', ['PTS']],
  ])('%s: %s', (rule, weDid, outcome, words) => {
    const check = found({ weDid, outcome }).find((one) => one.rule === rule)
    expect(check?.severity).toBe('soft')
    expect(advised[rule], 'what the desk says of a draft that was sent in spite of it').toContain(' ')
    for (const word of words) expect(check?.words.join(' | ')).toContain(word.split(' ')[0])
    for (const word of check?.words ?? []) expect(weDid).toContain(word)
  })

  test('another response that waits for whom this one does not ask is named, with what it waits for', () => {
    const besides = [{ ref: 'YS-10', comments: 3, waitsFor: ['Trust Board', 'Youth Council'] }]
    const check = found({}, { besides }).find(({ rule }) => rule === 'answered-beside')
    expect(check?.severity).toBe('soft')
    expect(check?.message).toContain(
      'YS-10 answers 3 of these comments too and waits for Trust Board and Youth Council.',
    )
    expect(advised['answered-beside']).toContain(' ')
  })

  test.each([
    'From 1 February 2027 two more buses leave each evening, at 19:30 and 21:00. 3 buses stay.',
    'The NHS and your GP offer 3 clinics more.',
    'The patient transport service (PTS) runs 3 buses more. PTS buses run daily.',
    'University Hospitals of Leicester NHS Trust opened 2 wards; UHL pays for them.',
    'We spent £350 on 3 benches, 40% more than in 2025, from 9 am to 5 pm.',
    'We opened 12 more beds at Melton on 3 March 2026.',
    'We answered within 5 working days, down from 20.',
  ])('nothing to say against: %s', (weDid) => {
    expect(rules({ weDid })).toEqual([])
  })

  test('a promise for a day gone by, in the words or in the days', () => {
    const weDid = 'We will publish 2 reports in spring 2019.'
    expect(wordsFor('stale-will', { weDid, outcome: 'planned', plannedFor: '2026-09-01' })).toEqual([weDid])
    const later = 'We will publish 2 reports on 31 May 2027.'
    expect(rules({ weDid: later, outcome: 'planned', plannedFor: '2027-05-31' })).toEqual([])
    expect(rules({ weDid: later, outcome: 'done' })).toEqual(['stale-will'])
    expect(wordsFor('past-date', { outcome: 'planned', plannedFor: '2026-05-31' })).toEqual(['2026-05-31'])
    expect(rules({ outcome: 'planned', plannedFor: '2026-06-01' })).toEqual([])
  })

  test('long sentences of long words need an age that few readers have', () => {
    const weDid =
      'Following comprehensive consideration of the aforementioned representations, the organisation has operationalised ' +
      'an integrated multidisciplinary configuration facilitating the rationalisation of 17 community inpatient facilities.'
    expect(rules({ weDid })).toContain('reading-age')
    expect(readingAgeOf(weDid).age).toBeGreaterThan(20)
    expect(readingAgeOf('We kept the beds. You asked us to. We did it in May.').age).toBeLessThan(9)
  })

  test('one answer for many themes', () => {
    expect(rules({}, { topThemes: 4 })).toEqual(['many-themes'])
    expect(rules({}, { topThemes: 3 })).toEqual([])
    expect(rules({}, { lacksEasyRead: true })).toEqual(['no-easy-read'])
  })
})

test('whatever is typed, the checks answer, and quote only what was typed', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom('We will', 'NHS', 'PTS (', '350', '31 May 2019', 'noted', '.', '\n', 'all your feedback', '§'),
      )
      .map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, text, fc.constantFrom(...(Object.keys(outcomes) as Outcome[])), (youSaid, weDid, outcome) => {
      const draft = fullDraft(owner, { youSaid, weDid, outcome })
      for (const check of checkDraft(draft, facts)) {
        expect(check.message).not.toBe('')
        if (check.severity === 'soft' && check.field === 'weDid')
          for (const word of check.words) expect(`${youSaid}\n${weDid}`).toContain(word)
      }
    }),
    { numRuns: 300 },
  )
})

test('reading a very long text takes no longer than a person would notice', () => {
  for (const weDid of [
    'We will '.repeat(1_000),
    'A'.repeat(8_000),
    '1 '.repeat(4_000),
    '(A'.repeat(4_000),
    'a. '.repeat(2_600),
  ]) {
    expect(checkDraft(fullDraft(owner, { weDid }), facts)).toBeDefined()
  }
})
