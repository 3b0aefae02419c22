/** What does not fit in one field of a form, in a sentence; undefined if it fits. */
export const faultAt = (faults: { field: string; message: string }[], field: string): string | undefined =>
  faults.find((fault) => fault.field === field)?.message
