import { plainFields, responseFields } from '#server/responses/fields-vocabulary.ts'

/** What a note of a reviewer may be about, as the editor names it. */
export const reviewedFields = [
  { value: '', label: 'All of it' },
  { value: 'youSaid', label: responseFields.youSaid.label },
  { value: 'weDid', label: responseFields.weDid.label },
  { value: 'outcome', label: 'Outcome' },
  { value: 'owner', label: 'Who is responsible' },
  { value: 'dates', label: 'Days' },
  { value: 'commitments', label: 'Commitments' },
  ...plainFields.map((value) => ({ value, label: responseFields[value].label })),
  { value: 'quotes', label: 'Quotes' },
]
