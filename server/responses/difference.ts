import { inWords } from '../data/time.ts'
import type { Difference, FieldDifference, Readable } from './contract.ts'
import { outcomes, reasons } from './vocabulary.ts'

/**
 * What changed between two texts, word by word, in reading order: what both share, what was removed, what was added.
 * Joining `same` and `removed` gives `before`, joining `same` and `added` gives `after`, to the letter.
 * @see Myers (1986), “An O(ND) difference algorithm and its variations”; here the plain table, over words
 */
export function difference(before: string, after: string): Difference[] {
  const a = before.match(token) ?? []
  const b = after.match(token) ?? []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return joined([
    ...a.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text) => ({ kind: 'same' as const, text })),
  ])
}

/** A word with the space that follows it, or the space at the beginning. */
const token = /\S+\s*|\s+/g
/** Beyond this many comparisons the table would cost more than it tells: then all went and all came. */
const mostCompared = 4_000_000

function middle(a: string[], b: string[]): Difference[] {
  if (a.length * b.length > mostCompared) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ]
  }
  const width = b.length + 1
  // longest[i * width + j]: the most words that a from i and b from j have in common.
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const parts: Difference[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const mine = a[i]
    const theirs = b[j]
    if (mine !== undefined && mine === theirs) {
      parts.push({ kind: 'same', text: mine })
      i++
      j++
    } else if (mine !== undefined && (theirs === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: mine })
      i++
    } else if (theirs !== undefined) {
      parts.push({ kind: 'added', text: theirs })
      j++
    }
  }
  return parts
}

/** Neighbours of one kind become one stretch; between two equal words, what went comes before what came. */
function joined(parts: Difference[]): Difference[] {
  const result: Difference[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed) result.push({ kind: 'removed', text: removed })
    if (added) result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const part of parts) {
    if (part.kind === 'removed') removed += part.text
    else if (part.kind === 'added') added += part.text
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') last.text += part.text
      else result.push({ ...part })
    }
  }
  flush()
  return result
}

/** Where two versions differ, field by field, in the order of the page; nothing for what is the same. */
export function differencesBetween(before: Readable, after: Readable): FieldDifference[] {
  return fields.flatMap(({ field, label, read }) => {
    const [was, is] = [read(before), read(after)]
    return was === is ? [] : [{ field, label, parts: difference(was, is) }]
  })
}

const lines = (texts: (string | null | undefined | false)[]) => texts.filter(Boolean).join('\n')
const fields: { field: string; label: string; read: (readable: Readable) => string }[] = [
  { field: 'youSaid', label: 'You said', read: (r) => r.youSaid },
  { field: 'weDid', label: 'We did', read: (r) => r.weDid },
  { field: 'outcome', label: 'Outcome', read: (r) => (r.outcome ? outcomes[r.outcome].label : '') },
  {
    field: 'reasonText',
    label: 'Reason',
    read: (r) => lines([r.reasonCode && reasons[r.reasonCode], r.reasonText]),
  },
  { field: 'owner', label: 'Who is responsible', read: (r) => r.owner ?? '' },
  { field: 'workstream', label: 'Workstream', read: (r) => r.workstream ?? '' },
  {
    field: 'dates',
    label: 'Dates',
    read: (r) =>
      lines([
        r.decidedOn && `Decided on ${inWords(r.decidedOn)}`,
        r.decisionBody && `Decided by ${r.decisionBody}`,
        r.decisionDueOn && `Decision due ${inWords(r.decisionDueOn)}`,
        r.decisionDueWording && `Decision due: ${r.decisionDueWording}`,
        r.plannedFor && `Planned for ${inWords(r.plannedFor)}`,
        r.doneOn && `Done on ${inWords(r.doneOn)}`,
        r.nextUpdateOn && `Next update ${inWords(r.nextUpdateOn)}`,
      ]),
  },
  { field: 'evidence', label: 'Evidence', read: (r) => r.evidence ?? '' },
  {
    field: 'passedTo',
    label: 'Passed on to',
    read: (r) =>
      lines(
        r.passedTo.map((to) =>
          [
            to.organisation,
            to.on && `on ${inWords(to.on)}`,
            to.replyDue && `reply due ${inWords(to.replyDue)}`,
            to.reply,
          ]
            .filter(Boolean)
            .join(', '),
        ),
      ),
  },
  {
    field: 'changedWhat',
    label: 'Changed wording',
    read: (r) => lines(r.changedWhat.map((c) => `${c.document}, ${c.section}\nBefore: ${c.before}\nAfter: ${c.after}`)),
  },
  {
    field: 'commitments',
    label: 'Commitments',
    read: (r) =>
      lines(r.commitments.map((c) => [c.text, c.owner, `due ${inWords(c.dueOn)}`].filter(Boolean).join(', '))),
  },
  { field: 'equalityEffect', label: 'Effect on equality', read: (r) => r.equalityEffect ?? '' },
  { field: 'quotes', label: 'Quotes', read: (r) => lines(r.quotes) },
  { field: 'themes', label: 'Themes', read: (r) => lines(r.themes) },
  { field: 'supersededBy', label: 'Replaced by', read: (r) => r.supersededBy ?? '' },
  { field: 'changeReason', label: 'Reason for the correction', read: (r) => r.changeReason ?? '' },
]
