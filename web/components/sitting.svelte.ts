import { tick } from 'svelte'
import type { z } from 'zod'
import type { SetAsideReason } from '#server/intake/contract.ts'
import { type CodingBatch, type CodingItem, type CodingQuery, nothingTicked } from '#server/coding/contract.ts'
import { type Stance, stanceInWords } from '#server/comments/stance-contract.ts'
import { type Answer, send } from './send.ts'

export type Item = z.input<typeof CodingItem>
export type Act = { does: 'confirm'; themes: string[] } | { does: 'set-aside'; reason: SetAsideReason }

/** A comment of this sitting, and what was decided about it. */
export type Place = {
  item: Item
  ticked: string[]
  /** What the person wants to be so; null while undecided, or taken back. */
  act: Act | null
  /** What the server may have been told last. */
  sent: Act | null
  state: 'open' | 'saving' | 'saved' | 'failed' | 'refused'
  /** Why it was not saved. */
  message: string
}

type Options = { slug: string; at: CodingQuery; items: Item[]; me: string; onmoved: () => void }
/** Fewer than this ahead, and more are fetched. */
const fewAhead = 5

/**
 * One officer's sitting at the coding screen: the comments, what was decided, and what of it is saved. A decision that
 * could not be saved stays, in this tab's memory too, until it is.
 */
export class Sitting {
  places = $state<Place[]>([])
  here = $state(0)
  /** Decisions of an earlier page of this tab that could not be saved. */
  earlier = $state<{ id: string; act: Act | null; sent: Act | null }[]>([])
  /** Seconds that each decision took, and keys that were struck for it. */
  times = $state<{ id: string; seconds: number; keys?: number }[]>([])
  exhausted = $state(false)
  trouble = $state('')
  told = $state('')
  readonly current = $derived(this.places[this.here])
  readonly failed = $derived(this.places.filter((place) => place.state === 'failed'))
  readonly unsaved = $derived(this.failed.length + this.earlier.length)
  readonly saving = $derived(this.places.some((place) => place.state === 'saving'))
  readonly left = $derived(this.places.filter((place) => place.act === null && place.state === 'open').length)
  readonly median = $derived(medianOf(this.times.map(({ seconds }) => seconds)))

  /** Keys struck for each decision, on average; null where there was none. */
  readonly keys = $derived(
    this.times.length > 0 ? this.times.reduce((sum, { keys = 0 }) => sum + keys, 0) / this.times.length : null,
  )

  #options: Options
  #acts: { place: Place; before: Act | null }[] = []
  #chain: Promise<void> = Promise.resolve()
  #fetching = false
  #shownAt = 0
  #keys = 0
  readonly #memory: string

  constructor(options: Options) {
    this.#options = options
    this.#memory = `coding ${options.me} ${options.slug} ${options.at.sample ?? ''}`
    this.places = options.items.map(opened)
  }

  /** Begin, once the page is alive. */
  start(): void {
    this.#shownAt = performance.now()
    const kept = JSON.parse(sessionStorage.getItem(this.#memory) ?? '{}') as Partial<Pick<Sitting, 'times' | 'earlier'>>
    this.times = kept.times ?? []
    this.earlier = kept.earlier ?? []
    if (this.earlier.length > 0) this.retry()
    void this.#more()
  }

  /** A key was struck. One that is held down, or that only changes others, is none. */
  struck({ key, repeat }: KeyboardEvent): void {
    if (!repeat && !['Shift', 'Control', 'Alt', 'Meta'].includes(key)) this.#keys++
  }

  toggle(code: string): void {
    const place = this.current
    if (!place) return
    const ticked = place.ticked.includes(code)
    place.ticked = ticked ? place.ticked.filter((one) => one !== code) : [...place.ticked, code]
    if (place.state === 'open') place.message = ''
  }

  /** Say what the comment thinks of the proposal; what could not be saved is as it was. */
  async sayStance(stance: Stance): Promise<void> {
    const item = this.current?.item
    if (!item?.stance) return
    const { said } = item.stance
    item.stance.said = stance
    const answer = await send('PUT', `/api/desk/themes/${this.#options.slug}/coding/${item.id}/stance`, { stance })
    if (answer.ok) this.told = `Saved: ${stanceInWords[stance].toLowerCase()}.`
    else {
      item.stance.said = said
      this.trouble = answer.message
    }
  }

  /** Confirm what is ticked. Where the machine is checked nothing is ticked beforehand, and nothing is no answer. */
  confirmTicked(): void {
    const place = this.current
    if (place?.item.audit && place.ticked.length === 0) place.message = nothingTicked
    else if (place) this.confirm(place.ticked)
  }

  confirm(themes: string[]): void {
    this.#decide({ does: 'confirm', themes: [...themes] })
  }

  setAside(reason: SetAsideReason): void {
    this.#decide({ does: 'set-aside', reason })
  }

  step(by: 1 | -1): void {
    this.#go(Math.min(Math.max(this.here + by, 0), this.places.length))
  }

  /** Back to the first that was left without a decision. */
  toLeft(): void {
    const first = this.places.findIndex((place) => place.act === null && place.state === 'open')
    if (first >= 0) this.#go(first)
  }

  /** Take back the last decision: the comment is as it was before. */
  undo(): void {
    const last = this.#acts.pop()
    if (!last) {
      this.told = 'There is nothing to take back.'
      return
    }
    const { place, before } = last
    const refused = place.state === 'refused'
    place.act = before
    if (before?.does === 'confirm') place.ticked = [...before.themes]
    if (before === null) this.times = this.times.filter(({ id }) => id !== place.item.id)
    this.told = 'Taken back.'
    if (refused) Object.assign(place, { state: 'open', message: '' })
    else this.#save(place)
    this.#go(this.places.indexOf(place))
  }

  /** Try once more to save what could not be saved. */
  retry(): void {
    for (const one of this.earlier) {
      this.#chain = this.#chain.then(async () => {
        const answer = await this.#tell(one.id, one.act, one.sent)
        if (answer.ok || isFinal(answer.status)) this.earlier = this.earlier.filter((other) => other !== one)
        this.#keep()
      })
    }
    for (const place of this.failed) this.#save(place)
  }

