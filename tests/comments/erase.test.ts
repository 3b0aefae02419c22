import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from '#server/process/backup.ts'
import { importFile } from '#server/imports/run/run.ts'
import { undoImport } from '#server/imports/run/undo.ts'
import { faultsOfLedger } from '#server/ledger/account.ts'
import { newSigningKey, publicKeyOf } from '#server/ledger/checkpoint.ts'
import { ReceiptFile, verifyReceipt } from '#server/ledger/receipt-proof.ts'
import { verifyLedger } from '#server/ledger/verifier/verify.mjs'
import { sequenceWaiting } from '#workers/ledger.ts'
import { desk, expectStatus, fullDraft } from '../responses/say.ts'
import { asking, deeds, filling, holding, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make, say } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const key = newSigningKey('localhost/ledger')
const number = () => sequenceWaiting(here.db, key, () => here.clock.now)
const folder = mkdtempSync(path.join(tmpdir(), 'said-erase-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(async () => {
  await here.db
    .insertInto('ledgerKey')
    .values({ publicKey: publicKeyOf(key) })
    .execute()
})

const asked = { reason: 'person-asked', sure: 'yes' }
const erase = (id: string, body: object = asked, who = here.cast.ada) =>
  ask(who, 'POST', `/api/desk/comments/${id}/erasure`, body)

/** Where a word still is: what stands around it, or nothing. */
function around(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word)
  return at < 0 ? '' : text.slice(Math.max(0, at - 80), at + 80)
}

/** Everything that the database holds, as text. */
async function dump(): Promise<string> {
  const file = path.join(folder, 'dump.gz')
  await backUp(here.ownerUrl, file)
  return gunzipSync(readFileSync(file)).toString('utf8')
}

/** Every address that could show a comment's words, to anyone who may see most. */
async function surfaces(slug: string, ref: string, id: string, receipt: string): Promise<string> {
  const bodies = await Promise.all(
    [
      ...['/log', `/log/${ref}`, '/log.csv', '/log.json', '/log.atom', `/api/log`, `/api/log/${ref}`],
      ...[`/consultations/${slug}`, `/account?consultation=${slug}`, '/ledger', '/ledger.jsonl'],
      ...[`/receipts/${receipt}`, `/api/receipts/${receipt}`, `/receipts/${receipt}/proof.json`],
      ...[`/receipts/${receipt}/comments/${id}/withdraw`, '/desk', `/desk/comments?consultation=${slug}`],
      ...[`/api/desk/comments?consultation=${slug}`, `/desk/comments/${id}`, `/api/desk/comments/${id}`],
      ...[`/api/desk/comments/${id}/history`, `/api/desk/comments/${id}/around`, `/desk/responses/${ref}`],
      ...[`/api/desk/responses/${ref}`, `/desk/themes/${slug}`],
    ].map(async (url) => `${url}\n${(await ask(here.cast.ada, 'GET', url)).body}`),
  )
  return bodies.join('\n\n')
}

