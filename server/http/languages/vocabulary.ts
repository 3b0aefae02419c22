/**
 * The languages in which people can find a consultation, send a comment and read their receipt, each by the name its own
 * speakers give it. They are those most spoken at home in the first programme's area.
 */
export const languages = {
  en: { name: 'English', dir: 'ltr' },
  gu: { name: 'ગુજરાતી', dir: 'ltr' },
  pa: { name: 'ਪੰਜਾਬੀ', dir: 'ltr' },
  pl: { name: 'polski', dir: 'ltr' },
  ur: { name: 'اردو', dir: 'rtl' },
  bn: { name: 'বাংলা', dir: 'ltr' },
  so: { name: 'Soomaali', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
  hi: { name: 'हिन्दी', dir: 'ltr' },
  pt: { name: 'português', dir: 'ltr' },
} as const
export type Language = keyof typeof languages
export const languageCodes = Object.keys(languages) as Language[]

/** How days and figures are written in a language: its own words, and digits as on the receipt and the clock, whatever the script. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : `${language}-u-nu-latn`)

const dateFormats = new Map<string, Intl.DateTimeFormat>()
/** How days or moments are written in a language. Made once for each: making one takes far longer than writing with it. */
export function dateFormat(language: Language, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(form)}`
  const made = dateFormats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), form)
  dateFormats.set(key, made)
  return made
}

/** Whether an address has a page in each language: the desk, but for the seat of a board member, and the API speak English only. */
export const manyLanguages = (path: string): boolean =>
  !/^\/(desk(?!\/(?:board|after-sign-in)(?:[/?]|$))|api|assets|hall)([/?]|$)/.test(path)

/** The address of a page in a language: English has no prefix, so no address that was ever given out changes. */
export function addressIn(language: Language, path: string): string {
  return language === 'en' ? path : `/${language}${path === '/' ? '' : path}`
}

/**
 * Characters that change the direction of everything after them: embeddings, overrides, isolates and what ends them. With one
 * of them words read otherwise than they were sent, and can reach into the words of others. Languages written from right to
 * left need none: their letters have a direction of their own.
 */
const overrides = /[\u202a-\u202e\u2066-\u2069]/g

/** Words as they may be published, mailed, printed or exported: nothing in them turns what follows. */
export const withoutOverrides = (words: string): string => words.replace(overrides, '')

/** What an officer sees where such a character stands: one letter for one, so that marks in the words keep their places. */
export const turnMark = '↫'
export const showingOverrides = (words: string): string => words.replace(overrides, turnMark)
