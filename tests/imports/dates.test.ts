import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateTally, instantOf, parseMoment } from '#server/imports/reader/dates.ts'

function column(...cells: string[]) {
  const tally = dateTally()
  for (const cell of cells) tally.add(cell)
  return tally.result()
}

describe('a column of dates', () => {
  test('is day first if one of them can only be that', () => {
    expect(column('03/07/2014', '25/07/2014', '')).toMatchObject({ order: 'day-first', ambiguous: false, dates: 2 })
  })

  test('is month first if one of them can only be that', () => {
    expect(column('06/25/2014 04:04:00 PM', '07/02/2014 08:20:51 AM')).toMatchObject({ order: 'month-first' })
  })

  test('asks if all of them could be either', () => {
    expect(column('03/07/2014', '04/08/2014')).toMatchObject({ order: null, ambiguous: true })
  })

  test('does not ask about dates that are the same either way', () => {
    expect(column('07/07/2014')).toMatchObject({ order: null, ambiguous: false })
  })

  test('asks if it holds both kinds, but one slip among many does not count', () => {
    expect(column('25/07/2014', '07/25/2014')).toMatchObject({ order: null, ambiguous: true })
    const slip = [...Array.from({ length: 40 }, () => '25/07/2014'), '07/25/2014']
    expect(column(...slip)).toMatchObject({ order: 'day-first', ambiguous: false })
  })

  test('has nothing to decide if its dates say the year first', () => {
    expect(column('2014-07-03', '2014-08-04 10:30:00')).toMatchObject({ order: null, ambiguous: false, dates: 2 })
  })

  test('counts what is not a date', () => {
    expect(column('soon', '198.51.100.171', '31/02/2014')).toMatchObject({ dates: 0, others: 3 })
  })
})

describe('a date', () => {
  test.each([
    ['2014-06-24', '2014-06-24', null],
    ['2014-06-24T20:03:08', '2014-06-24', '20:03:08'],
    ['2015-09-01 07:41:09', '2015-09-01', '07:41:09'],
    ['2014/6/4', '2014-06-04', null],
    ['03/07/2014', '2014-07-03', null],
    ['3.7.14', '2014-07-03', null],
    ['03-07-2014 14:05', '2014-07-03', '14:05:00'],
    ['03/07/2014 12:05:00 AM', '2014-07-03', '00:05:00'],
    ['03/07/2014 12:05 pm', '2014-07-03', '12:05:00'],
    ['2014/07/03 9:01:12 pm GMT+1', '2014-07-03', '21:01:12'],
    ['13/07/2014 09:00 BST', '2014-07-13', '09:00:00'],
    ['3 July 2014', '2014-07-03', null],
    ['Thursday, 3rd July 2014 at 2pm', '2014-07-03', '14:00:00'],
    ['03-Jul-14', '2014-07-03', null],
    ['July 3, 2014', '2014-07-03', null],
    ['41814.83550925926', '2014-06-24', '20:03:08'],
    ['41814', '2014-06-24', null],
  ])('%s is read', (text, day, time) => {
    expect(parseMoment(text, 'day-first')).toMatchObject({ day, time })
  })

  test.each(['', 'soon', '32/01/2014', '29/02/2015', '13:00', '2014', '03/07/2014 25:00', '07/25/2014', 'LE11 2AB'])(
    '%s is none, day first',
    (text) => {
      expect(parseMoment(text, 'day-first')).toBeNull()
    },
  )

  test('that could be two days is not guessed', () => {
    expect(parseMoment('03/07/2014', null)).toBe('ambiguous')
    expect(parseMoment('25/07/2014', null)).toMatchObject({ day: '2014-07-25' })
  })

  test('any day, written in either order and read in that order, is the same day', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year, month, number] = day.split('-')
        expect(parseMoment(`${number}/${month}/${year}`, 'day-first')).toMatchObject({ day })
        expect(parseMoment(`${month}/${number}/${year}`, 'month-first')).toMatchObject({ day })
        expect(parseMoment(day, null)).toMatchObject({ day })
      }),
    )
  })
})

describe('London time', () => {
  const at = (day: string, time: string | null, offset: string | null = null) =>
    instantOf({ day, time, offset }).toISOString()

  test('is an hour ahead in summer and not in winter', () => {
    expect(at('2014-07-03', '10:00:00')).toBe('2014-07-03T09:00:00.000Z')
    expect(at('2014-12-03', '10:00:00')).toBe('2014-12-03T10:00:00.000Z')
  })

  test('moves on the hour that March skips, and takes the first of the hour that comes twice in October', () => {
    expect(at('2014-03-30', '01:30:00')).toBe('2014-03-30T01:30:00.000Z')
    expect(at('2014-03-30', '02:30:00')).toBe('2014-03-30T01:30:00.000Z')
    expect(at('2014-10-26', '01:30:00')).toBe('2014-10-26T00:30:00.000Z')
    expect(at('2014-10-26', '02:30:00')).toBe('2014-10-26T02:30:00.000Z')
  })

  test('does not matter where the file gives a zone', () => {
    expect(at('2014-07-03', '10:00:00', 'Z')).toBe('2014-07-03T10:00:00.000Z')
    expect(at('2014-07-03', '10:00:00', '-05:00')).toBe('2014-07-03T15:00:00.000Z')
  })

  test('puts a day without a time at noon, on the same day everywhere near', () => {
    expect(at('2014-07-03', null)).toBe('2014-07-03T11:00:00.000Z')
  })
})
