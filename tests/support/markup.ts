/**
 * What a validator of HTML would refuse in a page of ours, by the rules that our markup can break: how elements nest, what may
 * be in a list, a table or a definition list, ids that are there twice or that something points to in vain. Knows no more of
 * HTML than our pages need.
 */
export function faultsOf(html: string): string[] {
  const faults: string[] = []
  const open: Element[] = []
  const ids = new Set<string>()
  const wanted: string[] = []
  const body = html.replaceAll(/<(script|style)\b.*?<\/\1>/gs, '').replaceAll(/<!doctype html>/gi, '')
  for (const [tag] of body.matchAll(/<!(?!--).*?>|<!--.*?-->|<\/?[a-z][^\s>/]*(?:"[^"]*"|[^">])*>/gis)) {
    if (tag.startsWith('<!')) {
      if (!tag.startsWith('<!--')) faults.push(`no comment and no element: ${tag}`)
      continue
    }
    const name = /^<\/?([^\s>/]+)/.exec(tag)?.[1]?.toLowerCase() ?? ''
    if (tag.startsWith('</')) {
      if (open.at(-1)?.name !== name) faults.push(`${tag} closes ${open.at(-1)?.tag ?? 'nothing'}`)
      open.pop()
      continue
    }
    const parent = open.at(-1)
    for (const one of ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'popovertarget']) {
      const value = attribute(tag, one)
      if (value === undefined) continue
      if (one !== 'id') wanted.push(...value.split(/\s+/).map((id) => `${id} of ${tag}`))
      else if (value === '' || /\s/.test(value) || ids.has(value)) faults.push(`an id twice, or none: ${tag}`)
      else ids.add(value)
    }
    if (attribute(tag, 'itemprop') !== undefined && !open.some((one) => attribute(one.tag, 'itemscope') !== undefined))
      faults.push(`a property of no item: ${tag}`)
    faults.push(...nested(name, tag, open, parent))
    if (!empty.has(name) && !tag.endsWith('/>')) open.push({ name, tag })
  }
  faults.push(...open.map((one) => `never closed: ${one.tag}`))
  faults.push(
    ...wanted.filter((one) => !ids.has(one.split(' ')[0] as string)).map((one) => `points to nothing: ${one}`),
  )
  return faults
}

type Element = { name: string; tag: string }

function nested(name: string, tag: string, open: Element[], parent: Element | undefined): string[] {
  const faults: string[] = []
  const inside = (...names: string[]) => open.some((one) => names.includes(one.name))
  const group = parent?.name === 'div' && open.at(-2)?.name === 'dl'
  const children = parent && (group ? ['dt', 'dd'] : childrenOf[parent.name])
  if (children && !children.includes(name)) faults.push(`${tag} in ${parent.tag}`)
  const homes = homesOf[name]
  if (homes && !homes.includes(parent?.name ?? '') && !(group && /^d[td]$/.test(name)))
    faults.push(`${tag} in ${parent?.tag}`)
  if (blocks.has(name) && inside(...phrasing))
    faults.push(`${tag} in ${open.findLast((one) => phrasing.includes(one.name))?.tag}`)
  if (/^(?:a|button|select|input|label|textarea)$/.test(name) && inside('a', 'button'))
    faults.push(`${tag} in a link or button`)
  if (name === 'form' && inside('form')) faults.push('a form in a form')
  return faults
}

/** Undefined where it is not there; a name alone is an empty one. */
function attribute(tag: string, name: string): string | undefined {
  for (const [, own, value = ''] of tag.matchAll(/\s([^\s=>/"]+)(?:="([^"]*)")?/g)) if (own === name) return value
  return undefined
}

const empty = new Set('meta link br hr img input wbr source col base area embed track'.split(' '))
const phrasing = 'p h1 h2 h3 h4 h5 h6 span strong em small b i bdi code label button'.split(' ')
const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 div ul ol dl table section article aside nav main header footer form fieldset blockquote details figure pre hr'.split(
    ' ',
  ),
)
const childrenOf: Record<string, string[]> = {
  ul: ['li'],
  ol: ['li'],
  dl: ['dt', 'dd', 'div'],
  table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['th', 'td'],
  select: ['option', 'optgroup', 'hr'],
  optgroup: ['option'],
}
const homesOf: Record<string, string[]> = {
  li: ['ul', 'ol', 'menu'],
  dt: ['dl'],
  dd: ['dl'],
  tr: ['thead', 'tbody', 'tfoot'],
  th: ['tr'],
  td: ['tr'],
  caption: ['table'],
  legend: ['fieldset'],
  summary: ['details'],
  figcaption: ['figure'],
}
