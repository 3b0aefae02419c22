import { type Component, hydrate } from 'svelte'
import Frame from './Frame.svelte'
import { keepingTyped } from './typed.ts'

// Only desk pages that gain by it carry this script, and the page in a hall; each brings no more than its own page's code.
const pages = import.meta.glob<{ default: Component<Record<string, unknown>> }>('./pages/{desk,hall,staff}/*.svelte')

const target = document.getElementById('app')
const data = document.getElementById('props')?.textContent
if (target && data) {
  const { name, props, shell, catalogue } = JSON.parse(data)
  const load = pages[`./pages/${name}.svelte`]
  if (load) {
    const { default: page } = await load()
    keepingTyped(target, () => hydrate(Frame, { target, props: { page, name, props, shell, catalogue } }))
    document.dispatchEvent(new Event('hydrated'))
  }
}