test('a planted word is in no table and on no page any more; counts, proofs and checkpoints hold', async () => {
  const { id: consultationId, slug, themes } = await make(here).consultation()
  const mark = 'zzplanted'
  const words = `Dr ${mark} at the ${mark} clinic was rude to my ${mark}.`
  const { receipt } = (
    await say(here.app, slug, [words, 'And the bus is late.'], {
      consentToQuote: true,
      organisation: 'zzsender Ltd',
      contact: { name: 'zzsender', wantsNews: true, phone: '01' },
    })
  ).json<{ receipt: string }>()
  const view = (await here.app.inject(`/api/receipts/${receipt}`)).json<{ comments: { id: string }[] }>()
  const [id, beside] = view.comments.map((one) => one.id) as [string, string]
  const submission = await here.db
    .selectFrom('comment')
    .select('submissionId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await here.db
    .updateTable('comment')
    .set({ translation: `In English: ${mark}` })
    .where('id', '=', id)
    .execute()
  await machineSays(here, id, [themes['community-services'] as string], [{ start: 3, end: 12, weight: 1, text: mark }])
  await here.db
    .insertInto('campaignSignature')
    .values({ commentId: id, consultationId, signing: 1, runs: 0, wording: 5 })
    .execute()
  await here.db.insertInto('personalMark').values({ commentId: id, kind: 'name', starts: 3, ends: 12 }).execute()
  await here.db
    .insertInto('commentRoute')
    .values({ commentId: id, route: 'erasure', note: `Asked by ${mark}` })
    .execute()
  const { olive, oscar, sam } = here.cast
  const aside = { reason: 'thanks', note: `Thanks of ${mark}` }
  expectStatus(await ask(olive, 'PUT', `/api/desk/comments/${id}/set-aside`, aside), 204)
  expectStatus(await ask(olive, 'DELETE', `/api/desk/comments/${id}/set-aside`), 204)
  const flag = { kind: 'adult', why: `Says ${mark}` }
  expectStatus(await ask(olive, 'POST', `/api/desk/comments/${id}/flags`, flag), 204)
  const release = { decision: 'release', note: `Not ${mark}` }
  expectStatus(await ask(sam, 'PUT', `/api/desk/safeguarding/${id}/decision`, release), 204)
  const redaction = { publicBody: `[Somebody] at the ${mark} clinic was rude.`, reason: `Names ${mark}` }
  expectStatus(await ask(olive, 'POST', `/api/desk/comments/${id}/redactions`, redaction), 201)
  const campaign = await here.db
    .insertInto('campaign')
    .values({ consultationId, letterCommentId: id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const added = JSON.stringify([{ start: 0, end: 3, text: mark }])
  await here.db
    .insertInto('campaignMember')
    .values([
      { commentId: id, campaignId: campaign.id, added },
      { commentId: beside, campaignId: campaign.id },
    ])
    .execute()
  const chain = desk(here)
  const { ref } = await chain.start(olive, { comments: [id] })
  const draft = fullDraft(await make(here).organisation(), { quotes: [id] })
  expectStatus(await chain.save(olive, ref, draft), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  const other = await chain.start(olive, { comments: [id] })
  expectStatus(await chain.save(olive, other.ref, draft), 200)
  const paper = await here.db
    .insertInto('paper')
    .values({
      ref: 'P-1',
      kind: 'consideration',
      consultationId,
      edition: 1,
      issuedTo: 'The board',
      issuedOn: '2026-06-01',
      issuedBy: olive.id,
      content: '{}',
      hash: Buffer.alloc(32),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const quoted = { paperId: paper.id, commentId: id, position: 0, nonce: Buffer.alloc(32), language: 'en' }
  await here.db
    .insertInto('paperQuote')
    .values({ ...quoted, words: redaction.publicBody })
    .execute()
  await number()

  const before = await surfaces(slug, ref, id, receipt)
  for (const url of ['/log/', '/receipts/', '/desk/comments?', '/desk/responses/']) {
    const section = before.split('\n\n').find((one) => one.startsWith(url) && one.includes(mark))
    expect(section, `${url} never showed the word, so it cannot show that it is gone`).toBeDefined()
  }
  const older = (await here.app.inject('/ledger/checkpoint')).body
  const account = (await here.app.inject(`/api/consultations/${slug}/account`)).json<{ standings: object }>()
  const held = await holding(here, id)

  expectStatus(await erase(id), 204)
  expect(around(await surfaces(slug, ref, id, receipt), mark)).toBe('')
  const found = await ask(olive, 'GET', `/api/desk/comments?q=${mark}`)
  expect(found.json<{ items: object[] }>().items).toEqual([])
  const text = await dump()
  expect(around(text, mark)).toBe('')
  // Nor anything by which a guess could be told to be right.
  for (const guess of [words, redaction.publicBody]) expect(text).not.toContain(hash('sha256', guess))

  // The other comment of the submission is as it was: so is the sender's address, until that goes too.
  const contact = () =>
    here.db
      .selectFrom('contact')
      .select('submissionId')
      .where('submissionId', '=', submission.submissionId)
      .executeTakeFirst()
  expect(await contact()).toBeDefined()
  const campaignNow = await here.db
    .selectFrom('campaign')
    .select('letterCommentId')
    .where('id', '=', campaign.id)
    .executeTakeFirstOrThrow()
  expect(campaignNow.letterCommentId).toBe(beside)
  const signatures = await here.db.selectFrom('campaignSignature').selectAll().where('commentId', '=', id).execute()
  expect(signatures).toEqual([])
  expect(await holding(here, id)).toEqual(held)
  expect((await here.app.inject(`/api/consultations/${slug}/account`)).json()).toMatchObject({
    standings: account.standings,
  })
  expect((await deeds(here, id)).at(-1)).toBe('comment.erased')
  const page = (await here.app.inject(`/receipts/${receipt}`)).body
  expect(page).toContain('We erased your words on 1 June 2026')
  expect(page).toContain('And the bus is late.')

  await number()
  const proof = (await here.app.inject(`/receipts/${receipt}/proof.json`)).body
  const verdict = await verifyLedger(new Blob([(await here.app.inject('/ledger.jsonl')).body]), {
    older,
    receipt: proof,
    key: publicKeyOf(key),
  })
  expect(verdict).toMatchObject({ ok: true, accounts: { [slug]: { received: 2, answered: 1, inHand: 1, erased: 1 } } })
  const { comments } = ReceiptFile.parse(JSON.parse(proof))
  expect(comments.map((one) => one.text)).toEqual(['And the bus is late.'])
  expect(verifyReceipt('And the bus is late.', comments[0]!.proof, publicKeyOf(key))).toEqual({ ok: true })
  expect(await faultsOfLedger(here.db)).toEqual([])

  const { id: followerId } = await here.db
    .insertInto('follower')
    .values({ lookup: Buffer.alloc(32, 7), sealed: Buffer.from('sealed') })
    .returning('id')
    .executeTakeFirstOrThrow()
  // Nobody who wants no more mail is told, so the address has nothing to wait for.
  await here.db
    .updateTable('contact')
    .set({ followerId, stoppedAt: here.clock.now })
    .where('submissionId', '=', submission.submissionId)
    .execute()
  expectStatus(await erase(beside, { ...asked, reason: 'law' }), 204)
  const follower = await here.db.selectFrom('follower').select('id').where('id', '=', followerId).executeTakeFirst()
  expect(follower).toBeUndefined()
  expect(await contact()).toBeUndefined()
  expect(around(await dump(), 'zzsender')).toBe('')
  expect((await here.app.inject(`/receipts/${receipt}/proof.json`)).statusCode).toBe(404)
  expect((await here.app.inject(`/receipts/${receipt}`)).statusCode).toBe(200)
})

test('an old proof of words that were erased still leads to its checkpoint, and the ledger to later ones', async () => {
  const { slug } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'My own words.')
  await number()
  const kept = (await here.app.inject(`/receipts/${receipt}/proof.json`)).body
  expectStatus(await erase(id), 204)
  await number()
  const file = new Blob([(await here.app.inject('/ledger.jsonl')).body])
  const verdict = await verifyLedger(file, { receipt: kept, key: publicKeyOf(key) })
  expect(verdict.ok).toBe(true)
  expect(verdict.sentences.slice(-2)).toEqual(['  2026-06-01 received', '  2026-06-01 erased person-asked'])
})

test('the same again is the same as once, and a later redaction is refused kindly', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Once.')
  expectStatus(await erase(id), 204)
  expectStatus(await erase(id, { ...asked, reason: 'law' }), 204)
  expect((await deeds(here, id)).filter((action) => action === 'comment.erased')).toHaveLength(1)
  const redaction = { publicBody: 'Once.', reason: 'none' }
  const reply = await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/redactions`, redaction)
  expect([reply.statusCode, reply.json<{ detail: string }>().detail]).toEqual([
    409,
    'These words were erased: there is nothing left to publish.',
  ])
  expect((await ask(here.cast.ada, 'GET', `/desk/comments/${id}/erasure`)).statusCode).toBe(404)
})

test('refusing keeps the words, says why on the receipt, and answers what the comment asked', async () => {
  const { slug } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'Please delete what I sent.')
  await here.db.insertInto('commentRoute').values({ commentId: id, route: 'erasure' }).execute()
  await here.db.updateTable('comment').set({ needsPerson: 'erasure' }).where('id', '=', id).execute()
  expect((await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body).toContain('answered within a month')
  const reply = await fill(here.cast.ada, `/desk/comments/${id}/erasure/refusal`, { reason: 'public-record' })
  expect([reply.statusCode, reply.headers.location]).toEqual([303, `/desk/comments/${id}`])
  const page = (await here.app.inject(`/receipts/${receipt}`)).body
  expect(page).toContain('Please delete what I sent.')
  expect(page).toContain('They are needed for the public record of this consultation')
  const route = await here.db.selectFrom('commentRoute').selectAll().where('commentId', '=', id).executeTakeFirst()
  expect(route?.handledBy).toBe(here.cast.ada.id)
  const seen = (await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body
  expect(seen).toContain('Erasure refused')
  expect(seen).not.toContain('answered within a month')
  expect((await deeds(here, id)).at(-1)).toBe('comment.erasure-refused')
  // Anyone who refused may think better of it.
  expectStatus(await erase(id), 204)
})

test('a comment that asks for information and for erasure shows both, and the month stands until somebody has decided', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'A freedom of information request. And please delete what I sent.')
  await here.db
    .insertInto('commentRoute')
    .values((['foi', 'erasure'] as const).map((route) => ({ commentId: id, route })))
    .execute()
  await here.db.updateTable('comment').set({ needsPerson: 'foi' }).where('id', '=', id).execute()
  const seen = async () => (await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body
  expect(await seen()).toContain('Looks like a freedom of information request')
  expect(await seen()).toContain('Asks for something to be deleted')
  await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/themes`, { themes: ['maternity'] })
  expect(await seen()).toContain('answered within a month')
})

test('a form that does not fit comes back with everything typed in, and nothing is erased', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Still here.')
  const reply = await fill(here.cast.ada, `/desk/comments/${id}/erasure`, { reason: 'law', note: 'Order of 2 May' })
  expect(reply.statusCode).toBe(400)
  expect(reply.body).toContain('Please confirm that the words may go for good.')
  expect(reply.body).toContain('Order of 2 May')
  expect(reply.body).toContain('Still here.')
})

test('only an administrator may, and not while safeguarding holds the comment', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Hold me.')
  for (const who of [here.cast.olive, here.cast.rita, here.cast.sam]) expectStatus(await erase(id, asked, who), 403)
  await here.db.insertInto('safeguardingFlag').values({ commentId: id, kind: 'adult', why: 'Says so.' }).execute()
  // Who may not know of it is told that it is not there.
  expectStatus(await erase(id), 404)
})

test('the database itself refuses to erase what no administrator has decided about', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Past the verbs.')
  const call = () => here.pool.query('select erase_words($1)', [id])
  await expect(call()).rejects.toThrow('no administrator has decided')
  await here.db
    .insertInto('erasure')
    .values({ commentId: id, decision: 'erased', reason: 'law', byPerson: here.cast.olive.id })
    .execute()
  await expect(call()).rejects.toThrow('no administrator has decided')
  await expect(here.pool.query(`update comment set body = 'x' where id = $1`, [id])).rejects.toThrow(
    'permission denied',
  )
  await expect(here.pool.query(`update comment set erased_at = now() where id = $1`, [id])).rejects.toThrow(
    'permission denied',
  )
})

