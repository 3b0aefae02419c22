/** One thing that people fill in. */
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/**
 * What begins the keys under which words are kept while a tab is open. What one person typed is never another's: two may sit at one
 * machine, one after the other.
 */
export const typedBy = () => `typed ${document.querySelector<HTMLElement>('.desk-person')?.dataset.person} `

/** Whether somebody has changed it since the page was sent. */
export function isChanged(control: Element): control is Control {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options]
    return !(options.find((option) => option.defaultSelected) ?? options[0])?.selected
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  if (!(control instanceof HTMLInputElement)) return false
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked
  return control.type === 'file' ? control.value !== '' : control.value !== control.defaultValue
}

/**
 * Hydrate a part of the page without losing what was filled in meanwhile: people type and choose before the scripts arrive, and
 * those put back what the page was sent with. Whatever listens to the controls is told.
 */
export function keepingTyped(root: Element, hydrate: () => unknown): void {
  const changed = [...root.querySelectorAll('input, select, textarea')].filter(isChanged)
  const putBacks = changed.map(remembered)
  hydrate()
  // Hydrating empties a textarea of the words that it was sent with, so that it would look changed from then on.
  for (const area of root.querySelectorAll('textarea')) if (!changed.includes(area)) area.defaultValue = area.value
  for (const putBack of putBacks) putBack()
}

function remembered(control: Control): () => void {
  const tell = (...events: ('input' | 'change')[]) => {
    for (const name of events) control.dispatchEvent(new Event(name, { bubbles: true }))
  }
  if (control instanceof HTMLSelectElement) {
    const { selectedIndex } = control
    return () => {
      control.selectedIndex = selectedIndex
      tell('input', 'change')
    }
  }
  const { value, type } = control
  if (control instanceof HTMLInputElement && (type === 'checkbox' || type === 'radio')) {
    const { checked } = control
    return () => {
      // Of a group of dots only the chosen one has something to say.
      if (type === 'radio' && !checked) return
      control.checked = checked
      tell('input', 'change')
    }
  }
  // Files stay by themselves; a field somebody is still typing in has not yet changed as the browser means it.
  if (type === 'file') return () => tell('input', 'change')
  return () => {
    control.value = value
    tell('input')
  }
}
