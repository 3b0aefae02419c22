// Checks an export of the public ledger by the format that LEDGER.md describes, and shares no code with the server
// that wrote it. It imports nothing and runs unchanged in a browser and in Node 24: all it needs is a Blob to read and
// Web Crypto for the signatures. Read it from the top: first what is checked and in which order, then how.

/** Something that cannot be so. `entry` is the first entry it concerns and `through` the last, where that is known. */
class Fault extends Error {
  constructor(kind, why, entry, through = entry) {
    super(entry === undefined ? why : `${kind[0].toUpperCase()}${kind.slice(1)}: ${entries(entry, through)}. ${why}`)
    Object.assign(this, { kind, entry, through })
  }
}

/** Recompute every root and count from the export alone. See verify.d.mts for what goes in and comes out. */
export async function verifyLedger(file, { older, receipt, key } = {}) {
  const ledger = {
    size: 0,
    peaks: [],
    signed: 0,
    checkpoints: 0,
    comments: new Map(),
    words: new Map(),
    ended: '',
    doubt: undefined,
  }
  const kept = { checkpoints: [], fitted: 0, comments: [] } // what the reader holds against the ledger
  let claimed
  try {
    for await (const text of linesOf(file)) {
      const line = readLine(text)
      if (!ledger.header) {
        ledger.header = await readHeader(line, key)
        if (receipt) kept.comments = readReceipt(receipt)
        const notes = kept.comments.map(({ proof }) => openNote(proof.checkpoint, ledger.header, 'your receipt'))
        if (older) notes.push(openNote(older, ledger.header, 'the checkpoint you kept'))
        kept.checkpoints = await Promise.all(notes)
      } else if (isEntry(line)) {
        if (line.index !== ledger.size) throw await nameWrongPlace(file, ledger.size, line.index)
        const leaf = leafOf(line)
        if (line.leaf !== hex(leaf)) throw await nameWrongLeaf(file, line, hex(leaf))
        addEntry(ledger, line, leaf)
        holdAgainst(kept, ledger, line)
      } else if (typeof line?.checkpoint === 'string') {
        await meetCheckpoint(ledger, line.checkpoint)
      } else if (line?.accounts && !claimed) {
        claimed = line.accounts
      } else if (await breaksOff(file, text)) {
        throw cutShort(ledger)
      } else {
        throw new Fault('altered', 'In its place stands a line that is not of the format.', ledger.size)
      }
    }
    if (!ledger.header) throw new Fault('unreadable', 'The file is empty.')
    meetEnd(ledger, kept, claimed)
    const accounts = accountsOf(ledger)
    compareAccounts(accounts, claimed)
    for (const comment of kept.comments) await checkReceipt(comment, ledger.header)
    return { ok: true, entries: ledger.size, accounts, sentences: tell(ledger, accounts, kept, older) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { kind, message, entry, through } = error
    return { ok: false, entries: ledger.size, sentences: [message], fault: { kind, message, entry, through } }
  }
}

/** Hold two checkpoints against each other, without the entries. See verify.d.mts for what goes in and comes out. */
export async function verifyCheckpoints(one, other, key, proof) {
  try {
    const signer = await readKey(key)
    const notes = [openNote(one, signer, 'the first checkpoint'), openNote(other, signer, 'the second checkpoint')]
    const [first, second] = (await Promise.all(notes)).sort((a, b) => a.size - b.size)
    const length = count(first.size, 'entry', 'entries')
    if (first.size === second.size) {
      const why = `Both are signed for ${length}, and they differ: somebody was shown another ledger. Keep both, they prove it.`
      if (first.root !== second.root) throw new Fault('split', why)
      return { ok: true, sentences: [`Both are of the same ledger of ${length}.`] }
    }
    const address = `/ledger/proof/consistency?from=${first.size}&to=${second.size}`
    if (!proof)
      throw new Fault('unproven', `They are of different lengths: ${address} gives the proof to check with them.`)
    const [before, after] = rootsFrom(first, second, readConsistency(proof))
    const why = `The proof does not lead from one to the other. If ${address} gives no better one, they are of two ledgers.`
    if (before !== first.root || after !== second.root) throw new Fault('unproven', why)
    return { ok: true, sentences: [`The ledger of ${length} is the beginning of the ledger of ${second.size}.`] }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { ok: false, sentences: [error.message], fault: { kind: error.kind, message: error.message } }
  }
}

// --- The entries: each in its place, each giving the leaf it has in the tree -----------------------------------------

function addEntry(ledger, line, leaf) {
  // What a record means is judged once a signed root vouches for it: an altered record must not accuse a later one.
  ledger.doubt ??= step(ledger, line)
  // peaks[level] is the complete subtree of 2^level leaves that waits for its right half.
  let [node, level] = [leaf, 0]
  for (; ledger.peaks[level]; level += 1) {
    node = nodeOf(ledger.peaks[level], node)
    ledger.peaks[level] = undefined
  }
  ledger.peaks[level] = node
  ledger.size += 1
}

function holdAgainst(kept, ledger, line) {
  for (const comment of kept.comments) {
    if (comment.proof.index === line.index) comment.leaf = line.leaf
    if (comment.proof.public.comment === line.public.comment) comment.history.push(line.public)
  }
  for (const { name, size, root } of kept.checkpoints) {
    if (size !== ledger.size) continue
    const why = `These are not the entries that were there when ${name} was signed.`
    if (root !== rootOf(ledger.peaks)) throw new Fault('rewritten', why, Math.min(kept.fitted, size - 1), size - 1)
    kept.fitted = size
  }
}

/** Where entry `number` should stand is one with another number. */
async function nameWrongPlace(file, number, other) {
  const numbers = []
  for await (const line of entriesOf(file)) numbers.push(line.index)
  if (numbers.filter((index) => index === other).length > 1) return new Fault('inserted', 'It is there twice.', other)
  const isThere = numbers.includes(number)
  if (isThere && other >= numbers.length) return new Fault('inserted', `It is numbered ${other}.`, number)
  return new Fault(isThere ? 'reordered' : 'dropped', `In its place stands entry ${other}.`, number)
}

/** What an entry says does not give its leaf. Does it belong elsewhere, and is what the leaf stands for elsewhere? */
async function nameWrongLeaf(file, { index, leaf }, said) {
  let saysWhatEntry, movedToEntry
  for await (const line of entriesOf(file)) {
    if (line.leaf === said) saysWhatEntry ??= line.index
    if (hex(leafOf(line)) === leaf) movedToEntry ??= line.index
  }
  const [foreign, moved] = [saysWhatEntry === undefined, movedToEntry !== undefined]
  if (foreign && !moved) return new Fault('altered', 'What it says does not give its leaf in the tree.', index)
  const is = foreign ? 'It says something new' : `It says what entry ${saysWhatEntry} said`
  const was = moved ? `what it said is now entry ${movedToEntry}` : 'what it said is gone'
  return new Fault(!moved ? 'dropped' : foreign ? 'inserted' : 'reordered', `${is}, and ${was}.`, index)
}

// --- The checkpoints: signed by the ledger's key, each for exactly the entries before it -----------------------------

async function meetCheckpoint(ledger, note) {
  const { size, root } = await openNote(note, ledger.header, `the checkpoint after ${ledger.size} entries`)
  if (size > ledger.size) throw new Fault('dropped', 'The next checkpoint was signed with them.', ledger.size, size - 1)
  if (size < ledger.size)
    throw new Fault('added late', 'The next checkpoint was signed without them.', size, ledger.size - 1)
  if (root !== rootOf(ledger.peaks)) {
    const why = 'One or more are not what was signed, though each gives its leaf: the leaves were changed as well.'
    throw new Fault('altered', why, ledger.signed, size - 1)
  }
  if (ledger.doubt) throw ledger.doubt
  ledger.signed = size
  ledger.checkpoints += 1
}

function meetEnd({ size, signed }, kept, claimed) {
  if (!claimed) throw cutShort({ size })
  if (signed < size)
    throw new Fault('added late', 'They come after the last checkpoint: nobody signed them.', signed, size - 1)
  const ends = kept.checkpoints.filter(({ name }) => name !== 'your receipt').map((checkpoint) => checkpoint.size)
  const proven = Math.max(...ends, ...kept.comments.map(({ proof }) => proof.index + 1))
  const why = 'They were there once: they were dropped from the end, or this export is older than what you kept.'
  if (proven > size) throw new Fault('dropped', why, size, proven - 1)
}

/** An export ends with the accounts. One that does not says nothing about the ledger yet. */
function cutShort({ size }) {
  const where = size === 0 ? 'before its first entry' : `after entry ${size - 1}`
  return new Fault('cut short', `This export is not whole: it breaks off ${where}. Please download it again.`)
}

/** A download that stopped in the middle of a line. */
async function breaksOff(file, text) {
  const end = await file.slice(Math.max(0, file.size - utf8(text).length)).text()
  if (end !== text) return false
  try {
    JSON.parse(text)
    return false
  } catch {
    return true
  }
}

/** A C2SP signed note that is a checkpoint: origin, size, root, an empty line, signatures. */
async function openNote(note, { origin, keyName, keyId, key }, name) {
  const split = note.lastIndexOf('\n\n') + 1
  const [noteOrigin, size, root, ...more] = note.slice(0, split).split('\n')
  const signatures = note
    .slice(split)
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([dash, signer]) => dash === '—' && signer === keyName)
    .map(([, , signature]) => fromBase64(signature))
    .filter((signature) => hex(signature.subarray(0, 4)) === keyId)
  const text = utf8(note.slice(0, split))
  const good = signatures.map((signature) => crypto.subtle.verify('Ed25519', key, signature.subarray(4), text))
  const signed = good.length > 0 && (await Promise.all(good)).every(Boolean)
  if (!signed || noteOrigin !== origin || !/^\d+$/.test(size) || more.join() !== '') {
    throw new Fault('forged', `The signature of ${keyName} on ${name} is missing or false.`)
  }
  return { name, size: Number(size), root }
}

