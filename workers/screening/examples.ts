import { readFileSync } from 'node:fs'
import path from 'node:path'

const letters = {
  s: 'self-harm',
  c: 'child',
  a: 'adult',
  p: 'partner-violence',
  w: 'whistleblowing',
  v: 'violence',
  f: 'foi',
  e: 'erasure',
  j: 'subject-access',
} as const

/** What a sentence of the examples tells of. */
export type Told = (typeof letters)[keyof typeof letters]

export type Example = { text: string; tells: Told | null }

/** Example sentences, each with what it tells of; null for what only sounds like it. Read where something is learnt from them. */
export function readExamples(): Example[] {
  return linesOf('examples.txt').map((line) => ({
    text: line.slice(2),
    tells: letters[line[0] as keyof typeof letters] ?? null,
  }))
}

/** What people say of ordinary care, a sentence each. */
export function readFeedback(): string[] {
  return linesOf('feedback.txt')
}

/** Long ordinary comments; what their sentences tell of is nobody’s danger. */
export function readStories(): string[] {
  return linesOf('stories.txt')
}

/** The lines of a file of examples, without its notes. */
export function linesOf(name: string): string[] {
  const lines = readFileSync(path.join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
  return lines.filter((line) => !line.startsWith('#'))
}
