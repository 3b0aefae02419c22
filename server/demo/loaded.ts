import type { SamplePerson } from './people.ts'

/** Ids of what was loaded, by the sample's own names. */
export type Loaded = {
  people: Record<SamplePerson, string>
  organisations: Map<string, string>
  groups: Map<string, string>
  workstreams: Map<string, string>
  /** By the sample's id: `con-5yp-2014`, `con-2015-points`. */
  consultations: Map<string, { id: string; slug: string }>
}

/** A moment in office hours of a day, for what the sample dates to the day. */
export function onDay(day: string, hour = 10): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
}
