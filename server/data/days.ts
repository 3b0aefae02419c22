import { type RawBuilder, sql } from 'kysely'

/** A calendar day, `YYYY-MM-DD`. */
type Day = string

// The one place that tells the database where a day begins; `time.ts` tells ourselves. Midnight in London is never twice, nor left out.
const zone = sql.raw<string>(`'Europe/London'`)

/** The day of a moment. @param moment  a column or an expression of ours, as it stands in the statement: never what somebody sent */
export const londonDay = (moment: string) => sql<Day>`(${sql.raw(moment)} at time zone ${zone})::date`

/** A day as people write it: 31 May 2026. @param day  a column of ours */
export const dayInWords = (day: string) => sql<string>`to_char(${sql.raw(day)}, 'FMDD FMMonth YYYY')`

/** The moment at which a day begins. */
export const dayBegins = (day: Day | RawBuilder<Day>) => sql<Date>`(${day}::date::timestamp at time zone ${zone})`

/** The first moment after a day: what happened before it had happened by the end of that day. */
export const dayEnds = (day: Day | RawBuilder<Day>) => sql<Date>`((${day}::date + 1)::timestamp at time zone ${zone})`
