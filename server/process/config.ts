import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { makeFolder } from './folder.ts'

const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1')
const secret = z.string().min(32, 'a secret of at least 32 characters; “openssl rand -hex 32” makes one.')
const signingKey = z
  .string()
  .regex(
    /^PRIVATE\+KEY\+[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/,
    'a line that begins with PRIVATE+KEY+; “npm run ledger-key -- your.domain/ledger” makes one, or leave it out and it is made in DATA_DIR.',
  )

/** Every variable that the product reads, by its name in the environment. Nothing else reads `process.env`. */
export const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_LIMIT: flag.default(true),
  CONTACT_KEY: secret.optional(),
  RECEIPT_KEY: secret.optional(),
  LEDGER_KEY: signingKey.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).optional(),
  ASSISTANT_URL: z.url({ protocol: /^https?$/ }).optional(),
  ASSISTANT_MODEL: z.string().max(200).default('default'),
  ASSISTANT_KEY: z.string().max(500).optional(),
})

const onServer = (example: string) => `an address, for example ${example}.`
/** What a setting should be, where the check itself only knows a programmer's words for it. */
const meant: Partial<Record<keyof z.output<typeof Environment>, string>> = {
  PORT: 'a port, a whole number from 0 to 65535, for example 3000.',
  METRICS_PORT: 'a port, a whole number from 0 to 65535, for example 9090.',
  DATABASE_URL: onServer('postgres://name:password@host:5432/said_and_done'),
  DATABASE_OWNER_URL: onServer('postgres://name:password@host:5432/said_and_done'),
  DATABASE_POOL: 'how many connections, a whole number from 2 to 100, for example 10.',
  REDIS_URL: onServer('redis://host:6379'),
  ROLE: 'api, worker or all.',
  PUBLIC_URL: onServer('https://haveyoursay.example.org'),
  TRUST_PROXY: 'how many proxies stand in front, a whole number from 0 to 10.',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent.',
  RATE_LIMIT: 'true or false.',
  SMTP_URL: onServer('smtps://name:password@mail.example.org, or smtp://mail.example.org:25'),
  MAIL_FROM: 'an e-mail address, for example no-reply@example.org.',
  OIDC_ISSUER: onServer('https://login.example.org'),
  ASSISTANT_URL: onServer('http://assistant.internal:8000/v1'),
}

/** What the process was told, checked, with secrets made where none were given. */
export type Config = {
  port: number
  host: string
  /** Where /metrics is served; absent: nowhere. */
  metricsPort: number | undefined
  dataDir: string
  /** Absent: PostgreSQL is started from npm in `dataDir`. */
  databaseUrl: string | undefined
  /** The role that migrates; absent in a process that only serves, or where one role does everything. */
  databaseOwnerUrl: string | undefined
  databasePool: number
  redisUrl: string | undefined
  role: 'api' | 'worker' | 'all'
  publicUrl: string | undefined
  /** How many proxies stand in front; 0 trusts no forwarded header. */
  trustProxy: number
  logLevel: string
  rateLimit: boolean
  /** Seals contacts and equality answers; 32 bytes, kept outside the database. */
  contactKey: Buffer
  /** Makes receipts from idempotency keys, so that a repeated request gets the same receipt; 32 bytes. */
  receiptKey: Buffer
  /** Signs the ledger's checkpoints: `PRIVATE+KEY+…`, one line; made in `dataDir`, as ledger.key, on first use if absent. */
  ledgerKey: string | undefined
  /** The mail server; absent: mails are kept and shown at the desk. */
  smtpUrl: string | undefined
  /** Whom mails come from, and where what could not be delivered goes back to. */
  mailFrom: string
  /** A chat endpoint of the programme's own network, in the manner of OpenAI's; absent: nothing is ever sent to one. */
  assistant: { url: string; model: string; key: string | undefined } | undefined
  /** Where people of an organisation sign in already (OpenID Connect); absent: only here. */
  singleSignOn: { issuer: string; clientId: string; clientSecret: string | undefined; name: string } | undefined
}

