/** Why a request that we understood is declined. */
export type RefusalKind =
  | 'not-found'
  | 'conflict'
  | 'forbidden'
  | 'unauthorised'
  | 'invalid'
  | 'too-large'
  | 'too-long'
  | 'wrong-type'
  | 'busy'
  | 'too-many'

/** What does not fit, by field, in words for the person who typed it. */
export type FieldFault = { field: string; message: string }

/** A request we understood and decline; its message is a sentence for the person who asked. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly fields: FieldFault[]
  constructor(kind: RefusalKind, message: string, fields: FieldFault[] = []) {
    super(message)
    this.name = 'Refusal'
    this.kind = kind
    this.fields = fields
  }
}

/** A refusal for what one field says: its sentence stands at the field. */
export const refusedAt = (kind: RefusalKind, field: string, message: string): Refusal =>
  new Refusal(kind, message, [{ field, message }])

/** @param what  in the words of the person who asked for it, for example `consultation` */
export const noSuch = (what: string): Refusal => new Refusal('not-found', `There is no such ${what}.`)

export const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-long': 414,
  'wrong-type': 415,
  'too-many': 429,
  busy: 503,
}