test('words of an import leave its lines too, come not in again with the same file, and the import can be taken back', async () => {
  const { id: consultationId, slug } = await make(here).consultation()
  const mark = 'zzimported'
  const csv = (second: string) =>
    Buffer.from(`Response ID,Date,Comment\nR-1,2026-05-02,The ${mark} ward\nR-2,2026-05-03,${second}\n`)
  const given = { by: here.cast.olive.id, at: here.clock.now }
  const known = await here.app.consultation(slug)
  await importFile(here.db, here.config, csv('A bus'), 'notes.csv', known, given)
  const own = await here.db
    .selectFrom('comment')
    .select(['id', 'body'])
    .where('consultationId', '=', consultationId)
    .execute()
  const id = own.find(({ body }) => body.includes(mark))?.id as string
  expectStatus(await erase(id), 204)
  await importFile(here.db, here.config, csv('A bus'), 'notes-again.csv', known, given)
  expect(around(await dump(), mark)).toBe('')
  const line = await here.db
    .selectFrom('importRow as r')
    .innerJoin('comment as c', 'c.submissionId', 'r.submissionId')
    .select('r.raw')
    .where('c.id', '=', id)
    .execute()
  expect(line.every(({ raw }) => raw === null)).toBe(true)
  const first = await here.db
    .selectFrom('import')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('fileName', '=', 'notes.csv')
    .executeTakeFirstOrThrow()
  await undoImport(here.db, first.id, here.cast.olive.id, here.clock.now)
  expect(await faultsOfLedger(here.db)).toEqual([])
  await number()
  const verdict = await verifyLedger(new Blob([(await here.app.inject('/ledger.jsonl')).body]))
  expect(verdict).toMatchObject({ ok: true, accounts: { [slug]: { received: 2, withdrawn: 2, erased: 2 } } })
})

test('every table that keeps something of a comment, and could keep words, is seen to', async () => {
  const { rows } = await here.pool.query<{ name: string }>(`
    select distinct c.conrelid::regclass::text as name from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype, 'bytea'::regtype, 'tsvector'::regtype)
    where c.contype = 'f' and c.confrelid in ('comment'::regclass, 'submission'::regclass)`)
  const { rows: source } = await here.pool.query<{ text: string }>(
    `select pg_get_functiondef('erase_words(uuid)'::regprocedure) as text`,
  )
  // What these hold are codes, themes, and what was decided; a mail's row holds neither words nor address.
  const wordless = ['comment_theme', 'theme_confirmation', 'erasure', 'message', 'spam_mark', 'comment_stance']
  const names = rows.map(({ name }) => name).filter((name) => !wordless.includes(name))
  expect(names.length).toBeGreaterThan(8)
  expect(names.filter((name) => !new RegExp(`(update|delete from) ${name}\\b`).test(source[0]?.text ?? ''))).toEqual([])
})
