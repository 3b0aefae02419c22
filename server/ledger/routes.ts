import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../http/refusal.ts'
import { receiptHash, unknownReceipt } from './receipts.ts'
import { Problem, Text } from '../http/wire.ts'
import {
  CheckpointQuery,
  ConsistencyProof,
  ConsistencyQuery,
  type LedgerPageProps,
  type LedgerVerifyPageProps,
  LedgerView,
} from './contract.ts'
import { exportLedger } from './export.ts'
import { consistencyProof } from './merkle.ts'
import { proveReceiptOf } from './prove.ts'
import { checkpointAt, dailyCheckpoints, latestCheckpoint, nodesIn, publicKeyIn } from './queries.ts'
import { ReceiptFile } from './receipt-proof.ts'
import { ledgerFigures, ledgerView } from './view.ts'

// A stream is told to the reader of the description as the text it carries.
const text: z.ZodType<string | Readable> = z.string()
const fileOf = (type: string) => ({ content: { [type]: { schema: text } } })

/** The public ledger: its page, its files at fixed addresses, its proofs, and the verifier that runs in the reader's browser. */
export const ledgerRoutes: FastifyPluginAsyncZod = async (app) => {
  const open = { access: 'public' } as const
  const page = { config: open, schema: { hide: true } } as const
  // Counting a million comments for every reader would be felt; figures of the last seconds are told instead.
  // Titles are read each time: words that were taken out must be gone at once.
  const figures = cachedFor(2_000, () => ledgerFigures(app.readDb))
  const view = async () => ledgerView(app.readDb, await figures())

  app.get('/ledger', page, async (_request, reply) => {
    const load = async (): Promise<LedgerPageProps> => {
      const [ledger, days] = [await view(), await dailyCheckpoints(app.readDb, 60)]
      const earlier = days.filter(({ size }) => size !== ledger.checkpoint?.size)
      return {
        ledger: z.encode(LedgerView, ledger),
        earlier: earlier.map(({ size, signedAt }) => ({ size, signedAt: signedAt.toISOString() })),
      }
    }
    return reply.publicPage('public/Ledger', load, { address: '/ledger', always: true })
  })

  app.get('/ledger/verify', page, async (_request, reply) => {
    const load = async (): Promise<LedgerVerifyPageProps> => ({ publicKey: (await publicKeyIn(app.readDb)) ?? null })
    return reply.publicPage('public/LedgerVerify', load, { address: '/ledger/verify', always: true })
  })

  app.get(
    '/api/ledger',
    {
      config: { ...open, standsIn: true },
      schema: {
        operationId: 'getLedger',
        summary: 'The ledger: its key, its last signed checkpoint, and where every comment is',
        response: { 200: LedgerView },
      },
    },
    async () => view(),
  )

  app.get(
    '/ledger.jsonl',
    {
      config: { ...open, rateLimit: app.settings.rateLimit ? { max: 20, timeWindow: '1 minute' } : false },
      schema: {
        operationId: 'downloadLedger',
        summary: 'The whole public ledger, one JSON value a line, as LEDGER.md describes it',
        response: { 200: fileOf('application/jsonl') },
      },
    },
    async (_request, reply) => {
      const lines = await exportLedger(app.readDb)
      return reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', 'attachment; filename="ledger.jsonl"')
        .header('cache-control', 'no-store')
        .send(Readable.from(inChunks(lines)))
    },
  )

  app.get(
    '/ledger/checkpoint',
    {
      config: { ...open, standsIn: true },
      schema: {
        operationId: 'getCheckpoint',
        summary: 'A signed checkpoint (C2SP note): the last, or the one with this many entries',
        querystring: CheckpointQuery,
        response: { 200: fileOf('text/plain'), 404: Problem },
      },
    },
    async (request, reply) => {
      const { size } = request.query
      const checkpoint = size === undefined ? await latestCheckpoint(app.db) : await checkpointAt(app.db, size)
      if (!checkpoint) throw new Refusal('not-found', 'No checkpoint was signed with that many entries.')
      return reply
        .type('text/plain; charset=utf-8')
        .header('content-disposition', `inline; filename="checkpoint-${checkpoint.size}.txt"`)
        .header('cache-control', size === undefined ? 'no-store' : 'public, max-age=31536000, immutable')
        .send(checkpoint.note)
    },
  )

  app.get(
    '/ledger/proof/consistency',
    {
      config: open,
      schema: {
        operationId: 'getConsistencyProof',
        summary: 'That the ledger of `from` entries is the beginning of the ledger of `to` (RFC 9162)',
        querystring: ConsistencyQuery,
        response: { 200: ConsistencyProof },
      },
    },
    async (request) => {
      const { from, to } = request.query
      const size = (await latestCheckpoint(app.db))?.size ?? 0
      if (to > size) throw new Refusal('not-found', `The ledger has ${size} entries that are signed.`)
      if (from > to) throw new Refusal('invalid', 'The first number of entries cannot be larger than the second.')
      const proof = await consistencyProof(nodesIn(app.db), from, to)
      return { from, to, proof: proof.map((hash) => Buffer.from(hash).toString('hex')) }
    },
  )

  app.get(
    '/receipts/:code/proof.json',
    {
      config: open,
      schema: {
        operationId: 'getReceiptProof',
        summary: 'Proof that the comments of a receipt are in the ledger: keep it, and check it with the export',
        params: z.object({ code: Text().max(100) }),
        response: { 200: ReceiptFile },
      },
    },
    async (request, reply) => {
      const hash = receiptHash(request.params.code)
      const known =
        hash && (await app.db.selectFrom('submission').select('id').where('receiptHash', '=', hash).executeTakeFirst())
      if (!hash || !known) throw new Refusal('not-found', unknownReceipt)
      const proof = await proveReceiptOf(app.db, hash)
      reply.header('content-disposition', 'attachment; filename="proof.json"').header('cache-control', 'no-store')
      return proof
    },
  )

  // The reader's browser runs the very file that the command line runs.
  for (const name of ['verify.mjs', 'page.mjs']) {
    const text = readFileSync(path.join(import.meta.dirname, 'verifier', name))
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    app.get(`/ledger/verifier/${name}`, page, async (request, reply) => {
      reply.header('etag', etag).header('cache-control', 'public, max-age=0, must-revalidate')
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type('text/javascript; charset=utf-8').send(text)
    })
  }
}

/** Asked again at most every `ms`; while it is being asked, everybody waits for the same answer. */
function cachedFor<T>(ms: number, load: () => Promise<T>): () => Promise<T> {
  let kept: { at: number; answer: Promise<T> } | undefined
  return () => {
    if (!kept || Date.now() - kept.at > ms) {
      const fresh = { at: Date.now(), answer: load() }
      fresh.answer.catch(() => (kept = kept === fresh ? undefined : kept))
      kept = fresh
    }
    return kept.answer
  }
}

/** Lines in pieces of some tens of kilobytes: a write for each would cost more than the line. */
async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = ''
  for await (const line of lines) {
    chunk += `${line}\n`
    if (chunk.length < 65_536) continue
    yield chunk
    chunk = ''
  }
  if (chunk) yield chunk
}