async function readHeader(line, expectedKey) {
  if (line?.format !== 'said-and-done-ledger/1') throw new Fault('unreadable', 'This is not an export of a ledger.')
  if (expectedKey && expectedKey.trim() !== line.publicKey) {
    throw new Fault('forged', `The export names the key ${line.publicKey}, which is not the one you gave.`)
  }
  const signer = await readKey(line.publicKey)
  const listed = Array.isArray(line.consultations) && line.consultations.every((one) => typeof one?.slug === 'string')
  if (!listed) throw new Fault('unreadable', 'The list of consultations cannot be read.')
  return { ...line, ...signer, origin: line.origin, slugs: new Set(line.consultations.map(({ slug }) => slug)) }
}

/** A public key as C2SP writes it; its name is the origin of the ledger that it signs. */
async function readKey(publicKey) {
  const [keyName, keyId, ...encoded] = String(publicKey).trim().split('+')
  const bytes = fromBase64(encoded.join('+')) // base64 has plus signs of its own
  const id = hex(sha256(utf8(`${keyName}\n`), bytes).subarray(0, 4))
  if (bytes.length !== 33 || bytes[0] !== 1 || id !== keyId) throw new Fault('unreadable', 'The key cannot be read.')
  const key = await crypto.subtle.importKey('raw', bytes.subarray(1), 'Ed25519', false, ['verify'])
  return { origin: keyName, keyName, keyId, key }
}

