import { describe, expect, test } from 'vitest'
import { guessColumns } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { FileRefused } from '#server/imports/reader/refused.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'

async function read(text: string | Buffer, name = 'file.csv') {
  const table = await readTable(Buffer.from(text), name)
  const map = guessColumns(table)
  const roles = Object.fromEntries(map.columns.map(({ label, role }) => [label, role]))
  return { table, roles, ...(await toSubmissions(table, map)) }
}

describe('files of other tools', () => {
  test('Google Forms: a timestamp, month first', async () => {
    const { roles, accepted } = await read(
      'Timestamp,What do you think of the plan?,Which services do you use?,How old are you?,Email Address,Can we quote you?\n' +
        '7/13/2014 9:21:33,"The wards are clean, but parking is bad.",GP;Pharmacy,25-34,a@example.org,Yes\n' +
        '12/1/2014 8:00:00,Nothing much to say about it really,Hospital;GP,35-44,,No\n',
    )
    expect(Object.values(roles)).toEqual(['submitted-at', 'comment', 'answer', 'equality', 'email', 'consent-to-quote'])
    expect(accepted.map(({ submission }) => submission.submittedAt?.toISOString())).toEqual([
      '2014-07-13T08:21:33.000Z',
      '2014-12-01T08:00:00.000Z',
    ])
  })

  test('Google Forms with its zone behind the time', async () => {
    const { accepted } = await read(
      'Timestamp,Tell us your views\n' +
        '2014/07/03 9:01:12 am GMT+1,The ward should stay where it is\n' +
        '2014/12/03 9:01:12 pm GMT,More clinics near home would help\n',
    )
    expect(accepted.map(({ submission }) => submission.submittedAt?.toISOString())).toEqual([
      '2014-07-03T08:01:12.000Z',
      '2014-12-03T21:01:12.000Z',
    ])
  })

  test('JISC, SmartSurvey and forms on paper: their own numbers, when it was ended, and short views are words too', async () => {
    const jisc = await read(
      'Unique Response Number,1. How satisfied are you?,2. Please tell us more,Completion Date\n' +
        '100-99-1,Very,The physio was kind,2014-10-03 12:00:00\n100-99-2,Other,Waited an hour,2014-10-04 12:00:00\n',
    )
    expect(Object.values(jisc.roles)).toEqual(['source-id', 'answer', 'comment', 'submitted-at'])
    const smart = await read(
      'UserID,Name,IP Address,Started,Ended,Q1. What is your comment?,Contact number\n' +
        '71,,192.0.2.1,03/10/2014 09:00,03/10/2014 09:10,Please keep the pool,\n' +
        '72,,192.0.2.2,23/10/2014 09:00,23/10/2014 09:10,More evening clinics,0116 496 0000\n',
    )
    expect(Object.values(smart.roles)).toEqual([
      'source-id',
      'name',
      'ip',
      'ignore',
      'submitted-at',
      'comment',
      'phone',
    ])
    const paper = await read(
      'Form number,Received,Your view on beds,Your view on travel\n0001,3 Oct 2014,Keep,Too far\n0002,4 Oct 2014,Close,Bus\n',
    )
    expect(Object.values(paper.roles)).toEqual(['source-id', 'submitted-at', 'comment', 'comment'])
  })

  test('when an answer was begun is its date where the file says no other', async () => {
    const { roles } = await read('Start Date,Comment\n2014-10-03,Keep the pool\n2014-10-04,Longer hours\n')
    expect(roles['Start Date']).toBe('submitted-at')
  })

  test('where no column holds comments, that is said', async () => {
    expect((await read('Ref,Area\n1,Melton\n2,Oakham\n')).warnings).toContainEqual(
      expect.stringContaining('No column is taken for comments'),
    )
  })

  test('Qualtrics: three rows of headings, the last with its own ids; where somebody was is not kept', async () => {
    const codes = ['StartDate', 'EndDate', 'IPAddress', 'ResponseId', 'LocationLatitude', 'Q1', 'Q2']
    const asked = [
      'Start Date',
      'End Date',
      'IP Address',
      'Response ID',
      'Location Latitude',
      'Do you agree?',
      'Please tell us why',
    ]
    const ids = codes.map((code) => `"{""ImportId"":""${code}""}"`)
    const row = (n: number) =>
      `2014-07-03 10:00:00,2014-07-03 10:05:00,192.0.2.1,R_${n},52.6,Agree,The bus is late on day ${n}`
    const { table, roles, accepted } = await read(
      [codes, asked, ids].map(String).join('\n') + `\n${[1, 2, 3, 4].map(row).join('\n')}\n`,
    )
    expect(table.decisions.headerRows).toBe(3)
    expect(Object.values(roles)).toEqual(['ignore', 'submitted-at', 'ip', 'source-id', 'ignore', 'answer', 'comment'])
    expect(accepted).toHaveLength(4)
  })

  test('numbered headings and full stops are seen through: an equality question stays apart', async () => {
    const { roles } = await read(
      'Respondent ID.,Date submitted,Q1. Do you agree?,Q2. Why do you say this?,Q5. Are you responding as...,Q6 Gender,7) Ethnicity:\n' +
        '1,2014-07-13,Agree,It will help people in villages,An individual,Female,Other\n' +
        '2,2014-07-14,Disagree,The hospital is too far from here,An organisation,Male,Other\n',
    )
    expect(Object.values(roles)).toEqual([
      'source-id',
      'submitted-at',
      'answer',
      'comment',
      'respondent-kind',
      'equality',
      'equality',
    ])
  })

  test('a call log', async () => {
    const { roles } = await read(
      'Call ref,Date of call,Caller type,Summary of call\n' +
        'C1,13/07/2014,Patient,Says the bus was withdrawn and she cannot get there\nC2,14/07/2014,Carer,Wants to know why the ward is closing\n',
    )
    expect(Object.values(roles)).toEqual(['source-id', 'submitted-at', 'respondent-kind', 'comment'])
  })

  test('headings in another language: the only column of dates is the date', async () => {
    const { roles, table } = await read(Buffer.from('Réf;Datum;Größe\n1;03.07.2014;1,5\n2;25.07.2014;2,25\n', 'latin1'))
    expect(table.decisions).toMatchObject({ encoding: 'windows-1252', delimiter: ';' })
    expect(roles.Datum).toBe('submitted-at')
  })

  test('a question that all answer with the same long letter is a comment', async () => {
    const letter =
      'We ask you to keep the ward open because it is the only one within an hour of our town by bus. '.repeat(3)
    const { roles } = await read(`Date,What concerns you?\n${`13/07/2014,"${letter}"\n`.repeat(8)}`)
    expect(roles['What concerns you?']).toBe('comment')
  })
})

