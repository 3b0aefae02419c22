import { diffArrays } from 'diff'
import { inWords } from '../data/time.ts'
import type { Difference, FieldDifference } from './checks/checks-contract.ts'
import type { Readable } from './contract.ts'
import { plainFields, responseFields } from './fields-vocabulary.ts'
import { outcomes, reasons } from './vocabulary.ts'

/**
 * What changed between two texts, word by word, in reading order: what both share, what was removed, what was added.
 * Joining `same` and `removed` gives `before`, joining `same` and `added` gives `after`, to the letter.
 * @see Myers (1986), “An O(ND) difference algorithm and its variations”; the `diff` package, over words
 */
export function difference(before: string, after: string): Difference[] {
  const a = before.match(token) ?? []
  const b = after.match(token) ?? []
  // Beyond this many changes a comparison would cost more than it tells: then all went and all came.
  const parts = diffArrays(a, b, { maxEditLength: 4_000 }) ?? [
    { value: a, removed: true, added: false },
    { value: b, removed: false, added: true },
  ]
  return joined(
    parts.map(({ value, removed, added }) => ({
      kind: removed ? ('removed' as const) : added ? ('added' as const) : ('same' as const),
      text: value.join(''),
    })),
  )
}

/** A word with the space that follows it, or the space at the beginning. */
const token = /\S+\s*|\s+/g

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
    if (part.text === '') continue
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
  { field: 'youSaid', label: responseFields.youSaid.label, read: (r) => r.youSaid },
  { field: 'weDid', label: responseFields.weDid.label, read: (r) => r.weDid },
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
  ...plainFields.map((field) => ({
    field,
    label: responseFields[field].label,
    read: (r: Readable) => r[field] ?? '',
  })),
  { field: 'quotes', label: 'Quotes', read: (r) => lines(r.quotes) },
  { field: 'themes', label: 'Themes', read: (r) => lines(r.themes) },
  { field: 'supersededBy', label: 'Replaced by', read: (r) => r.supersededBy ?? '' },
  { field: 'changeReason', label: 'Reason for the correction', read: (r) => r.changeReason ?? '' },
]
