import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/** A mail that the server took. */
export type Taken = {
  to: string
  id: string
  subject: string
  headers: Map<string, string>
  text: string
  html: string
  raw: string
}

/** What the server does with a mail. Each is asked again for every try. */
export type Manner = {
  /** An answer to RCPT TO, for example `451 4.7.1 greylisted`; undefined: fine. */
  onRecipient?: (address: string) => string | undefined | Promise<string | undefined>
  /** What happens to the words: an answer, or the line breaks before or after the mail was taken; undefined: taken. */
  onWords?: (id: string, to: string) => Words | Promise<Words>
  /** The line breaks as soon as the words begin to come. */
  breaksAtWords?: (to: string) => boolean
}
type Words = string | 'break before taking' | 'break after taking' | undefined

/** A real SMTP server on a free port, which can be as unreliable as the world is. */
export async function startMailServer(manner: Manner = {}) {
  const taken: Taken[] = []
  const connectionOf = (session: SMTPServerSession) =>
    [...(server as unknown as { connections: Set<{ id: string; _socket: { destroy(): void } }> }).connections].find(
      ({ id }) => id === session.id,
    )
  const refusal = (answer: string) =>
    Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      void Promise.resolve(manner.onRecipient?.(address)).then((answer) => callback(answer ? refusal(answer) : null))
    },
    onData: (stream, session, callback) => {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      if (manner.breaksAtWords?.(to)) {
        connectionOf(session)?._socket.destroy()
        stream.resume()
        return
      }
      const whole = read(stream).catch(() => undefined)
      void whole.then(async (raw) => {
        // The sender called it back.
        if (raw === undefined) return
        const mail = readMail(raw, to)
        const what = await manner.onWords?.(mail.id, to)
        if (what === 'break before taking') return connectionOf(session)?._socket.destroy()
        if (what && what !== 'break after taking') return callback(refusal(what))
        taken.push(mail)
        if (what === 'break after taking') return connectionOf(session)?._socket.destroy()
        callback(null)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    manner,
    taken,
    to: (address: string) => taken.filter((mail) => mail.to === address),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
export type MailServer = Awaited<ReturnType<typeof startMailServer>>

async function read(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function readMail(raw: string, to: string): Taken {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = headersIn(head)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  const parts = boundary ? rest.join('\r\n\r\n').split(`--${boundary}`) : []
  const part = (type: string) => {
    const found = parts.find((one) => one.includes(`Content-Type: ${type}`))
    if (!found) return ''
    const [about = '', ...body] = found.split('\r\n\r\n')
    const words = body.join('\r\n\r\n')
    return (/base64/i.test(about) ? Buffer.from(words, 'base64').toString('utf8') : unquoted(words)).replaceAll(
      '\r\n',
      '\n',
    )
  }
  return {
    to,
    id: headers.get('message-id') ?? '',
    subject: decoded(headers.get('subject') ?? ''),
    headers,
    text: part('text/plain'),
    html: part('text/html'),
    raw,
  }
}

function headersIn(head: string): Map<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

/** Quoted-printable, as far as we write it. */
function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function decoded(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' ')),
    )
}