describe('titles above a short table are no rows', () => {
  test('nor is a second one that a spreadsheet padded, as it did the rows', async () => {
    const rows = ['1,Parking,Keep the pool,,', '2,Wards,Warm water please,yes,', '3,Buses,Longer hours,,']
    const { table, accepted } = await read(`Pools\nSurvey of pools,\nID,About,Comment,Note\n${rows.join('\n')}\n`)
    expect(table.decisions).toMatchObject({ delimiter: ',', headerLine: 3 })
    expect(accepted.map(({ line }) => line)).toEqual([4, 5, 6])
  })

  const table = 'ID,Date,Comment\n1,2014-10-03,Keep the pool\n2,2014-10-04,"Longer hours, please"\n'
  const titles = 'Survey of pools\nExported 3 Oct 2014\n'
  test.each([
    ['two lines and a blank one', `${titles}\n${table}`, 0],
    ['two lines', `${titles}${table}`, 0],
    ['and a total below', `${titles}${table},,\nTotal,2,\n`, 1],
    [
      'and its headings again, and a total',
      `${titles}${table}ID,Date,Comment\n3,2014-10-05,Warm water\n,,\nTotal,3,\n`,
      2,
    ],
    ['with semicolons', `${titles}${table.replaceAll(',', ';')}`, 0],
  ])('%s', async (_, text, rejected) => {
    const { table, accepted } = await read(text)
    expect(table.decisions.titles.map(({ text }) => text)).toEqual(['Survey of pools', 'Exported 3 Oct 2014'])
    expect(accepted[0]?.submission.comments[0]?.body).toBe('Keep the pool')
    expect([accepted.length, table.rejected.length]).toEqual([rejected === 2 ? 3 : 2, rejected])
  })
})

describe('a list of notes, one on each line', () => {
  test('has no heading: its first line is a note like the others', async () => {
    const { accepted, table } = await read(
      'The bus does not stop here any more, which is hard.\n\nWe want the birth centre to stay.\nParking is £4.\n',
      'notes.txt',
    )
    expect(table.decisions).toMatchObject({ headerLine: 0, headerRows: 0, delimiter: null })
    expect(accepted.map(({ line, submission }) => [line, submission.comments[0]?.body])).toEqual([
      [1, 'The bus does not stop here any more, which is hard.'],
      [3, 'We want the birth centre to stay.'],
      [4, 'Parking is £4.'],
    ])
    const commas = await read('The bus is late.\nMore beds, please.\nParking, wards.\n', 'notes.txt')
    expect(commas.accepted).toHaveLength(3)
  })

  test.each(['Comments', 'What would you change, if you could?', 'Your views:', 'Q1'])(
    'has the heading “%s” where it looks like one',
    async (heading) => {
      const { accepted } = await read(`${heading}\nThe bus is late again\nMore beds please, and soon\n`)
      expect(accepted.map(({ line }) => line)).toEqual([2, 3])
    },
  )
})

