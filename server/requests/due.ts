import { monthAfter, workingDaysAfter } from '../data/working-days.ts'
import type { Day } from '../http/wire.ts'
import type { RequestKind } from './vocabulary.ts'

/** The last day on which a request is dealt with in time. @param arrived the day on which it came, in London */
export function requestDueOn(kind: RequestKind, arrived: Day): Day {
  switch (kind) {
    case 'foi':
    case 'complaint':
      return workingDaysAfter(arrived, 20)
    case 'whistleblowing':
      return workingDaysAfter(arrived, 10)
    case 'subject-access':
    case 'erasure':
      return monthAfter(arrived)
  }
}
