import { type Component, hydrate } from 'svelte'
import type { Shell } from '#server/http/page.ts'
import Frame from './Frame.svelte'
import { catalogues, loadCatalogues } from './loaded-catalogues.ts'
import { keepingTyped } from './typed.ts'

// Only desk pages that gain by it carry this script, and the page in a hall; each brings no more than its own page's code.
const pages = import.meta.glob<{ default: Component<Record<string, unknown>> }>('./pages/{desk,hall,staff}/*.svelte')

const target = document.getElementById('app')
const data = document.getElementById('props')?.textContent
if (target && data) {
  const { name, props, shell } = JSON.parse(data) as { name: string; props: Record<string, unknown>; shell: Shell }
  const load = pages[`./pages/${name}.svelte`]
  if (load) {
    const [{ default: page }] = await Promise.all([load(), loadCatalogues([shell.language])])
    const catalogue = catalogues[shell.language]
    keepingTyped(target, () => hydrate(Frame, { target, props: { page, name, props, shell, catalogue } }))
    document.dispatchEvent(new Event('hydrated'))
  }
}
