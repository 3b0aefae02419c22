import './styles/main.css'
import type { Component } from 'svelte'
import { render as renderComponent } from 'svelte/server'
import type { Shell } from '#server/http/page.ts'
import Frame from './Frame.svelte'
import { catalogues } from './catalogues.ts'

const pages = import.meta.glob<Component<Record<string, unknown>>>('./pages/*/*.svelte', {
  eager: true,
  import: 'default',
})

/** Render `pages/{name}.svelte` inside the frame. @throws {Error} if there is no such page: a programmer's mistake */
export function render(name: string, props: Record<string, unknown>, shell: Shell): { head: string; body: string } {
  const page = pages[`./pages/${name}.svelte`]
  if (!page) throw new Error(`There is no page ${name}.`)
  return renderComponent(Frame, { props: { page, name, props, shell, catalogue: catalogues[shell.language] } })
}
