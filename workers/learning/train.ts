import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { ModelScores } from '#server/learning/contract.ts'
import { hasEncoder, openEncoder } from '../tagging/encoder.ts'
import { isReadBySense, sensesFor } from '../tagging/sense.ts'
import { serialiseModel } from '../tagging/store.ts'
import type { FrameTheme } from '../tagging/theme.ts'
import { buildModel } from '../tagging/train.ts'
import { compare } from './compare.ts'
import { labelledOf, type Lesson } from './said.ts'

type Task = { learn: Lesson; before: Lesson | null }
export type Learnt = { bytes: Uint8Array; scores: ModelScores | null; sense: boolean }

/** From so many labels on words have taught enough, and to read them all by sense would take minutes. */
const maxSensed = 1_000

/** Whether a model for a frame is to read by sense: another subject than care, with the encoder at hand. */
export function maySense(frame: FrameTheme[], labels: number): boolean {
  return labels <= maxSensed && isReadBySense(frame) && hasEncoder()
}

/**
 * Make a model and compare it with what came before, in a thread of its own: reading and the API go on meanwhile.
 * @param signal  gives it up
 */
export function trainAside(task: Task, signal: AbortSignal): Promise<Learnt> {
  // Whatever people said, learning from it takes no more memory than this.
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { task },
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 },
  })
  return new Promise<Learnt>((resolve, reject) => {
    const stop = () => reject(new Error('Learning was given up.'))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The thread that learns ended early.')))
  }).finally(() => void thread.terminate())
}

const given = isMainThread ? null : (workerData as { task?: Task } | null)
if (given?.task) {
  const { learn, before } = given.task
  const labelled = labelledOf(learn.said)
  const encoder = maySense(learn.frame, labelled.length) ? openEncoder() : null
  const texts = labelled.map(({ text }) => text)
  const senses = encoder ? await sensesFor(encoder, learn.frame, texts) : undefined
  await encoder?.close()
  const bytes = serialiseModel(buildModel(learn.frame, labelled, senses))
  parentPort?.postMessage({
    bytes,
    scores: before && compare(before, learn),
    sense: senses !== undefined,
  } satisfies Learnt)
}
