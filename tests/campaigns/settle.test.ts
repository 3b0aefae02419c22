import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Group, type Hold, leastSenders, settle } from '#workers/campaigns/settle.ts'

const group = (...comments: string[]): Group => ({ comments, senders: comments.length })
const none = new Map<string, string>()

describe('what the machine finds', () => {
  test('three copies make a campaign, two do not, nor three that one person sent', () => {
    expect(settle([group('a', 'b')], none, new Map()).campaigns).toEqual([])
    expect(settle([{ comments: ['a', 'b', 'c'], senders: 1 }], none, new Map()).campaigns).toEqual([])
    expect(settle([group('a', 'b', 'c')], none, new Map()).campaigns).toEqual([{ id: null, comments: ['a', 'b', 'c'] }])
  })

  test('two findings that a later letter joins become one; the smaller says where it went', () => {
    const member = new Map(
      [...'abcd'].map((comment) => [comment, 'large']).concat([...'xyz'].map((one) => [one, 'small'])) as [
        string,
        string,
      ][],
    )
    const holds = new Map<string, Hold>([
      ['large', 'free'],
      ['small', 'free'],
    ])
    const { campaigns, ended } = settle([group(...'abcdexyz')], member, holds)
    expect(campaigns.map(({ id, comments }) => [id, comments.length])).toEqual([['large', 8]])
    expect(ended).toEqual([{ id: 'small', into: 'large' }])
  })

  test('follows the groups exactly, whatever was found before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(6)), { maxLength: 40 }), (rows) => {
        // Each comment is in one group now, and was in some campaign (or none, 0) before.
        const groups = [
          ...Map.groupBy(
            rows.map(([now], at) => ({ now, id: `c${at}` })),
            (row) => row.now,
          ).values(),
        ]
          .filter((list) => list.length > 1)
          .map((list) => group(...list.map(({ id }) => id)))
        const member = new Map(
          rows.flatMap(([, was], at) => (was === 0 ? [] : [[`c${at}`, `k${was}`] as [string, string]])),
        )
        const holds = new Map<string, Hold>(Array.from({ length: 7 }, (_, at) => [`k${at}`, 'free']))
        expect(outcome(settle(groups, member, holds), member)).toEqual(
          groups
            .filter(({ senders }) => senders >= leastSenders)
            .map(({ comments }) => [...comments].sort().join())
            .sort(),
        )
      }),
    )
  })
})

describe('what a person said', () => {
  const confirmed = new Map([...'abc'].map((one) => [one, 'k'] as [string, string]))
  test('a confirmed campaign takes in copies and loses none', () => {
    const holds = new Map<string, Hold>([['k', 'confirmed']])
    expect(settle([], confirmed, holds)).toEqual({ campaigns: [], ended: [] })
    expect(settle([group('a', 'b', 'n')], confirmed, holds).campaigns).toEqual([
      { id: 'k', comments: ['a', 'b', 'c', 'n'] },
    ])
  })

  test('what was refused is not found again, and takes nothing away that stands', () => {
    const holds = new Map<string, Hold>([
      ['k', 'refused'],
      ['free', 'free'],
    ])
    const { campaigns } = settle([group('a', 'b', 'c', 'n')], confirmed, holds)
    expect(campaigns).toEqual([{ id: 'k', comments: ['a', 'b', 'c', 'n'] }])
    const both = new Map([...confirmed, ...[...'vwxyz'].map((one) => [one, 'free'] as [string, string])])
    expect(settle([group(...'abcvwxyzn')], both, holds).campaigns).toEqual([{ id: 'free', comments: [...'vwxyzn'] }])
  })

  test('two confirmed campaigns stay two, also where a letter is like both', () => {
    const member = new Map([...confirmed, ...[...'xy'].map((one) => [one, 'm'] as [string, string])])
    const holds = new Map<string, Hold>([
      ['k', 'confirmed'],
      ['m', 'confirmed'],
    ])
    expect(settle([group(...'abcnxy')], member, holds)).toEqual({
      campaigns: [{ id: 'k', comments: [...'abcn'] }],
      ended: [],
    })
  })
})

/** The campaigns that there are afterwards, by their comments. */
function outcome({ campaigns, ended }: ReturnType<typeof settle>, member: Map<string, string>): string[] {
  const now = new Map<string, string[]>()
  for (const [comment, id] of member)
    if (!ended.some((one) => one.id === id)) now.set(id, [...(now.get(id) ?? []), comment])
  campaigns.forEach(({ id, comments }, at) => now.set(id ?? `new ${at}`, comments))
  return [...now.values()].map((comments) => [...comments].sort().join()).sort()
}