// --- The counts: what each record makes of its comment ---------------------------------------------------------------

const ANY = ['in hand', 'answered', 'set aside', 'withdrawn']
/** For each kind of record: the states it may follow, and the state it leads to (none: it stays). */
const STEPS = {
  redacted: [ANY],
  'set-aside': [['in hand'], 'set aside'],
  restored: [['set aside'], 'in hand'],
  linked: [['in hand', 'answered']],
  unlinked: [ANY],
  answered: [['in hand', 'answered'], 'answered'],
  unanswered: [['answered'], 'answered'],
  withdrawn: [['in hand', 'answered', 'set aside'], 'withdrawn'],
  'not-late': [ANY],
  erased: [ANY],
}

/** Take one record into the counts. @returns a Fault if it cannot follow those before it */
function step(ledger, { index, public: record }) {
  const { v, kind, day, consultation, reason, response } = record
  const cannot = (why) => new Fault('impossible', `It says “${kind}”, but ${why}.`, index)
  if (v !== 1 || !/^\d{4}-\d\d-\d\d$/.test(day)) return cannot('it is not a record of this format')
  if (day <= ledger.ended) return new Fault('added late', `It says ${day}, a day that was closed before.`, index)
  if (kind === 'day-end') {
    ledger.ended = day
    return
  }
  if (kind === 'taken-out' || kind === 'put-back') {
    if (!/^[0-9a-f]{32}$/.test(record.words) || !reason) return cannot('it is not a record of this format')
    if (ledger.words.get(record.words) !== (kind === 'taken-out' ? undefined : 'taken-out'))
      return cannot(kind === 'taken-out' ? 'these words were taken out before' : 'these words were not taken out')
    ledger.words.set(record.words, kind)
    return
  }
  if (!ledger.header.slugs.has(consultation)) return cannot('its consultation is not listed')
  const comment = ledger.comments.get(record.comment)
  if (kind === 'received') {
    if (comment) return cannot('its comment was received before')
    const late = record.late === true
    ledger.comments.set(record.comment, { consultation, state: 'in hand', answers: new Set(), late, erased: false })
    return
  }
  if (!Object.hasOwn(STEPS, kind)) return cannot('there is no such kind of record')
  const [from, to] = STEPS[kind]
  if (comment?.consultation !== consultation) return cannot('its comment was never received')
  if (!from.includes(comment.state)) return cannot(`its comment was ${comment.state}`)
  if (comment.erased && (kind === 'erased' || kind === 'redacted')) return cannot('its words were erased before')
  if (kind === 'not-late' && !comment.late) return cannot('its comment was not late')
  if (kind === 'answered' && comment.answers.has(response)) return cannot('its comment had this answer before')
  if (kind === 'unanswered' && !comment.answers.has(response)) return cannot('its comment never had this answer')
  if (kind === 'answered') comment.answers.add(response)
  if (kind === 'unanswered') comment.answers.delete(response)
  if (kind === 'not-late') comment.late = false
  if (kind === 'erased') comment.erased = true
  if (to) Object.assign(comment, { state: to, reason })
  if (kind === 'unanswered' && comment.answers.size === 0) comment.state = 'in hand'
}

