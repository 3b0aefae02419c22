// npm run --silent tag -- [--frame FRAME] [--train LABELLED.csv] IN.csv > OUT.csv
import { parseArgs } from 'node:util'
import { type Labelled } from '../tagging/model.ts'
import { type FrameTheme } from '../tagging/theme.ts'
import { openEncoder } from '../tagging/encoder.ts'
import { readComment } from '../tagging/read.ts'
import { isReadBySense, senseOf, sensesFor } from '../tagging/sense.ts'
import { buildModel } from '../tagging/train.ts'
import { frameFrom } from '../tagging/read-frame.ts'
import { starterFrame } from '../tagging/starter-frame.ts'
import { Mistake, onlyFile, readCsv, readNamed, run, writeCsv } from './files.ts'

const usage = 'Usage: npm run --silent tag -- [--frame FRAME.json|FRAME.csv] [--train LABELLED.csv] IN.csv > OUT.csv'

await run(async (args) => {
  const { frame: frameFile, train: trainFile, input } = options(args)
  const labelled = trainFile === undefined ? [] : readLabelled(trainFile)
  const frame = frameFile === undefined ? frameFor(labelled) : readFrame(frameFile)
  const comments = readCsv(input, ['id', 'text'])
  const codes = new Set(frame.map(({ code }) => code))
  const strange = new Set(labelled.flatMap(({ themes }) => themes).filter((code) => !codes.has(code)))
  if (strange.size > 0)
    console.error(`${trainFile} has labels that the frame lacks; they are left out: ${[...strange].sort().join(', ')}.`)
  const texts = comments.map(({ text = '' }) => text)
  const encoder = isReadBySense(frame) ? openEncoder() : null
  const taught = labelled.map(({ text }) => text)
  const model = buildModel(frame, labelled, encoder ? await sensesFor(encoder, frame, taught) : undefined)
  const meant = encoder ? await senseOf(encoder, texts) : []
  await encoder?.close()
  const rows = comments.map(({ id = '', text = '' }, at) => {
    const { suggestions, needsHuman } = readComment(model, text, meant[at])
    const themes = suggestions.map(({ theme }) => theme).join('|')
    return [
      id,
      themes || 'none',
      needsHuman ? 'true' : 'false',
      JSON.stringify(
        suggestions.map(({ theme, score, spans, closeTo }) => ({ theme, score, spans, ...(closeTo && { closeTo }) })),
      ),
    ]
  })
  await writeCsv(['id', 'themes', 'needs_human', 'explanation'], rows)
})

function options(args: string[]): { frame?: string | undefined; train?: string | undefined; input: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { frame: { type: 'string' }, train: { type: 'string' } },
      allowPositionals: true,
    })
    return { ...values, input: onlyFile(positionals, usage) }
  } catch (error) {
    throw error instanceof Mistake ? error : new Mistake(`${(error as Error).message}\n${usage}`)
  }
}

function readLabelled(file: string): Labelled[] {
  return readCsv(file, ['text', 'themes']).map(({ text = '', themes = '' }) => ({
    text,
    themes: themes
      .split('|')
      .map((theme) => theme.trim())
      .filter((theme) => theme !== '' && theme !== 'none'),
  }))
}

/** The starter frame, unless people used other labels: then theirs. */
function frameFor(labelled: Labelled[]): FrameTheme[] {
  const used = [...new Set(labelled.flatMap(({ themes }) => themes))].sort()
  const own = new Set(starterFrame.map(({ code }) => code))
  if (used.every((code) => own.has(code))) return starterFrame
  return used.map((code) => ({ code, label: code.replaceAll('_', ' '), description: '' }))
}

function readFrame(file: string): FrameTheme[] {
  const named = /\.json$/i.test(file) ? frameFrom(parsed(file)) : frameFrom(readCsv(file, ['label']))
  // That no theme fits is the answer where none does, whether or not a frame lists it.
  const frame = named.filter(({ code }) => code !== 'none')
  if (frame.length === 0) throw new Mistake(`${file} holds no themes. It needs theme, label and description.`)
  const twice = frame.find(({ code }, at) => frame.findIndex((theme) => theme.code === code) !== at)
  if (twice) throw new Mistake(`${file} has the theme ${twice.code} twice.`)
  const unclear = frame.find(({ code }) => code.includes('|'))
  if (unclear)
    throw new Mistake(`${file} names a theme “${unclear.code}”, which the answer could not tell from others.`)
  return frame
}

function parsed(file: string): unknown {
  const text = readNamed(file)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Mistake(`${file} is not JSON: ${(error as Error).message}`)
  }
}
