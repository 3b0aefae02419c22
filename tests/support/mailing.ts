import type { Here } from './here.ts'
import type { MailServer } from './mail-server.ts'
import { sendWaiting } from '#workers/mail.ts'
import { openMailer } from '#workers/smtp.ts'

/** Send what waits, as the worker does each minute, at the file's own time. @returns how many were sent */
export async function deliver(here: Here, server: MailServer | null, lines = 2, patience = 5_000): Promise<number> {
  const mailers = server
    ? Array.from({ length: lines }, () => openMailer(server.url, here.config.mailFrom, patience))
    : []
  try {
    return await sendWaiting(here.db, here.config, mailers, () => here.clock.now)
  } finally {
    for (const mailer of mailers) mailer.close()
  }
}

/** What became of every mail, the newest last. */
export function messages({ db }: Here) {
  return db
    .selectFrom('message')
    .select(['id', 'kind', 'state', 'reason', 'attempts', 'followerId'])
    .orderBy('number')
    .execute()
}

export async function states(here: Here): Promise<string[]> {
  return (await messages(here)).map(({ kind, state, reason }) => [kind, state, reason].filter(Boolean).join(' '))
}

/** The address of a link in a mail's text. @throws {Error} if there is none */
export function linkIn(text: string, path: string): string {
  const found = new RegExp(`https?://[^/\\s]+((?:/[a-z]{2})?/${path}[^\\s]*)`).exec(text)
  if (!found) throw new Error(`The mail has no link to /${path}:\n${text}`)
  return found[1] as string
}
