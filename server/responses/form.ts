import { nested, several } from '../http/forms.ts'

type Fields = Record<string, unknown>

/**
 * The editor's form as a draft to be checked: rows that were left empty are dropped, one choice is a list of one, and
 * the owner is an organisation or a group.
 */
export function draftOfForm(form: Fields): Fields {
  const fields = nested(form)
  const [kind, owner] = String(fields.owner ?? '').split(':')
  return {
    ...fields,
    ownerOrganisationId: kind === 'organisation' ? owner : null,
    ownerGroupId: kind === 'group' ? owner : null,
    themes: several(fields.themes),
    quotes: several(fields.quotes),
    changedWhat: filledRows(fields.changedWhat, ['document', 'section', 'before', 'after']),
    passedTo: filledRows(fields.passedTo, ['organisationId', 'on', 'replyDue', 'reply', 'repliedOn']),
    commitments: filledRows(fields.commitments, ['text', 'ownerOrganisationId', 'dueOn']),
  }
}

/** Rows that can be kept already; while somebody types, the others wait. @returns what waits, in words */
export function keepWhole(draft: Fields): { draft: Fields; waiting: string[] } {
  const commitments = draft.commitments as Fields[]
  const passedTo = draft.passedTo as Fields[]
  const promised = commitments.filter((row) => text(row.text) !== '' && text(row.dueOn) !== '')
  const passed = passedTo.filter((row) => text(row.organisationId) !== '')
  return {
    draft: { ...draft, commitments: promised, passedTo: passed },
    waiting: [
      promised.length < commitments.length && 'a commitment needs its words and a due day',
      passed.length < passedTo.length && 'what is passed on needs an organisation',
    ].filter((one) => one !== false),
  }
}

/** Why each soft check may stay, from fields named `reasons.{rule}`. */
export function reasonsOfForm(form: Fields): { rule: string; reason: string }[] {
  return Object.entries(form).flatMap(([name, reason]) =>
    name.startsWith('reasons.') && typeof reason === 'string'
      ? [{ rule: name.slice('reasons.'.length).slice(0, 60), reason: reason.slice(0, 1_000) }]
      : [],
  )
}

/** What was decided after a conflict, from `over.…` and fields named `keep.{field}`; nothing while a choice is missing. */
export function overOfForm(form: Fields): Fields | undefined {
  if (form['over.version'] === undefined) return undefined
  const kept = Object.entries(form).filter(([name]) => name.startsWith('keep.'))
  if (kept.length === 0) return undefined
  const mine = kept.filter(([, whose]) => whose === 'mine').map(([name]) => name.slice('keep.'.length))
  return { version: form['over.version'], edit: form['over.edit'], mine }
}

function filledRows(value: unknown, fields: string[]): Fields[] {
  const rows = Array.isArray(value) ? (value as unknown[]) : []
  return rows
    .filter((row): row is Fields => typeof row === 'object' && row !== null)
    .filter((row) => fields.some((field) => text(row[field]) !== ''))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
