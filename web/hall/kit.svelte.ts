import type { HallProps } from '#server/offline/contract.ts'
import { type OnDevice, openDevice, removeDevice } from './device.ts'
import { heldKeys, holdKeys, type Keys } from './memory.ts'
import { fileOf, sendKept } from './outbox.ts'
import * as readiness from './readiness.ts'
import { newKey, openVault } from './sealing.ts'
import { isSignedIn, signOut } from './session.ts'

/** So many wrong PINs cost no time; each further one a minute, and then twice as long as the one before. */
const freeGuesses = 5
const longestWait = 15 * 60_000

/** The kit on this device: what is kept here, who may touch it, and what was sent. */
export class KitOnDevice {
  // `$state.raw`: what goes into the store is copied, and a proxy cannot be.
  checks: readiness.Check[] | null = $state.raw(null)
  busy: 'keeping' | 'sending' | 'removing' | null = $state(null)
  trouble: string | null = $state(null)
  told: string | null = $state(null)
  progress: { sent: number; of: number } | null = $state.raw(null)
  kept = $state(0)
  refused = $state(0)
  codesLeft = $state(0)
  confirmed = $state(false)
  ended = $state(false)
  /** Another device has this kit. */
  elsewhere = $state(false)
  gone = $state(false)
  /** A PIN was chosen: this is whose device it is. */
  hasPin = $state(false)
  /** The PIN was typed since the browser was started. */
  open = $state(false)
  signedIn = $state(false)
  /** Why the device’s clock cannot be right; null if nothing speaks against it. */
  clockFault: string | null = $state(null)
  device: OnDevice | undefined

  readonly #props: HallProps
  readonly #page: string
  #keys: Keys | undefined

  constructor(props: HallProps) {
    this.#props = props
    this.#page = `/hall/${props.kit.token}/`
  }

