import type { FrameTheme } from './theme.ts'
import themes from './starter-frame.json' with { type: 'json' }

/**
 * Themes an NHS reconfiguration can begin with: one paragraph each, written for officers and read by the tagger.
 * Kept as data, because the desk begins coding frames with them too.
 */
export const starterFrame: FrameTheme[] = themes