function accountsOf({ header, comments }) {
  const empty = { received: 0, answered: 0, inHand: 0, setAside: 0, withdrawn: 0, late: 0, erased: 0 }
  const accounts = Object.fromEntries([...header.slugs].map((slug) => [slug, { ...empty, setAsideFor: {} }]))
  const field = { 'in hand': 'inHand', answered: 'answered', 'set aside': 'setAside', withdrawn: 'withdrawn' }
  for (const { consultation, state, reason, late, erased } of comments.values()) {
    const account = accounts[consultation]
    account.received += 1
    account[field[state]] += 1
    if (state === 'set aside') account.setAsideFor[reason] = (account.setAsideFor[reason] ?? 0) + 1
    if (late) account.late += 1
    if (erased) account.erased += 1
  }
  return accounts
}

function compareAccounts(accounts, claimed) {
  for (const slug of new Set([...Object.keys(accounts), ...Object.keys(claimed)])) {
    const counted = Object.hasOwn(accounts, slug) ? accounts[slug] : undefined
    // A consultation that nobody has written to yet need not be in the published counts.
    if (!Object.hasOwn(claimed, slug) && counted?.received === 0) continue
    if (canonical(counted ?? null) === canonical(claimed[slug] ?? null)) continue
    throw new Fault(
      'miscounted',
      `The counts published for ${slug} are not those its entries give: ${describe(counted)}`,
    )
  }
}

// --- The receipt: these words, under this number ---------------------------------------------------------------------

function readReceipt(text) {
  try {
    const { format, comments } = JSON.parse(text)
    if (format !== 'said-and-done-receipt/1') throw new TypeError('another format')
    return comments.map(({ text, proof }) => {
      const { index, path, checkpoint, nonce, private: secret, public: facts } = proof
      const hashes = [nonce, secret.text, ...path]
      const isProof = Number.isSafeInteger(index) && hashes.every((hash) => isHash(hash)) && typeof text === 'string'
      if (!isProof || typeof checkpoint !== 'string' || !facts.comment) throw new TypeError('not a proof')
      return { text, proof, history: [] }
    })
  } catch {
    throw new Fault('receipt', 'The receipt cannot be read.')
  }
}

