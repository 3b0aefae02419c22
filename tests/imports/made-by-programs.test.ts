import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessColumns } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'

async function read(rows: string[][]) {
  const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
  const table = await readTable(Buffer.from(text), 'export.csv')
  const map = guessColumns(table)
  const { accepted } = await toSubmissions(table, map)
  const roles = Object.fromEntries(map.columns.map(({ label, role }) => [label, role]))
  return {
    roles,
    notices: map.columns.flatMap(({ notice }) => notice ?? []),
    taken: accepted.map(({ submission }) => submission),
  }
}

const words = ['The bus comes once an hour', 'My mother cannot climb the stairs', 'Nobody answers the telephone']

test('options in the order that each person gave them are an answer, and points of somebody’s own are words', async () => {
  const options = ['GP', 'Nurse', 'Pharmacy', 'Walk-in centre']
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.shuffledSubarray(options, { minLength: 4 }), { minLength: 3, maxLength: 6 }),
      fc.constantFrom('. ', ') ', ': '),
      fc.constantFrom(', ', '; ', ' | '),
      async (orders, sign, between) => {
        const ranked = orders.map((order) => order.map((option, n) => `${n + 1}${sign}${option}`).join(between))
        const { roles } = await read([
          ['Order these', 'What should change?'],
          ...ranked.map((cell, n) => [cell, `${words[n % 3]} (${n})`]),
        ])
        expect(roles).toEqual({ 'Order these': 'answer', 'What should change?': 'comment' })
      },
    ),
    { numRuns: 30 },
  )
  const own = words.map((each, n) => `1. ${each}, 2. And the door was locked on day ${n}`)
  expect((await read([['Points'], ...own.map((cell) => [cell])])).roles.Points).toBe('comment')
  const { roles } = await read([['Points', 'Area'], ...own.map((cell, n) => [cell, `Town ${'ABC'[n]}`])])
  expect(roles.Points).toBe('comment')
})

test.each([
  [
    'In welcher Rolle antworten Sie?',
    ['Pflegende Angehörige', 'carer'],
    ['Patientin', 'patient'],
    ['Anwohnerin', 'public'],
  ],
  ['¿En qué calidad responde?', ['Cuidadora', 'carer'], ['Profesional sanitario', 'staff'], ['Vecino', 'public']],
  ['À quel titre répondez-vous ?', ['Aidante', 'carer'], ['Usager', 'public'], ['Salariée', 'staff']],
  ['W jakim charakterze Pan/Pani odpowiada?', ['Opiekunka', 'carer'], ['Pacjent', 'patient'], ['Pracownik', 'staff']],
  ['Ai chi yw?', ['Gofalwr di-dâl', 'carer'], ['Claf', 'patient'], ['Aelod o staff', 'staff']],
])('who speaks is read in “%s”', async (question, ...said) => {
  const { roles, taken } = await read([[question, 'Comments'], ...said.map(([value], n) => [value!, words[n]!])])
  expect(roles[question]).toBe('respondent-kind')
  expect(taken.map(({ respondentKind }) => respondentKind)).toEqual(said.map(([, kind]) => kind))
})

describe('what stands beside the words', () => {
  test('a heading that says UTC is believed', async () => {
    const { taken } = await read([
      ['Created (UTC)', 'Comments'],
      ['2014-07-02 18:05:11', words[0]!],
      ['2014-07-03 09:05:11', words[1]!],
    ])
    expect(taken[0]!.submittedAt?.toISOString()).toBe('2014-07-02T18:05:11.000Z')
  })

  test('days without a year are no answer, and it is said', async () => {
    const { roles, notices } = await read([
      ['Date', 'Comments'],
      ['Thu 2 July', words[0]!],
      ['3 July', words[1]!],
    ])
    expect(roles.Date).toBe('ignore')
    expect(notices.join('\n')).toMatch(/days without their year/)
  })

  test('a box that was ticked may say a part of its heading, and is nobody’s words', async () => {
    const box = 'Tick here if you are NOT happy to be quoted'
    const { roles, taken } = await read([
      [`${box}:Quoting`, 'Comments'],
      ['', words[0]!],
      [box, words[1]!],
    ])
    expect(roles[`${box}:Quoting`]).toBe('consent-to-quote')
    expect(taken.map(({ consentToQuote }) => consentToQuote === true)).toEqual([false, false])
  })

  test('codes, places on a board and numbers of people are kept nowhere', async () => {
    const { taken } = await read([
      ['Token', 'Cell', 'X', 'Width', 'Voter', 'Text'],
      ['9d1f0c7e2b', 'ab12cd34ef', '120', '138', '1', words[0]!],
      ['9d1f0c7e2c', 'bb12cd34ef', '300', '138', '2', words[1]!],
      ['9d1f0c7e2d', 'cb12cd34ef', '310', '138', '1', words[2]!],
    ])
    expect(taken.map(({ answers }) => answers)).toEqual([[], [], []])
    expect(taken.map(({ comments }) => comments.map(({ body }) => body))).toEqual(words.map((each) => [each]))
  })

  test('the thoughts of whoever keeps the list are none of the public’s, and a form’s own thoughts are', async () => {
    const kept = await read([
      ['What was said', 'My thoughts'],
      [words[0]!, 'We should look at the timetable again'],
      [words[1]!, 'The lift has been out since Easter'],
    ])
    expect(kept.roles).toEqual({ 'What was said': 'comment', 'My thoughts': 'analyst-note' })
    const form = await read([
      ['What would you change?', 'My thoughts'],
      [words[0]!, 'We should look at the timetable again'],
      [words[1]!, 'The lift has been out since Easter'],
    ])
    expect(form.roles['My thoughts']).toBe('comment')
  })
})

