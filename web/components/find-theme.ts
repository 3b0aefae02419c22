type Named = { code: string; label: string }

/**
 * The themes that a few typed letters mean, the likeliest first: the beginning of a name before the beginning of a later
 * word, a part of a word last. Several words must all be found, in any order.
 */
export function findThemes<T extends Named>(themes: T[], typed: string, most = 7): T[] {
  const words = plain(typed).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const ranked = themes.flatMap((theme, index) => {
    const name = ` ${plain(theme.label)} ${plain(theme.code)}`
    const ranks = words.map((word) =>
      name.startsWith(` ${word}`) ? 0 : name.includes(` ${word}`) ? 1 : name.includes(word) ? 2 : undefined,
    )
    if (ranks.includes(undefined)) return []
    return [{ theme, index, rank: ranks.reduce<number>((sum, rank) => sum + (rank ?? 0), 0) }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, most)
    .map(({ theme }) => theme)
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
