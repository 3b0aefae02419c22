type Theme = { code: string; label: string; parent: string | null }

/**
 * The names of main themes that stand above, each by the code of the first of their parts that is left below: without its
 * name over them, the parts would seem to belong to the theme before.
 */
export function namesAbove(first: Theme[], others: Theme[]): Map<string, string> {
  const left = new Map(first.filter((one) => !one.parent).map((one) => [one.code, one.label]))
  const names = new Map<string, string>()
  for (const { code, parent } of others) {
    const label = parent && left.get(parent)
    if (!label) continue
    names.set(code, label)
    left.delete(parent)
  }
  return names
}
