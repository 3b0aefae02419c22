/** Which column a cell's reference such as `AB12` names, from 1; 0 if it names none. */
export function columnNumber(reference: string): number {
  let number = 0
  for (const letter of /^\$?([A-Za-z]{1,3})\$?\d/.exec(reference)?.[1] ?? '')
    number = number * 26 + letter.toUpperCase().charCodeAt(0) - 64
  return number
}

/**
 * A serial number as it is shown where its style is a date or a time. Numbers before 1 are times of no day; what is no day
 * at all stays a number.
 * @param from1904  days are counted from 1 January 1904, not from the end of 1899
 */
export function dateText(serial: number, from1904: boolean): string {
  // Excel takes 1900 for a leap year: its days before March are one off.
  const day = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
  if (serial < 0 || day > 2_958_465) return String(serial)
  // A serial number counts days in binary fractions: 19:38:30 arrives a millisecond short.
  const iso = new Date(Math.round((day - 25_569) * 86_400) * 1000).toISOString()
  return serial < 1 ? iso.slice(11, 19) : withoutMidnight(iso)
}

/** A date that the workbook holds as a text of its own, in the same shape. */
export function isoDateText(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) ? withoutMidnight(text) : text
}

function withoutMidnight(iso: string): string {
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 19)
}

/** Characters that XML cannot hold, or would change, are written `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Number formats 14 to 22 and 45 to 47 are dates and times everywhere, 27 to 36 and 50 to 58 in East Asia. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/**
 * Whether a number format shows a number as a date or a time.
 * @param own  the workbook's own formats by their numbers, which go before those built in
 */
export function isDateFormat(id: number, own: ReadonlyMap<number, string>): boolean {
  const code = own.get(id)
  if (code === undefined) return builtIn(id)
  // What is quoted, escaped or in brackets ([Red], [$-809]) is shown or done, not a part of the number. Hours in brackets are
  // a length of time, which is not a date.
  const plain = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? ''
  return /[dmyhs]/i.test(plain) && !/\[h+\]/i.test(code) && !/^(general|standard)$/i.test(plain)
}