  /** @throws {Error} where the browser keeps nothing */
  async begin(): Promise<OnDevice> {
    this.device = await openDevice(this.#props.kit.id)
    this.hasPin = (await this.device.note('vault')) !== undefined
    const keys = this.hasPin ? await heldKeys(this.#page) : undefined
    if (keys) this.#unlock(keys)
    // What was sealed for somebody before the browser was ended opens no more.
    else await this.device.remove('draft', 'slip')
    this.signedIn = isSignedIn()
    this.clockFault = readiness.clockFault(this.#props, undefined)
    await this.count()
    return this.device
  }

  /** The worker that holds our keys is ended where nothing is asked of it for half a minute. */
  async holdOn(): Promise<void> {
    if (this.#keys && !this.gone) await holdKeys(this.#page, this.#keys)
  }

  async count(): Promise<void> {
    if (!this.device) return
    const all = await this.device.allKept()
    this.kept = all.length
    this.refused = all.filter((one) => one.refused).length
    this.codesLeft = await this.device.codesLeft()
    this.confirmed = (await this.device.note('confirmed')) === true
  }

  async look(): Promise<void> {
    if (!this.device) return
    this.signedIn = isSignedIn()
    if (!this.hasPin) {
      const state = await readiness.stateOf(this.#props)
      this.ended = state?.ended ?? false
      this.elsewhere = state?.kept ?? false
    }
    this.checks = await readiness.readBack(this.#props, this.device)
  }

  /** Everything onto the device; the PIN that was chosen is for every act of staff on it. */
  async keep(pin: string): Promise<void> {
    if (!this.device) return
    this.busy = 'keeping'
    this.trouble = null
    try {
      const keys = await readiness.keepOnDevice(this.#props, this.device, this.#keys, pin)
      this.hasPin = true
      this.#unlock(keys)
    } catch (error) {
      this.trouble = readiness.sentenceOf(error)
    }
    await this.look()
    await this.count()
    this.busy = null
  }

  /**
   * Open the device with the staff’s PIN.
   * @returns a sentence if it is not that
   */
  async unlockWith(pin: string): Promise<string | null> {
    const { key, fault } = await this.#tryPin(pin)
    if (!key) return fault
    this.#unlock({ codes: key, sitting: this.#keys?.sitting ?? (await newKey()) })
    await this.holdOn()
    return null
  }

  /** Anyone who comes next cannot open what the last person left, and nor can staff. */
  async nextPerson(): Promise<void> {
    if (this.#keys) this.#unlock({ ...this.#keys, sitting: await newKey() })
    await this.holdOn()
    await this.device?.remove('draft', 'slip')
  }

  /** @returns false, with the reason in `trouble`, while somebody is signed in to the desk here */
  async handOver(): Promise<boolean> {
    this.trouble = null
    if (!(await signOut())) {
      this.trouble =
        'You are signed in to the desk on this device, and without a signal we cannot sign you out. Please go where there is a signal, and press again: visitors must not find the desk open.'
      return false
    }
    this.signedIn = false
    await this.device?.write('handedOver', true)
    return true
  }

  /** Where there is a signal: hear how the kit stands, and send. */
  async reach(removable: boolean): Promise<void> {
    if (!this.device || this.busy || this.gone || !this.confirmed) return
    const state = await readiness.stateOf(this.#props)
    if (!state) return
    this.ended = state.ended
    this.clockFault = readiness.clockFault(this.#props, state.now)
    if (this.kept > this.refused) await this.send()
    if (this.ended && this.kept === 0 && removable) await this.#takeOff()
  }

  async send(): Promise<void> {
    if (!this.device || this.busy) return
    this.busy = 'sending'
    this.told = null
    const of = this.kept
    this.progress = { sent: 0, of }
    const { sent, left, held, end } = await sendKept(
      this.device,
      (envelope) => readiness.postTo(this.#props, envelope),
      (so) => {
        this.progress = { sent: so.sent, of }
        this.kept = so.left
      },
    )
    this.progress = null
    const all = `${sent} of ${of} sent.`
    const allSent = of === 1 ? 'The one that was here is sent.' : `All ${of} are sent.`
    const waits = held === 1 ? ' 1 of them waits' : ` ${held} of them wait`
    if (end === 'done')
      this.told = `${left === 0 ? allSent : all}${held > 0 ? `${waits} for an officer’s decision at the desk.` : ''}`
    else if (end === 'unknown-kit') this.told = `${all} This kit is not known there. Please save the rest to a file.`
    else this.told = `${all} There is no signal now; the rest stays here and is sent later.`
    await this.count()
    this.busy = null
  }

  /** A file with what waits here, still locked. */
  async save(): Promise<void> {
    if (!this.device) return
    const { kit, event } = this.#props
    const file = new Blob([JSON.stringify(await fileOf(this.device, kit.id, event.ref))], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `hall-${event.ref.replace(/[^A-Za-z0-9-]+/g, '-')}-${readiness.dayHere()}.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    this.told = `Saved: ${link.download}, with the words of ${this.kept}. They stay here as well, until they are sent.`
  }

  /**
   * Take the kit off the device; never while words wait on it.
   * @returns a sentence if the PIN is wrong
   */
  async remove(pin: string): Promise<string | null> {
    if (!this.device || this.kept > 0) return null
    const { key, fault } = await this.#tryPin(pin)
    if (!key) return fault
    await this.#takeOff()
    return null
  }

  close(): void {
    this.device?.close()
  }

  async #takeOff(): Promise<void> {
    this.busy = 'removing'
    await holdKeys(this.#page, null)
    await readiness.removePage(this.#props)
    this.device?.close()
    this.device = undefined
    this.#keys = undefined
    await removeDevice(this.#props.kit.id)
    this.busy = null
    this.gone = true
  }

  #unlock(keys: Keys): void {
    this.#keys = keys
    this.device?.unlock(keys)
    this.open = true
  }

  async #tryPin(pin: string): Promise<{ key?: CryptoKey; fault: string | null }> {
    const vault = await this.device?.note('vault')
    if (!this.device || !vault) return { fault: 'There is no kit on this device.' }
    const { count, at } = (await this.device.note('guesses')) ?? { count: 0, at: 0 }
    const wait = count < freeGuesses ? 0 : Math.min(longestWait, 60_000 * 2 ** (count - freeGuesses))
    const minutes = Math.ceil((wait - Math.max(0, Date.now() - at)) / 60_000)
    if (minutes > 0)
      return { fault: `That was wrong too often. Please wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.` }
    const key = await openVault(vault, pin.trim())
    if (key) {
      await this.device.remove('guesses')
      return { key, fault: null }
    }
    await this.device.write('guesses', { count: count + 1, at: Date.now() })
    return { fault: 'That is not the PIN of this kit. Please try again.' }
  }
}
