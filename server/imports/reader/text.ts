/** The first characters of a text, as a text of their own: a slice would keep all of a long one in memory. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : Buffer.from(text.slice(0, length)).toString()
}

/** "line 3", "lines 3, 8 and 12", "lines 3, 8, 12 and 40 more". */
export function linesInWords(lines: number[]): string {
  if (lines.length === 1) return `line ${lines[0]}`
  if (lines.length > 6) return `lines ${lines.slice(0, 5).join(', ')} and ${lines.length - 5} more`
  return `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`
}
