import type { Block } from './contract.ts'
import type { Part } from './drafts/draft-contract.ts'
import type { Draft } from './drafts/draft-queries.ts'
import { asks, templates } from './vocabulary.ts'

/**
 * A draft as the blocks of a paper: its head, then each part with its paragraphs numbered as boards cite them. A part that
 * nobody wrote is left out.
 */
export function blocksOf(
  draft: Pick<Draft, 'template' | 'title' | 'item' | 'author' | 'presenter' | 'ask' | 'parts'>,
): Block[] {
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        { term: 'Kind of paper', text: templates[draft.template].name },
        ...(draft.item ? [{ term: 'Item', text: draft.item }] : []),
        { term: 'Paper for', text: asks[draft.ask] },
        ...(draft.author ? [{ term: 'Author', text: draft.author }] : []),
        ...(draft.presenter ? [{ term: 'Presented by', text: draft.presenter }] : []),
      ],
    },
  ]
  const filled = draft.parts.filter((part) =>
    part.kind === 'written' ? part.text.trim() !== '' : part.blocks.length > 0,
  )
  for (const [at, part] of filled.entries()) {
    const before = filled[at - 1]
    if (before?.kind === 'written' && before.summary && !(part.kind === 'written' && part.summary))
      blocks.push({ kind: 'page-break' })
    blocks.push({ kind: 'heading', level: 2, text: `${at + 1}. ${part.heading}` })
    blocks.push(...(part.kind === 'written' ? written(part, at + 1) : part.blocks))
  }
  return blocks
}

/** The executive summary alone, to be measured. */
export const summaryOf = <T extends { parts: Part[] }>(draft: T): T => ({
  ...draft,
  parts: draft.parts.filter((part) => part.kind === 'written' && part.summary),
})

function written(part: Extract<Part, { kind: 'written' }>, number: number): Block[] {
  if (part.shape === 'facts') {
    const rows = linesOf(part.text).flatMap((line) => {
      const at = line.indexOf(':')
      const [term, words] = at > 0 ? [line.slice(0, at), line.slice(at + 1).trim()] : [part.heading, line]
      return words ? [{ term, text: words }] : []
    })
    return rows.length > 0 ? [{ kind: 'facts', rows }] : [{ kind: 'text', text: 'Nothing was recorded.' }]
  }
  const paragraphs = part.shape === 'recommendations' ? linesOf(part.text) : part.text.split(/\n\s*\n/)
  return paragraphs
    .map((words) => words.trim())
    .filter(Boolean)
    .map((words, at): Block => ({ kind: 'numbered', number: `${number}.${at + 1}`, text: words }))
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