async function checkReceipt({ text, proof, leaf }, header) {
  const words = hex(sha256(utf8(text.replace(/\r\n?/g, '\n').trim())))
  if (words !== proof.private.text) throw new Fault('receipt', 'It was given for other words.', proof.index)
  const secret = sha256(fromHex(proof.nonce), utf8(canonical(proof.private)))
  const own = leafOf({ public: proof.public, private: hex(secret) })
  const { size, root } = await openNote(proof.checkpoint, header, 'your receipt')
  const proven = rootFrom(own, proof.index, size, proof.path.map(fromHex)) === root
  if (!proven || hex(own) !== leaf) throw new Fault('receipt', 'The ledger has something else there.', proof.index)
}

// --- In plain words --------------------------------------------------------------------------------------------------

function tell({ size, checkpoints, header, words }, accounts, kept, older) {
  const out = [...words.values()].filter((kind) => kind === 'taken-out').length
  return [
    `Nothing was altered, dropped, reordered, inserted or added late: ${count(size, 'entry', 'entries')}, ${count(checkpoints, 'signed checkpoint', 'signed checkpoints')}.`,
    `The key is ${header.publicKey}. Compare it with one you have from elsewhere.`,
    ...(out > 0
      ? [
          `Words that the programme had published were taken out of everything public ${count(out, 'time', 'times')}; each stands here by its commitment.`,
        ]
      : []),
    ...(older ? ['The checkpoint you kept is the beginning of this ledger.'] : []),
    ...Object.entries(accounts).map(([slug, account]) => `${slug}: ${describe(account)}`),
    ...kept.comments.flatMap(({ proof, history }) => [
      `Your comment is entry ${proof.index}, word for word. What the ledger says of it:`,
      ...history.map(
        ({ day, kind, reason, response }) => `  ${[day, kind, response, reason].filter(Boolean).join(' ')}`,
      ),
    ]),
  ]
}

function describe(account) {
  if (!account) return 'no such consultation is listed.'
  const { received, answered, inHand, setAside, setAsideFor, withdrawn, late, erased } = account
  const reasons = Object.entries(setAsideFor).map(([reason, comments]) => `${comments} ${reason}`)
  const why = reasons.length > 0 ? ` (${reasons.join(', ')})` : ''
  const sum = `${answered} answered + ${inHand} in hand + ${setAside} set aside${why} + ${withdrawn} withdrawn`
  return `${received} received = ${sum}. ${late} came late; the words of ${erased} were erased.`
}

const count = (number, one, many) => `${number} ${number === 1 ? one : many}`

function entries(first, last) {
  return first === last ? `entry ${first}` : `entries ${first} to ${last}`
}

// --- The tree (RFC 9162, 2.1), the lines, and SHA-256 ----------------------------------------------------------------

function leafOf({ public: facts, private: secret }) {
  const commitment = sha256(sha256(utf8(canonical(facts))), fromHex(secret))
  return sha256(Uint8Array.of(0), commitment)
}

function nodeOf(left, right) {
  return sha256(Uint8Array.of(1), left, right)
}

function rootOf(peaks) {
  const root = peaks.reduce((right, peak) => (peak && right ? nodeOf(peak, right) : (peak ?? right)), undefined)
  return toBase64(root ?? sha256())
}

