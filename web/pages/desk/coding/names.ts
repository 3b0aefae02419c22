import type { z } from 'zod'
import { channels, respondentKinds, setAsideReasons } from '#server/intake/contract.ts'
import type { CodingPage } from '#server/coding/contract.ts'
import type { Item, Sitting } from '#web/components/sitting.svelte.ts'
import { inDays } from '#web/words.ts'

type Themes = z.input<typeof CodingPage>['themes']
type Act = NonNullable<Sitting['places'][number]['act']>

/** The beginning of a comment, to know it again by. */
export const gist = (one: Item) => (one.body.length > 70 ? `${one.body.slice(0, 70)}…` : one.body)

/** Where a comment came from, in one line. */
export const context = (one: Item) =>
  [
    channels[one.channel],
    one.organisation ?? (one.speaker && respondentKinds[one.speaker]),
    one.area,
    one.event,
    one.point && `point ${one.point}`,
    inDays(one.saidAt),
  ]
    .filter(Boolean)
    .join(' · ')

export const labelOf = (themes: Themes, code: string) => themes.find((theme) => theme.code === code)?.label ?? code

/** What was decided of a comment, in words. */
export function decisionInWords(themes: Themes, act: Act): string {
  if (act.does !== 'confirm') return `set aside: ${setAsideReasons[act.reason].toLowerCase()}`
  return act.themes.length === 0 ? 'no theme fits' : act.themes.map((code) => labelOf(themes, code)).join(', ')
}
