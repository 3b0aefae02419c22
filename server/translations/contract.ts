import { z } from 'zod'
import { EasyRead, OtherLanguage } from '../http/languages/contract.ts'
import { Day, Id, Instant, Text, Words } from '../http/wire.ts'

/** Longest translation of one text. */
export const longestTranslation = 20_000

/** Where the translation of one text stands. */
export const states = {
  missing: 'Not translated',
  'out-of-date': 'Out of date',
  waiting: 'Waits for a second person',
  machine: 'By machine, not checked',
  person: 'By a person, not checked',
  checked: 'Checked',
} as const
export const State = z.enum(Object.keys(states) as [keyof typeof states])
export type State = z.output<typeof State>

/** One text side by side: the English, and what stands for it. */
export const SideBySide = z.object({
  /** Names the text in forms and files; never changes while the text is there. */
  key: z.string(),
  /** Which text it is, in words for an officer. */
  where: z.string(),
  english: z.string(),
  /** The English and the row as they are now, for a form to send back: so that nothing is overwritten unseen. */
  seen: z.string(),
  state: State,
  /** The last row about it; null while there is none. */
  row: Id.nullable(),
  text: z.string(),
  made: z.enum(['machine', 'person']).nullable(),
  by: z.string().nullable(),
  on: Instant.nullable(),
  checkedBy: z.string().nullable(),
  /** The reader entered it, so somebody else has to check it. */
  mine: z.boolean(),
  /** What the English was when it was translated, where that has changed since. */
  madeFrom: z.string().nullable(),
})
export type SideBySide = z.output<typeof SideBySide>

/** What the desk’s API gives of one language. */
export const Side = z.object({ language: OtherLanguage, texts: z.array(SideBySide) })
export type Side = z.output<typeof Side>

/** How far one language has come; unit: texts. */
export const Progress = z.object({
  language: OtherLanguage,
  texts: z.number().int(),
  translated: z.number().int(),
  checked: z.number().int(),
  waiting: z.number().int(),
  outOfDate: z.number().int(),
})
export type Progress = z.output<typeof Progress>

/** What is translated: the words of a consultation, or of one version of a response. */
export const Subject = z.object({
  kind: z.enum(['consultation', 'response']),
  title: z.string(),
  /** The page of all languages. */
  here: z.string(),
  /** The page that it belongs to, and its name. */
  up: z.string(),
  upTitle: z.string(),
  /** Where the public reads it; null while it cannot. */
  publicAt: z.string().nullable(),
  /** Of a response: what we say of the version. */
  version: z.string().nullable(),
})
export type Subject = z.output<typeof Subject>

export const EasyReadLine = EasyRead.extend({
  id: Id,
  withdrawn: z.boolean(),
  /** Nobody sees it before a second person has agreed. */
  waits: z.boolean(),
  /** The reader is that second person. */
  mayAgree: z.boolean(),
})

const Fault = z.object({ field: z.string(), message: z.string() })

export const LanguagesPageProps = z.object({
  subject: Subject,
  languages: z.array(Progress),
  /** Other versions of a response whose words can be translated. */
  versions: z.array(z.object({ number: z.number().int(), here: z.string(), says: z.string(), current: z.boolean() })),
  easyRead: z.array(EasyReadLine),
  /** The consultation has promised Easy Read. */
  promised: z.boolean(),
  /** The reader may add and take back Easy Read documents. */
  mayAdd: z.boolean(),
  /** The form that comes back with what was typed. */
  form: z.string(),
  typed: z.record(z.string(), z.string()),
  faults: z.array(Fault),
  done: z.string().nullable(),
})
export type LanguagesPageProps = z.output<typeof LanguagesPageProps>

export const TranslatePageProps = z.object({
  subject: Subject,
  language: OtherLanguage,
  /** Those of this page, and any whose words could not be saved. */
  texts: z.array(SideBySide),
  page: z.number().int(),
  pages: z.number().int(),
  /** The first text that is left to translate, with its page. */
  next: z.object({ key: z.string(), page: z.number().int() }).nullable(),
  progress: Progress,
  made: z.enum(['machine', 'person']),
  /** The reader may say as a second person that translations are right. */
  mayCheck: z.boolean(),
  /** By key: what was typed and could not be saved, and why. */
  typed: z.record(z.string(), z.string()),
  faults: z.array(Fault),
  done: z.string().nullable(),
})
export type TranslatePageProps = z.output<typeof TranslatePageProps>

/** A row of a file that was not taken. `text` is its translation, so that nothing is lost. */
export const BadRow = z.object({ line: z.number().int(), where: z.string(), text: z.string(), why: z.string() })
export type BadRow = z.output<typeof BadRow>

/** What became of a file. Unit: rows; `rows` is the sum of the others. */
export const FileReport = z.object({
  rows: z.number().int(),
  saved: z.number().int(),
  /** Were there already, letter for letter. */
  same: z.number().int(),
  empty: z.number().int(),
  /** Kept, and not shown: the English has changed since. */
  outOfDate: z.array(BadRow),
  bad: z.array(BadRow),
})
export type FileReport = z.output<typeof FileReport>

export const FilePageProps = z.object({
  subject: Subject,
  language: OtherLanguage,
  report: FileReport,
})
export type FilePageProps = z.output<typeof FilePageProps>

const translated = Words(longestTranslation, 'the translation')

/** One text as its translator saw it and wants it. */
export const GivenTranslation = z.object({
  key: Text().max(200),
  /** The English that was translated. */
  english: Text().max(longestTranslation),
  /** Empty: take back what is there. */
  text: translated,
  /** The `row` that was seen; null if there was none. Left out: whatever is there. */
  row: Id.nullable().optional(),
})
export type GivenTranslation = z.output<typeof GivenTranslation>

export const GivenTranslations = z.object({
  made: z.enum(['machine', 'person'], 'Please say how it was translated.'),
  texts: z.array(GivenTranslation).max(2_000),
})
export type GivenTranslations = z.output<typeof GivenTranslations>

export const Saved = z.object({
  saved: z.number().int(),
  /** Not saved, each with the reason. */
  faults: z.array(Fault),
})
export type Saved = z.output<typeof Saved>

export const GivenCheck = z.object({
  /** The rows that were read. */
  rows: z.array(Id).min(1, 'There is nothing here that waits for you.').max(2_000),
  /** True: reads the language and has compared each with its English. False: nobody has; it may be shown saying so. */
  compared: z.boolean(),
})
export type GivenCheck = z.output<typeof GivenCheck>

export const EasyReadDraft = z.object({
  title: Text().trim().min(1, 'Please give its title.').pipe(Words(200, 'the title')),
  url: z.url({
    protocol: /^https?$/,
    error: 'Please give its whole address, beginning with https://',
  }),
  on: Day,
})
export type EasyReadDraft = z.output<typeof EasyReadDraft>
