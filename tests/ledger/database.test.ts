import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase } from '#server/data/database.ts'
import { importFile } from '#server/imports/run/run.ts'
import { undoImport } from '#server/imports/run/undo.ts'
import { faultsOfLedger } from '#server/ledger/account.ts'
import { newSigningKey, openCheckpoint, publicKeyOf } from '#server/ledger/checkpoint.ts'
import { enter } from '#server/ledger/enter.ts'
import { newEntries } from '#server/ledger/entry.ts'
import { leafHash } from '#server/ledger/merkle.ts'
import { insertEntries } from '#server/ledger/queries.ts'
import { ReceiptFile, verifyReceipt } from '#server/ledger/receipt-proof.ts'
import { canonical, commitmentOf, newTag, PublicRecord } from '#server/ledger/record.ts'
import { signingKeyFor } from '#server/ledger/signing-key.ts'
import { type Verdict, verifyLedger } from '#server/ledger/verifier/verify.mjs'
import { checkLedger, sequence, sequenceWaiting } from '#workers/ledger.ts'
import { desk, expectStatus, fullDraft } from '../responses/say.ts'
import { signedInAs } from '../support/cast.ts'
import { useHere } from '../support/here.ts'
import { comment, make, say } from '../support/make.ts'
import { eventually } from '../support/process.ts'

const here = useHere()
const key = newSigningKey('localhost/ledger')
const publicKey = publicKeyOf(key)
let admin: pg.Client

beforeAll(async () => {
  const name = new URL(here.appUrl).pathname.slice(1)
  admin = new pg.Client({ connectionString: inject('database').admin.replace('{database}', name) })
  await admin.connect()
  await here.db.insertInto('ledgerKey').values({ publicKey }).execute()
})
afterAll(() => admin?.end())

const number = () => sequenceWaiting(here.db, key, () => here.clock.now)
const exported = async () => (await here.app.inject('/ledger.jsonl')).body
const verified = async (evidence?: Parameters<typeof verifyLedger>[1]) =>
  verifyLedger(new Blob([await exported()]), evidence)
const proofOf = async (receipt: string) => (await here.app.inject(`/receipts/${receipt}/proof.json`)).body
const ask = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  here.app.inject({ method, url, headers: { cookie: here.cast.olive.cookie }, ...(payload && { payload }) })

/** What the public ledger says of one comment, in order. */
async function said(commentId: string): Promise<string[]> {
  const rows = await here.db
    .selectFrom('ledgerEntry')
    .select('public')
    .where('commentId', '=', commentId)
    .orderBy('id')
    .execute()
  return rows.map((row) => PublicRecord.parse(JSON.parse(row.public)).kind)
}

