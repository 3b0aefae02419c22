import type { z } from 'zod'
import type { Learning } from '#server/learning/contract.ts'
import { counted, inFigures } from '#web/words.ts'

export type Shown = z.input<typeof Learning>
export type Version = Shown['versions'][number]

export const n = (count: number) => inFigures(count)
export const two = (figure: number) => figure.toFixed(2)
export const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`)

/** What a version has learnt from, in words. */
export const learntFrom = ({ confirmed, corrected }: Version['learntFrom']) =>
  confirmed + corrected === 0
    ? 'the coding frame alone'
    : `${counted(confirmed, 'confirmed comment')}${corrected > 0 ? ` and ${n(corrected)} corrected in part` : ''}`
