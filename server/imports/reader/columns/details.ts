/** What a cell as a whole can be, by its own look. */
export type CellKind =
  | 'email'
  | 'phone'
  | 'ip'
  | 'postcode'
  | 'nhs-number'
  | 'url'
  | 'place'
  | 'hash'
  | 'json'
  | 'age'
  | 'anonymous'
  | 'handle'
  | 'titled'
  | 'address'
  | 'program'

const mail = `[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}`
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const code = '[A-PR-UWYZ][A-HK-Y]?\\d[A-Z\\d]? {0,2}\\d[ABD-HJLNP-UW-Z]{2}'

const wholeMail = new RegExp(`^(?:[^<>@]{1,80} ?<${mail}>|(?:mailto:)?<?${mail}>?)$`, 'u')
const wholeIp = new RegExp(`^(?:${octet}\\.){3}${octet}(?::\\d+)?$|^(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}$`, 'i')
const wholePostcode = new RegExp(`^${code}$`, 'i')
const endsWithPostcode = new RegExp(`[, ]${code}(, ?(?:uk|united kingdom|england|wales|scotland))?$`, 'i')
const wholePhone = /^(?:\+\d{1,3}|00\d{1,3}|\(?0)[\d ().-]{8,16}$/
const ageBand =
  /^(?:(?:under|over|below|aged?) )?\d{1,2}(?: ?(?:[-–]|to|bis|à|do) ?\d{1,3}| ?\+| (?:or|and) (?:over|under|above|below|older|younger)| years?(?: old)?)?$/i

const titledName =
  /^(?:Mrs?|MRS?|Ms|MS|Miss|Mx|Dr|DR|Cllr|Prof|Rev|Sir|Dame|Lady)\.? (?:[\p{Lu}][\p{L}.'’-]*\d? ?(?:and |& )?(?:(?:Mrs?|Ms|Dr)\.? )?){1,4}$/u

const way =
  'street|st|road|rd|avenue|ave|lane|ln|close|drive|crescent|cres|way|court|gardens|gdns|grove|place|terrace|square|hill|row|green|mews|rise|view|croft|walk|park'
/** “Flat 2, 14 Mill Lane, Oakham”: nothing but a house, and the places that it stands in. */
const wholeAddress = new RegExp(
  `^(?:(?:flat|apartment|apt|unit|room) \\w{1,4},? ?)?\\d{1,4}[a-z]?(?:[-/]\\d{1,4}[a-z]?)?,? (?:[\\p{L}'’.-]+ ){1,3}(?:${way})\\b`,
  'iu',
)
const ofAddress = /^(?:[\p{Lu}\d(].*|of|the|upon|on|in|le|by|and|near|under|flat|\p{L}\d.*)$/u

/** Is a text the address of a house, and nothing else? */
function isAddress(text: string): boolean {
  return (
    text.length < 160 &&
    /\d/.test(text) &&
    wholeAddress.test(text) &&
    text.split(/[\s,;]+/).every((word) => word === '' || ofAddress.test(word))
  )
}

/** How browsers call themselves. */
const program = /^Mozilla\/\d|^(?:Google )?(?:Chrome|Firefox|Safari|Edge|Opera|MSIE|Internet Explorer)[ /]\d/i

/** Which of the kinds a cell is, if any. @param text  trimmed, not empty */
export function cellKind(text: string): CellKind | null {
  if (/^(?:SRID=\d+; ?)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON) ?Z? ?\(+ ?-?\d/i.test(text)) return 'place'
  if (text.length > 300) return /^[[{]["{[]/.test(text) ? 'json' : null
  const last = text.charCodeAt(text.length - 1)
  if (text.includes('@')) return wholeMail.test(text) ? 'email' : /^@[\w.]{2,30}$/.test(text) ? 'handle' : null
  if (titledName.test(text)) return 'titled'
  if (/^(?:anonymous|anon|anonym|anonyme|anonimowy|dienw)$/i.test(text)) return 'anonymous'
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(text)) return 'url'
  if (/^\/{3}[\p{L}\d]+\.[\p{L}\d]+\.[\p{L}\d]+$/u.test(text)) return 'place'
  if ((text[0] === '{' && last === 125) || (text[0] === '[' && last === 93 && text[1] !== ']'))
    return /^[[{]\s*["{[]/.test(text) ? 'json' : null
  if (!/\d/.test(text)) return null
  if (program.test(text)) return 'program'
  if (wholeIp.test(text)) return 'ip'
  if (wholePostcode.test(text)) return 'postcode'
  if (/^-?\d{1,3}\.\d{2,}[ ,;]+-?\d{1,3}\.\d{2,}(?:[ ,;]+-?[\d.]+){0,2}$/.test(text)) return 'place'
  if (/^-?\d{1,3}\.\d+ -?\d{1,3}\.\d+ -?\d+(\.\d+)? \d+(\.\d+)?$/.test(text)) return 'place'
  if (/^\d{3}[ -]?\d{3}[ -]?\d{4}$/.test(text) && (isNhsNumber(text) || /\d[ -]/.test(text))) return 'nhs-number'
  if (/^-?\d{1,3}\.\d{4,}$/.test(text)) return 'place'
  if (text.length < 160 && text.includes(',') && endsWithPostcode.test(text)) return 'address'
  if (isAddress(text)) return 'address'
  if (wholePhone.test(text)) {
    const digits = text.replace(/\D/g, '').length
    if (digits >= 10 && digits <= 14 && !/^\d{1,2}[.-]\d{1,2}[.-]/.test(text)) return 'phone'
  }
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^(?=.*[a-f])(?=.*\d)[0-9a-f]{16,128}$/i.test(text)) return 'hash'
  return isAgeBand(text) ? 'age' : null
}

/** “25-34” is one, “1-1” and “3-2” are numbers of something else. */
function isAgeBand(text: string): boolean {
  if (!ageBand.test(text) || /^\d+$/.test(text)) return false
  const [from, to] = (text.match(/\d+/g) ?? []).map(Number)
  return to === undefined || from! < to
}

/** The check digit of an NHS number. @see NHS Data Dictionary, “NHS NUMBER” */
export function isNhsNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number)
  if (digits.length !== 10 || digits.every((digit) => digit === digits[0])) return false
  const sum = digits.slice(0, 9).reduce((total, digit, n) => total + digit * (10 - n), 0)
  return (11 - (sum % 11)) % 11 === digits[9]
}

const inMail = new RegExp(mail, 'gu')
const inIp = new RegExp(`(?<![\\d.])(?:${octet}\\.){3}${octet}(?![\\d.])`, 'g')
const inNhs = /(?<![\d+])\d{3}([ -]?)\d{3}[ -]?\d{4}(?!\d)/g
const inInsurance = /(?<![\p{L}\d])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\d])/giu
const inPhone = /(?<![\d£.+])(?:\+\d{1,3}|00\d{2}|\(?0)(?:[ ().-]{0,2}\d){9,10}(?!\d)/g
const inPostcode = new RegExp(
  `(?<![\\p{L}\\d])([A-PR-UWYZ][A-HK-Y]?\\d[A-Z\\d]?) {0,2}\\d[ABD-HJLNP-UW-Z]{2}(?![\\p{L}\\d])`,
  'giu',
)

/** What each of the patterns below needs: an @, two digits with a dot between them, nine digits in all, or a digit before two letters. */
const detailed = /@|\d\.\d|\d[A-Za-zſK]{2}|(?:\d[^\d]{0,4}){6}/u

/** The text without what identifies or reaches a person; of a postcode its first half stays, which names no house. */
export function withoutDetails(text: string): string {
  if (!detailed.test(text) && !/^(?:\d|flat|ap|unit|room)/i.test(text)) return text
  if (isAddress(text.trim())) return outwardIn(text) ?? '[address]'
  return text
    .replace(inMail, '[e-mail address]')
    .replace(inIp, '[IP address]')
    .replace(inNhs, (found, gap: string) => (gap !== '' || isNhsNumber(found) ? '[NHS number]' : found))
    .replace(inInsurance, '[National Insurance number]')
    .replace(inPhone, '[telephone number]')
    .replace(inPostcode, (_, outward: string) => outward.toUpperCase())
}

/** The first half of the postcode that a cell is or holds; of a text without one, the text if it can name no house. */
export function outwardCode(text: string | null): string | null {
  if (text === null) return null
  const found = outwardIn(text)
  if (found) return found
  if (withoutDetails(text) !== text) return null
  const outward = /^[A-Z]{1,2}\d[A-Z\d]?$/i.test(text.trim())
  return outward || (!/\d/.test(text) && text.trim().split(/\s+/).length <= 3) ? text.trim() : null
}

function outwardIn(text: string): string | null {
  return new RegExp(inPostcode.source, 'iu').exec(text)?.[1]?.toUpperCase() ?? null
}

/** Is there a whole postcode in it? */
export function holdsPostcode(text: string): boolean {
  return new RegExp(inPostcode.source, 'iu').test(text)
}
