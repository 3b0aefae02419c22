import { expect, test } from 'vitest'
import { type Grant, type Role, roles } from '#server/people/contract.ts'
import { may, type On, type Permission, permissions, relationOf, roleMay } from '#server/people/permissions.ts'

const one = { city: 'a', county: 'b', consultation: 'c', another: 'd' }
const grant = (role: Role, scope: Partial<Grant> = {}): Grant => ({
  role,
  organisationId: null,
  consultationId: null,
  ...scope,
})
const response = (organisationId: string | null, sharedWith: string[] = []): On => ({
  is: 'response',
  consultationId: one.consultation,
  organisationId,
  sharedWith,
})

test('a role for the programme reaches what is the programme’s, and sees what its organisations draft', () => {
  const everywhere = grant('officer')
  expect(relationOf(everywhere, { is: 'programme' })).toBe('own')
  expect(relationOf(everywhere, { is: 'consultation', consultationId: one.consultation, owners: [one.city] })).toBe(
    'own',
  )
  expect(relationOf(everywhere, response(null))).toBe('own')
  expect(relationOf(everywhere, response(one.city))).toBe('shared')
})

test('a role for one consultation reaches no other, nor the programme', () => {
  const here = grant('officer', { consultationId: one.consultation })
  expect(relationOf(here, { is: 'programme' })).toBe('other')
  expect(relationOf(here, { is: 'organisation', organisationId: one.city })).toBe('other')
  expect(relationOf(here, { is: 'consultation', consultationId: one.another, owners: [] })).toBe('other')
  expect(relationOf(here, response(null))).toBe('own')
  expect(relationOf(here, { is: 'response', consultationId: one.another, organisationId: null, sharedWith: [] })).toBe(
    'other',
  )
})

test('an organisation’s officer writes for their own, sees what was shared, and approves for nobody else', () => {
  const city = { grants: [grant('officer', { organisationId: one.city })] }
  const allowed = (permission: Permission, on: On) => may(city, permission, on)
  expect(allowed('responses.publish', response(one.city))).toBe(true)
  expect(allowed('responses.see', response(one.county))).toBe(false)
  expect(allowed('responses.see', response(one.county, [one.city]))).toBe(true)
  for (const permission of ['responses.draft', 'responses.review', 'responses.publish'] as const) {
    expect(allowed(permission, response(one.county, [one.city])), permission).toBe(false)
    expect(allowed(permission, response(null)), permission).toBe(false)
  }
  expect(allowed('people.manage', { is: 'programme' })).toBe(false)
})

test('comments of a consultation are for the officers of each organisation that owns it', () => {
  const city = { grants: [grant('officer', { organisationId: one.city })] }
  const owned = (owners: string[]): On => ({ is: 'consultation', consultationId: one.consultation, owners })
  expect(may(city, 'comments.read', owned([one.county, one.city]))).toBe(true)
  expect(may(city, 'comments.read', owned([one.county]))).toBe(false)
  expect(may(city, 'comments.read', owned([]))).toBe(false)
})

test('nobody who is not signed in, and nobody without a role, may do anything', () => {
  for (const permission of Object.keys(permissions) as Permission[]) {
    expect(may(null, permission)).toBe(false)
    expect(may({ grants: [] }, permission)).toBe(false)
  }
})

test('nobody may do anything with what is another’s and not shared', () => {
  for (const role of roles)
    for (const permission of Object.keys(permissions) as Permission[])
      expect(roleMay(role, permission, 'other')).toBe(false)
})
