/**
 * Text of a page, and attributes that are read out, by the language in which it stands: what is ours and in English on a page of
 * another language, and does not say so. Reads the markup that our own pages are made of, not any.
 */
export function wordsByLanguage(html: string): { words: string; lang: string }[] {
  const found: { words: string; lang: string }[] = []
  const open: { name: string; lang: string }[] = []
  const lang = () => open.at(-1)?.lang ?? ''
  const add = (text: string, own: string) => {
    const words = plain(text)
    if (words !== '') found.push({ words, lang: own })
  }
  for (const [, text = '', close, name = '', attributes = ''] of html
    .replaceAll(/<!--.*?-->|<(script|style|code|pre)\b.*?<\/\1>/gs, '')
    .matchAll(/([^<]*)(?:<(\/?)([a-z][a-z\d]*)((?:\s+[^\s=>/]+(?:="[^"]*"|='[^']*'|=[^\s>]+)?)*)\s*\/?>|$|<)/gis)) {
    add(text, lang())
    if (close) {
      const at = open.findLastIndex((one) => one.name === name)
      if (at >= 0) open.length = at
      continue
    }
    if (name === '') continue
    const given = (attribute: string) => new RegExp(`\\s${attribute}="([^"]*)"`, 'i').exec(attributes)?.[1]
    const own = given('lang') ?? lang()
    for (const attribute of ['aria-label', 'title', 'alt', 'placeholder']) add(given(attribute) ?? '', own)
    if (/^meta$/i.test(name) && given('name') === 'description') add(given('content') ?? '', own)
    if (!empty.has(name)) open.push({ name, lang: own })
  }
  return found
}

const empty = new Set(['meta', 'link', 'br', 'hr', 'img', 'input', 'path', 'rect', 'line', 'circle', 'wbr', 'source'])

const plain = (text: string) =>
  text
    .replaceAll(/&(?:amp|#38);/g, '&')
    .replaceAll(/&(?:quot|#34);/g, '"')
    .replaceAll(/&(?:#39|apos);/g, "'")
    .replaceAll(/&lt;/g, '<')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&nbsp;|\u2068|\u2069|\s+/g, ' ')
    .trim()

/**
 * What a page in `language` says in English without marking it. English is told by its letters where the language has others, and
 * elsewhere by standing so on the English page too. `names`: what keeps its name in every language.
 */
export function unmarked(html: string, english: string, language: string, names: RegExp): string[] {
  const known = new Set(wordsByLanguage(english).map(({ words }) => words))
  const latin = /^(pl|pt|so)$/.test(language)
  return wordsByLanguage(html)
    .filter(({ lang }) => lang === language)
    .map(({ words }) => words)
    .filter((words) => {
      const rest = words.replaceAll(/\S*[/@\d_]\S*/g, ' ').replaceAll(names, ' ')
      if (!/[A-Za-z]{3}/.test(rest)) return false
      return latin ? known.has(words) && /[A-Za-z]{3,}\W+[a-z]{2,}/.test(rest) : true
    })
}
