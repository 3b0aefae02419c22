import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Adds the headers that guard every answer: pages, files, errors and the API's alike. */
export const guardHeaders = fp(async (app: FastifyInstance) => {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(guards)
    done()
  })
})

// No script, style, picture or connection but our own, and nobody may put our pages into a frame of theirs.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
]

/** What a page answers that other sites may show in a frame of theirs: everything else stays as guarded. */
export const framed = {
  'content-security-policy': policy
    .map((rule) => (rule.startsWith('frame-ancestors') ? 'frame-ancestors *' : rule))
    .join(';'),
  'cross-origin-resource-policy': 'cross-origin',
}

// Written out once: they are the same for everybody, and making them for each answer took a twelfth of an API process's time.
export const guards = {
  'content-security-policy': policy.join(';'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
}
