import type { Stance } from '#server/comments/stance-contract.ts'

/** The key that says each stance on the coding screen. */
export const stanceKeys: Readonly<Record<Stance, string>> = { for: '+', against: '-', mixed: '=', unclear: 'o' }