/** Draft, approve and publish a response to these comments. */
async function answer(comments: string[]): Promise<string> {
  const chain = desk(here)
  const { olive, oscar } = here.cast
  const { ref } = await chain.start(olive, { comments })
  expectStatus(await chain.save(olive, ref, fullDraft(await make(here).organisation())), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  return ref
}

test('every act of the product is in the ledger, the export verifies, and its counts are those of the account page', async () => {
  const { slug } = await make(here).consultation()
  const first = await comment(here, slug, 'Keep the birth centre open.\r\n')
  const second = await comment(here, slug, 'No.')
  const third = await comment(here, slug, 'And a bus.')
  await number()
  const early = (await here.app.inject('/ledger/checkpoint')).body
  const set = { reason: 'thanks' }
  expectStatus(await ask('PUT', `/api/desk/comments/${second.id}/set-aside`, set), 204)
  expectStatus(await ask('DELETE', `/api/desk/comments/${second.id}/set-aside`), 204)
  expectStatus(await ask('PUT', `/api/desk/comments/${third.id}/set-aside`, set), 204)
  const redaction = { publicBody: 'Keep [it] open.', reason: 'personal data' }
  expect((await ask('POST', `/api/desk/comments/${first.id}/redactions`, redaction)).statusCode).toBeLessThan(300)
  const ref = await answer([first.id, second.id])
  expectStatus(
    await here.app.inject({
      method: 'POST',
      url: `/api/receipts/${second.receipt}/withdrawals`,
      payload: { comment: second.id },
    }),
    200,
  )
  await here.db
    .transaction()
    .execute((trx) => enter(trx, here.clock.now, { kind: 'erased', comments: [second.id], reason: 'person-asked' }))
  expect(await faultsOfLedger(here.db)).toEqual([])
  await number()

  expect(await said(first.id)).toEqual(['received', 'redacted', 'linked', 'answered'])
  expect(await said(second.id)).toEqual([
    'received',
    'set-aside',
    'restored',
    'linked',
    'answered',
    'withdrawn',
    'erased',
  ])
  expect(await said(third.id)).toEqual(['received', 'set-aside'])
  const verdict = await verified({ older: early, receipt: await proofOf(first.receipt), key: publicKey })
  expect(verdict.sentences.slice(-5)).toEqual([
    'Your comment is entry 0, word for word. What the ledger says of it:',
    '  2026-06-01 received',
    '  2026-06-01 redacted',
    '  2026-06-01 linked',
    `  2026-06-01 answered ${ref}`,
  ])
  expect(verdict).toMatchObject({
    ok: true,
    accounts: {
      [slug]: { received: 3, answered: 1, inHand: 0, setAside: 1, setAsideFor: { thanks: 1 }, withdrawn: 1, erased: 1 },
    },
  })
  const page = await here.app.inject(`/api/consultations/${slug}/account`)
  const { consultations } = (await here.app.inject('/api/ledger')).json<{ consultations: { slug: string }[] }>()
  const { standings } = page.json<{ standings: object }>()
  expect(consultations.find((one) => one.slug === slug)).toMatchObject(standings)
  expect(await faultsOfLedger(here.db)).toEqual([])

  // The words of an erased comment have no proof any more; its entry is still in the tree.
  expectStatus(await here.app.inject(`/receipts/${second.receipt}/proof.json`), 404)
  const opened = await here.db
    .selectFrom('ledgerEntry')
    .select('public')
    .where('commentId', '=', second.id)
    .where('private', 'is not', null)
    .execute()
  expect(opened.map((row) => PublicRecord.parse(JSON.parse(row.public)).kind)).toEqual(['erased'])
})

test('taking an answer away, linking to what is public, correcting and giving up a draft are in the ledger too', async () => {
  const { slug } = await make(here).consultation()
  const [one, two, three] = await Promise.all(['One.', 'Two.', 'Three.'].map((body) => comment(here, slug, body)))
  const ids = [one, two, three].map((each) => each?.id as string) as [string, string, string]
  const { olive } = here.cast
  expectStatus(await ask('PUT', `/api/desk/comments/${ids[1]}/set-aside`, { reason: 'no-view' }), 204)
  const ref = await answer([ids[0]])
  const chain = desk(here)
  // What was set aside is taken back by being linked to an answer.
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [ids[1]] }), 200)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments/remove`, { comments: [ids[0]] }), 200)
  const given = await chain.start(olive, { comments: [ids[2]] })
  expectStatus(await chain.ask(olive, 'DELETE', `/${given.ref}`, { reason: 'Another answers it.' }), 204)
  expect(await said(ids[0])).toEqual(['received', 'linked', 'answered', 'unanswered', 'unlinked'])
  expect(await said(ids[1])).toEqual(['received', 'set-aside', 'restored', 'linked', 'answered'])
  expect(await said(ids[2])).toEqual(['received', 'linked', 'unlinked'])
  await number()
  expect(await verified()).toMatchObject({ ok: true, accounts: { [slug]: { received: 3, answered: 1, inHand: 2 } } })
  expect(await faultsOfLedger(here.db)).toEqual([])
})

test('an import that is taken back stays in the ledger as received and withdrawn, with nothing that leads to its words', async () => {
  const { slug, id } = await make(here).consultation({ closesOn: '2026-05-10' })
  const file = Buffer.from('Response ID,Date,Comment\nR-1,2026-05-02,More beds\nR-2,2026-05-20,A bus, and late\n')
  const at = here.clock.now
  await importFile(here.db, here.config, file, 'notes.csv', await here.app.consultation(slug), {
    by: here.cast.olive.id,
    at,
  })
  await number()
  const before = await exported()
  const found = await here.db
    .selectFrom('import')
    .select('id')
    .where('consultationId', '=', id)
    .executeTakeFirstOrThrow()
  const { comments } = await undoImport(here.db, found.id, here.cast.olive.id, at)
  expect(comments).toBeGreaterThan(0)
  expect(await faultsOfLedger(here.db)).toEqual([])
  // Between an act and its number the export says what its entries say.
  expect(await verified()).toMatchObject({ ok: true, accounts: { [slug]: { received: comments, inHand: comments } } })
  await number()
  const account = { received: comments, inHand: 0, withdrawn: comments, erased: comments }
  expect(await verified()).toMatchObject({ ok: true, accounts: { [slug]: account } })
  expect((await exported()).startsWith(before.split('{"accounts"')[0] as string)).toBe(true)
})

test('what is kept is what is hashed: no byte of a record changes on its way through the database', async () => {
  const rows = await here.db
    .selectFrom('ledgerEntry as e')
    .innerJoin('ledgerNode as n', (join) => join.onRef('n.index', '=', 'e.index').on('n.level', '=', 0))
    .select(['e.public', 'e.privateHash', 'n.hash'])
    .execute()
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) {
    const record = PublicRecord.parse(JSON.parse(row.public))
    expect(canonical(record)).toBe(row.public)
    expect(row.hash.equals(leafHash(commitmentOf(record, row.privateHash)))).toBe(true)
  }
})

test('an act that cannot follow is undone whole: no record of it, and no row either', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Leave me as I am.')
  const by = signedInAs(here.cast.olive, 'officer')
  await here.db.transaction().execute((trx) => enter(trx, here.clock.now))
  // Somebody has set it aside by hand, past the verbs: the ledger does not know, and nothing is built on it.
  await here.db.insertInto('setAside').values({ commentId: id, reason: 'thanks', byPerson: by.id }).execute()
  const entering = here.db.transaction().execute(async (trx) => {
    await trx.insertInto('withdrawal').values({ commentId: id, at: here.clock.now }).execute()
    await enter(trx, here.clock.now, { kind: 'restored', comments: [id] })
  })
  await expect(entering).rejects.toThrow('A comment that is in hand cannot be restored.')
  const parting = here.db
    .transaction()
    .execute((trx) => enter(trx, here.clock.now, { kind: 'linked', comments: [id], draft: 'draft-1' }))
  await expect(parting).rejects.toThrow('is set aside, but the ledger would say in hand')
  expect(await said(id)).toEqual(['received'])
  expect(await here.db.selectFrom('withdrawal').selectAll().where('commentId', '=', id).execute()).toEqual([])

  // The check of every minute finds it, and health tells.
  expect(await checkLedger(here.db)).toEqual([
    `${slug}: 0 inHand in the tables, 1 in the ledger.`,
    `${slug}: 1 setAside in the tables, 0 in the ledger.`,
  ])
  const ready = await here.app.inject('/api/health/ready')
  expect([ready.statusCode, ready.json<{ ledger: boolean }>().ledger]).toEqual([200, false])
  await number()
  const verdict = await verified()
  expect(verdict).toMatchObject({ ok: false, fault: { kind: 'miscounted' } })
  await here.db
    .updateTable('setAside')
    .set({ undoneBy: by.id, undoneAt: here.clock.now })
    .where('commentId', '=', id)
    .execute()
  expect(await checkLedger(here.db)).toEqual([])
  expect((await here.app.inject('/api/health/ready')).json<{ ledger: boolean }>().ledger).toBe(true)
  expect(await verified()).toMatchObject({ ok: true })
})

test('the application itself cannot change, drop or renumber an entry, only destroy what opens it', async () => {
  await number()
  const { db } = here
  await expect(db.deleteFrom('ledgerEntry').execute()).rejects.toThrow('permission denied')
  await expect(db.deleteFrom('checkpoint').execute()).rejects.toThrow('permission denied')
  await expect(
    db
      .updateTable('ledgerNode')
      .set({ hash: Buffer.alloc(32) })
      .execute(),
  ).rejects.toThrow('permission denied')
  await expect(
    db
      .updateTable('ledgerEntry')
      .set({ privateHash: Buffer.alloc(32) })
      .execute(),
  ).rejects.toThrow('permission denied')
  for (const change of [{ index: 100_000 }, { index: null }, { public: '{}' }, { private: '{}' }]) {
    await expect(db.updateTable('ledgerEntry').set(change).where('index', '=', 0).execute()).rejects.toThrow(
      'what is in the ledger cannot be changed',
    )
  }
})

test('every receipt’s proof verifies, by the server’s rules and by the verifier’s', async () => {
  const { slug } = await make(here).consultation()
  const receipts = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const bodies = Array.from({ length: 1 + (n % 3) }, (_, m) => `Comment ${n}.${m} — £ é 😀\r\nand a second line  `)
      return (await say(here.app, slug, bodies)).json<{ receipt: string }>().receipt
    }),
  )
  expectStatus(await here.app.inject(`/receipts/${receipts[0]}/proof.json`), 404)
  while ((await sequence(here.db, key, here.clock.now, 7)).more);
  const file = new Blob([await exported()])
  for (const receipt of receipts) {
    const text = await proofOf(receipt)
    for (const { text: words, proof } of ReceiptFile.parse(JSON.parse(text)).comments) {
      expect(verifyReceipt(words, proof, publicKey)).toEqual({ ok: true })
      expect(verifyReceipt(`${words}!`, proof, publicKey).ok).toBe(false)
    }
    expect((await verifyLedger(file, { receipt: text })).ok).toBe(true)
    const view = await here.app.inject(`/api/receipts/${receipt}`)
    const { comments } = view.json<{ comments: { ledgerIndex: number }[] }>()
    expect(comments.every(({ ledgerIndex }) => Number.isInteger(ledgerIndex))).toBe(true)
    expect((await here.app.inject(`/receipts/${receipt}`)).body).toContain(`/receipts/${receipt}/proof.json`)
  }
})

test('two sequencers at once give every entry one number, without a gap', async () => {
  const { slug } = await make(here).consultation()
  await Promise.all(Array.from({ length: 60 }, (_, n) => say(here.app, slug, [`a${n}`, `b${n}`])))
  const others = [openDatabase(here.appUrl, 2), openDatabase(here.appUrl, 2)]
  try {
    // Connected before they begin: the one that connects first could be done before the other is there.
    await Promise.all(others.map(({ pool }) => pool.query('select 1')))
    const rounds = others.map(async ({ db }) => {
      let numbered = 0
      for (let more = true; more;) {
        const batch = await sequence(db, key, here.clock.now, 10)
        numbered += batch.numbered
        more = batch.more
      }
      return numbered
    })
    const shares = await Promise.all(rounds)
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBe(120)
    expect(Math.min(...shares)).toBeGreaterThan(0)
  } finally {
    await Promise.all(others.map(({ close }) => close()))
  }
  const indexes = await here.db.selectFrom('ledgerEntry').select('index').orderBy('index').execute()
  expect(indexes.map(({ index }) => index)).toEqual(indexes.map((_, n) => n))
  expect(await verified()).toMatchObject({ ok: true })
})

test('a sequencer that is killed in the middle of its batch leaves nothing half done', async () => {
  const { slug } = await make(here).consultation()
  await Promise.all(Array.from({ length: 20 }, (_, n) => say(here.app, slug, `Comment ${n}`)))
  const before = await exported()
  const holder = new pg.Client({ connectionString: here.ownerUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table checkpoint in exclusive mode')
  const dying = sequence(here.db, key, here.clock.now)
  dying.catch(() => undefined)
  await eventually('the sequencer has come to its last statement', async () => {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query ilike 'insert into "checkpoint"%'`,
    )
    return rowCount === 1
  })
  await expect(dying).rejects.toThrow()
  await holder.end()
  expect(await exported()).toBe(before)
  expect((await number()).numbered).toBe(20)
  expect(await verified()).toMatchObject({ ok: true })
})

