// Subjects that no list was written for: what is found on day one and with forty labels, and whether bands mean what they say.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Encoder, openEncoder } from '#workers/tagging/encoder.ts'
import type { Labelled, Model } from '#workers/tagging/model.ts'
import { readComment } from '#workers/tagging/read.ts'
import { frameFrom } from '#workers/tagging/read-frame.ts'
import { scoreThemes, type Judged } from '#workers/tagging/score-themes.ts'
import { senseTopics } from '#workers/tagging/sense-topics.ts'
import { type CommentSense, isReadBySense, senseOf, sensesFor, wholeSenseOf } from '#workers/tagging/sense.ts'
import { randomNumbers } from '#workers/tagging/svm.ts'
import type { FrameTheme } from '#workers/tagging/theme.ts'
import { buildModel } from '#workers/tagging/train.ts'

type Subject = { name: string; frame: FrameTheme[]; rows: Labelled[] }
type Shown = { chance: number; right: boolean; likely: boolean; words: number; sense: boolean }
type Read = Judged & { shown: Shown[] }

const folderOfCare = path.join(import.meta.dirname, '../../tests/data')
/** Labels are two thirds of the comments: forty of sixty. */
const THIRDS = 3

/** Print what is made of every subject in a folder, `NAME-themes.csv` with `NAME.csv`, and of those in its folder `kept`. */
export async function subjects(folder: string): Promise<void> {
  const before = process.memoryUsage().rss
  const encoder = openEncoder()
  await encoder?.encode(['a word'])
  const taken = process.memoryUsage().rss - before
  console.log('Other subjects, eight themes each (target 0.60 on day one, 0.68 with 40 labels)')
  if (!encoder) console.log('  the sentence encoder is not installed: read by words alone')
  for (const kept of [false, true]) {
    const own = path.join(folder, kept ? 'kept' : '.')
    const all = existsSync(own) ? subjectsIn(own) : []
    const read: Record<string, Read[][]> = { 'day one, by words': [], 'day one': [], 'with labels': [] }
    for (const subject of all) {
      const [words, dayOne, taught] = await readSubject(encoder, subject)
      read['day one, by words']!.push(words)
      read['day one']!.push(dayOne)
      read['with labels']!.push(taught)
      const macros = [words, dayOne, taught].map((judged) => macro(subject, judged).toFixed(3))
      console.log(
        `  ${subject.name.padEnd(12)} ${subject.rows.length} comments  by words ${macros[0]}  day one ${macros[1]} ${interval(subject, dayOne)}  40 labels ${macros[2]} ${interval(subject, taught)}`,
      )
    }
    if (all.length > 0) bands(kept ? 'kept aside' : 'tuned on', read)
  }
  if (encoder) {
    await planted(encoder, subjectsIn(folder))
    await speed(encoder, taken)
  }
  await encoder?.close()
  console.log()
}

function subjectsIn(folder: string): Subject[] {
  const csv = (file: string): Record<string, string>[] =>
    parse(readFileSync(path.join(folder, file)), { columns: true })
  return readdirSync(folder)
    .filter((file) => file.endsWith('-themes.csv'))
    .map((file) => file.slice(0, -'-themes.csv'.length))
    .map((name) => ({
      name,
      frame: frameFrom(csv(`${name}-themes.csv`)),
      rows: csv(`${name}.csv`).map(({ text = '', themes = '' }) => ({
        text,
        themes: themes.split('|').filter((theme) => theme !== '' && theme !== 'none'),
      })),
    }))
}

function textsOf(file: string): string[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
  return rows.map(({ text = '' }) => text)
}

async function readSubject(encoder: Encoder | null, { frame, rows }: Subject): Promise<[Read[], Read[], Read[]]> {
  const texts = rows.map(({ text }) => text)
  const senses = encoder && isReadBySense(frame) ? await sensesFor(encoder, frame, texts) : undefined
  const model = (labelled: Labelled[]) => buildModel(frame, labelled, senses)
  const taught = Array.from({ length: THIRDS }, (_, third) => third).flatMap((third) => {
    const isKept = (_: Labelled, at: number) => (at * 7 + Math.floor(at / THIRDS)) % THIRDS === third
    const learnt = model(rows.filter((row, at) => !isKept(row, at)))
    return rows.filter(isKept).map((row) => readOne(learnt, row, senses?.of(row.text)))
  })
  const dayOne = model([])
  return [
    rows.map((row) => readOne(dayOne, row)),
    rows.map((row) => readOne(dayOne, row, senses?.of(row.text))),
    taught,
  ]
}

