import type { Draft, HallProps } from '#server/offline/contract.ts'
import type { Language } from '#server/http/languages/vocabulary.ts'
import { aboutIn, submissionIn } from '#server/intake/form.ts'
import { answerField, boxesOf, type Typed } from '#server/intake/form-contract.ts'
import type { OnDevice, Slip } from './device.ts'
import type { KitOnDevice } from './kit.svelte.ts'
import { lock } from './locking.ts'
import { keepWords } from './outbox.ts'
import { dayHere } from './readiness.ts'

/** Words that nobody has touched for so long are hidden, and after so much longer deleted; a receipt is cleared. */
const hideAfter = 120_000
const deleteAfter = 900_000
const clearAfter = 180_000

/** What one visitor after the other writes on the device: a draft, then a receipt, then nothing. */
export class Visit {
  // `$state.raw`: what goes into the store is copied, and a proxy cannot be.
  draft: Draft | null = $state.raw(null)
  slip: Slip | null = $state.raw(null)
  covered = $state(false)
  faults: { field: string; message: string }[] = $state.raw([])
  /** Where the form is opened, when somebody comes back to change an answer. */
  field: string | null = $state(null)
  failed = $state(false)
  locking = $state(false)
  /** Looked up again for each person. */
  today = $state('')

  readonly #props: HallProps
  readonly #on: KitOnDevice
  #device: OnDevice | undefined
  #slipSince = 0

  readonly answers = $derived.by(() => {
    const typed: Typed = this.draft?.typed ?? {}
    return boxesOf(this.#props.consultation).map(({ question, text }) => {
      const box = answerField(question)
      return { field: box, question: text, text: typed[box]?.trim() ? typed[box] : '' }
    })
  })

  /** Who is speaking, without what is not asked here. */
  readonly about = $derived.by(() => {
    const { typed = {}, language = 'en' } = this.draft ?? {}
    const { submission } = submissionIn(typed, this.#props.consultation, language)
    const asked = ['respondentKind', 'organisation', 'area', 'areaOther', 'consentToQuote']
    return submission ? aboutIn(submission, typed).filter((one) => asked.includes(one.field)) : []
  })

  constructor(props: HallProps, on: KitOnDevice) {
    this.#props = props
    this.#on = on
  }

  /** What was begun before the page was loaded comes back. */
  async begin(device: OnDevice): Promise<void> {
    this.#device = device
    this.draft = (await device.privately('draft')) ?? null
    this.slip = (await device.privately('slip')) ?? null
    this.#slipSince = Date.now()
    this.covered = this.draft !== null && Date.now() - this.draft.touchedAt > hideAfter
  }

  reach(): Promise<void> {
    return this.#on.reach(this.draft === null && this.slip === null)
  }

  start(language: Language): void {
    this.#set({ typed: {}, language, step: 'form', touchedAt: Date.now() })
    history.pushState({ step: 'form' }, '')
  }

  /** On the screen and on the device at once, so that a reload brings it back. */
  #set(next: Draft): void {
    // What is being kept is no draft any more, and must not be written back as one.
    if (this.locking) return
    this.draft = next
    void this.#device?.writePrivately('draft', next)
  }

  type(typed: Typed): void {
    if (this.draft) this.#set({ ...this.draft, typed, touchedAt: Date.now() })
  }

  check(typed: Typed): void {
    if (!this.draft) return
    const read = submissionIn(typed, this.#props.consultation, this.draft.language)
    this.faults = read.faults ?? []
    this.#set({ ...this.draft, typed, step: read.submission ? 'check' : 'form', touchedAt: Date.now() })
    if (read.submission) history.pushState({ step: 'check' }, '')
  }

  back(to: string | null): void {
    this.#turnTo('form', to)
    history.pushState({ step: 'form' }, '')
  }

  #turnTo(step: Draft['step'], to: string | null = null): void {
    if (!this.draft) return
    this.field = to
    this.faults = []
    this.failed = false
    this.#set({ ...this.draft, step, touchedAt: Date.now() })
  }

  async sendIn(): Promise<void> {
    if (!this.#device || !this.draft || this.locking) return
    const { kit, consultation } = this.#props
    const { typed, language } = this.draft
    const { submission } = submissionIn(typed, consultation, language)
    if (!submission) return this.back(null)
    this.locking = true
    this.failed = false
    const { contact: _none, comments, ...rest } = submission
    const written = {
      ...rest,
      comments: comments.map(({ body, question }) => ({
        body,
        questionId: consultation.questions.find(({ position }) => position === question)?.id ?? null,
      })),
    }
    try {
      const receipt = await keepWords(
        this.#device,
        (words) => lock(kit.id, kit.publicKey, words),
        written,
        language,
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from this moment
        new Date(),
      )
      if (!receipt) throw new Error('No receipt is left.')
      this.draft = null
      this.field = null
      this.faults = []
      this.slip = { receipt, language }
      this.#slipSince = Date.now()
      await this.#on.count()
    } catch {
      this.failed = true
    }
    this.locking = false
    void this.reach()
  }

  /** Nothing of the last person stays. */
  async nextPerson(): Promise<void> {
    this.draft = null
    this.slip = null
    this.covered = false
    this.field = null
    this.faults = []
    this.failed = false
    scrollTo(0, 0)
    await this.#on.nextPerson()
    this.today = dayHere()
  }

  goOn(): void {
    this.covered = false
    if (this.draft) this.#set({ ...this.draft, touchedAt: Date.now() })
  }

  /** Anyone who walks away leaves nothing to read for long. */
  tidy(): void {
    const now = Date.now()
    if (this.slip && now - this.#slipSince > clearAfter) void this.nextPerson()
    if (!this.draft) return
    if (now - this.draft.touchedAt > hideAfter + deleteAfter) void this.nextPerson()
    else if (now - this.draft.touchedAt > hideAfter) this.covered = true
  }

  touched(): void {
    if (this.draft && !this.covered && Date.now() - this.draft.touchedAt > 5_000)
      this.#set({ ...this.draft, touchedAt: Date.now() })
  }

  /** The browser’s back button leads from step to step of the same person, and never to the words of another. */
  wentBack(step: unknown): void {
    if (!this.draft || this.covered) return
    const { typed, language } = this.draft
    if (step === 'form' || (step === 'check' && submissionIn(typed, this.#props.consultation, language).submission))
      this.#turnTo(step)
    else this.covered = true
  }
}
