/**
 * What holds a campaign together. `free`: the machine's finding only. `confirmed`: a person said that it is one.
 * `refused`: a person said that it is none; it is kept, so that its letters are not found again.
 */
export type Hold = 'free' | 'confirmed' | 'refused'

/** Near-identical comments. `senders` are the submissions they came in: one person may send the same words twice. */
export type Group = { comments: string[]; senders: number }

/** The result of a grouping. A campaign without an id is new. */
export type Settled = {
  campaigns: { id: string | null; comments: string[] }[]
  /** Found no more; `into` took most of its comments, if any did. */
  ended: { id: string; into: string | null }[]
}

/** Two of a kind may be a household, or a person who pressed the button twice; a third makes it a letter that goes round. */
export const leastSenders = 3

/**
 * Bring what the machine finds together with what is there. Machine findings follow the groups exactly, whatever the order
 * in which comments came; where a person has spoken the machine only adds to it: it takes no comment out of a campaign that
 * was confirmed, puts none that was refused into another, and makes no two confirmed campaigns one.
 * @param member  the campaign that each comment is in now
 * @param holds   every campaign that has comments or may take some, by id
 * @returns       the campaigns that gain or lose comments, with all the comments they have then; the others are left out
 */
export function settle(groups: Group[], member: Map<string, string>, holds: Map<string, Hold>): Settled {
  const result = new Map<string, string[]>()
  const fresh: string[][] = []
  const before = new Map<string, string[]>()
  for (const [comment, campaign] of member) {
    const list = before.get(campaign)
    if (list) list.push(comment)
    else before.set(campaign, [comment])
  }
  // A person's word stands, also for comments that are like no other.
  for (const [campaign, comments] of before) if (holds.get(campaign) !== 'free') result.set(campaign, [...comments])

  const largestFirst = groups
    .map((group) => ({ ...group, first: group.comments.reduce((a, b) => (a < b ? a : b)) }))
    .sort((a, b) => b.comments.length - a.comments.length || (a.first < b.first ? -1 : 1))
  for (const { comments, senders } of largestFirst) {
    const of = (hold: Hold) => comments.filter((comment) => holds.get(member.get(comment) ?? '') === hold)
    const [found, unknown] = [of('free'), comments.filter((comment) => !member.has(comment))]
    const [confirmed, refused] = [mostOf(of('confirmed'), member), mostOf(of('refused'), member)]
    const refusedFirst = refused && refused.count > Math.max(confirmed?.count ?? 0, mostOf(found, member)?.count ?? 0)
    if (refusedFirst) result.get(refused.id)!.push(...unknown)
    const rest = refusedFirst ? found : [...found, ...unknown]
    if (confirmed) result.get(confirmed.id)!.push(...rest)
    else if (rest.length > 0 && senders >= leastSenders) claim(rest)
  }

  const home = new Map<string, string>()
  for (const [campaign, comments] of result) for (const comment of comments) home.set(comment, campaign)
  const ended = [...before].flatMap(([id, comments]) => {
    if (holds.get(id) !== 'free' || result.has(id)) return []
    return [
      {
        id,
        into:
          mostOf(
            comments.filter((comment) => home.has(comment)),
            home,
          )?.id ?? null,
      },
    ]
  })
  const changed = [...result].filter(([id, comments]) => {
    const had = before.get(id) ?? []
    return comments.length !== had.length || comments.some((comment) => member.get(comment) !== id)
  })
  return {
    campaigns: [
      ...changed.map(([id, comments]) => ({ id, comments })),
      ...fresh.map((comments) => ({ id: null, comments })),
    ],
    ended,
  }

  /** The machine's own campaign that most of these are in goes on with them, if no larger group has it; else they begin one. */
  function claim(comments: string[]) {
    const own = mostOf(
      comments.filter((comment) => member.has(comment) && !result.has(member.get(comment)!)),
      member,
    )
    if (own) result.set(own.id, comments)
    else fresh.push(comments)
  }
}

/** The campaign that most of these are in, the older where two have as many. */
function mostOf(comments: string[], member: Map<string, string>): { id: string; count: number } | undefined {
  const counts = new Map<string, number>()
  for (const comment of comments) {
    const id = member.get(comment)!
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))[0]
}
