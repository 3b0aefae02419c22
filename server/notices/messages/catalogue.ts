import type { Language } from '../vocabulary.ts'
import { ar } from './ar.ts'
import { bn } from './bn.ts'
import { en, type Messages } from './en.ts'
import { gu } from './gu.ts'
import { hi } from './hi.ts'
import { pa } from './pa.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { so } from './so.ts'
import { ur } from './ur.ts'

/** Our own sentences in every language that mails can be had in. */
export const catalogue: Record<Language, Messages> = { en, ar, bn, gu, hi, pa, pl, pt, so, ur }
