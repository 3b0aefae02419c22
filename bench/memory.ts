import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#server/process/embedded.ts'
import { benchComment, benchConsultation } from './support/programme.ts'
import { asOwner, benchDatabase, secrets, startProgram } from './support/server.ts'

export const about = 'memory of the API and of the worker, minute by minute, while submissions come at a steady pace'

/**
 * What the heap falls to within each minute is what is still held after collecting; the process itself may keep more.
 * @param options  seconds, 360 unless told; submissions a second, 46 unless told
 */
export async function run([seconds = '360', pace = '46']: string[]) {
  const { appUrl, ownerUrl, close } = await benchDatabase()
  const figures: { name: string; value: number; unit: string }[] = []
  try {
    const { slug } = await asOwner(ownerUrl, (client) => benchConsultation(client))
    const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, ...secrets }
    const port = await freePort()
    const api = await startProgram('server/process/main.ts', { ...env, ROLE: 'api', METRICS_PORT: String(port) })
    const worker = await startProgram('server/process/main.ts', { ...env, ROLE: 'worker' }, 'METRICS_PORT')
    const programs = { api: `http://127.0.0.1:${port}`, worker: worker.url }
    const target = `${api.url}/api/consultations/${slug}/submissions`
    const begun = Date.now()
    let sent = 0
    let refused = 0
    const send = async () => {
      const body = JSON.stringify({ comments: [{ body: benchComment(sent) }] })
      const headers = { 'content-type': 'application/json', 'idempotency-key': `bench-memory-${sent++}` }
      const reply = await fetch(target, { method: 'POST', headers, body }).catch(() => undefined)
      await reply?.arrayBuffer()
      if (!reply?.ok) refused++
    }
    const least = new Map<string, number>()
    for (let second = 1; second <= Number(seconds); second++) {
      await Promise.all(Array.from({ length: Number(pace) }, send))
      for (const [name, metrics] of Object.entries(programs)) {
        const { heap, resident } = await memoryOf(metrics)
        least.set(`${name} heap`, Math.min(heap, least.get(`${name} heap`) ?? Infinity))
        least.set(`${name} resident`, resident)
      }
      if (second % 60 === 0) {
        for (const [name, bytes] of least)
          figures.push({ name: `${name}, minute ${second / 60}`, value: Math.round(bytes / 1_048_576), unit: 'MB' })
        least.clear()
      }
      await pause(Math.max(0, begun + second * 1000 - Date.now()))
    }
    const took = (Date.now() - begun) / 1000
    figures.push({ name: 'submissions', value: Math.round((sent - refused) / took), unit: 'a second' })
    figures.push({ name: 'refused', value: refused, unit: '' })
    for (const program of [api, worker]) await program.stop()
    return figures
  } finally {
    await close()
  }
}

/** In bytes, as the program tells it of itself. */
async function memoryOf(metrics: string): Promise<{ heap: number; resident: number }> {
  const told = await (await fetch(`${metrics}/metrics`)).text()
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(told)?.[1])
  return { heap: figure('nodejs_heap_size_used_bytes'), resident: figure('process_resident_memory_bytes') }
}
