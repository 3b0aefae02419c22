import type { FastifyInstance } from 'fastify'

/** A form of a page as a browser without scripts would send it, and the errors that stand on the page. */
export type FoundForm = { action: string; fields: Record<string, string> }

/** Reads the form that posts to an address ending in `to` (the first one where none is named). @throws {Error} if there is none */
export function formIn(html: string, to = ''): FoundForm {
  const forms = [...html.matchAll(/<form((?:[^>"]|"[^"]*")*)>(.*?)<\/form>/gs)].map(
    ([, attributes = '', inner = '']) => ({
      action: attribute(attributes, 'action') ?? '',
      inner,
    }),
  )
  const form = forms.find(({ action, inner }) => action.endsWith(to) || inner.includes(`formaction="${to}`))
  if (!form) throw new Error(`The page has no form to ${to}.`)
  const fields: Record<string, string> = {}
  for (const [, attributes = ''] of form.inner.matchAll(/<input((?:[^>"]|"[^"]*")*)>/g)) {
    const name = attribute(attributes, 'name')
    const chosen = !/type="(radio|checkbox)"/.test(attributes) || / checked/.test(attributes)
    if (name && chosen) fields[name] = attribute(attributes, 'value') ?? ''
  }
  for (const [, attributes = '', text = ''] of form.inner.matchAll(
    /<textarea((?:[^>"]|"[^"]*")*)>(.*?)<\/textarea>/gs,
  )) {
    // HTML drops one line end after the opening tag.
    fields[attribute(attributes, 'name') as string] = unescaped(text).replace(/^\r?\n/, '')
  }
  for (const [, attributes = '', options = ''] of form.inner.matchAll(
    /<select((?:[^>"]|"[^"]*")*)>(.*?)<\/select>/gs,
  )) {
    const chosen = /<option([^>]*) selected/.exec(options) ?? /<option([^>]*)/.exec(options)
    fields[attribute(attributes, 'name') as string] = attribute(chosen?.[1] ?? '', 'value') ?? ''
  }
  return { action: form.action, fields }
}

/** Send fields as browsers do: line ends as CRLF, as the kind of content that forms have. */
export function post(app: FastifyInstance, url: string, fields: Record<string, string>) {
  const payload = new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [name, value.replace(/\r\n|\r|\n/g, '\r\n')]),
  ).toString()
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload,
  })
}

/** What a reader sees of a page: its words, without the markup. */
export function wordsOf(html: string): string {
  return unescaped(html.replace(/<(style|script)[^>]*>.*?<\/\1>|<!--.*?-->|<[^>]*>/gs, ' ')).replace(/\s+/g, ' ')
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)
  return found ? unescaped(found[1] ?? '') : undefined
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => entities[name] as string)
}

/** What a browser sends for a form with a file in it. */
export function multipart(fields: Record<string, string>, file?: { name: string; content: Buffer | string }) {
  const boundary = 'a-line-between-parts'
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  if (file) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(file.content),
      Buffer.from('\r\n'),
    )
  }
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  }
}
