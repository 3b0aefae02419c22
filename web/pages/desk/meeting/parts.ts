export type Item = {
  id: string
  number: string | null
  title: string
  paperTitle: string | null
  url: string | null
  recommendations: string[]
  minutesSummary: string[]
}
export type Resolved = {
  id: string
  number: string
  text: string
  item: string
  delegatedTo: string | null
  delegatedScope: string | null
  delegatedUntil: string | null
  responses: { ref: string; version: number | null; youSaid: string }[]
}
export type Question = {
  id: string
  number: number
  question: string
  askerShown: string | null
  receivedOn: string | null
  answer: string | null
  answerMode: string | null
  answeredBy: string | null
  answeredOn: string | null
}
/** What one of them said before it was put right. */
export type Correction = {
  id: string
  subjectId: string
  before: Record<string, unknown>
  reason: string | null
  at: string
  by: string
}
