import type { z } from 'zod'
import type { ReceiptView } from '#server/intake/contract.ts'
import { get, load, post, quantiles } from './support/load.ts'
import { benchComment, benchConsultation } from './support/programme.ts'
import { asOwner, benchDatabase, secrets, startProgram } from './support/server.ts'

export const about =
  'submissions per second beside a bare Fastify route with one INSERT; journeys through the form; seconds from POST to themed; comments read per second'

/** Figures of taking comments in, and of reading them. */
export async function run() {
  const database = await benchDatabase()
  const env = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, ...secrets }
  const figures: { name: string; value: number; unit: string }[] = []
  const say = (name: string, value: number, unit: string) =>
    figures.push({ name, value: Math.round(value * 100) / 100, unit })
  try {
    const { slug } = await asOwner(database.ownerUrl, async (client) => {
      await client.query('create table bare (id bigint generated always as identity primary key, body text not null)')
      await client.query('grant insert on bare to said_and_done_app')
      return benchConsultation(client)
    })
    const bare = await startProgram('bench/support/bare.ts', env)
    const ours = await startProgram('server/process/main.ts', { ...env, ROLE: 'api' })
    const body = (n: number) => JSON.stringify({ comments: [{ body: benchComment(n) }] })
    let key = 0
    const target = `${ours.url}/api/consultations/${slug}/submissions`
    const plain = (connections: number, seconds: number) =>
      load(`${bare.url}/comments`, connections, seconds, (n) => post(`${bare.url}/comments`, {}, body(n)))
    const own = (connections: number, seconds: number) =>
      load(target, connections, seconds, (n) => post(target, { 'idempotency-key': `bench-own-${key++}` }, body(n)))
    await plain(16, 2)
    await own(16, 2)
    const compared = []
    for (const connections of [16, 64]) {
      const rounds = { bare: [] as number[], ours: [] as number[], ratio: [] as number[], p99: [] as number[] }
      // Turn by turn, so that whatever else the machine does falls on both.
      for (let round = 0; round < 5; round++) {
        const beside = await plain(connections, 3)
        const sent = await own(connections, 3)
        if (sent.failed > 0) throw new Error(`${sent.failed} submissions were refused`)
        rounds.bare.push(beside.perSecond)
        rounds.ours.push(sent.perSecond)
        rounds.ratio.push(sent.perSecond / beside.perSecond)
        rounds.p99.push(sent.p99)
      }
      compared.push({ connections, ...rounds })
    }
    const form = `${ours.url}/consultations/${slug}/comment`
    const pages = await load(form, 16, 5, journey(form))
    if (pages.failed > 0) throw new Error(`${pages.failed} pages of the form failed`)
    await bare.stop()
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number
    for (const { connections, ...rounds } of compared) {
      say(`bare Fastify + INSERT, ${connections} connections`, median(rounds.bare), 'requests/s')
      say(`submissions, ${connections} connections`, median(rounds.ours), 'submissions/s')
      say(`ratio to bare, ${connections} connections`, median(rounds.ratio), '×')
      say(`submissions, ${connections} connections, p99`, median(rounds.p99), 'ms')
    }

    const sent = await asOwner(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from submission where channel = 'web'`,
      )
      return rows[0]?.n ?? 0
    })
    say('the form without JavaScript: form, check, send, receipt', sent / 5, 'journeys/s')

    const waiting = await asOwner(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        'select count(*)::int as n from comment where processed_at is null',
      )
      return rows[0]?.n ?? 0
    })
    const begun = performance.now()
    const worker = await startProgram('server/process/main.ts', { ...env, ROLE: 'worker' }, 'METRICS_PORT')
    const left = () =>
      asOwner(database.ownerUrl, async (client) => {
        const { rows } = await client.query<{ n: number }>(
          'select count(*)::int as n from comment where processed_at is null',
        )
        return rows[0]?.n ?? 0
      })
    let remaining = waiting
    while (remaining > 0 && performance.now() - begun < 30_000) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      remaining = await left()
    }
    say(
      'comments read and themed, one worker process',
      (waiting - remaining) / ((performance.now() - begun) / 1000),
      'comments/s',
    )

    // One at a time, as on an ordinary day: how long until the receipt shows the themes?
    await asOwner(database.ownerUrl, (client) =>
      client.query('update comment set processed_at = now() where processed_at is null'),
    )
    const times: number[] = []
    for (let n = 0; n < 40; n++) {
      const at = performance.now()
      const reply = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `bench-slow-${n}` },
        body: body(n),
      })
      const { receipt } = (await reply.json()) as { receipt: string }
      for (;;) {
        const answer = await fetch(`${ours.url}/api/receipts/${receipt}`)
        const view = (await answer.json()) as z.input<typeof ReceiptView>
        if (view.comments[0]?.sorted) break
        if (performance.now() - at > 60_000) throw new Error('a comment was not sorted within a minute')
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      times.push((performance.now() - at) / 1000)
    }
    const { p50, p95 } = quantiles(times)
    say('from POST to themed, p50', p50, 's')
    say('from POST to themed, p95', p95, 's')
    await worker.stop()
    await ours.stop()
  } finally {
    await database.close()
  }
  return figures
}

/** What a browser without JavaScript asks for, one after the other, each made from the page before. */
function journey(form: string): (n: number, answer: string) => Buffer {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return (n, answer) => {
    const receipt = /^location: (\/receipts\/\S+)/im.exec(answer)?.[1]
    if (receipt) return get(new URL(receipt, form).href)
    const key = /name="key" value="([0-9a-f-]{36})"/.exec(answer)?.[1]
    if (!key) return get(form)
    const typed = new URLSearchParams({ key, 'answer-1': benchComment(n) }).toString()
    return post(`${form}/${answer.includes('/comment/send"') ? 'send' : 'check'}`, type, typed)
  }
}
