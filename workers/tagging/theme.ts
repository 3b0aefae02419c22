/**
 * A theme of a coding frame. `code` is its stable name, `description` a paragraph for people, `keywords` words or phrases
 * that speak for it, `parent` the code of the theme it belongs to, `question` the question it answers where a frame
 * serves several, `concepts` lexicon concepts it takes (found by meaning where left out).
 */
export type FrameTheme = {
  code: string
  label: string
  description: string
  keywords?: string[]
  parent?: string | null
  question?: string | null
  concepts?: string[]
}
