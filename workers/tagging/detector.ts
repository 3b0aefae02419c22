import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { eld } from 'eld/extrasmall'

export type Detector = Pick<typeof eld, 'detect'>

/** How usual a group of letters is in some of `eld`’s languages, by their numbers. */
type Usual = Record<number, number>
type Knowledge = { type: string; languages: Record<string, string>; ngrams: Record<string, Usual | undefined> }
type Made = { instance: Detector; loadData(knowledge: Knowledge): void }

const load = createRequire(import.meta.url)

/**
 * The detector of the package `eld`, with all it knows laid out in a few megabytes: as the package itself loads it, every
 * one of 50,000 groups of letters is an object of its own, and they take eighty.
 */
export function loadDetector(): Detector {
  // `eld` names its parts for `import` only, which cannot wait until it is needed without making every reading wait.
  const folders = (load.resolve.paths('eld') ?? []).map((folder) => path.join(folder, 'eld/src'))
  const folder = folders.find((one) => existsSync(one))
  if (!folder) throw new Error('The package eld is not installed.')
  const { createEld } = load(path.join(folder, 'languageDetector.js')) as { createEld(): Made }
  const { instance, loadData } = createEld()
  loadData(layOut(readFileSync(path.join(folder, 'ngrams/extrasmall.js'), 'utf8')))
  return instance
}

/** Read `eld`’s own file, `{type:'…',languages:{0:'am',…},ngrams:{'abc':{0:176,11:80},…}}`, without making it objects. */
function layOut(source: string): Knowledge {
  const head = source.slice(0, source.indexOf('ngrams:{'))
  const languages = Object.fromEntries(
    Array.from(head.matchAll(/(\d+):'(\w\w)'/g), ([, number, code]) => [number, code!]),
  )
  const groups = new Map<string, number>()
  // Each number takes two characters of the file.
  const numbers = new Uint8Array(source.length / 2)
  let used = 0
  const entry = /(?:'((?:[^'\\]|\\.)+)'|([^\s'{},:]+)):\{([\d:,]+)\},?/y
  entry.lastIndex = head.length + 'ngrams:{'.length
  for (let found = entry.exec(source); found; found = entry.exec(source)) {
    groups.set(found[2] ?? found[1]!.replace(/\\(.)/g, '$1'), used)
    for (const number of found[3]!.split(/[:,]/)) numbers[used++] = Number(number)
    numbers[used++] = END
  }
  const kept = numbers.slice(0, used)
  const usualOf = (group: string): Usual | undefined => {
    const from = groups.get(group)
    if (from === undefined) return undefined
    const usual: Usual = {}
    for (let at = from; kept[at] !== END; at += 2) usual[kept[at]!] = kept[at + 1]!
    return usual
  }
  return { type: 'XS60', languages, ngrams: new Proxy({}, { get: (_, group) => usualOf(String(group)) }) }
}

/** No language has this number, and nothing is so usual. */
const END = 255
