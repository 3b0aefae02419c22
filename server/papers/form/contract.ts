import type { Day } from '../../http/wire.ts'

/** What a printed form says of its consultation, in the language that it is printed in. */
export type AsSeen = {
  id: string
  ref: string
  title: string
  closesOn: Day | null
  areas: string[]
  privacyNotice: string | null
  /** It also asks who takes part. */
  asksEquality: boolean
  questions: {
    id: string
    position: number
    text: string
    hint: string | null
    pointId: string | null
    point: number | null
  }[]
}
