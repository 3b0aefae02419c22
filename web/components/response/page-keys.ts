import { tick } from 'svelte'
import type { Key } from '#web/components/keys.ts'

/** To a part of the page; where one part is shown at a time, it is shown for it. */
async function lead(part: string, within: string): Promise<void> {
  const box = () => document.querySelector<HTMLElement>(within)
  if (box()?.checkVisibility() === false) location.hash = part
  await tick()
  box()?.focus()
  box()?.scrollIntoView({ block: 'nearest' })
}

/** The keys of a response's page. */
export const keysOf = ({ editing, beside }: { editing: boolean; beside: boolean }): Key[] => [
  { key: 'w', does: 'The words', run: () => void lead('words', editing ? '#youSaid' : '#words') },
  ...(beside ? [{ key: 'c', does: 'The comments it answers', run: () => void lead('comments', '#comments') }] : []),
  {
    key: 'n',
    does: 'What can happen next, and what is still needed',
    run: () => void lead('words', editing ? '#watch' : '#next'),
  },
  ...(editing
    ? [{ key: 'Control .', shown: 'Ctrl .', does: 'From the text to the checks, and back', run: () => undefined }]
    : []),
]
