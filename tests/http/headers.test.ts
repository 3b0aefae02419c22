import { expect, test } from 'vitest'
import { useHere } from '../support/here.ts'

const here = useHere()

test.each(['/', '/no-such-page', '/api/health/live', '/api/no-such', '/ledger/verifier/verify.mjs', '/desk'])(
  '%s answers with the headers that guard it, and no policy that lets in a script of others',
  async (url) => {
    const { headers } = await here.app.inject({ url, headers: { accept: 'text/html' } })
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const policy = String(headers['content-security-policy'])
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy.split(';')).toContain(rule)
    expect(policy).not.toMatch(/unsafe|\*/)
  },
)
