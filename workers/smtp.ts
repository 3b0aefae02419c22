import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { asMailed } from '#server/http/email.ts'
import type { Mail } from '#server/notices/layout.ts'

/** How one try ended. Only `lost` leaves it open whether the mail arrived. */
export type Ending =
  /** Taken by the mail server. */
  | { outcome: 'sent'; code: string | null }
  /** Not now: try again later. */
  | { outcome: 'deferred'; code: string | null }
  /** This mailbox takes no mail. */
  | { outcome: 'refused'; code: string | null }
  /** What is in it is not wanted, no matter whom it is for. */
  | { outcome: 'rejected'; code: string | null }
  /** The mail server does not answer, or does not let us in: no fault of this mail. */
  | { outcome: 'unreachable'; code: string | null }
  /** All of it was handed over, and the line broke before an answer came. */
  | { outcome: 'lost'; code: null }
  /** Called back before the last line went out. */
  | { outcome: 'stopped'; code: null }

export type Mailer = {
  /** @param mayGo  asked before the last line goes out: until then the mail server cannot have taken the mail */
  send(mail: Mail & { to: string }, mayGo: () => Promise<boolean>): Promise<Ending>
  close(): void
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string }

const maxOnOneLine = 100

/**
 * One line to the mail server, opened when there is something to send. Plain names and passwords go to no other machine unsealed.
 * @param from  whom mails come from; also where the ones that bounce go
 * @param patience  how long the mail server may be silent, in ms
 */
export function openMailer(smtpUrl: string, from: string, patience = 60_000): Mailer {
  const at = new URL(smtpUrl)
  const secure = at.protocol === 'smtps:'
  const host = at.hostname.replace(/^\[|\]$/g, '')
  const user = decodeURIComponent(at.username)
  const near = ['localhost', '127.0.0.1', '::1'].includes(host)
  let line: Promise<SMTPConnection> | undefined
  let used = 0

  const open = () =>
    new Promise<SMTPConnection>((resolve, reject) => {
      const connection = new SMTPConnection({
        host,
        port: Number(at.port) || (secure ? 465 : 587),
        secure,
        requireTLS: user !== '' && !near,
        name: from.split('@')[1],
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: patience,
      })
      // What happens to a line that nobody is using is found when it is used next.
      connection.on('error', reject)
      connection.once('end', () => drop(connection))
      connection.connect((error) => {
        if (error) return reject(error)
        if (!user) return resolve(connection)
        connection.login({ credentials: { user, pass: decodeURIComponent(at.password) } }, (refused) =>
          refused ? reject(refused) : resolve(connection),
        )
      })
    })
  let current: SMTPConnection | undefined
  const drop = (connection: SMTPConnection | undefined) => {
    connection?.close()
    if (current !== connection) return
    current = undefined
    line = undefined
  }

  const send: Mailer['send'] = async (mail, mayGo) => {
    if (used >= maxOnOneLine) {
      current?.quit()
      line = current = undefined
    }
    let connection: SMTPConnection
    try {
      if (!line) used = 0
      line ??= open()
      current = connection = await line
    } catch (error) {
      line = current = undefined
      return { outcome: 'unreachable', code: codeOf(error as SmtpError) }
    }
    used++
    const raw = await compose(mail, from)
    let stage: Stage = 'envelope'
    const { promise: answered, resolve: answer } = Promise.withResolvers<SmtpError | string>()
    /** Nobody answers on a line that we cut ourselves. */
    const cut = (why: string) => {
      drop(connection)
      answer(new Error(why))
    }
    // Read only once the server has asked for the words.
    const words = Readable.from(
      (async function* () {
        stage = 'words'
        const lastLine = raw.lastIndexOf('\r\n', raw.length - 3) + 2
        yield raw.subarray(0, lastLine)
        if (!(await mayGo().catch(() => false))) {
          stage = 'called back'
          return cut('called back')
        }
        stage = 'handed'
        yield raw.subarray(lastLine)
      })(),
      { objectMode: false, highWaterMark: 65_536 },
    )
    // A server that goes on talking without an end is not listened to for longer than the lease lasts.
    const limit = setTimeout(() => cut('too slow'), patience * 1.4)
    connection.send({ from, to: [asMailed(mail.to)] }, words, (error, info) =>
      answer((error as SmtpError | null) ?? info.response),
    )
    const failure = await answered
    clearTimeout(limit)
    if (typeof failure === 'string') return { outcome: 'sent', code: numbersIn(failure) }
    words.destroy()
    const ending = endingOf(failure, stage as Stage)
    // A refusal leaves the line as it was; anything else, and it is not to be trusted.
    if (!failure.responseCode || failure.responseCode === 421) drop(connection)
    else
      await new Promise<void>((resolve) => connection.reset((error) => resolve(error ? drop(connection) : undefined)))
    return ending
  }

  return {
    send,
    close: () => {
      current?.quit()
      line = current = undefined
    },
  }
}

/** How far a mail has come: its last line is out only when it is `handed`. */
type Stage = 'envelope' | 'words' | 'handed' | 'called back'

function endingOf(error: SmtpError, reached: Stage): Ending {
  const code = codeOf(error)
  const answer = error.responseCode ?? 0
  if (reached === 'called back') return { outcome: 'stopped', code: null }
  if (answer === 0) {
    if (reached === 'handed') return { outcome: 'lost', code: null }
    return reached === 'envelope' ? { outcome: 'unreachable', code } : { outcome: 'deferred', code }
  }
  if (error.command === 'RCPT TO') return { outcome: answer >= 500 ? 'refused' : 'deferred', code }
  if (error.command === 'DATA' && answer !== 421) return { outcome: answer >= 500 ? 'rejected' : 'deferred', code }
  if (reached === 'envelope') return { outcome: 'unreachable', code }
  return { outcome: 'deferred', code }
}

const codeOf = (error: SmtpError) =>
  error.responseCode ? numbersIn(error.response ?? String(error.responseCode)) : null

/** `550 5.1.1`: the words of an answer often repeat the address. */
function numbersIn(response: string): string | null {
  const found = /^([2-5]\d\d)[ -]?([245]\.\d{1,3}\.\d{1,3})?/.exec(response)
  return found ? [found[1], found[2]].filter(Boolean).join(' ') : null
}

/** The mail as it goes over the line. Its Message-ID is its row's id: sent twice, it is recognised as one. */
export async function compose(mail: Mail & { to: string }, from: string): Promise<Buffer> {
  const host = new URL(mail.site).hostname
  const news = !['receipt', 'confirm', 'account-link', 'account-news', 'review-asked', 'review-code', 'work'].includes(
    mail.kind,
  )
  const composed = new MailComposer({
    from: { name: mail.programme, address: from },
    to: { name: '', address: asMailed(mail.to) },
    ...(mail.replyTo && { replyTo: { name: mail.programme, address: asMailed(mail.replyTo) } }),
    subject: mail.subject,
    messageId: `<${mail.id}@${host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
      ...(news && { Precedence: 'list', 'List-Id': `<news.${host}>` }),
      ...(mail.stopUrl &&
        mail.kind !== 'confirm' && {
          'List-Unsubscribe': `<${mail.stopUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
    },
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composed.compile().build()
}
