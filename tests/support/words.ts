import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { rewordingsIn } from '#server/campaigns/rewordings.ts'
import { claimsAgainstComments } from '#server/responses/checks/claims.ts'
import { marksInOwnWords } from '#server/screening/own-words.ts'
import { stanceOf } from '#server/screening/stance.ts'
import { splitSentences } from '#workers/reading/sentences.ts'
import { machineParts } from '#workers/reading/transcript.ts'
import { givesNoView } from '#workers/screening/no-view.ts'
import { screen } from '#workers/screening/screen.ts'

type Row = Record<string, string>
export type Outcome = { text: string; right: boolean; got: string }
/**
 * Odd rows were open while lists were mended, even rows were kept unread and measured once. The fresh sets were written
 * later, before their writer had read any list or rule, and cut in two by the hash of each text; the second half was
 * measured once as well. `told` are 40 disclosures told over two or three sentences, many in a page of ordinary life, and 80
 * ordinary comments with their words in them: nothing was learnt from them and no list was changed for them.
 */
export type Half = 'open' | 'kept' | 'all' | 'fresh' | 'fresh-kept' | 'told'

const folder = path.join(import.meta.dirname, '../data/words')

/** Rows of a set; of the open ones also those that were written in two further rounds, to see whether mends hold for other words. */
export function wordsOf(name: string, half: Half): Row[] {
  if (half === 'fresh') return read(`fresh/open/${name}`)
  if (half === 'fresh-kept') return read(`fresh/kept/${name}`)
  if (half === 'told') return read(`told/${name}`)
  const own = read(name).filter((_, at) => half === 'all' || (at % 2 === 0) === (half === 'open'))
  return half === 'kept' ? own : [...own, ...read(`more-${name}`)]
}

function read(name: string): Row[] {
  const file = path.join(folder, `${name}.csv`)
  return existsSync(file) ? parse(readFileSync(file), { columns: true }) : []
}

/** What is made of each set in tests/data/words, by the name of what is asked of it. */
export function outcomesOf(half: Half): Record<string, Outcome[]> {
  const rows = (name: string, where: (row: Row) => boolean = () => true) => wordsOf(name, half).filter(where)
  const told = (texts: Row[], read: (row: Row) => string, expected: (row: Row, got: string) => boolean): Outcome[] =>
    texts.map((row) => {
      const got = read(row)
      return { text: row.text!, right: expected(row, got), got }
    })
  const noView = ({ text, question }: Row) => (givesNoView(text!, question) ? 'none' : 'view')
  const expected = (row: Row, got: string) => row.expect === got
  const harm = ({ text }: Row) => screen(text!).safeguarding?.kind ?? 'ok'
  const personal = ({ text }: Row) =>
    screen(text!)
      .personal.map(({ kind }) => kind)
      .join(' ')
  const spam = ({ text }: Row) => (screen(text!).spam.length > 0 ? 'spam' : 'ok')
  return {
    'non-answers known': told(
      rows('non-answers', ({ expect }) => expect === 'none'),
      noView,
      expected,
    ),
    'views not taken for non-answers': told(
      rows('non-answers', ({ expect }) => expect === 'view'),
      noView,
      expected,
    ),
    'answers held against their question': told(rows('answers-to-questions'), noView, expected),
    'greetings, closings, signatures known': told(
      rows('neutral'),
      ({ text }) =>
        splitSentences(`${text}\nThe bus is late.`)
          .map(({ kind }) => kind)
          .join(' '),
      (_, got) => (got.match(/said/g) ?? []).length === 1,
    ),
    'personal data marked': told(rows('personal'), personal, (_, got) => got !== ''),
    'personal data marked, and called so': told(rows('personal'), personal, (row, got) => got.includes(row.holds!)),
    'look-alikes not marked': told(rows('look-alikes'), personal, (_, got) => got === ''),
    'personal data in responses': told(
      rows('responses'),
      ({ text }) => (marksInOwnWords(text!).length > 0 ? 'yes' : 'no'),
      expected,
    ),
    'spam marked': told(
      rows('spam', ({ expect }) => expect === 'spam'),
      spam,
      expected,
    ),
    'what only sounds like spam not marked': told(
      rows('spam', ({ expect }) => expect === 'ok'),
      spam,
      expected,
    ),
    'spam in other languages marked': told(
      rows('spam-languages', ({ expect }) => expect === 'spam'),
      spam,
      expected,
    ),
    'what only sounds like spam in other languages not marked': told(
      rows('spam-languages', ({ expect }) => expect === 'ok'),
      spam,
      expected,
    ),
    'transcripts of chat programs': told(
      rows('transcripts'),
      ({ text }) => (machineParts(text!).length > 0 ? 'yes' : 'no'),
      expected,
    ),
    'claims held against comments': told(
      rows('claims'),
      ({ text, counts }) => (claimsAgainstComments(text!, countsOf(counts!)).length > 0 ? 'q' : 'ok'),
      expected,
    ),
    stance: told(rows('stance'), ({ text, proposal }) => stanceOf(text!, proposal).stance, expected),
    'sides that are only guessed, right': told(
      [...rows('stance'), ...rows('argued')].filter(({ text, proposal }) => stanceOf(text!, proposal).guessed),
      ({ text, proposal }) => stanceOf(text!, proposal).stance,
      expected,
    ),
    'disclosures heard': told(rows('disclosures'), harm, (_, got) => got !== 'ok'),
    'disclosures heard, and called so': told(rows('disclosures'), harm, (row, got) => got === row.kind),
    'ordinary feedback not held': told(rows('ordinary'), harm, (_, got) => got === 'ok'),
    'disclosures in other languages heard': told(
      rows('languages', ({ kind }) => kind !== 'ok'),
      harm,
      (_, got) => got !== 'ok',
    ),
    'ordinary in other languages not held': told(
      rows('languages', ({ kind }) => kind === 'ok'),
      harm,
      (_, got) => got === 'ok',
    ),
  }
}

/** For each argument how many of its comments stand in its largest group, and how many others are grouped with them. */
export function rewordingsOf(): { argument: string; of: number; found: number; strangers: number }[] {
  const rows = wordsOf('rewordings', 'all')
  const groups = rewordingsIn(rows.map(({ text }, at) => ({ id: `${at}`, text: text! })))
  return [...new Set(rows.map(({ argument }) => argument!))]
    .filter((argument) => argument !== 'other')
    .map((argument) => {
      const own = (group: string[]) => group.filter((id) => rows[Number(id)]!.argument === argument).length
      const best = groups.toSorted((a, b) => own(b) - own(a))[0] ?? []
      return {
        argument,
        of: rows.filter((row) => row.argument === argument).length,
        found: own(best),
        strangers: best.length - own(best),
      }
    })
}

function countsOf(written: string) {
  const counts = Object.fromEntries(written.split(' ').map((part) => part.split('=')))
  return {
    for: Number(counts.for),
    against: Number(counts.against),
    mixed: Number(counts.mixed),
    unclear: Number(counts.unclear),
    confirmed: 0,
    guessed: 0,
  }
}
