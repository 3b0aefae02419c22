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

/** The address of a page in a language: English has no prefix, so no address that was ever given out changes. */
export function addressIn(language: Language, path: string): string {
  return language === 'en' ? path : `/${language}${path === '/' ? '' : path}`
}
