import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { Refusal } from '../../http/refusal.ts'
import type { Answer, Job, Template } from './typesetter.ts'

/** Long enough for the longest paper by a hundred times; what takes longer is stuck. */
const patience = 20_000
/** A process that nobody needs any more gives its memory back. */
const idleAfter = 60_000
const maxWaiting = 50

export type Printed = { pdf: Buffer; pages: number }
type Waiting = { resolve(printed: Printed): void; reject(error: Error): void }
let child: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let stuck: NodeJS.Timeout | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

/**
 * Set words into a PDF by one of the templates, in a process of its own: laying out a long paper takes a core for a while,
 * and a fault in the compiler must not take the server along. The same data gives the same bytes.
 * @throws {Refusal} `busy` while too many others wait
 */
export function typeset(template: Template, data: object): Promise<Printed> {
  if (waiting.size >= maxWaiting)
    return Promise.reject(new Refusal('busy', 'Many papers are being printed just now. Please try again in a minute.'))
  const id = ++lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    clearTimeout(idle)
    const press = (child ??= start())
    press.ref()
    press.channel?.ref()
    watch()
    press.send({ id, template, data } satisfies Job)
  })
}

function start(): ChildProcess {
  const started = fork(path.join(import.meta.dirname, 'typesetter.ts'), [], {
    // Neither secrets nor a debugger's flags; words come by message only.
    env: {},
    execArgv: ['--max-old-space-size=128'],
    serialization: 'advanced',
  })
  started.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('pdf' in answer) asked?.resolve({ pdf: Buffer.from(answer.pdf), pages: answer.pages })
    else asked?.reject(new Error(`A paper could not be set: ${answer.fault}`))
    if (waiting.size > 0) return watch()
    clearTimeout(stuck)
    started.unref()
    started.channel?.unref()
    idle = setTimeout(() => stop(started), idleAfter).unref()
  })
  const gone = (error: Error) => {
    if (child !== started) return
    child = undefined
    clearTimeout(stuck)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  started.on('error', gone)
  started.on('exit', (code, signal) => gone(new Error(`The process that sets papers ended (${signal ?? code}).`)))
  return started
}

function stop(press: ChildProcess): void {
  if (child === press) child = undefined
  press.disconnect()
}

function watch(): void {
  clearTimeout(stuck)
  const press = child
  stuck = setTimeout(() => press?.kill('SIGKILL'), patience)
}
