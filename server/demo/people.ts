import type { Role } from '../people/contract.ts'

/** Who can sign in to the demonstration; the password is the same for all, and public. */
export const samplePeople = [
  {
    key: 'officer',
    name: 'Olive Officer',
    post: 'Engagement officer',
    roles: ['officer'],
    does: 'reads, themes and answers comments; imports files',
  },
  {
    key: 'second',
    name: 'Oscar Second',
    post: 'Senior engagement officer',
    roles: ['officer'],
    does: 'is the second pair of eyes: approves what Olive drafts, and publishes',
  },
  { key: 'reviewer', name: 'Rita Reviewer', post: 'Programme office', roles: ['reviewer'], does: 'reviews drafts' },
  {
    key: 'board',
    name: 'Bea Board',
    post: 'Member of the Health and Wellbeing Board',
    roles: ['board-member'],
    does: 'reads the log as a board member',
  },
  {
    key: 'safeguarding',
    name: 'Sam Safeguarding',
    post: 'Safeguarding lead',
    roles: ['safeguarding'],
    does: 'sees comments that disclose harm',
  },
  {
    key: 'administrator',
    name: 'Ada Administrator',
    post: 'Programme office',
    roles: ['administrator', 'officer'],
    does: 'adds people and consultations',
  },
  {
    key: 'city',
    name: 'Cara City',
    post: 'Leicester City Council',
    roles: ['officer'],
    organisation: 'org-lcc',
    does: 'answers for one organisation: sees its own drafts, and no other’s unless they are shared',
  },
  {
    key: 'city-second',
    name: 'Colin City',
    post: 'Leicester City Council',
    roles: ['officer'],
    organisation: 'org-lcc',
    does: 'is that organisation’s second pair of eyes',
  },
  {
    key: 'county',
    name: 'Connie County',
    post: 'Leicestershire County Council',
    roles: ['officer'],
    organisation: 'org-leics',
    does: 'answers for another organisation that owns the same consultation',
  },
] as const satisfies readonly {
  key: string
  name: string
  post: string
  roles: readonly Role[]
  /** By the sample's own name: their roles are for this organisation alone. */
  organisation?: string
  does: string
}[]
export type SamplePerson = (typeof samplePeople)[number]['key']
