import type { ResponsePageProps } from '#server/desk/responses/contract.ts'
import type { Shown } from '#server/http/wire.ts'

/** One row of a list of fields, such as one commitment. `key` tells the rows apart while they come and go. */
export type Row = Record<string, string> & { key: string }
type Begin = Pick<Shown<ResponsePageProps>, 'response' | 'typed' | 'conflict'>
export type Begun = ReturnType<typeof start>

/** What the form begins with; from then on the fields hold what is typed, before the scripts came too. */
export const start = (page: Begin) => beginWith({ ...page, typed: alreadyTyped() ?? page.typed })

/** The same, of nothing but what it is given. */
export function beginWith({ response, conflict, typed }: Begin) {
  const draft = response.draft as unknown as Record<string, unknown>
  const owner = response.draft.ownerOrganisationId
    ? `organisation:${response.draft.ownerOrganisationId}`
    : response.draft.ownerGroupId
      ? `group:${response.draft.ownerGroupId}`
      : ''
  const of = (field: string): string =>
    typed ? String(typed[field] ?? '') : field === 'owner' ? owner : String(draft[field] ?? '')
  const many = (field: string): string[] =>
    typed ? [typed[field] ?? []].flat().map(String) : (draft[field] as string[])
  /** The rows that are there, and an empty one to write in. */
  const rows = (field: string): Row[] => {
    const given: Record<string, string>[] = []
    if (typed) {
      for (const [name, value] of Object.entries(typed)) {
        const found = new RegExp(`^${field}\\.(\\d+)\\.(\\w+)$`).exec(name)
        if (found) (given[Number(found[1])] ??= {})[found[2] as string] = String(value)
      }
    } else {
      for (const row of draft[field] as Record<string, unknown>[]) {
        given.push(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])))
      }
    }
    const filled = given.filter((row) => row && Object.values(row).some((value) => value !== ''))
    return [...filled, {}].map((row, index) => ({ ...row, key: `${field}-${index}` }))
  }
  const reason = (rule: string) =>
    typed
      ? String(typed[`reasons.${rule}`] ?? '')
      : (response.checkReasons.find((one) => one.rule === rule)?.reason ?? '')
  return {
    of,
    many,
    rows,
    reason,
    conflict,
    // After a conflict too: what both began from says who changed what.
    version: Number(typed?.version ?? response.version),
    edit: Number(typed?.edit ?? response.edit),
    checks: response.checks,
    readable: response.readable,
  }
}

/** What stands in the form before the scripts take it over: people type while they load. */
function alreadyTyped(): Filled | null {
  const form = typeof document === 'undefined' ? null : document.querySelector<HTMLFormElement>('#editor')
  return form && filledOf(bodyOf(form))
}

/** What a form holds, by name. */
export type Filled = Record<string, string | string[]>
export function filledOf(body: URLSearchParams): Filled {
  const fields: Filled = {}
  for (const [name, value] of body) {
    const held = fields[name]
    fields[name] = held === undefined ? value : [held, value].flat()
  }
  return fields
}

/** What a form would send. */
export function bodyOf(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams(
    [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
}

/** Put back what stands in a form, but for the fields that somebody else changed. @param written  what stood in it, by name */
export function putBack(form: HTMLFormElement, written: FormData, theirs: readonly string[]): void {
  for (const [name, value] of written) {
    const field = name.split('.')[0] ?? ''
    const key = field === 'owner' ? 'ownerOrganisationId' : field
    if (typeof value !== 'string' || theirs.includes(key)) continue
    const control = form.elements.namedItem(name)
    if (control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type !== 'checkbox'))
      control.value = value
  }
}

/** `14:05`, on this device. */
export const clock = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
