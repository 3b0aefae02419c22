import type { DeskCounts } from '../../http/desk-place-contract.ts'
import type { SignedIn } from '../../people/contract.ts'
import { may, type Permission } from '../../people/permissions.ts'

/** A page of the desk as the menu and the search name it. */
export type MenuEntry = {
  href: string
  label: string
  needs: Permission
  /** What else people call it, for the search. */
  also?: string
  /** The figure that stands beside it. */
  count?: keyof DeskCounts
  /** It is the whole programme’s: a role for a part of it does not open it. */
  forAll?: true
  /** Pages of the same section, shown while one of them is open. */
  parts?: Omit<MenuEntry, 'parts'>[]
}

/** Whether somebody may open what an entry leads to. */
export const mayOpen = (person: Pick<SignedIn, 'grants'> | null, entry: MenuEntry): boolean =>
  may(person, entry.needs, entry.forAll ? { is: 'programme' } : undefined)

/** The pages of one consultation. @param me  id of anyone who looks */
export function consultationMenu(slug: string, me: string): MenuEntry[] {
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
        {
          href: `${comments}&assignee=${me}&state=in-hand`,
          label: 'Given to me',
          needs: 'comments.read',
          count: 'given',
        },
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
        {
          href: `${themes}/tables`,
          label: 'Themes by who and where',
          needs: 'comments.read',
          also: 'tables cross area XLSX',
        },
        {
          href: `${themes}/equality`,
          label: 'Who answered: equality',
          needs: 'comments.read',
          also: 'protected characteristics age sex disability ethnicity monitoring',
        },
        { href: `${themes}/learning`, label: 'Learning', needs: 'comments.read', also: 'machine model training' },
      ],
    },
    {
      href: `/desk/responses?consultation=${slug}`,
      label: 'Responses',
      needs: 'responses.see',
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
    {
      href: `${set}/plans`,
      label: 'Plans and evidence',
      needs: 'consultations.change',
      also: 'gates tests reviews equality milestones risks metrics measures',
    },
    { href: `${set}/areas`, label: 'Areas', needs: 'consultations.change', also: 'population map tiles' },
    {
      href: `${set}/documents`,
      label: 'Documents',
      needs: 'consultations.change',
      also: 'files PDF Word upload easy read',
    },
    { href: `${set}/languages`, label: 'Languages', needs: 'consultations.change', also: 'translations easy read' },
    { href: `${set}/pack`, label: 'Papers', needs: 'consultations.change', also: 'pack report of findings' },
    { href: set, label: 'Set-up', needs: 'consultations.change', also: 'questions phases points dates' },
  ]
}

/** Where officers of an organisation reply to what was passed on to it. */
export const passedOnMenu = (person: Pick<SignedIn, 'grants'> | null): MenuEntry[] =>
  person?.grants.some((grant) => grant.organisationId !== null)
    ? [{ href: '/desk/passed-on', label: 'Passed on to you', needs: 'responses.see', also: 'replies' }]
    : []

/** The pages beside any consultation. */
export const programmeMenu: MenuEntry[] = [
  {
    href: '/desk/board',
    label: 'My board',
    needs: 'board.read',
    forAll: true,
    also: 'next meeting papers feedback seat',
  },
  {
    href: '/desk/meetings',
    label: 'Meetings',
    needs: 'consultations.change',
    forAll: true,
    also: 'boards agenda resolutions',
    parts: [
      {
        href: '/desk/papers',
        label: 'Papers',
        needs: 'consultations.change',
        also: 'reports templates findings',
      },
    ],
  },
  {
    href: '/desk/bodies',
    label: 'Boards and organisations',
    needs: 'consultations.change',
    forAll: true,
    also: 'groups seats members workstreams bodies',
  },
  {
    href: '/desk/requests',
    label: 'Requests',
    needs: 'comments.read',
    also: 'FOI freedom of information subject access complaint erasure whistleblowing',
    count: 'requests',
  },
  {
    href: '/desk/safeguarding',
    label: 'Safeguarding',
    needs: 'safeguarding.see',
    also: 'harm disclosure welfare',
    count: 'safeguarding',
  },
  {
    href: '/desk/watch',
    label: 'Changed since publishing',
    needs: 'responses.review',
    also: 'watch withdrawn redacted overdue delegation plan',
  },
  {
    href: '/desk/takedowns',
    label: 'Complaints and takedowns',
    needs: 'words.take-out',
    forAll: true,
    also: 'hide words name published defamation',
  },
  {
    href: '/desk/outbox',
    label: 'Mail',
    needs: 'mail.handle',
    forAll: true,
    also: 'outbox messages',
    parts: [{ href: '/desk/followers', label: 'Followers', needs: 'mail.handle', forAll: true }],
  },
  { href: '/desk/consultations', label: 'Consultations', needs: 'consultations.change', also: 'new set up' },
  {
    href: '/desk/wording',
    label: 'Our sentences',
    needs: 'responses.review',
    forAll: true,
    also: 'languages translations glossary wording',
  },
  {
    href: '/desk/people',
    label: 'People',
    needs: 'people.manage',
    forAll: true,
    also: 'accounts roles invitations',
    parts: [{ href: '/desk/imports/keys', label: 'API keys', needs: 'keys.manage', forAll: true }],
  },
  {
    href: '/desk/settings',
    label: 'Settings',
    needs: 'programme.change',
    forAll: true,
    also: 'name colour privacy',
    parts: [
      {
        href: '/desk/operations',
        label: 'Operations',
        needs: 'programme.change',
        forAll: true,
        also: 'queue backup errors',
      },
    ],
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
