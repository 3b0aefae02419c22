import { keepTyped } from './keep-typed.ts'

// On every page of the desk, hydrated or not: the way to the search, and what was typed is kept until the server has it.
document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  const search = document.getElementById('desk-find') as HTMLInputElement | null
  search?.focus()
  search?.select()
})
// One menu of consultations is open at most until something else is clicked.
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('.desk-header details[open]'))
    if (!menu.contains(event.target as Node)) menu.open = false
})

const alive = document.getElementById('props')
  ? new Promise<unknown>((resolve) => document.addEventListener('hydrated', resolve, { once: true }))
  : Promise.resolve()

// A link to a part that is folded away opens it: a browser does so only for what stands within the fold.
function unfold() {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!(part instanceof HTMLDetailsElement) || part.open) return
  part.open = true
  part.scrollIntoView()
}
void alive.then(unfold)
addEventListener('hashchange', unfold)

keepTyped(alive)
