import { tick } from 'svelte'
import type { Autosaved, ResponsePageProps } from '#server/desk/responses/contract.ts'
import type { Shown } from '#server/http/wire.ts'
import { type Begun, bodyOf, clock } from './begin.ts'
import { dropUnsaved, keepUnsaved } from './unsaved.ts'

type Page = Shown<ResponsePageProps>
export type Merged = NonNullable<NonNullable<Shown<Autosaved>['saved']>['merged']>

/** Saving by itself: one request at a time, and the last words always follow. */
export class Autosave {
  version = $state(0)
  edit = $state(0)
  checks = $state<Page['response']['checks']>([])
  readable = $state() as Page['response']['readable']
  conflict = $state<Page['conflict']>(null)
  status = $state('')
  signedOut = $state(false)
  form: HTMLFormElement | undefined
  /** Shows what somebody else changed in other fields. */
  onmerged: ((merged: Merged) => Promise<void>) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  #dirty = false
  #deciding = false
  #ref: string

  constructor(ref: string, { version, edit, checks, readable, conflict }: Begun) {
    this.#ref = ref
    Object.assign(this, { version, edit, checks, readable, conflict })
  }

  /** Whether words would be lost if the page were left now. */
  get unsaved(): boolean {
    return this.#dirty || this.#saving !== undefined
  }

  changed = (): void => {
    this.#dirty = true
    this.status = ''
    if (this.form) keepUnsaved(this.#ref, this.form)
    this.#later(1_200)
  }

  /** A person has chosen whose words stand, field by field; the form says so to the server. */
  decide = (): void => {
    if (!this.conflict) return
    this.#deciding = true
    this.#dirty = true
    void this.#save()
  }

  /**
   * The form must not overtake what is being saved: it would meet its own words as somebody else’s. Nor may it leave the page
   * with words that were never saved: a person who was signed out meanwhile would be sent to sign in, and lose them.
   */
  submitted = (event: SubmitEvent): void => {
    clearTimeout(this.#timer)
    if (!this.unsaved) return
    event.preventDefault()
    const button = event.submitter
    void this.#save()
      .then(() => this.#save())
      .then(tick)
      .then(() => {
        if (this.conflict) document.getElementById('conflict')?.focus()
        else if (!this.#dirty) this.form?.requestSubmit(button)
      })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #later(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), wait)
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#saving) return this.#saving
    if (!this.#dirty || (this.conflict && !this.#deciding)) return
    this.#dirty = false
    this.#saving = this.#send().finally(() => (this.#saving = undefined))
    await this.#saving
    if (this.#dirty) this.#later(this.status.startsWith('Not saved') ? 5_000 : 1_200)
  }

  async #send(): Promise<void> {
    if (!this.form) return
    try {
      const reply = await fetch(this.form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: bodyOf(this.form),
      })
      const heard = (await reply.json()) as Shown<Autosaved> & { detail?: string }
      this.signedOut = reply.status === 401
      if (this.signedOut) {
        // A person who signs in elsewhere finds the words kept here a moment later.
        this.#dirty = true
        this.status =
          'Not saved: you have been signed out. What you typed stays here, and is saved once you have signed in'
      } else if (reply.status === 409 && heard.conflict) {
        this.conflict = heard.conflict
        await tick()
        document.getElementById('conflict')?.focus()
      } else if (reply.ok && heard.saved) {
        this.conflict = null
        this.version = heard.saved.version
        this.edit = heard.saved.edit
        this.checks = heard.saved.checks
        if (heard.readable) this.readable = heard.readable
        // What came while it was saved, and rows that do not fit yet, are still only here.
        if (!this.#dirty && heard.waiting.length === 0) dropUnsaved(this.#ref)
        const waiting = heard.waiting.length > 0 ? `. Not kept yet: ${heard.waiting.join('; ')}` : ''
        this.status = `Saved ${clock()}${waiting}`
        if (heard.saved.merged) {
          this.status += `, with what ${heard.saved.merged.by} changed meanwhile`
          await this.onmerged?.(heard.saved.merged)
        }
      } else {
        this.status = `Not saved: ${heard.detail ?? 'please try again.'}`
      }
      this.#deciding = false
    } catch {
      this.#dirty = true
      this.status = 'Not saved: there is no connection. We keep trying.'
    }
  }
}
