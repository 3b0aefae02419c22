import type { Config } from '../process/config.ts'
import { languages, withoutOverrides } from '../http/languages/vocabulary.ts'
import { oneLineEnd } from '../http/wire.ts'
import type { Language, MessageKind } from './vocabulary.ts'

export type RenderSettings = Pick<Config, 'contactKey' | 'receiptKey' | 'publicUrl' | 'host' | 'port'>

/** A mail, ready to be put into an envelope. */
export type Mail = {
  id: string
  kind: MessageKind
  /** Null where there is no e-mail address: a person tells it by telephone. */
  to: string | null
  formatNote: string | null
  language: Language
  programme: string
  site: string
  subject: string
  text: string
  html: string
  /** Stops everything at one click; a receipt and a mail that asks to confirm have it too. */
  stopUrl: string | null
  /** Answers reach the programme there. */
  replyTo: string | null
}

/** A mail's content, from which text and HTML are both made. What is not in the reader's language says so by `lang`. */
export type Block =
  | { is: 'paragraph' | 'heading' | 'quote' | 'code' | 'small'; text: string; lang?: 'en' }
  | { is: 'link' | 'button'; text: string; href: string }
  | { is: 'line' }

type Written = { language: Language; programme: string; blocks: Block[] }

/** A line that nothing stands under parts nothing: the small print may be empty. */
const withoutLastLine = (blocks: Block[]) => (blocks.at(-1)?.is === 'line' ? blocks.slice(0, -1) : blocks)

export function textOf({ programme, blocks }: Written): string {
  const parts = withoutLastLine(blocks).map((block) => {
    switch (block.is) {
      case 'line':
        return '----------------------------------------'
      case 'link':
      case 'button':
        return `${block.text}:\n${block.href}`
      case 'heading':
        return `${block.text}:`
      case 'quote':
        return plain(block.text)
          .split('\n')
          .map((line) => `  ${line}`)
          .join('\n')
      default:
        return plain(block.text)
    }
  })
  return `${programme}\n\n${parts.join('\n\n')}\n`
}

/** One column of 600 pixels that any reader of mail can show: no table, no picture, nothing fetched, styles in place. */
export function htmlOf({ language, programme, blocks }: Written, title: string): string {
  const { dir } = languages[language]
  const side = dir === 'rtl' ? 'right' : 'left'
  const body = withoutLastLine(blocks).map((block) => {
    const lang = 'lang' in block && block.lang && language !== 'en' ? ` lang="${block.lang}" dir="ltr"` : ''
    // English in a mail that is read from right to left stands whole on its own side.
    const own = lang && dir === 'rtl' ? 'text-align:left;' : ''
    switch (block.is) {
      case 'line':
        return `<hr style="border:0;border-top:1px solid #cfc8b8;margin:28px 0 20px">`
      case 'heading':
        return `<h2 style="font-size:18px;line-height:1.3;margin:24px 0 6px">${html(block.text)}</h2>`
      case 'quote':
        return `<p${lang} style="${own}margin:0 0 16px;padding:2px 14px;border-${lang ? 'left' : side}:4px solid #0b5a6f">${html(block.text)}</p>`
      case 'code':
        return `<p style="margin:0 0 16px;font:700 22px/1.4 Consolas,Menlo,monospace"><bdi dir="ltr">${html(block.text)}</bdi></p>`
      case 'button':
        return `<p style="margin:20px 0"><a href="${html(block.href)}" style="display:inline-block;background:#0b5a6f;color:#ffffff;font-weight:600;text-decoration:none;padding:12px 20px;border-radius:4px">${html(block.text)}</a></p>`
      case 'link':
        return `<p style="margin:0 0 10px;font-size:16px"><a href="${html(block.href)}" style="color:#0b4f86">${html(block.text)}</a></p>`
      case 'small':
        return `<p${lang} style="${own}margin:0 0 10px;font-size:16px;color:#4a5a64">${html(block.text)}</p>`
      default:
        return `<p${lang} style="${own}margin:0 0 16px">${html(block.text)}</p>`
    }
  })
  return (
    `<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${html(title)}</title></head>` +
    `<body style="margin:0;padding:0;background:#f4f1ea"><div role="main" style="max-width:600px;margin:0 auto;padding:24px 20px;background:#ffffff;` +
    `color:#1b2a33;font:18px/1.5 Arial,Helvetica,sans-serif;text-align:${side};overflow-wrap:anywhere">` +
    `<h1 lang="en" dir="ltr" style="font-size:22px;line-height:1.25;margin:0 0 20px;text-align:${side}">${html(programme)}</h1>` +
    `${body.join('\n')}</div></body></html>`
  )
}

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br>',
}

function html(text: string): string {
  return plain(text).replace(/[&<>"'\n]/g, (sign) => signs[sign] ?? sign)
}

/** Without what no mail can carry: control characters. */
function plain(text: string): string {
  return withoutOverrides(oneLineEnd(text)).replace(/[^\P{Cc}\t\n]/gu, '')
}

/** For a header: a name that somebody typed with a line end in it makes no header of its own. */
export function oneLine(text: string): string {
  return withoutOverrides(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
