import type { Draft } from '../draft-contract.ts'

type Key = keyof Draft

/** The field of the page, as `differencesBetween` names it, where it is not called as its column. */
const pageFields: Partial<Record<Key, string>> = {
  reasonCode: 'reasonText',
  ownerOrganisationId: 'owner',
  ownerGroupId: 'owner',
  workstreamId: 'workstream',
  decidedOn: 'dates',
  decisionBody: 'dates',
  decisionDueOn: 'dates',
  decisionDueWording: 'dates',
  plannedFor: 'dates',
  doneOn: 'dates',
  nextUpdateOn: 'dates',
}
const pageFieldOf = (key: Key): string => pageFields[key] ?? key

/** Who is responsible is one choice in two columns: both of them are one person's or the other's. */
const together: readonly Key[][] = [['ownerOrganisationId', 'ownerGroupId']]

export type Merge = {
  draft: Draft
  /** What is theirs in it: they alone changed it, or theirs was chosen. */
  theirs: Key[]
  /** Fields of the page that both changed, differently, and about which nobody has decided. */
  both: string[]
  /** Fields of the page in which yours gave way, because theirs was chosen. */
  notKept: string[]
}

/**
 * Bring two people's changes to one draft together: what only one of them changed is as that person left it. Pure.
 * @param base    what both began from; undefined where it is not known: then whatever differs was changed by both
 * @param decided whose words stand where both changed the same: fields of the page that are yours, the others theirs;
 *                undefined while nobody has decided
 */
export function mergeDrafts(base: Draft | undefined, theirs: Draft, yours: Draft, decided?: readonly string[]): Merge {
  const draft: Record<string, unknown> = { ...yours }
  const merge: Merge = { draft: draft as Draft, theirs: [], both: [], notKept: [] }
  const alone = (Object.keys(yours) as Key[]).filter((key) => !together.flat().includes(key)).map((key) => [key])
  for (const keys of [...alone, ...together]) {
    const changed = (one: Draft, other: Draft) => keys.some((key) => textOf(key, one) !== textOf(key, other))
    if (!changed(theirs, yours)) {
      // The same words: theirs know what they were saved as.
      for (const key of keys) draft[key] = theirs[key]
      continue
    }
    const theyDid = base === undefined || changed(base, theirs)
    const youDid = base === undefined || changed(base, yours)
    const field = pageFieldOf(keys[0] as Key)
    if (theyDid && youDid && decided === undefined) {
      if (!merge.both.includes(field)) merge.both.push(field)
    } else if (theyDid && !(youDid && decided?.includes(field))) {
      for (const key of keys) draft[key] = theirs[key]
      merge.theirs.push(...keys)
      if (youDid && !merge.notKept.includes(field)) merge.notKept.push(field)
    }
  }
  return merge
}

/** A commitment that has no series yet is the same as the one it was saved as. */
function textOf(key: Key, draft: Draft): string {
  if (key !== 'commitments') return JSON.stringify(draft[key])
  return JSON.stringify(
    draft.commitments.map(({ text, ownerOrganisationId, dueOn }) => [text, ownerOrganisationId, dueOn]),
  )
}
