// How well harm is heard, alone and inside ordinary feedback, and what else is seen: personal data, non-answers, spam.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { givesNoView } from '#workers/screening/no-view.ts'
import { screen } from '#workers/screening/screen.ts'
import { randomNumbers } from '#workers/tagging/svm.ts'

export const about = 'harm alone and buried, ordinary feedback held, neutral sentences; intervals are 95 % bootstrap'

type Row = Record<string, string>
type Half = 'open' | 'kept' | 'all' | keyof typeof whole
type Figure = { name: string; value: number; unit: string }

/** Sets that are read whole, by what their files begin with. */
const whole = { sealed: 'sealed-', unread: 'unread-', aside: 'aside-' }

const here = path.dirname(fileURLToPath(import.meta.url))
const lengths = [150, 300, 600, 1200]

/**
 * Print the figures of screening on the sets in tests/data/screening. Odd lines of each set were open while the lists and
 * thresholds were made (harm is learnt from them too), even lines were kept unread: `--half kept` (the default), `open` or
 * `all`. Three more are read whole: `--half sealed` (written by the hand that wrote examples of the time; its figures were looked
 * at five times), `--half unread` (written before the model of its day was learnt, disclosures and whole stories of 200 to
 * 350 characters; thresholds were moved after its figures were seen) and `--half aside` (60 disclosures and 150 ordinary comments
 * of 300 to 800 characters, kept aside: to be measured on when all is done, never to be learnt from or tuned on). `--data DIR` adds real
 * feedback (fft-multilabel.csv) to what must not be held, and hides disclosures in it; `--missed` prints what was missed or held.
 */
export async function run(args: string[]): Promise<Figure[]> {
  const { values } = parseArgs({
    args,
    options: { half: { type: 'string', default: 'kept' }, data: { type: 'string' }, missed: { type: 'boolean' } },
    allowPositionals: true,
  })
  const half = values.half as Half
  const figures: Figure[] = []
  const tell = (name: string, outcomes: boolean[]) => {
    const share = mean(outcomes)
    const [low, high] = bootstrap(outcomes)
    const counted = `${outcomes.filter(Boolean).length} of ${outcomes.length}`
    console.log(`  ${name.padEnd(52)} ${percent(share).padStart(7)}  [${percent(low)}, ${percent(high)}]  ${counted}`)
    figures.push({ name, value: Math.round(share * 10_000) / 100, unit: '%' })
  }
  const miss = (text: string) => values.missed && console.log(`      ${text}`)

  console.log(`Half of the sets: ${half}.\n`)
  const set = half in whole ? whole[half as keyof typeof whole] : ''
  const disclosures = rows(`${set}disclosures.csv`, half)
  const ordinary = rows(`${set}ordinary.csv`, half).map((row) => row.text!)
  const neutral = lines('neutral.txt', half)
  const subjects = ['admissions', 'libraries', 'licensing', 'parking', 'waste'].map((subject): [string, string[]] => [
    subject,
    read(path.join(here, '../tests/data/subjects', `${subject}.csv`)).map((row) => row.text!),
  ])
  const short = ordinary.filter(isShort)
  const filler = (short.length > 0 ? short : subjects.flatMap(([, texts]) => texts)).filter((text) => !isHeld(text))
  const folder = values.data && path.resolve(process.env.CALLED_FROM ?? process.cwd(), values.data)
  const feedback =
    folder && existsSync(path.join(folder, 'fft-multilabel.csv'))
      ? read(path.join(folder, 'fft-multilabel.csv')).flatMap((row, at) => (at % 2 === 1 ? [row.text!] : []))
      : []

  console.log('Disclosures of harm found')
  const alone = disclosures.map((row) => isHeld(row.text!))
  tell('alone', alone)
  disclosures.forEach((row, at) => alone[at] || miss(`${row.kind}: ${row.text}`))
  const around: [string, string[]][] = [['ordinary feedback', filler]]
  if (feedback.length > 0) around.push(['real feedback', feedback.filter((text) => !isHeld(text))])
  for (const [name, pool] of around) {
    for (const length of lengths) {
      const random = randomNumbers(length)
      tell(
        `inside ${length} characters of ${name}`,
        disclosures.flatMap((row) => [1, 2, 3].map(() => isHeld(bury(row.text!, pool, length, random)))),
      )
    }
  }
  const called = disclosures.map((row) => ({ kind: row.kind, heard: screen(row.text!).safeguarding?.kind }))
  tell(
    'of those found, called by the right kind',
    called.flatMap(({ kind, heard }) => (heard ? [heard === kind] : [])),
  )
  for (const kind of new Set(disclosures.map((row) => row.kind!))) {
    const own = disclosures.filter((row) => row.kind === kind)
    tell(
      `  ${kind}, found`,
      own.map((row) => isHeld(row.text!)),
    )
    const found = own.filter((row) => isHeld(row.text!))
    tell(
      `  ${kind}, found and called so`,
      found.map((row) => screen(row.text!).safeguarding?.kind === kind),
    )
    for (const row of found) {
      const said = screen(row.text!).safeguarding?.kind
      if (said !== kind) miss(`as ${said}: ${row.text}`)
    }
  }

  console.log('\nOrdinary feedback held by mistake (target at most 2.5 %)')
  const sets: [string, string[]][] = []
  if (short.length > 0) sets.push(['written for this, to sound like harm', short])
  if (set) sets.push(['written for this, longer stories', ordinary.filter((text) => !isShort(text))])
  sets.push(...subjects)
  for (const file of ['comments-labelled-synthetic.csv', 'comments-fresh.csv']) {
    sets.push([file, read(path.join(here, '../tests/data', file)).map((row) => row.text!)])
  }
  if (feedback.length > 0) sets.push(['real feedback (FFT), not learnt from', feedback])
  for (const [name, texts] of sets) {
    const held = texts.map(isHeld)
    tell(name, held)
    texts.forEach((text, at) => held[at] && miss(text))
  }
  const pools: [string, string[]][] = [
    ['all', sets.flatMap(([, texts]) => texts)],
    ['those that sound like harm', set === whole.unread || set === whole.aside ? ordinary : short],
  ]
  for (const [name, pool] of pools) {
    for (const length of lengths.slice(1)) {
      const random = randomNumbers(length + 1)
      tell(
        `${name}, put together to ${length} characters`,
        Array.from({ length: 200 }, () => isHeld(bury('', pool, length, random))),
      )
    }
  }

  console.log('\nOutcomes changed by a neutral sentence (target under 1 %)')
  const texts = [...ordinary, ...disclosures.map((row) => row.text!)]
  const before = new Map(texts.map((text) => [text, isHeld(text)]))
  const changed = (join: (text: string, sentence: string) => string) =>
    neutral.flatMap((sentence) => texts.map((text) => isHeld(join(text, sentence)) !== before.get(text)))
  tell(
    'put before',
    changed((text, sentence) => `${sentence} ${text}`),
  )
  tell(
    'put behind',
    changed((text, sentence) => `${text} ${sentence}`),
  )

  console.log('\nPersonal data marked (target at least 90 %), look-alikes marked (at most 3 of 40)')
  const kindsIn = (text: string) => screen(text).personal.map(({ kind }) => kind as string)
  const own = set === whole.unread ? set : ''
  const personal = rows(`${own}personal.csv`, half)
  tell(
    'marked',
    personal.map((row) => kindsIn(row.text!).length > 0),
  )
  tell(
    'marked, and called so',
    personal.map((row) => kindsIn(row.text!).includes(row.holds!)),
  )
  tell(
    'look-alikes marked',
    rows(`${own}look-alikes.csv`, half).map((row) => kindsIn(row.text!).length > 0),
  )

  console.log('\nOrdinary comments taken for no view, or for spam')
  const comments = sets.flatMap(([, texts]) => texts)
  tell(
    'no view',
    comments.map((text) => givesNoView(text)),
  )
  tell(
    'spam',
    comments.map((text) => screen(text).spam.length > 0),
  )
  return figures
}

