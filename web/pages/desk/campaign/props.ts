import type { z } from 'zod'
import type { Campaign as Page } from '#server/campaigns/contract.ts'
import { inFigures } from '#web/words.ts'

/** A campaign as its page shows it; each part takes what it needs. */
export type Campaign = z.input<typeof Page>

export const n = (count: number) => inFigures(count)
