import { describe, expect, test } from 'vitest'
import { fitMap, guessColumns, shapeOf, withColumn } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import type { Overrides } from '#server/imports/reader/table.ts'

const csv = (text: string, overrides?: Overrides) => readTable(Buffer.from(text), 'file.csv', overrides)

async function rolesOf(text: string) {
  const table = await csv(text)
  return Object.fromEntries(guessColumns(table).columns.map(({ label, role }) => [label, role]))
}

describe('heading rows', () => {
  test('Qualtrics: codes, questions and import ids are all headings, and the questions are shown', async () => {
    const table = await csv(
      'StartDate,EndDate,IPAddress,ResponseId,Q1,Q2\n' +
        'Start Date,End Date,IP Address,Response ID,What matters most?,Anything else?\n' +
        '"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""ipAddress""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2_TEXT""}"\n' +
        '2014-07-03 10:00:00,2014-07-03 10:09:00,192.0.2.1,R_1,Somebody who answers the phone,\n' +
        '2014-07-04 11:00:00,2014-07-04 11:09:00,192.0.2.2,R_2,A bus that runs on Sundays,Thank you for asking us this\n',
    )
    expect(table.decisions).toMatchObject({ headerLine: 1, headerRows: 3 })
    expect(table.columns.map(({ heading }) => heading)).toContain('What matters most?')
    expect(guessColumns(table).columns.map(({ role }) => role)).toEqual([
      'ignore',
      'submitted-at',
      'ip',
      'source-id',
      'comment',
      'comment',
    ])
    expect(table.rows).toHaveLength(2)
  })

  test('a row of groups above the headings is taken with them', async () => {
    const table = await csv(
      'About you,,Your views,\nAge,Area,Score,Comment\n34,Melton,4,Too far\n61,Blaby,2,Too slow\n',
    )
    expect(table.decisions.headerRows).toBe(2)
    expect(table.rows).toHaveLength(2)
  })

  test('titles above the headings are shown, not read', async () => {
    const table = await csv(
      'Front desk log,,\nExported 3 July,,\n,,\nRef,Area,Comment\nA-1,Melton,Too far\nA-2,Blaby,Too slow\n',
    )
    expect(table.decisions).toMatchObject({
      headerLine: 4,
      titles: [
        { line: 1, text: 'Front desk log' },
        { line: 2, text: 'Exported 3 July' },
      ],
    })
  })

  test('a person’s word goes before the guess', async () => {
    const text = 'A-1,Melton,Too far\nA-2,Blaby,Too slow\n'
    const table = await csv(text, { headerRows: 0 })
    expect(table.columns.map(({ label }) => label)).toEqual(['Column 1', 'Column 2', 'Column 3'])
    expect(table.rows.map(({ line }) => line)).toEqual([1, 2])
    expect((await csv(`x,y,z\n${text}`, { headerLine: 2 })).rows).toHaveLength(1)
    expect((await csv('a;b,c\n1;2,3\n', { delimiter: ';' })).columns.map(({ heading }) => heading)).toEqual([
      'a',
      'b,c',
    ])
  })
})

describe('guessing what columns mean', () => {
  test('Google Forms', async () => {
    expect(
      await rolesOf(
        'Timestamp,Email Address,What should we keep?,How do you usually travel?\n' +
          '25/07/2014 10:00:00,a@example.org,The drop-in on market day,Bus\n' +
          '26/07/2014 10:00:00,b@example.org,Our community hospital and its staff,Car\n' +
          '27/07/2014 10:00:00,c@example.org,The nurse who visits on Tuesdays,Car\n',
      ),
    ).toEqual({
      Timestamp: 'submitted-at',
      'Email Address': 'email',
      'What should we keep?': 'comment',
      'How do you usually travel?': 'answer',
    })
  })

  test('a collector’s number is no ID of a row, and a second date stays as an answer', async () => {
    expect(
      await rolesOf(
        'ID,Reference,Date received,Date,Comment\n7,A,2014-07-03,2014-07-02,One\n7,B,2014-07-04,2014-07-03,Two\n',
      ),
    ).toEqual({
      ID: 'ignore',
      Reference: 'source-id',
      'Date received': 'submitted-at',
      Date: 'answer',
      Comment: 'comment',
    })
  })

  test('says that it is a guess, and why; a person’s choice is none', async () => {
    const table = await csv('Ref,Comment\nA-1,Too far\n')
    const map = guessColumns(table)
    expect(map.columns[1]).toMatchObject({ guessed: true, why: 'Its heading.' })
    expect(withColumn(map, 1, { role: 'ignore' }).columns[1]).toMatchObject({ role: 'ignore', guessed: false })
  })

  test('a saved map fits a file whose columns have moved, and new columns are guessed', async () => {
    const saved = withColumn(guessColumns(await csv('Ref,Remarks made,Score\nA-1,Yes,4\n')), 1, { role: 'comment' })
    const table = await csv('Score,Area,Ref,Remarks made\n4,Melton,A-1,Yes\n')
    expect(fitMap(saved, table).columns.map(({ label, role }) => `${label}: ${role}`)).toEqual([
      'Score: answer',
      'Area: area',
      'Ref: source-id',
      'Remarks made: comment',
    ])
    expect(shapeOf(table)).not.toBe(shapeOf(await csv('Ref,Remarks made,Score\nA-1,Yes,4\n')))
  })
})
