// Drives verify.mjs on the page /ledger/verify: takes the files that the reader chose and writes down what was found. The page
// brings the sentences about the whole in its own language; what the verifier found, entry by entry, it says in English.
import { verifyLedger } from './verify.mjs'

const at = (id) => document.getElementById(id)
const form = at('verify')
const verdict = at('verdict')

at('without').hidden = true
form.hidden = false

const showFile = () => (at('file-field').hidden = !at('source-file').checked)
for (const choice of form.elements.namedItem('source')) choice.addEventListener('change', showFile)
// Going back to the page, some browsers keep the choice without saying so.
showFile()

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const button = form.querySelector('button')
  button.disabled = true
  tell('', [], verdict.dataset.checking)
  try {
    const ledger = await chosenLedger()
    if (!ledger) return tell('warn', [], verdict.dataset.choose)
    const { ok, sentences, fault } = await verifyLedger(ledger, {
      receipt: await textOf('receipt'),
      older: await textOf('older'),
      key: at('key').value.trim() || undefined,
    })
    // A file that is no ledger, or only part of one, says nothing about the ledger.
    const checked = ok || !['unreadable', 'cut short'].includes(fault.kind)
    const { holds, broken, unread } = verdict.dataset
    tell(ok ? 'good' : 'warn', sentences, checked ? (ok ? holds : broken) : unread)
  } catch (error) {
    tell('warn', [error.message], verdict.dataset.unread)
  } finally {
    button.disabled = false
  }
})

async function chosenLedger() {
  if (at('source-file').checked) return at('ledger-file').files[0]
  const reply = await fetch('/ledger.jsonl')
  if (!reply.ok) throw new Error((await reply.json()).detail)
  return reply.blob()
}

async function textOf(id) {
  const [file] = at(id).files
  return file && (await file.text())
}

/** Plain sentences; those that begin with a space belong to the one before. */
function tell(tone, sentences, title) {
  const panel = make('div', `panel ${tone}`)
  if (title) panel.append(make('h2', '', title))
  let list
  for (const sentence of sentences) {
    if (sentence.startsWith(' ')) {
      if (!list) panel.append((list = make('ul')))
      list.append(inEnglish(make('li', '', sentence.trim())))
    } else {
      list = undefined
      panel.append(inEnglish(make('p', 'words', sentence)))
    }
  }
  verdict.replaceChildren(panel)
}

function inEnglish(element) {
  element.lang = 'en-GB'
  element.dir = 'ltr'
  return element
}

function make(name, classes = '', text = '') {
  const element = document.createElement(name)
  element.className = classes.trim()
  element.textContent = text
  return element
}
