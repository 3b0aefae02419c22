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

keepTyped(
  document.getElementById('props')
    ? new Promise((resolve) => document.addEventListener('hydrated', resolve, { once: true }))
    : Promise.resolve(),
)