test('a petition is one submission with as many signatures; without any it is a submission', async () => {
  const { accepted, held } = await read(
    'Petition,Lead petitioner,Number of signatures,Wording\n' +
      'Save the ward,A Placeholder,"1,204",We ask the trust to save the ward\n' +
      'Keep the bus,B Placeholder,,We ask the council to keep the bus\n',
  )
  expect(held).toEqual([])
  expect(accepted.map(({ submission: { kind, signatures, comments } }) => [kind, signatures, comments.length])).toEqual(
    [
      ['petition', 1204, 1],
      ['submission', null, 1],
    ],
  )
  expect(accepted[0]?.submission.contact?.name).toBe('A Placeholder')
})

test('a file with a NUL or two is not taken for UTF-16', async () => {
  const { table } = await read('Ref,Comment\n1,a\0b\n2,fine\n')
  expect(table.decisions.encoding).toBe('utf-8')
  expect([table.rejected.length, table.counts.rows]).toEqual([1, 1])
})

test('UTF-16 without a mark is known, either end first', async () => {
  const text = Buffer.from('Ref,Date,Comment\n1,13/07/2014,café\n', 'utf16le')
  expect((await read(text)).table.decisions.encoding).toBe('utf-16le')
  expect((await read(Buffer.from(text).swap16())).table.decisions.encoding).toBe('utf-16be')
})

