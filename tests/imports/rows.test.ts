import { describe, expect, test } from 'vitest'
import { guessColumns } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { dryRun } from '#server/imports/chosen/report.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'

async function read(text: string) {
  const table = await readTable(Buffer.from(text), 'file.csv')
  return toSubmissions(table, guessColumns(table))
}
const first = async (text: string) => (await read(text)).accepted[0]!.submission

describe('a row that a person must decide about', () => {
  test('has a date that could be two days', async () => {
    const { held } = await read('Ref,Date received,Comment\nA-1,03/07/2014,One\nA-2,04/08/2014,Two\n')
    expect(held.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 Is “03/07/2014” in “Date received” written day first or month first?',
      '3 Is “04/08/2014” in “Date received” written day first or month first?',
    ])
    expect(held[0]?.submission?.comments[0]?.body).toBe('One')
  })

  test('has a date that is none', async () => {
    const { held } = await read('Ref,Date received,Comment\nA-1,25/07/2014,One\nA-2,last week,Two\n')
    expect(held).toMatchObject([{ line: 3, reason: '“last week” in “Date received” is not a date (day first).' }])
  })

  test('has an ID that came before with something else; the very same row again is rejected', async () => {
    const others = Array.from({ length: 9 }, (_, n) => `B-${n},x\n`).join('')
    const { held, rejected } = await read(`Ref,Comment\nA-1,One\nA-2,Two\nA-2,Three\nA-1,One\n${others}`)
    expect(held).toMatchObject([{ line: 4, reason: 'The ID “A-2” is on line 3 too, with something else.' }])
    expect(rejected).toMatchObject([{ line: 5, reason: 'The same as line 2.', raw: 'A-1,One' }])
  })

  test('is a note from an event without words, or without an event', async () => {
    const { held } = await read(
      'Event,Comment,Dots\nDrop-in,One,3\nDrop-in,,2\n,Two,1\nDrop-in,Three,4\nDrop-in,Four,lots\n',
    )
    expect(held.map(({ line }) => line)).toEqual([3, 4])
  })
})

test('filling down begins again where an event is named, and what its first row leaves empty stays empty', async () => {
  const { accepted } = await read(
    'Event,Date,Venue,Comment\nCafé,25/07/2014,Hall,One\n,,,Two\n,26/07/2014,,Three\nMarket,,,Four\n,,,Five\n,,,Six\n',
  )
  expect(accepted.map(({ submission: { event } }) => [event?.title, event?.date, event?.venue])).toEqual([
    ['Café', '2014-07-25', 'Hall'],
    ['Café', '2014-07-25', 'Hall'],
    ['Café', '2014-07-26', 'Hall'],
    ['Market', null, null],
    ['Market', null, null],
    ['Market', null, null],
  ])
})

describe('IDs that Excel has ruined', () => {
  test('are said and not used; rows are told apart by content and copy', async () => {
    const { accepted, warnings } = await read('Respondent ID,Comment\n1.14E+10,Same\n1.14E+10,Same\n1.14E+10,Other\n')
    expect(warnings.join()).toMatch(/Excel has ruined the IDs on lines 2, 3 and 4/)
    expect(accepted.map(({ submission }) => [submission.sourceId, submission.copy])).toEqual([
      [null, 1],
      [null, 2],
      [null, 1],
    ])
  })
})

describe('what a row becomes', () => {
  test('the same row in another file has the same content hash, whatever officers wrote beside it', async () => {
    const old = await first('Date received,Comment,Area,Tags\n25/07/2014,One,Melton,\n')
    const newer = await first('Area,Date received,Comment,Tags\nMelton,2014-07-25,One,Transport\n')
    const changed = await first('Area,Date received,Comment,Tags\nMelton,2014-07-25,One!,Transport\n')
    expect(newer.contentHash).toBe(old.contentHash)
    expect(changed.contentHash).not.toBe(old.contentHash)
  })

  test('only the first half of a postcode is kept', async () => {
    const submission = await first('Postcode,Comment\nLE11 2AB,One\n')
    expect(submission.area).toBe('LE11')
    expect(JSON.stringify(submission)).not.toContain('2AB')
  })

  test('names and addresses are contact details and nothing else', async () => {
    const submission = await first(
      'First Name,Last Name,Email,IP Address,Comment\nAda,Example,ada@example.org,192.0.2.1,One\n',
    )
    expect(submission.contact).toEqual({ name: 'Ada Example', email: 'ada@example.org', phone: null })
    expect(JSON.stringify({ ...submission, contact: null })).not.toMatch(/Ada|example\.org|192/)
  })

  test.each([
    ['Yes', true],
    ['Yes, without my name', true],
    ['Publish my response without my name', true],
    ['No', false],
    ['Do not publish my response', false],
    ['Perhaps', null],
    ['', null],
  ])('consent “%s” is %s', async (said, consent) => {
    expect((await first(`Comment,Consent to publish\nOne,${said && `"${said}"`}\nTwo,Yes\n`)).consentToQuote).toBe(
      consent,
    )
  })

  test.each([
    ['Paper form', 'paper'],
    ['Comment card', 'paper'],
    ['Letter', 'paper'],
    ['Telephone', 'phone'],
    ['Email', 'email'],
    ['Online', 'web'],
    ['Carrier pigeon', 'import'],
  ])('%s is the channel %s, and the word is kept', async (said, channel) => {
    const submission = await first(`Channel,Comment\n${said},One\n`)
    expect(submission.channel).toBe(channel)
    expect(submission.answers).toEqual([{ question: 'Channel', value: said }])
  })

  test.each([
    ['A patient or member of the public;A carer or family member;', 'carer'],
    ['NHS or council staff', 'staff'],
    ['A voluntary or community organisation', 'organisation'],
    ['Individual', 'public'],
    ['Service user', 'patient'],
    ['Parish councillor', 'other'],
  ])('“%s” is %s', async (said, kind) => {
    expect((await first(`Are you responding as,Comment\n${said},One\n`)).respondentKind).toBe(kind)
  })
})

test('a report counts people’s submissions and officers’ notes apart, and prints no one’s words', async () => {
  const report = await dryRun(
    Buffer.from('Ref,Date received,Comment\nA-1,25/07/2014,One\nA-2,whenever,Two\nTotal,2,\n'),
    'f.csv',
  )
  expect(report).toMatchObject({
    rows: 2,
    accepted: 1,
    submissions: 1,
    notes: 0,
    comments: 1,
    rejected: [{ line: 4, reason: 'A total, not a comment.' }],
    decisions: { dateOrder: 'day-first', delimiter: ',' },
  })
  expect(Object.keys(report.held[0]!)).toEqual(['line', 'reason'])
})