function readOne(model: Model, { text, themes }: Labelled, sense?: CommentSense): Read {
  const { suggestions } = readComment(model, text, sense)
  return {
    truth: themes,
    predicted: suggestions.map(({ theme }) => theme),
    shown: suggestions.map(({ theme, score, band, words, closeTo }) => ({
      chance: score,
      right: themes.includes(theme),
      likely: band === 'likely',
      words: words.length,
      sense: closeTo !== undefined,
    })),
  }
}

function macro({ frame }: Subject, read: Judged[]): number {
  return scoreThemes(
    read,
    frame.map(({ code }) => code),
  ).macro
}

function interval(subject: Subject, read: Judged[]): string {
  const random = randomNumbers(11)
  const drawn = Array.from({ length: 200 }, () =>
    macro(
      subject,
      read.map(() => read[Math.floor(random() * read.length)]!),
    ),
  ).sort((a, b) => a - b)
  return `(${drawn[5]!.toFixed(2)} to ${drawn[194]!.toFixed(2)})`
}

/** Over all subjects together: one alone has too few comments to say whether a chance is true. */
function bands(which: string, read: Record<string, Read[][]>) {
  for (const [when, all] of Object.entries(read)) {
    const shown = all.flat().flatMap((one) => one.shown)
    const likely = shown.filter((one) => one.likely)
    const rate = (some: Shown[]) =>
      some.length === 0
        ? '–'
        : `${Math.round((100 * some.filter(({ right }) => right).length) / some.length)} % of ${some.length}`
    const by = [
      ['one word', likely.filter(({ words, sense }) => words <= 1 && !sense)],
      ['two', likely.filter(({ words, sense }) => words === 2 && !sense)],
      ['more', likely.filter(({ words, sense }) => words > 2 && !sense)],
      ['with sense', likely.filter(({ sense }) => sense)],
    ] as const
    console.log(
      `  ${which}, ${when.padEnd(17)}  calibration error ${calibrationError(shown).toFixed(3)} (target 0.06); likely is right ${rate(likely)}: ${by.map(([name, some]) => `${name} ${rate(some)}`).join(', ')}`,
    )
  }
}

/** Mean gap between the chance shown and how often it was right, in ten bands from 0.2 on. */
function calibrationError(shown: Shown[]): number {
  const counted = shown.filter(({ chance }) => chance >= 0.2)
  const gaps = [...Map.groupBy(counted, ({ chance }) => Math.min(9, Math.floor(chance * 10))).values()].map((band) =>
    Math.abs(band.reduce((sum, { chance, right }) => sum + chance - Number(right), 0)),
  )
  return gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, counted.length)
}

/** Each subject as a topic that no theme covers, among comments of which every fourth is unplaced too: on the others, and on care. */
async function planted(encoder: Encoder, all: Subject[]) {
  const care = ['comments-labelled-synthetic', 'comments-fresh'].flatMap((name) =>
    textsOf(path.join(folderOfCare, `${name}.csv`)),
  )
  const texts = [...all.flatMap(({ rows }) => rows.map(({ text }) => text)), ...care]
  const senses = new Map<string, Int8Array>()
  const meant = await wholeSenseOf(encoder, texts)
  texts.forEach((text, at) => senses.set(text, meant[at]!))
  for (const { name, rows } of all) {
    const own = rows.map(({ text }) => text)
    const others = all.flatMap((subject) => (subject.name === name ? [] : subject.rows.map(({ text }) => text)))
    for (const [among, rest] of [
      ['on other subjects', others],
      ['on care', care],
    ] as const) {
      const heard = [...own, ...rest].map((text, at) => ({
        text,
        unplaced: at < own.length || at % 4 === 0,
        person: `${at}`,
        place: null,
        campaign: null,
      }))
      const topics = await senseTopics(
        encoder,
        heard,
        heard.map(({ text }) => senses.get(text)),
      )
      const of = (comments: number[]) => comments.filter((at) => at < own.length).length
      const rank = topics.findIndex(({ comments }) => of(comments) * 2 > comments.length)
      const topic = topics[rank]
      console.log(
        `  ${name} planted, ${own.length} among ${rest.length} ${among}: ${topic ? `topic ${rank + 1}, “${topic.words[0]}”, ${of(topic.comments)} of its ${topic.comments.length} comments` : 'not found'}`,
      )
    }
  }
}

async function speed(encoder: Encoder, bytes: number) {
  const texts = Array.from(
    { length: 64 },
    (_, at) => `The bus was late again on day ${at}. Nobody told us, and the next one was full.`,
  )
  const before = process.cpuUsage()
  const from = performance.now()
  await senseOf(encoder, texts)
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(before)
  console.log(
    `  the encoder reads ${Math.round(texts.length / seconds)} comments of two sentences a second (${Math.round((user + system) / 1000 / texts.length)} ms of a core each; least 20 a second); it takes ${Math.round(bytes / 1e6)} MB`,
  )
}
