import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { printable } from './printable.ts'

/** What the process is asked to set, and what it answers. */
export type Job = { id: number; template: Template; data: object }
export type Answer = { id: number; pdf: Uint8Array; pages: number } | { id: number; fault: string }
export type Template = 'paper' | 'form' | 'easy-read'

const folder = path.join(import.meta.dirname, 'templates')
/** In each family the ordinary and the bold letters, where there are bold ones. */
const families: [name: string, file: string, bold: boolean][] = [
  ['noto-sans', 'NotoSans', true],
  ['vazirmatn', 'Vazirmatn', true],
  ['noto-sans-arabic', 'NotoSansArabic', true],
  ['noto-sans-gujarati', 'NotoSansGujarati', true],
  ['noto-sans-gurmukhi', 'NotoSansGurmukhi', true],
  ['noto-sans-bengali', 'NotoSansBengali', true],
  ['noto-sans-devanagari', 'NotoSansDevanagari', true],
  ['noto-sans-tamil', 'NotoSansTamil', true],
  ['noto-sans-hebrew', 'NotoSansHebrew', true],
  ['noto-sans-ethiopic', 'NotoSansEthiopic', true],
  ['noto-emoji', 'NotoEmoji', true],
  ['noto-sans-symbols', 'NotoSansSymbols', true],
  ['noto-sans-symbols-2', 'NotoSansSymbols2', false],
]

/** A compiler with our fonts. They come before those of the machine, so that every machine prints the same bytes. */
function compilerWithFonts(): NodeCompiler {
  const { resolve } = createRequire(import.meta.url)
  const fontBlobs = families.flatMap(([name, file, bold]) =>
    ['400Regular', ...(bold ? ['700Bold'] : [])].map((weight) =>
      readFileSync(resolve(`@expo-google-fonts/${name}/${weight}/${file}_${weight}.ttf`)),
    ),
  )
  return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] })
}

/** Each attempt names all letters that no font has; more than one only where taking those out shows others. */
const maxAttempts = 4

/**
 * Set words into a tagged PDF (PDF/UA-1, refused by the compiler where it is not). Letters that no font has are printed as
 * their code points, so that words are never lost for a letter.
 * @throws {Error} with the compiler's words, for a fault of the template
 */
function pdfOf(compiler: NodeCompiler, template: Template, data: object): { pdf: Uint8Array; pages: number } {
  let missing: string[] = []
  for (let attempt = 1; ; attempt++) {
    try {
      const compiled = compiler.compile({
        mainFilePath: path.join(folder, `${template}.typ`),
        inputs: { data: JSON.stringify(data, (_key, value: unknown) => asPrinted(value, missing)) },
      })
      if (!compiled.result)
        throw new Error(JSON.stringify(compiler.fetchDiagnostics(compiled.takeError() as NodeError)))
      const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })
      return { pdf, pages: compiled.result.numOfPages }
    } catch (error) {
      const words = faultIn(error)
      const found = undisplayable(words)
      if (found.length === 0 || attempt === maxAttempts) throw new Error(words, { cause: error })
      missing = [...missing, ...found]
    }
  }
}

const asPrinted = (value: unknown, missing: string[]) => (typeof value === 'string' ? printable(value, missing) : value)

/** The compiler's message stands where a code is expected. */
function faultIn(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return code || message || String(error)
}

/** The letters that the compiler could show with no font. Its message quotes them, and is quoted itself, in Rust's notation. */
function undisplayable(message: string): string[] {
  return [...unquoted(message).matchAll(/the text `"((?:[^"\\]|\\.)*)"` could not be displayed/g)].map(
    ([, quoted = '']) => unquoted(quoted),
  )
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', 0: '\0' }
const unquoted = (quoted: string) =>
  quoted.replace(/\\(?:u\{([0-9a-f]+)\}|(.))/g, (_all, point: string | undefined, letter: string) =>
    point ? String.fromCodePoint(Number.parseInt(point, 16)) : (escapes[letter] ?? letter),
  )

const compiler = compilerWithFonts()
process.on('message', ({ id, template, data }: Job) => {
  let answer: Answer
  try {
    answer = { id, ...pdfOf(compiler, template, data) }
  } catch (error) {
    answer = { id, fault: (error as Error).message }
  }
  // What a document left behind would only add up.
  compiler.evictCache(0)
  process.send?.(answer)
})
// Nobody is left to answer.
process.on('disconnect', () => process.exit(0))