function isShort(text: string): boolean {
  return text.length < 300
}

function isHeld(text: string): boolean {
  return screen(text).safeguarding !== null
}

/** A disclosure at a place of its own among ordinary sentences, about `length` characters in all. */
function bury(disclosure: string, filler: string[], length: number, random: () => number): string {
  const around: string[] = []
  let size = disclosure.length
  while (size < length) {
    const one = filler[Math.floor(random() * filler.length)]!
    around.push(one)
    size += one.length + 1
  }
  const at = Math.floor(random() * (around.length + 1))
  return [...around.slice(0, at), disclosure, ...around.slice(at)].join(' ').trim()
}

function rows(name: string, half: Half): Row[] {
  return read(path.join(here, '../tests/data/screening', name)).filter((row) => isOf(half, Number(row.id)))
}

function lines(name: string, half: Half): string[] {
  const all = readFileSync(path.join(here, '../tests/data/screening', name), 'utf8')
    .trim()
    .split('\n')
  return all.filter((_, at) => isOf(half, at + 1))
}

function isOf(half: Half, number: number): boolean {
  return half === 'all' || half in whole || number % 2 === (half === 'open' ? 1 : 0)
}

function read(file: string): Row[] {
  return parse(readFileSync(file), { columns: true, bom: true })
}

function mean(outcomes: boolean[]): number {
  return outcomes.filter(Boolean).length / Math.max(1, outcomes.length)
}

function bootstrap(outcomes: boolean[]): [low: number, high: number] {
  const random = randomNumbers(7)
  const drawn = Array.from({ length: 1000 }, () =>
    mean(outcomes.map(() => outcomes[Math.floor(random() * outcomes.length)]!)),
  ).sort((a, b) => a - b)
  return [drawn[25]!, drawn[975]!]
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
