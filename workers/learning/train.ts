import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { ModelScores } from '#server/learning/contract.ts'
import { serialiseModel } from '../tagging/store.ts'
import { buildModel } from '../tagging/train.ts'
import { compare } from './compare.ts'
import { labelledOf, type Lesson } from './said.ts'

type Task = { learn: Lesson; before: Lesson | null }
export type Learnt = { bytes: Uint8Array; scores: ModelScores | null }

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
  const bytes = serialiseModel(buildModel(learn.frame, labelledOf(learn.said)))
  parentPort?.postMessage({ bytes, scores: before && compare(before, learn) } satisfies Learnt)
}
