import { expect, test } from 'vitest'
import { isWorkingDay, monthAfter, workingDaysAfter } from '#server/data/working-days.ts'

test.each([
  // Received on Monday 1 June 2026: the first working day is the 2nd, the twentieth Monday the 29th.
  ['2026-06-01', '2026-06-29'],
  // Christmas Day, Boxing Day (a Saturday, so Monday the 28th) and New Year's Day are none.
  ['2026-12-14', '2027-01-14'],
  // Good Friday and Easter Monday 2027: 26 and 29 March.
  ['2027-03-15', '2027-04-14'],
])('twenty working days after %s is %s', (day, due) => {
  expect(workingDaysAfter(day, 20)).toBe(due)
})

test.each([
  ['2026-05-31', '2026-06-30'],
  // 31 January 2027 has no 31 February; the 28th is a Sunday.
  ['2027-01-31', '2027-03-01'],
  // Christmas Day 2026 is a Friday; Boxing Day's substitute is Monday.
  ['2026-11-25', '2026-12-29'],
])('a month after %s is %s', (day, due) => {
  expect(monthAfter(day)).toBe(due)
})

test.each(['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28', '2022-01-03'])(
  '%s is a bank holiday',
  (day) => expect(isWorkingDay(day)).toBe(false),
)
