/** What a search engine and a shared link are told of a page. */
export type Preview = {
  site: string
  programme: string
  /** Said where a page says nothing of its own. */
  fallback: string
  /** The page’s own address without the host. */
  path: string
  /** The same page in each language, by its code; none for a page that speaks one only. */
  languages: { code: string; path: string }[]
}

/** The head of a page with its description, canonical address, other languages and Open Graph: all from what it says itself. */
export function withPreview(head: string, { site, programme, fallback, path, languages }: Preview): string {
  const title = /<title>([^<]*)<\/title>/.exec(head)?.[1] ?? programme
  const own = /<meta name="description" content="([^"]*)"/.exec(head)?.[1]
  const description = own ?? escaped(fallback)
  const address = escaped(`${site}${path}`)
  const tags = [
    ...(own === undefined ? [`<meta name="description" content="${description}">`] : []),
    // What was replaced leads to what holds now.
    ...(head.includes('rel="canonical"') ? [] : [`<link rel="canonical" href="${address}">`]),
    ...languages.map(
      ({ code, path: there }) => `<link rel="alternate" hreflang="${code}" href="${escaped(`${site}${there}`)}">`,
    ),
    `<meta property="og:type" content="website">`,
    `<meta property="og:site_name" content="${escaped(programme)}">`,
    `<meta property="og:title" content="${title}">`,
    `<meta property="og:description" content="${description}">`,
    `<meta property="og:url" content="${address}">`,
  ]
  return head + tags.join('')
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
