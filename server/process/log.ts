import { hostname } from 'node:os'

/**
 * A fault as every log of ours holds it, with its stack and without a person's words: a database's detail line may hold some, its
 * message does not.
 */
export function withoutWords(error: Error & { code?: string }) {
  const { name, message, stack = '', code } = error
  return { type: name, message, stack, ...(code !== undefined && { code }) }
}

/**
 * One line for all that happens alike within `every` ms: the tries of an outage would bury everything else.
 * @returns tells the first at once, and how many there were since the last line
 */
export function sparingly(every = 30_000) {
  let toldAt = -Infinity
  let times = 0
  return (tell: (times: number) => void): void => {
    times++
    if (performance.now() - toldAt < every) return
    toldAt = performance.now()
    tell(times)
    times = 0
  }
}

const levels = { warn: 40, error: 50 }
const host = hostname()

/** A line of the log where no request is: in the shape that Fastify's logger gives to all others. */
export function logLine(level: keyof typeof levels, msg: string, more: object): void {
  const line = {
    level: levels[level],
    time: Date.now(),
    pid: process.pid,
    hostname: host,
    from: 'workers',
    ...more,
    msg,
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