test('days are closed after midnight, once; what comes later from a closed day bears the day on which it came', async () => {
  const { slug } = await make(here).consultation()
  here.clock.now = new Date('2026-06-01T22:59:50Z') // ten seconds to midnight in London
  const { id } = await comment(here, slug, 'Just in time.')
  await number()
  here.clock.now = new Date('2026-06-01T23:02:00Z')
  expect((await number()).numbered).toBe(0)
  here.clock.now = new Date('2026-06-01T23:06:00Z')
  expect((await number()).numbered).toBe(1)
  expect((await number()).numbered).toBe(0)
  await here.db
    .transaction()
    .execute((trx) =>
      enter(trx, new Date('2026-06-01T22:59:59Z'), { kind: 'redacted', comments: [id], text: 'In time.' }),
    )
  await number()
  const lines = (await exported()).trim().split('\n')
  const records = lines.flatMap((line) => {
    const { public: record } = JSON.parse(line) as { public?: PublicRecord }
    return record ? [`${record.day} ${record.kind}`] : []
  })
  expect(records.slice(-3)).toEqual(['2026-06-01 received', '2026-06-01 day-end', '2026-06-02 redacted'])
  // Nothing happened for a month: one entry closes all of it.
  here.clock.now = new Date('2026-07-05T12:00:00Z')
  expect((await number()).numbered).toBe(1)
  expect(await verified()).toMatchObject({ ok: true })
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('an entry that other hands put in line, and that cannot follow, is left lying and told', async () => {
  const { slug: consultation } = await make(here).consultation()
  const tagged = { id: '0197f3a0-0000-7000-8000-00000000000a', tag: newTag() }
  const act = { kind: 'withdrawn', consultation, comment: tagged, at: here.clock.now, day: '2026-07-05' } as const
  const [id] = await here.db.transaction().execute((trx) => insertEntries(trx, newEntries([act])))
  expect(await number()).toEqual({ numbered: 0, impossible: 1 })
  await admin.query('delete from ledger_entry where id = $1', [id])
  expect(await number()).toEqual({ numbered: 0, impossible: 0 })
})

test('the files at fixed addresses: checkpoints open with the key, and one is shown to be the beginning of the other', async () => {
  const { body } = await here.app.inject('/ledger/checkpoint')
  const { size } = openCheckpoint(body, publicKey)
  expect((await here.app.inject(`/ledger/checkpoint?size=${size}`)).body).toBe(body)
  expectStatus(await here.app.inject(`/ledger/checkpoint?size=${size + 1}`), 404)
  const proof = await here.app.inject(`/ledger/proof/consistency?from=3&to=${size}`)
  expect(proof.json<{ proof: string[] }>().proof.length).toBeGreaterThan(0)
  expectStatus(await here.app.inject(`/ledger/proof/consistency?from=3&to=${size + 1}`), 404)
  expectStatus(await here.app.inject('/ledger/proof/consistency?from=3&to=2'), 400)
  expectStatus(await here.app.inject('/ledger/proof/consistency?from=x&to=2'), 400)
  const page = await here.app.inject('/ledger')
  expect(page.body).toContain(publicKey)
  const verifier = await here.app.inject('/ledger/verifier/verify.mjs')
  expect(verifier.headers['content-type']).toContain('text/javascript')
  const { paths } = (await here.app.inject('/api/openapi.json')).json<{ paths: Record<string, unknown> }>()
  for (const address of [
    '/ledger.jsonl',
    '/ledger/checkpoint',
    '/ledger/proof/consistency',
    '/receipts/{code}/proof.json',
  ])
    expect(Object.keys(paths)).toContain(address)
})

test('the signing key is made once, for us alone to read; a ledger that was begun with another is left as it is', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'said-ledger-key-'))
  try {
    const config = { ...here.config, dataDir, ledgerKey: undefined }
    const file = path.join(dataDir, 'ledger.key')
    await expect(signingKeyFor(config, here.db)).rejects.toThrow(/ledger\.key is not there\..*LEDGER_KEY/)
    expect(existsSync(file)).toBe(false)
    await admin.query("set session_replication_role = 'replica'")
    await admin.query('create table kept_ledger_key as table ledger_key')
    try {
      await admin.query('delete from ledger_key')
      await signingKeyFor(config, here.db)
    } finally {
      await admin.query('delete from ledger_key')
      await admin.query('insert into ledger_key select * from kept_ledger_key')
      await admin.query('drop table kept_ledger_key')
      await admin.query("set session_replication_role = 'origin'")
    }
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await expect(signingKeyFor(config, here.db)).rejects.toThrow(/ledger\.key is another\..*LEDGER_KEY/)
    expect(await signingKeyFor({ ...config, ledgerKey: key }, here.db)).toBe(key)
    writeFileSync(path.join(dataDir, 'ledger.key'), `${key}\n`)
    expect(await signingKeyFor(config, here.db)).toBe(key)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

/** As somebody who may do everything in the database, and then all is put back. */
async function tampered(...statements: string[]): Promise<Verdict> {
  const tables = ['ledger_entry', 'ledger_node', 'checkpoint']
  await admin.query("set session_replication_role = 'replica'")
  for (const table of tables) await admin.query(`create table kept_${table} as table ${table}`)
  try {
    for (const statement of statements) await admin.query(statement)
    return await verified({ older: kept.older, receipt: kept.receipt })
  } finally {
    for (const table of tables) {
      await admin.query(`truncate ${table}`)
      await admin.query(`insert into ${table} overriding system value table kept_${table}`)
      await admin.query(`drop table kept_${table}`)
    }
    await admin.query("set session_replication_role = 'origin'")
  }
}
const kept = { older: '', receipt: '' }

test('a superuser who changes one row is found out, wherever it is', async () => {
  const { slug } = await make(here).consultation()
  const { receipt } = (await say(here.app, slug, 'The last.')).json<{ receipt: string }>()
  await number()
  Object.assign(kept, { older: (await here.app.inject('/ledger/checkpoint')).body, receipt: await proofOf(receipt) })
  const { entries } = await verified({ older: kept.older, receipt: kept.receipt })
  expect(await tampered()).toMatchObject({ ok: true })
  const positions = [0, 1, 2, 5, 17, 40, Math.floor(entries / 2), entries - 9, entries - 2, entries - 1]
  for (const k of positions) {
    expect(
      await tampered(`update ledger_entry set public = replace(public, '2026', '2025') where index = ${k}`),
    ).toMatchObject({
      fault: { kind: 'altered', entry: k, through: k },
    })
    expect(await tampered(`update ledger_entry set private_hash = sha256('x') where index = ${k}`)).toMatchObject({
      fault: { kind: 'altered', entry: k, through: k },
    })
    expect(await tampered(`update ledger_entry set public = 'not even JSON' where index = ${k}`)).toMatchObject({
      fault: { kind: 'altered', entry: k },
    })
    expect(await tampered(`update ledger_node set hash = sha256('x') where level = 0 and index = ${k}`)).toMatchObject({
      fault: { kind: 'altered', entry: k },
    })
    expect(await tampered(`delete from ledger_entry where index = ${k}`)).toMatchObject({
      ok: false,
      fault: { kind: 'dropped', entry: k },
    })
    const shift = (by: number, from: number) => [
      `update ledger_entry set index = index + 1000000 where index >= ${from}`,
      `update ledger_entry set index = index - 1000000 + ${by} where index >= 1000000`,
    ]
    expect((await tampered(`delete from ledger_entry where index = ${k}`, ...shift(-1, k + 1))).ok).toBe(false)
    expect(
      await tampered(
        ...shift(1, k),
        `insert into ledger_entry (index, public, private_hash) select ${k}, public, sha256('new') from ledger_entry where index = ${k + 1}`,
      ),
    ).toMatchObject({ ok: false, fault: { entry: k } })
    if (k < entries - 1) {
      expect(
        await tampered(
          `update ledger_entry set index = 1000000 where index = ${k}`,
          `update ledger_entry set index = ${k} where index = ${k + 1}`,
          `update ledger_entry set index = ${k + 1} where index = 1000000`,
        ),
      ).toMatchObject({ fault: { kind: 'reordered', entry: k } })
    }
  }
  // Anyone who drops the end, checkpoints and all, is caught by what somebody kept.
  const end = entries - 3
  const cut = [`delete from ledger_entry where index >= ${end}`, `delete from checkpoint where size > ${end}`]
  expect(await tampered(...cut)).toMatchObject({ ok: false })
  // Over a tree that is not the one that was signed, nothing is signed.
  await admin.query(`update ledger_node set hash = sha256('x') where level = (select max(level) from ledger_node)`)
  await say(here.app, slug, 'After that.')
  await expect(number()).rejects.toThrow('does not have the root that was signed: it was changed')
  expect(await faultsOfLedger(here.db)).toEqual([
    `The tree of ${entries} entries does not have the root that was signed.`,
  ])
})