/** The root that an inclusion proof leads to (RFC 9162, 2.1.3.2). */
function rootFrom(leaf, index, size, path) {
  let [node, place, last] = [leaf, index, size - 1]
  for (const sibling of path) {
    const onRight = place % 2 === 1 || place === last
    node = onRight ? nodeOf(sibling, node) : nodeOf(node, sibling)
    while (onRight && place % 2 === 0 && place > 0) [place, last] = [place / 2, Math.floor(last / 2)]
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 ? toBase64(node) : ''
}

function readConsistency(text) {
  try {
    const { proof } = JSON.parse(text)
    if (!proof.every(isHash)) throw new TypeError('not hashes')
    return proof.map(fromHex)
  } catch {
    throw new Fault('unreadable', 'The proof cannot be read.')
  }
}

/** Both roots that a consistency proof leads to (RFC 9162, 2.1.4.2); none if it has another length. */
function rootsFrom(first, second, proof) {
  let [place, last] = [first.size - 1, second.size - 1]
  const up = () => ([place, last] = [Math.floor(place / 2), Math.floor(last / 2)])
  while (place % 2 === 1) up()
  // A first tree that is complete is the first hash itself, which the proof leaves out.
  const [begin, ...path] = place === 0 ? [fromBase64(first.root), ...proof] : proof
  let [before, after] = [begin, begin]
  for (const hash of path) {
    if (last === 0) return []
    if (place % 2 === 1 || place === last) {
      before = nodeOf(hash, before)
      after = nodeOf(hash, after)
      while (place % 2 === 0 && place > 0) up()
    } else after = nodeOf(after, hash)
    up()
  }
  return begin && last === 0 ? [toBase64(before), toBase64(after)] : []
}

async function* linesOf(file) {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = (rest + chunk.value).split(/\r?\n/)
    rest = lines.pop()
    yield* lines
  }
  if (rest) yield rest
}

async function* entriesOf(file) {
  for await (const text of linesOf(file)) {
    const line = readLine(text)
    if (isEntry(line)) yield line
  }
}

/** One spelling only (RFC 8785): nothing can hide in spaces, repeated keys or another order. */
function readLine(text) {
  try {
    const line = JSON.parse(text)
    return canonical(line) === text ? line : undefined
  } catch {
    return undefined
  }
}

function isEntry(line) {
  const whole = line && Object.keys(line).join() === 'index,leaf,private,public' && Number.isSafeInteger(line.index)
  return whole && isHash(line.leaf) && isHash(line.private) && line.public !== null
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`
}

const isHash = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)
const encoder = new TextEncoder()
const utf8 = (text) => encoder.encode(text)
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const hex = (bytes) => bytes.reduce((text, byte) => text + HEX[byte], '')
const fromHex = (text) => new Uint8Array(text.length / 2).map((_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16))
const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes))
function fromBase64(text) {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

// Web Crypto has SHA-256 too, but takes some 25 µs a call, whatever the length: a ledger of a million entries needs
// four million calls. The constants are the fractions of square and cube roots of the first primes, as FIPS 180-4 says.
const primes = [2]
for (let n = 3; primes.length < 64; n += 2) if (primes.every((prime) => n % prime > 0)) primes.push(n)
const START = Int32Array.from(primes.slice(0, 8), (prime) => (Math.sqrt(prime) % 1) * 2 ** 32)
const ROUND = Int32Array.from(primes, (prime) => (Math.cbrt(prime) % 1) * 2 ** 32)
const word = new Int32Array(64)

function sha256(...parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const data = new Uint8Array(Math.ceil((length + 9) / 64) * 64)
  let end = 0
  for (const part of parts) {
    data.set(part, end)
    end += part.length
  }
  data[end] = 0x80
  const view = new DataView(data.buffer)
  view.setUint32(data.length - 4, length * 8)
  const state = START.slice()
  for (let block = 0; block < data.length; block += 64) {
    for (let i = 0; i < 16; i += 1) word[i] = view.getInt32(block + 4 * i)
    for (let i = 16; i < 64; i += 1) {
      const x = word[i - 15]
      const y = word[i - 2]
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
      word[i] = word[i - 16] + s0 + word[i - 7] + s1
    }
    let [a, b, c, d] = [state[0], state[1], state[2], state[3]]
    let [e, f, g, h] = [state[4], state[5], state[6], state[7]]
    for (let i = 0; i < 64; i += 1) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      const t = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + word[i]) | 0
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
      const u = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + t) | 0
      d = c
      c = b
      b = a
      a = (t + u) | 0
    }
    const words = [a, b, c, d, e, f, g, h]
    for (let i = 0; i < 8; i += 1) state[i] += words[i]
  }
  for (let i = 0; i < 8; i += 1) view.setInt32(4 * i, state[i])
  return data.slice(0, 32)
}

const turn = (x, bits) => (x >>> bits) | (x << (32 - bits))
