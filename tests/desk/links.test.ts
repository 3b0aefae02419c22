import { beforeAll, expect, test } from 'vitest'
import { addPerson } from '#server/people/people.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { meets } from '../reviews/boards.ts'
import { type Member, samplePassword } from '../support/cast.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()
const ask = asking(here)
/** Works for one organisation that owns the consultation with others. */
let cara: Member

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug: 'care' })
  const said = await comment(here, 'care', 'Keep the last bus.')
  await publishing(here).response(consultation, { on: '2026-05-20', comments: [said.id] })
  for (const words of ['He hits me when the bus is late.', 'My uncle shouts.']) {
    const { id } = await comment(here, 'care', words)
    await here.db.insertInto('safeguardingFlag').values({ commentId: id, kind: 'adult', why: 'Hits.' }).execute()
  }
  const organisationId = await make(here).organisation('The city')
  await ask(here.cast.ada, 'PUT', '/api/desk/consultations/care/owners', { organisations: [organisationId] })
  const account = {
    name: 'Cara City',
    email: 'cara@example.org',
    password: samplePassword,
    roles: ['officer' as const],
  }
  const id = await addPerson(here.db, { ...account, scope: { organisationId, consultationId: null } }, null)
  const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
  cara = { id, email: account.email, cookie: `session=${token}` }
  const board = await publishing(here).group('Partnership Board')
  const { meetingId } = await meets(here, board, '2026-07-01')
  await ask(here.cast.olive, 'POST', '/api/desk/consultations/care/pack', { meeting: meetingId })
})

/** One page of each kind: whose address differs only in what it is about shows the same links. */
const kindOf = (address: string) =>
  address.replace(/[?#].*/, '').replaceAll(/\/(?:[0-9a-f]{8}-[0-9a-f-]{27}|R\d+-\d+|\d+)(?=\/|$)/g, '/:id')

test.each(['ada', 'olive', 'rita', 'sam', 'bea', 'cara'] as const)(
  'no link leads %s to where they may not go',
  async (who) => {
    const seen = new Set<string>()
    const waiting = [{ address: '/desk', from: 'the address bar' }]
    const shut: string[] = []
    for (let next = waiting.shift(); next && seen.size < 200; next = waiting.shift()) {
      const { address, from } = next
      if (seen.has(kindOf(address))) continue
      seen.add(kindOf(address))
      const reply = await ask(who === 'cara' ? cara : here.cast[who], 'GET', address)
      // Who has no desk is told so at its door, and meets no link.
      if (reply.statusCode >= 400 && !(who === 'bea' && address === '/desk'))
        shut.push(`${address} from ${from}: ${reply.statusCode}`)
      if (reply.statusCode !== 200 || !String(reply.headers['content-type']).includes('html')) continue
      for (const [, href = ''] of reply.body.matchAll(/<a [^>]*?href="(\/(?:desk|meetings)\b[^"]*)"/g))
        waiting.push({ address: href.replaceAll('&amp;', '&'), from: address })
    }
    expect(shut).toEqual([])
    if (who !== 'bea') expect(seen.size).toBeGreaterThan(who === 'sam' ? 5 : 20)
  },
)