  #decide(act: Act): void {
    const place = this.current
    if (!place) return
    if (JSON.stringify(place.act) !== JSON.stringify(act)) {
      if (place.act === null) {
        const seconds = (performance.now() - this.#shownAt) / 1000
        this.times = [...this.times, { id: place.item.id, seconds, keys: this.#keys }]
      }
      this.#acts.push({ place, before: place.act })
      Object.assign(place, { act, message: '' })
      if (act.does === 'confirm') place.ticked = [...act.themes]
      this.#save(place)
    }
    const next = this.places.findIndex((one, index) => index > this.here && one.act === null)
    this.#go(next < 0 ? this.places.length : next)
  }

  #go(to: number): void {
    this.here = to
    this.#shownAt = performance.now()
    this.#keys = 0
    void this.#more()
    void tick().then(this.#options.onmoved)
  }

  // One after the other, so that what was said last is what holds.
  #save(place: Place): void {
    place.state = 'saving'
    this.#keep()
    this.#chain = this.#chain.then(async () => {
      const { act, sent } = place
      place.sent = act ?? sent
      const answer = await this.#tell(place.item.id, act, sent)
      // Decided again meanwhile: that one follows.
      if (place.act !== act) return
      if (answer.ok) {
        place.state = act === null ? 'open' : 'saved'
        place.sent = act
        place.message = ''
      } else {
        place.message = answer.message
        place.state = isFinal(answer.status) ? 'refused' : 'failed'
        if (place.state === 'refused') this.times = this.times.filter(({ id }) => id !== place.item.id)
      }
      this.#keep()
    })
  }

  /** Tell the server what is to be so, given what it may have been told before. */
  async #tell(id: string, act: Act | null, sent: Act | null): Promise<Answer<null>> {
    const { slug, at } = this.#options
    const themes = at.sample
      ? `/api/desk/themes/${slug}/agreement/${at.sample}/coding/${id}`
      : `/api/desk/themes/${slug}/coding/${id}`
    const aside = `/api/desk/comments/${id}/set-aside`
    if (sent?.does === 'set-aside' && act?.does !== 'set-aside') {
      const answer = await send('DELETE', aside)
      if (!answer.ok || act === null) return answer
    }
    if (act === null) return sent === null ? { ok: true, value: null } : send('DELETE', themes)
    if (act.does === 'confirm') return send('PUT', themes, { themes: act.themes })
    if (sent?.does === 'confirm') {
      const answer = await send('DELETE', themes)
      if (!answer.ok) return answer
    }
    return send('PUT', aside, { reason: act.reason })
  }

  async #more(): Promise<void> {
    const ahead = this.places.length - this.here
    if (this.#fetching || this.exhausted || ahead > fewAhead) return
    this.#fetching = true
    const { slug, at } = this.#options
    const holding = this.places.filter((place) => place.state !== 'saved').map((place) => place.item.id)
    const answer = await send<z.input<typeof CodingBatch>>('POST', `/api/desk/themes/${slug}/coding/next`, {
      ...at,
      holding: holding.slice(-300),
    })
    this.#fetching = false
    if (!answer.ok) {
      this.trouble = answer.message
      return
    }
    this.trouble = ''
    const fresh = answer.value.items.filter(({ id }) => !this.places.some((place) => place.item.id === id))
    this.exhausted = fresh.length === 0
    const here = this.places[this.here]
    const gone = (place: Place) => place !== here && place.act === null && answer.value.gone.includes(place.item.id)
    const skipped = this.places.filter(gone).length
    if (skipped > 0) {
      this.told = `${skipped === 1 ? 'One comment was' : `${skipped} comments were`} decided by somebody else meanwhile, and skipped.`
      this.places = this.places.filter((place) => !gone(place))
      if (here) this.here = this.places.indexOf(here)
    }
    this.places.push(...fresh.map(opened))
  }

  #keep(): void {
    const waiting = this.places.filter(({ state }) => state === 'failed' || state === 'saving')
    const earlier = [...this.earlier, ...waiting.map(({ item, act, sent }) => ({ id: item.id, act, sent }))]
    sessionStorage.setItem(this.#memory, JSON.stringify({ times: this.times, earlier }))
  }
}

const opened = (item: Item): Place => ({
  item,
  ticked: [...item.holds],
  act: null,
  sent: null,
  state: 'open',
  message: '',
})

/** The server has understood and declined; asking again would change nothing. */
const isFinal = (status: number) => status === 400 || status === 403 || status === 404 || status === 409

function medianOf(list: number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
