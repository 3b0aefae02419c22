import type { z } from 'zod'
import type { SetUpChange } from '#server/programmes/contract.ts'
import type { DeskConsultation } from '#server/consultations/set-up/desk-contract.ts'
import type { MistakenClosure } from '#server/consultations/set-up/set-up-contract.ts'
import type { FormState } from '#server/http/action.ts'
import type { Mandate } from '#server/responses/vocabulary.ts'

/** What the page shows on which a consultation is set up; each of its parts takes what it needs. */
export type SetUpProps<C = DeskConsultation> = {
  consultation: C
  groups: { id: string; name: string; mandate: Mandate }[]
  today: string
  changes: z.input<typeof SetUpChange>[]
  mistaken: z.input<typeof MistakenClosure>[]
  formState: FormState
}
