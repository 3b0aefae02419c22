import { responseFields } from '#server/responses/fields.ts'

/** What a note of a reviewer may be about, as the editor names it. */
export const reviewedFields = [
  { value: '', label: 'All of it' },
  { value: 'youSaid', label: responseFields.youSaid.label },
  { value: 'weDid', label: responseFields.weDid.label },
  { value: 'outcome', label: 'Outcome' },
  { value: 'owner', label: 'Who is responsible' },
  { value: 'dates', label: 'Days' },
  { value: 'evidence', label: responseFields.evidence.label },
  { value: 'commitments', label: 'Commitments' },
  { value: 'equalityEffect', label: responseFields.equalityEffect.label },
  { value: 'quotes', label: 'Quotes' },
]
