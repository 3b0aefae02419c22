import { isChanged, typedBy } from './typed.ts'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
/** What was typed into one form, and whether it was sent. */
type Kept = { names: string[]; values: string[]; sent: boolean }

/** The server says with this cookie that it has taken what a form sent. */
const taken = 'desk_taken'
const prefix = typedBy()

/**
 * Keep what is typed into the forms of a page while the tab is open, until the server has taken it: a session may end, a page
 * may be reloaded, somebody may go back. What comes back is shown as such and can be thrown away.
 * @param ready  once the page’s own script has taken over; people type and send before that, so what they type is kept from the start
 */
export function keepTyped(ready: Promise<unknown>): void {
  if (document.cookie.split('; ').includes(`${taken}=yes`)) {
    document.cookie = `${taken}=; path=/desk; max-age=0`
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix) && (JSON.parse(sessionStorage.getItem(key) ?? '{}') as Kept).sent)
        sessionStorage.removeItem(key)
  }
  document.addEventListener('input', ({ target }) => {
    const form = (target as Partial<Control>).form
    if (form && forms().includes(form)) keep(form, false)
  })
  document.addEventListener('submit', ({ target }) => {
    const form = target as HTMLFormElement
    if (form.matches('.desk-person')) sessionStorage.clear()
    if (forms().includes(form) && sessionStorage.getItem(keyOf(form))) keep(form, true)
  })
  void ready.then(() => {
    const back: HTMLFormElement[] = []
    for (const form of forms()) if (putBack(form)) back.push(form)
    if (back.length > 0) tellOf(back)
  })
}

/** The forms that change something and do not save by themselves. */
const forms = () =>
  [...document.querySelectorAll<HTMLFormElement>('main form')].filter(
    (form) => form.method === 'post' && form.dataset.autosaved === undefined,
  )

/** The same form again on the same page, whichever way one came to it. */
function keyOf(form: HTMLFormElement): string {
  const address = addressOf(form)
  const alike = forms().filter((other) => addressOf(other) === address)
  return `${prefix}${location.pathname} ${address} ${alike.indexOf(form)}`
}

/** Where a form is sent; of its query only which page of several it is. */
function addressOf(form: HTMLFormElement): string {
  const { pathname, searchParams } = new URL(form.action)
  return pathname + (searchParams.has('page') ? `?page=${searchParams.get('page')}` : '')
}

/** A secret is never kept, a file cannot be, and what a page put there itself is the page’s own. */
const controls = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement && !['hidden', 'password', 'file', 'submit'].includes(element.type)) ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement,
  )

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
const valueOf = (control: Control) => (isTicked(control) ? String(control.checked) : control.value)

function keep(form: HTMLFormElement, sent: boolean): void {
  sessionStorage.setItem(
    keyOf(form),
    JSON.stringify({
      names: controls(form).map(({ name }) => name),
      values: controls(form).map(valueOf),
      sent,
    } satisfies Kept),
  )
}

/** @returns whether something differs from what the page came with */
function putBack(form: HTMLFormElement): boolean {
  const kept = sessionStorage.getItem(keyOf(form))
  if (!kept) return false
  const { names, values } = JSON.parse(kept) as Kept
  const fields = controls(form)
  // A page that came back with what was typed, and what is wrong with it, needs nothing from us; nor does another form.
  const another = names.length !== fields.length || fields.some(({ name }, index) => name !== names[index])
  if (another || fields.some(isChanged) || form.querySelector('.fault')) return false
  let differs = false
  for (const [index, control] of fields.entries()) {
    const value = values[index] as string
    if (valueOf(control) === value) continue
    differs = true
    if (isTicked(control)) control.checked = value === 'true'
    else control.value = value
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.dispatchEvent(new Event('change', { bubbles: true }))
    control.closest('details')?.setAttribute('open', '')
  }
  return differs
}

/** Outside what the page’s own script looks after. */
function tellOf(back: HTMLFormElement[]): void {
  const note = document.createElement('aside')
  note.className = 'typed-back'
  note.setAttribute('aria-label', 'What you typed')
  const words = document.createElement('p')
  words.setAttribute('role', 'status')
  words.textContent = 'What you typed here before is back in the form. It has not been saved.'
  const drop = document.createElement('button')
  drop.type = 'button'
  drop.className = 'secondary'
  drop.textContent = 'Throw it away'
  drop.addEventListener('click', () => {
    for (const form of back) {
      sessionStorage.removeItem(keyOf(form))
      form.reset()
    }
    note.remove()
  })
  const keepIt = document.createElement('button')
  keepIt.type = 'button'
  keepIt.textContent = 'Go on with it'
  keepIt.addEventListener('click', () => {
    note.remove()
    const first = back[0] && controls(back[0])[0]
    first?.focus()
  })
  note.append(words, keepIt, drop)
  document.body.append(note)
}
