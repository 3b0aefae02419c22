import { expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()

const pairs: [text: string, q: string][] = [
  ['The clinic’s roof is leaking.', 'clinic'],
  ['Gran can’t walk to O’Hara’s.', "O'Hara"],
  ['School closures worry us.', 'closures'],
  ['The “market bus” is gone.', 'market'],
  ['We rang the vet/nurse line.', 'nurse'],
  ['Saw the chiropodist.Then I went home.', 'chiropodist'],
  ['Renée’s surgery in Gdańsk Street', 'Renee'],
  ['The fête is off', 'fete'],
  ['Queues–long ones–again', 'queues'],
  ['Tenants’ rooms matter', 'tenants'],
  ['Radio\u00adtherapy nearer home please', 'radiotherapy'],
  ['HGVs are leaving', 'HGV'],
  ['Out\u00a0of\u00a0hours care', 'hours'],
]

test('what people mean is found in the log, in what was said and in what was done', async () => {
  const consultation = await make(here).consultation()
  const publish = publishing(here)
  const published: [ref: string, text: string, q: string][] = []
  for (const [at, [text, q]] of pairs.entries()) {
    const words = at % 2 === 0 ? { youSaid: text } : { weDid: text }
    const { ref } = await publish.response(consultation, { ...words, on: '2026-05-20' })
    published.push([ref, text, q])
  }
  for (const [ref, text, q] of published) {
    const reply = await here.app.inject(`/api/log?q=${encodeURIComponent(q)}`)
    expect(reply.statusCode).toBe(200)
    expect(reply.body, `“${text}” by “${q}”`).toContain(`"${ref}"`)
    expect((await here.app.inject(`/log?q=${encodeURIComponent(q)}`)).body, q).toContain(ref)
  }
})
