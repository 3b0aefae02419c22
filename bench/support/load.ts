import net from 'node:net'

/** What a run of requests came to. Times are milliseconds. */
export type Load = { requests: number; perSecond: number; p50: number; p95: number; p99: number; failed: number }

/**
 * Send requests over keep-alive connections, each as soon as the last was answered. Written on sockets, since on two
 * cores a heavier client would measure itself.
 * @param request  the bytes of the n-th request, head and body; `answer` is what this connection was answered last
 */
export async function load(
  url: string,
  connections: number,
  seconds: number,
  request: (n: number, answer: string) => Buffer,
): Promise<Load> {
  const at = new URL(url)
  const times: number[] = []
  let sent = 0
  let failed = 0
  const begun = performance.now()
  const until = begun + seconds * 1000
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = net.connect(Number(at.port), at.hostname)
      socket.setNoDelay(true)
      let started = 0
      let read = Buffer.alloc(0)
      let answer = ''
      const next = () => {
        if (performance.now() >= until) {
          socket.destroy()
          resolve()
          return
        }
        started = performance.now()
        socket.write(request(sent++, answer))
      }
      socket.on('connect', next)
      socket.on('error', reject)
      socket.on('data', (data) => {
        read = read.length === 0 ? data : Buffer.concat([read, data])
        const head = read.indexOf('\r\n\r\n')
        if (head < 0) return
        const text = read.toString('latin1', 0, head)
        const length = Number(/content-length: *(\d+)/i.exec(text)?.[1] ?? 0)
        if (read.length < head + 4 + length) return
        if (!/^HTTP\/1\.1 (2|30[34])/.test(text)) failed++
        answer = read.toString('latin1')
        times.push(performance.now() - started)
        read = Buffer.alloc(0)
        next()
      })
    })
  await Promise.all(Array.from({ length: connections }, one))
  const took = (performance.now() - begun) / 1000
  return { requests: times.length, perSecond: times.length / took, ...quantiles(times), failed }
}

export function quantiles(times: number[]): { p50: number; p95: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export function post(url: string, headers: Record<string, string>, body: string): Buffer {
  const at = new URL(url)
  const lines = Object.entries({
    host: at.host,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  return Buffer.from(
    `POST ${at.pathname} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  )
}

export function get(url: string, headers: Record<string, string> = {}): Buffer {
  const at = new URL(url)
  const lines = Object.entries({ host: at.host, accept: 'text/html', ...headers })
  return Buffer.from(
    `GET ${at.pathname}${at.search} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  )
}