test('an error that a spreadsheet put in the place of words is told', async () => {
  const { table } = await read('Ref,Comment\n1,#NAME?\n2,# is a number sign\n')
  expect(table.warnings).toEqual([expect.stringMatching(/#NAME\?.*: line 2\.$/)])
})

test.each([
  ['JSON', '[{"comment":"x"}]', /data for programs/],
  ['an e-mail', 'From: a@example.org\nTo: b@example.org\nSubject: Views\n\nI do not like it.\n', /is an e-mail/],
])('%s is refused in a sentence', async (_what, text, sentence) => {
  await expect(read(text)).rejects.toThrow(FileRefused)
  await expect(read(text)).rejects.toThrow(sentence)
})

describe('what a council’s own tables look like', () => {
  test('event notes below a title, whose rows a spreadsheet padded with empty cells', async () => {
    const { table, roles, accepted, rejected } = await read(
      'Engagement team - drop-in notes\nEvent,Date,Venue,What people said,Dots\n' +
        'Melton drop-in,14/08/2014,Library,"Buses stop at six, so I cannot visit",3\n,,,More GPs please,\n' +
        'Oadby summit,20/08/2014,Hall,Parking costs too much,1\n,,,Keep maternity at the General,2\nTotal,,,,6\n',
    )
    expect(table.decisions).toMatchObject({ delimiter: ',', headerLine: 2, titles: [{ line: 1 }] })
    expect(Object.values(roles)).toEqual(['event', 'event-date', 'venue', 'comment', 'dots'])
    expect([accepted.length, rejected.map(({ line }) => line)]).toEqual([4, [7]])
  })

  test('a call log: when somebody rang is no comment, and neither is what officers did', async () => {
    const { roles } = await read(
      'Call no,Date/time of call,Taken by,Caller type,Summary of call,Action taken\n' +
        '100,3 Aug 2014 14:30,JS,Carer,The bus stops running at six,Passed on to the bus company today\n' +
        '101,4 Aug 2014 14:31,JS,Carer,Three weeks to be seen in Melton,Told her about the new surgery hours\n',
    )
    expect(Object.values(roles)).toEqual([
      'source-id',
      'submitted-at',
      'ignore',
      'respondent-kind',
      'comment',
      'analyst-note',
    ])
  })

  test('a date under any other heading is no comment either', async () => {
    const { roles } = await read(
      'Comment,When we spoke again\nKeep the pool,3 August 2014 at 14:30\nMore buses,4 August 2014 at 15:00\n',
    )
    expect(roles['When we spoke again']).not.toBe('comment')
  })

  test.each([
    ['From', 'name'],
    ['Consultee', 'name'],
    ['Facilitator', 'ignore'],
    ['Note-taker', 'ignore'],
  ])('people named under “%s” are not kept among the answers', async (heading, role) => {
    const { roles } = await read(`${heading},Comment\nA Placeholder,Keep the pool\nB Placeholder,More buses\n`)
    expect(roles[heading]).toBe(role)
  })

  test('names and addresses are no answers', async () => {
    const { roles } = await read(
      'Author,Address,Comment\nann_1,1 High Street,Keep the pool\nbob_2,2 High Street,More buses\n',
    )
    expect(Object.values(roles)).toEqual(['name', 'ignore', 'comment'])
  })

  test('the same letter from everybody is a comment, and so is what they add at the end', async () => {
    const { roles } = await read(
      'Name,Message,Is there anything else you would like to add?\n' +
        'A,I object. Save our hospital!,Thanks for asking\nB,I object. Save our hospital!,Thanks for asking\n' +
        'C,I object. Save our hospital!,Thanks for asking\n',
    )
    expect(Object.values(roles)).toEqual(['name', 'comment', 'comment'])
  })

  test('an option with a hyphen in it is one option, and words beside ratings are a comment', async () => {
    const { columns } = guessColumns(
      await readTable(
        Buffer.from(
          'Ref,Which services? - GP,Which services? - Walk-in centre,Ratings - Comments about ratings\n' +
            '1,GP,Walk-in centre,Nobody told us how long it was\n2,,Walk-in centre,It was cold and there was no chair\n',
        ),
        'file.csv',
      ),
    )
    expect(columns.map(({ role, option }) => [role, option])).toEqual([
      ['source-id', null],
      ['answer', 'GP'],
      ['answer', 'Walk-in centre'],
      ['comment', null],
    ])
  })

  test('headings in two rows, the upper ones standing over several columns, are no row of data', async () => {
    const { table, accepted } = await read(
      'Which services?,,About you,,Your comments\nGP,Hospital,Age,Area,\n' +
        'GP,,65+,Melton,More buses please\n,Hospital,25-34,Oadby,Keep the pool open\n',
    )
    expect([table.decisions.headerRows, accepted.length]).toEqual([2, 2])
  })

  test('lines that end in three ways are lines all the same, and a line break in a cell stays', async () => {
    const lines = ['Ref,Comment', '1,"One\rtwo"', '2,Keep the pool', '3,More buses', '4,No', '5,Yes', '']
    const text = lines.map((line, n) => (n < 6 ? line + ['\r\n', '\n', '\r'][n % 3]! : line)).join('')
    const { table, accepted } = await read(text)
    expect(accepted.map(({ line, submission }) => [line, submission.sourceId])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [n === 1 ? 2 : n + 2, String(n)]),
    )
    expect(table.warnings).toEqual([expect.stringMatching(/end in different ways/)])
  })

  test('titles above, and below counts and headings in another case, leave the rows in between', async () => {
    const { table, accepted, rejected } = await read(
      'Survey export\nGenerated on 20/08/2014\n\nRespondent,Agree?,Comments,Area\n' +
        [1, 2, 3, 4, 5].map((n) => `${n},Agree,"More buses, and ${n} beds",Melton\n`).join('') +
        'RESPONDENT,AGREE?,COMMENTS,AREA\n6,Agree,"Less walking, please",Oadby\nCount,,6,\nBase: 6 respondents\n',
    )
    expect([table.decisions.headerLine, accepted.length]).toEqual([4, 6])
    expect(rejected.map(({ line }) => line)).toEqual([10, 12, 13])
    expect(rejected.at(-1)?.reason).toBe('A note below the table, not a row of it.')
  })
})

describe('bytes of several computers', () => {
  test('an old Macintosh ends lines with a return, and breaks within a cell stay in it', async () => {
    const rows = ['A,"1 Larch Way\nQuorn",Longer hours please', 'B,"2 Larch Way\nQuorn",The lift is broken again']
    const { roles, accepted } = await read(`Ref,Address,Comment\r${rows.join('\r')}\r`)
    expect(roles).toEqual({ Ref: 'source-id', Address: 'ignore', Comment: 'comment' })
    expect(accepted.map(({ line }) => line)).toEqual([2, 3])
    expect(accepted[1]!.submission.comments[0]!.body).toBe('The lift is broken again')
  })

  test('a few lines of UTF-8 among many of Windows-1252 keep their apostrophes', async () => {
    const lines = Array.from({ length: 9 }, (_, n) =>
      Buffer.from(`R${n},It isn\x92t clear what the caf\xe9 is for\n`, 'latin1'),
    )
    const { accepted } = await read(
      Buffer.concat([Buffer.from('Ref,Comment\n'), ...lines, Buffer.from('R9,The lift isn’t working\n')]),
    )
    expect(accepted).toHaveLength(10)
    expect(accepted[0]!.submission.comments[0]!.body).toBe('It isn’t clear what the café is for')
    expect(accepted[9]!.submission.comments[0]!.body).toBe('The lift isn’t working')
  })
})