test('more lines above and below a short table than it has rows are no rows of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(8), fc.nat(4), fc.integer({ min: 2, max: 5 }), async (above, below, count) => {
      const lines = [
        ...Array.from({ length: above + 1 }, (_, n) => [`This file is for the team only (${n})`, '', '']),
        ['Ref', 'Date', 'Comment'],
        ...Array.from({ length: count }, (_, n) => [`A-${n}`, `2014-07-${10 + n}`, `${words[n % 3]} (${n})`]),
        ...Array.from({ length: below }, (_, n) => [`Written down by the front desk (${n})`, '', '']),
      ]
      const { taken } = await read(lines)
      expect(taken.flatMap(({ comments }) => comments.map(({ body }) => body))).toEqual(
        Array.from({ length: count }, (_, n) => `${words[n % 3]} (${n})`),
      )
    }),
    { numRuns: 30 },
  )
})

test('what the authority sent among messages that came in waits for somebody', async () => {
  const { taken } = await read([
    ['Sent at', 'Direction', 'Body'],
    ['2014-07-10 10:00', 'inbound', words[0]!],
    ['2014-07-10 10:01', 'outbound-reply', 'Thank you for your message.'],
    ['2014-07-11 10:00', 'inbound', words[1]!],
  ])
  expect(taken.flatMap(({ comments }) => comments.map(({ body }) => body))).toEqual(words.slice(0, 2))
})

test.each([
  [
    'May we publish this? - Publish with my name / Publish without my name / Do not publish',
    'Publish my response anonymously',
    true,
  ],
  ['May we publish this? - Publish with my name / Publish without my name / Do not publish', 'Do not publish', null],
  ['I would like my answers kept out of the public report', 'Yes', null],
  ['Happy for us to share?', 'Yes but no name', true],
  ['Happy for us to share?', 'No', null],
  ['words-may_share', 'yes', true],
  ['If you would prefer that we did not quote your words, please tick here', 'I prefer not to be quoted', null],
])('“%s”: “%s”', async (question, said, leave) => {
  const { taken } = await read([
    [question, 'Comments'],
    [said, words[0]!],
    [said, words[1]!],
  ])
  expect(taken.map(({ consentToQuote }) => consentToQuote === true)).toEqual([leave === true, leave === true])
})

test('a day that is written once above all that was said on it holds for the rows below', async () => {
  const { taken } = await read([
    ['Day', 'Words'],
    ['Mon 30 June 2014', words[0]!],
    ['', words[1]!],
    ['Tue 1 July 2014', words[2]!],
    ['', `${words[0]} again`],
  ])
  expect(taken.map(({ submittedAt }) => submittedAt?.toISOString().slice(0, 10))).toEqual([
    '2014-06-30',
    '2014-06-30',
    '2014-07-01',
    '2014-07-01',
  ])
})

test('a file whose first row is dated like all others has no headings, and nobody’s words are lost', async () => {
  const { taken } = await read(words.map((each, n) => [`2014-07-1${n}`, 'Oakham', each]))
  expect(taken.flatMap(({ comments }) => comments.map(({ body }) => body))).toEqual(words)
  const headed = await read([
    ['2014-07-01', '2014-08-01', 'What should change this year?'],
    ...words.map((each) => ['3', '4', each]),
  ])
  expect(headed.taken).toHaveLength(3)
})

test('sentences that were begun for everybody are finished by each in words', async () => {
  const { roles } = await read([
    ['I don’t like', 'If I was the boss I would', 'Contact'],
    ['Needles', 'Put fish in a tank', ''],
    ['It smells of hands', 'Give everyone a sticker', ''],
    ['Waiting for hours', 'Mend the toys', ''],
  ])
  expect(roles).toMatchObject({ 'I don’t like': 'comment', 'If I was the boss I would': 'comment' })
})

test.each([
  ['Can your words go in our newsletter?', 'Yes', true],
  ['OK to tell others?', 'no', false],
  ['Oes gennym ganiatâd i ddyfynnu eich ymateb?', 'Oes', true],
  ['Oes gennym ganiatâd i ddyfynnu eich ymateb?', 'Nac oes', false],
  ['Would you like our newsletter?', 'Yes', false],
  ['Would you be happy to tell others about our service?', 'Yes', false],
])('whether leave is given to “%s” by “%s”', async (question, said, leave) => {
  const { taken } = await read([[question, 'Comments'], ...words.map((each) => [said, each])])
  expect(taken.map(({ consentToQuote }) => consentToQuote === true)).toEqual([leave, leave, leave])
})
