import type { FrameTheme } from './theme.ts'

/**
 * A coding frame out of whatever a person kept it in: a list of themes, or an object with `themes` or `codeFrame`; each
 * with `theme` or `code`, `label`, `description`, `keywords` (a list, or text parted by `|` or `;`), `parent`,
 * `question`, and sub-themes under `subthemes` or `children`. What is no theme is left out.
 */
export function frameFrom(value: unknown, parent: string | null = null): FrameTheme[] {
  if (Array.isArray(value)) return value.flatMap((item) => themesFrom(item, parent))
  if (!isObject(value)) return []
  return frameFrom(value.themes ?? value.codeFrame ?? value.frame ?? [], parent)
}

function themesFrom(item: unknown, parent: string | null): FrameTheme[] {
  if (typeof item === 'string') return [{ code: item, label: item, description: '', parent }]
  if (!isObject(item)) return []
  const code = textOf(item.theme) || textOf(item.code) || textOf(item.label)
  if (!code) return []
  const { keywords } = item
  const listed = Array.isArray(keywords) ? keywords.map(textOf) : textOf(keywords).split(/[|;]/)
  const theme: FrameTheme = {
    code,
    label: textOf(item.label) || textOf(item.name) || code,
    description: textOf(item.description),
    keywords: listed.map((word) => word.trim()).filter(Boolean),
    parent: textOf(item.parent) || parent,
    question: textOf(item.question) || null,
  }
  return [theme, ...frameFrom(item.subthemes ?? item.children ?? [], code)]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
