import type { DeskCounts } from '../http/desk-place-contract.ts'
import type { Permission } from '../people/permissions.ts'

/** A page of the desk as the menu and the search name it. */
export type MenuEntry = {
  href: string
  label: string
  needs: Permission
  /** What else people call it, for the search. */
  also?: string
  /** The figure that stands beside it. */
  count?: keyof DeskCounts
  /** Pages of the same section, shown while one of them is open. */
  parts?: Omit<MenuEntry, 'parts'>[]
}

/** The pages of one consultation. */
export function consultationMenu(slug: string): MenuEntry[] {
  const themes = `/desk/themes/${slug}`
  const set = `/desk/consultations/${slug}`
  const comments = `/desk/comments?consultation=${slug}`
  return [
    {
      href: `${set}/overview`,
      label: 'Overview',
      needs: 'comments.read',
      also: 'numbers dates checklist account ledger',
    },
    {
      href: comments,
      label: 'Comments',
      needs: 'comments.read',
      also: 'inbox triage',
      count: 'comments',
      parts: [
        { href: `${comments}&person=yes`, label: 'Need a person', needs: 'comments.read' },
        { href: `${comments}&assignee=me`, label: 'Given to me', needs: 'comments.read', count: 'given' },
      ],
    },
    {
      href: themes,
      label: 'Themes',
      needs: 'comments.read',
      also: 'coding frame codebook',
      parts: [
        { href: `${themes}/coding`, label: 'Code comments', needs: 'comments.read', also: 'coding queue' },
        { href: `${themes}/agreement`, label: 'Agreement', needs: 'comments.read', also: 'inter-coder double coding' },
        {
          href: `${themes}/campaigns`,
          label: 'Campaigns',
          needs: 'comments.read',
          also: 'letters duplicates organised',
        },
        { href: `${themes}/topics`, label: 'New topics', needs: 'comments.read' },
        { href: `${themes}/learning`, label: 'Learning', needs: 'comments.read', also: 'machine model training' },
      ],
    },
    {
      href: `/desk/responses?consultation=${slug}`,
      label: 'Responses',
      needs: 'responses.review',
      also: 'drafts reviews embargo',
      count: 'responses',
    },
    {
      href: `/desk/imports?consultation=${slug}`,
      label: 'Imports',
      needs: 'imports.run',
      also: 'files spreadsheet CSV',
    },
    { href: `${set}/events`, label: 'Events', needs: 'comments.read', also: 'drop-in offline tablet' },
    { href: `${set}/languages`, label: 'Languages', needs: 'consultations.change', also: 'translations easy read' },
    { href: `${set}/pack`, label: 'Papers', needs: 'consultations.change', also: 'pack report of findings' },
    { href: set, label: 'Set-up', needs: 'consultations.change', also: 'questions phases points dates' },
  ]
}

/** The pages beside any consultation. */
export const programmeMenu: MenuEntry[] = [
  {
    href: '/desk/meetings',
    label: 'Meetings',
    needs: 'consultations.change',
    also: 'boards agenda resolutions',
    parts: [{ href: '/desk/papers', label: 'Papers', needs: 'consultations.change', also: 'reports templates findings' }],
  },
  {
    href: '/desk/bodies',
    label: 'Boards and organisations',
    needs: 'consultations.change',
    also: 'groups seats members workstreams bodies',
  },
  {
    href: '/desk/safeguarding',
    label: 'Safeguarding',
    needs: 'safeguarding.see',
    also: 'harm disclosure welfare',
    count: 'safeguarding',
  },
  {
    href: '/desk/outbox',
    label: 'Mail',
    needs: 'mail.handle',
    also: 'outbox messages',
    parts: [{ href: '/desk/followers', label: 'Followers', needs: 'mail.handle' }],
  },
  { href: '/desk/consultations', label: 'Consultations', needs: 'consultations.change', also: 'new set up' },
  {
    href: '/desk/wording',
    label: 'Our sentences',
    needs: 'responses.review',
    also: 'languages translations glossary wording',
  },
  {
    href: '/desk/people',
    label: 'People',
    needs: 'people.manage',
    also: 'accounts roles invitations',
    parts: [{ href: '/desk/imports/keys', label: 'API keys', needs: 'keys.manage' }],
  },
  {
    href: '/desk/settings',
    label: 'Settings',
    needs: 'programme.change',
    also: 'name colour privacy',
    parts: [{ href: '/desk/operations', label: 'Operations', needs: 'programme.change', also: 'queue backup errors' }],
  },
]

/** Which of the menu's addresses a page belongs to: the one that goes furthest into its own address. */
export function currentIn(menu: MenuEntry[], path: string): string | undefined {
  const here = new URL(path, 'http://desk')
  const addresses = menu.flatMap((entry) => [entry.href, ...(entry.parts ?? []).map((part) => part.href)])
  const fitting = addresses
    .map((href) => {
      const { pathname, searchParams } = new URL(href, 'http://desk')
      searchParams.delete('consultation')
      return { href, pathname, asks: [...searchParams] }
    })
    .filter(({ pathname, asks }) =>
      pathname === here.pathname
        ? asks.every(([name, value]) => here.searchParams.get(name) === value)
        : pathname !== '/desk' && asks.length === 0 && here.pathname.startsWith(`${pathname}/`),
    )
  return fitting.sort((a, b) => b.pathname.length - a.pathname.length || b.asks.length - a.asks.length)[0]?.href
}