/**
 * Read and check the environment.
 * @throws {Error} one sentence for each variable that does not fit
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success) {
    const faults = read.error.issues.map(({ path: [name], message }) => {
      return `${String(name)}: ${meant[name as keyof typeof meant] ?? message}`
    })
    throw new Error(`The settings do not fit.\n  ${faults.join('\n  ')}\nREADME.md lists what each may be.`)
  }
  const e = read.data
  if (!e.OIDC_ISSUER !== !e.OIDC_CLIENT_ID)
    throw new Error(
      'OIDC_ISSUER and OIDC_CLIENT_ID belong together: set both, or neither. README.md says what each is.',
    )
  const dataDir = path.resolve(e.DATA_DIR)
  const made = secretsIn(dataDir, e.CONTACT_KEY, e.RECEIPT_KEY)
  return {
    port: e.PORT,
    host: e.HOST,
    metricsPort: e.METRICS_PORT,
    dataDir,
    databaseUrl: e.DATABASE_URL,
    databaseOwnerUrl: e.DATABASE_OWNER_URL,
    databasePool: e.DATABASE_POOL,
    redisUrl: e.REDIS_URL,
    role: e.ROLE,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, ''),
    trustProxy: e.TRUST_PROXY,
    logLevel: e.LOG_LEVEL,
    rateLimit: e.RATE_LIMIT,
    contactKey: keyFrom(made.CONTACT_KEY),
    receiptKey: keyFrom(made.RECEIPT_KEY),
    ledgerKey: e.LEDGER_KEY,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM ?? `no-reply@${e.PUBLIC_URL ? new URL(e.PUBLIC_URL).hostname : 'localhost'}`,
    assistant: e.ASSISTANT_URL ? { url: e.ASSISTANT_URL, model: e.ASSISTANT_MODEL, key: e.ASSISTANT_KEY } : undefined,
    singleSignOn:
      e.OIDC_ISSUER && e.OIDC_CLIENT_ID
        ? {
            issuer: e.OIDC_ISSUER,
            clientId: e.OIDC_CLIENT_ID,
            clientSecret: e.OIDC_CLIENT_SECRET,
            name: e.OIDC_NAME ?? 'your organisation',
          }
        : undefined,
  }
}

function secretsIn(dataDir: string, contactKey?: string, receiptKey?: string) {
  if (contactKey && receiptKey) return { CONTACT_KEY: contactKey, RECEIPT_KEY: receiptKey }
  const file = path.join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    // New keys beside an old database would open nothing, and would lie where the lost ones are looked for.
    if (existsSync(path.join(dataDir, 'postgres', 'PG_VERSION')))
      throw new Error(
        `${file} is not there, but the database that was written with its keys is. Bring it back from where you keep a copy.`,
      )
    makeFolder(dataDir)
    const fresh = { CONTACT_KEY: randomBytes(32).toString('hex'), RECEIPT_KEY: randomBytes(32).toString('hex') }
    try {
      // 'wx': two processes that start at once must not each make a key of their own.
      writeFileSync(file, JSON.stringify(fresh, null, 2) + '\n', { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  const kept = keptIn(file)
  return { CONTACT_KEY: contactKey ?? kept.CONTACT_KEY, RECEIPT_KEY: receiptKey ?? kept.RECEIPT_KEY }
}

/** @throws {Error} a sentence, if the file is not what was written once */
function keptIn(file: string): { CONTACT_KEY: string; RECEIPT_KEY: string } {
  const text = readFileSync(file, 'utf8')
  try {
    return z.object({ CONTACT_KEY: secret, RECEIPT_KEY: secret }).parse(JSON.parse(text))
  } catch {
    throw new Error(
      `${file} does not hold the two keys that were made there. Bring it back from where you keep a copy.`,
    )
  }
}

function keyFrom(text: string): Buffer {
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : createHash('sha256').update(text).digest()
}
