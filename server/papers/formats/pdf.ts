import { typeset } from './typeset.ts'
import { takedownReasons } from '../../takedowns/contract.ts'
import { inWords } from '../../data/time.ts'
import type { Block, Paper } from '../contract.ts'

/**
 * A paper as a tagged PDF (PDF/UA-1): headings with bookmarks, lists, tables with header cells that come again on each page,
 * language, page numbers, the hash at the end, letters for every script. The same paper gives the same bytes.
 * @param address  where the paper is on the web, printed at its end
 */
export async function paperPdf(paper: Paper, address: string): Promise<Buffer> {
  return (await typeset('paper', dataOf(paper, address))).pdf
}

/** How many pages a paper has as a PDF, without what stands at its end in every form. */
export async function pagesOf(paper: Paper): Promise<number> {
  return (await typeset('paper', dataOf(paper, null))).pages
}

function dataOf(paper: Paper, address: string | null): object {
  const { content, hash, quotes } = paper
  const { title, consultation, ref, issuedTo, issuedOn, lang, blocks } = content
  return {
    documentTitle: `${title}: ${consultation.title}`,
    title,
    subtitle: consultation.title,
    standing: standingOf(content),
    author: 'Said and Done',
    description: `${ref}, issued to ${issuedTo} on ${inWords(issuedOn)}`,
    keywords: [`SHA-256 ${hash}`],
    day: issuedOn,
    lang,
    ref,
    notes: notesOn(paper),
    quotes: content.quotes.map(({ language }, at) => ({ language, words: quotes[at] ?? null })),
    blocks: [
      ...(address === null ? blocks : onTheWeb(blocks, address)),
      ...(address === null
        ? []
        : [
            { kind: 'heading', level: 2, text: 'How to cite this paper, and how to check it' },
            {
              kind: 'facts',
              rows: citing({ content, hash }, address).map((row, at) => (at === 0 ? { ...row, address } : row)),
            },
          ]),
    ],
  }
}

/** The log’s addresses whole, as a reader of the file needs them: the paper itself holds for every host. */
export function onTheWeb(blocks: Block[], address: string): Printed[] {
  const { origin } = new URL(address)
  return blocks.map((block) =>
    block.kind === 'facts'
      ? {
          ...block,
          rows: block.rows.map((row) =>
            isInLog(row.text) ? { ...row, text: origin + row.text, address: origin + row.text } : row,
          ),
        }
      : block,
  )
}

/** A block of a file: facts that stand on the web have their whole address. */
export type Printed =
  Exclude<Block, { kind: 'facts' }> | { kind: 'facts'; rows: { term: string; text: string; address?: string }[] }

const isInLog = (text: string) => /^\/log\/[\w-]+$/.test(text)

/** What has happened to a paper since it was issued, in every form of it. */
export function notesOn({
  replacedBy,
  takenOut,
  nowHash,
}: Pick<Paper, 'replacedBy' | 'takenOut' | 'nowHash'>): string[] {
  return [
    ...(replacedBy ? [`There is a later edition: ${replacedBy}. This one stays as it was issued.`] : []),
    ...takenOut.map(
      ({ on, reason }) =>
        `Words were taken out of this paper on ${inWords(on)}. ${takedownReasons[reason]} […] stands where they were. The SHA-256 is of the paper as it was issued; what is left has ${nowHash}.`,
    ),
  ]
}

/** What stands at the end of a paper, in every form of it. */
export function citing(
  { content, hash }: Pick<Paper, 'content' | 'hash'>,
  address: string,
): { term: string; text: string }[] {
  return [
    { term: 'Cite as', text: `${content.title}, ${content.ref}, ${inWords(content.issuedOn)}, ${address}` },
    { term: 'SHA-256', text: hash },
  ]
}

/** For which meeting, to whom and when, in one line below the title. */
export function standingOf({ meeting, issuedTo, issuedOn, ref, edition }: Paper['content']): string {
  const forMeeting = meeting ? `For ${meeting.title}${meeting.day ? ` on ${inWords(meeting.day)}` : ''}. ` : ''
  return `${forMeeting}Issued to ${issuedTo} on ${inWords(issuedOn)}. ${ref}, edition ${edition}.`
}
