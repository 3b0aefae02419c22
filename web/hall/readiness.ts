import type { Code, HallProps, KitState } from '#server/offline/contract.ts'
import { momentInWords } from '#web/words.ts'
import type { OnDevice } from './device.ts'
import { lock, newSecret } from './locking.ts'
import { holdKeys, type Keys } from './memory.ts'
import type { Answer } from './outbox.ts'
import { makeVault, newKey } from './sealing.ts'

/** One thing that must be on the device. */
export type Check = { says: string; ok: boolean }

/** What this page cannot do without; `undefined` if all of it is there. */
export function missing(): string | undefined {
  if (!isSecureContext) return 'This address is not a secure one (https), so nothing can be kept on the device.'
  if (!('indexedDB' in globalThis)) return 'This browser cannot keep words on the device.'
  if (!crypto.subtle) return 'This browser cannot lock words.'
  if (!('serviceWorker' in navigator) || !('caches' in globalThis))
    return 'This browser cannot open pages without signal. A private window cannot, either.'
  return undefined
}

/**
 * Bring everything onto the device that is needed where there is no signal.
 * @param held  what opens it, if an earlier try came so far
 * @param pin   the staff's, which opens it from now on
 * @throws {Error} a sentence for the person who holds the device
 */
export async function keepOnDevice(
  props: HallProps,
  device: OnDevice,
  held: Keys | undefined,
  pin: string,
): Promise<Keys> {
  // So that the browser does not tidy it away when the device runs full. It may refuse; then it is kept all the same, till then.
  await navigator.storage?.persist?.()
  await keepPage(props)
  const keys = held ?? (await choosePin(device, pin))
  device.unlock(keys)
  await holdKeys(pageOf(props), keys)
  await keepCodes(props, device)
  return keys
}

/** What to say of something that went wrong here. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error && !(error instanceof TypeError)
    ? error.message
    : 'There is no signal. Please try again where there is one.'

/** A clock may be so far from the installation’s, in milliseconds. */
const maxClockError = 5 * 60_000

/** Why the device's clock cannot be right, by the installation's if that is known; null if nothing speaks against it. */
export function clockFault({ kit }: HallProps, there: Date | undefined): string | null {
  const here = new Date()
  const says = `It says ${momentInWords(here)}`
  if (there && Math.abs(here.getTime() - there.getTime()) > maxClockError)
    return `${says}, and it is ${momentInWords(there)}.`
  const before = here.getTime() < new Date(kit.takenAt).getTime() - maxClockError
  return before ? `${says}, and this kit was taken later than that.` : null
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })
/** The day by the device's clock. */
export const dayHere = () => london.format(new Date())

/** What is on the device, by reading it back; nothing is taken on trust. */
export async function readBack(props: HallProps, device: OnDevice): Promise<Check[]> {
  const [page, worker, codes, pin, locking] = await Promise.all([
    holds(() => filesAreKept(props)),
    holds(async () => Boolean((await navigator.serviceWorker.getRegistration(pageOf(props)))?.active)),
    holds(async () => (await device.note('confirmed')) === true && (await device.codesLeft()) > 0),
    holds(async () => (await device.note('vault')) !== undefined),
    holds(async () => (await lock(props.kit.id, props.kit.publicKey, 'a trial')).length > 100),
  ])
  return [
    { says: 'The page, the questions and all ten languages are kept', ok: page },
    { says: 'The page opens without signal', ok: worker },
    { says: 'Receipts to give out are kept', ok: codes },
    { says: 'A PIN guards what is for staff', ok: pin },
    { says: 'Words can be locked', ok: locking },
  ]
}

/** Nothing of the page stays, and nothing answers in its place. */
export async function removePage(props: HallProps): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(`hall ${props.kit.id} `)).map((name) => caches.delete(name)))
  await (await navigator.serviceWorker.getRegistration(pageOf(props)))?.unregister()
}

/** @returns undefined where there is no signal; `now` by the installation's clock, where the answer has it */
export async function stateOf(props: HallProps): Promise<(KitState & { now: Date | undefined }) | undefined> {
  const answer = await ask<KitState>(props, 'GET', '').catch(() => undefined)
  return answer?.status === 200 ? { ...answer.value, now: answer.date } : undefined
}

/** Send one of those that are kept. Rejects where there was no answer. */
export async function postTo(props: HallProps, envelope: string): Promise<Answer> {
  const { status, value } = await ask<{ outcome?: Answer }>(props, 'POST', '/submissions', { envelope })
  // Anything but our own answer, for example the sign-in page of a guest network, is none.
  if (status === 201 && value.outcome && ['taken', 'already', 'held'].includes(value.outcome)) return value.outcome
  if (status === 400 || status === 413) return 'refused'
  return status === 404 ? 'unknown-kit' : 'not-now'
}

const pageOf = ({ kit }: HallProps) => `/hall/${kit.token}/`

async function holds(look: () => Promise<boolean>): Promise<boolean> {
  return look().catch(() => false)
}

async function filesAreKept({ cache, files, kit }: HallProps): Promise<boolean> {
  if (!(await caches.has(cache))) return false
  const kept = await caches.open(cache)
  const texts = await Promise.all(files.map(async (file) => (await kept.match(file))?.text()))
  return texts.every(Boolean) && Boolean(texts[0]?.includes(kit.id))
}

async function keepPage(props: HallProps): Promise<void> {
  const page = pageOf(props)
  const registration = await navigator.serviceWorker.register(`${page}worker.js`, { scope: page })
  const worker = registration.installing ?? registration.waiting ?? registration.active
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (registration.active?.state === 'activated') resolve()
      else if (worker?.state === 'redundant')
        reject(new Error('Part of the page could not be fetched. Please check that there is a signal, and try again.'))
    }
    worker?.addEventListener('statechange', look)
    setTimeout(() => reject(new Error('The page could not be kept in a minute. Please try again.')), 60_000)
    look()
  })
}

/** The vault before the codes: what it guards is never on the device without it. */
async function choosePin(device: OnDevice, pin: string): Promise<Keys> {
  const { vault, key } = await makeVault(pin)
  await device.write('vault', vault)
  return { codes: key, sitting: await newKey() }
}

async function keepCodes(props: HallProps, device: OnDevice): Promise<void> {
  if (await device.note('confirmed')) return
  const secret = (await device.note('device')) ?? newSecret()
  await device.write('device', secret)
  if ((await device.codesLeft()) === 0) {
    const given = await ask<{ codes: Code[] }>(props, 'POST', '/codes', { device: secret })
    if (given.status !== 200) throw new Error(given.detail)
    await device.takeCodes(given.value.codes)
    if ((await device.codesLeft()) !== given.value.codes.length)
      throw new Error('The receipts could not be kept. Is the device’s memory full?')
  }
  // Only now does the installation forget how to give them out again.
  const kept = await ask(props, 'PUT', '/kept', { device: secret })
  if (kept.status !== 204) throw new Error(kept.detail)
  await device.write('confirmed', true)
}

/** Ask the installation about this kit. Rejects where there is no answer in half a minute. */
async function ask<T>({ kit }: HallProps, method: string, part: string, body?: object) {
  const answer = await fetch(`/api/hall/${kit.token}${part}`, {
    method,
    credentials: 'omit',
    signal: AbortSignal.timeout(30_000),
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const value = (answer.status === 204 ? {} : await answer.json()) as T & { detail?: string }
  const sent = Date.parse(answer.headers.get('date') ?? '')
  const date = Number.isNaN(sent) ? undefined : new Date(sent)
  return { status: answer.status, value, date, detail: value.detail ?? 'Something went wrong. Please try again.' }
}
