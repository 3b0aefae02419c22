import { expect, test } from 'vitest'
import type { Block, Paper } from '#server/papers/contract.ts'
import { paperPdf } from '#server/papers/formats/pdf.ts'
import { printable } from '#server/papers/formats/printable.ts'
import { rolesOf, structureOf, textLayer } from '../support/pdf.ts'

const said = {
  en: 'My birth centre is two buses away; *nobody* asked #us for $5 [or 6]. 🙂 👨‍👩‍👧 ✓',
  gu: 'મારે જન્મ કેન્દ્ર સુધી પહોંચવા બે બસ બદલવી પડે છે.',
  pa: 'ਮੈਨੂੰ ਜਨਮ ਕੇਂਦਰ ਤੱਕ ਪਹੁੰਚਣ ਲਈ ਦੋ ਬੱਸਾਂ ਬਦਲਣੀਆਂ ਪੈਂਦੀਆਂ ਹਨ।',
  pl: 'Do izby porodowej jadę dwoma autobusami; źle, żółw zdążyłby prędzej.',
  ur: 'مجھے زچگی کے مرکز تک پہنچنے کے لیے 2 بسیں بدلنی پڑتی ہیں۔',
  bn: 'আমাকে জন্ম কেন্দ্রে যেতে দুটি বাস বদলাতে হয়।',
  so: 'Waxaan u baahanahay laba bas si aan u gaaro xarunta dhalmada.',
  ar: 'أحتاج إلى حافلتين للوصول إلى مركز الولادة في المدينة.',
  hi: 'मुझे जन्म केंद्र तक पहुँचने के लिए दो बसें बदलनी पड़ती हैं।',
  pt: 'Preciso de dois autocarros até à maternidade; à noite não há nenhum.',
  uk: 'До пологового будинку їду двома автобусами.',
  ta: 'நான் இரண்டு பேருந்துகள் மாற வேண்டும்.',
}
const paperOf = (quotes: { language: string; words: string | null }[], blocks: Block[] = []): Paper => ({
  content: {
    format: 'said-and-done paper/1',
    ref: 'CCP-birth-1',
    edition: 1,
    title: 'Conscientious consideration pack',
    consultation: { slug: 'birth', title: 'Where babies are born', ref: 'CON-1' },
    issuedTo: 'Partnership Board',
    issuedOn: '2026-06-01',
    meeting: null,
    lang: 'en-GB',
    quotes: quotes.map(({ language }) => ({ language, hash: 'ab' })),
    blocks: [...blocks, ...quotes.map((_quote, at): Block => ({ kind: 'quote', at }))],
  },
  hash: 'ab'.repeat(32),
  quotes: quotes.map(({ words }) => words),
  replacedBy: null,
  takenOut: [],
  nowHash: '0'.repeat(64),
})
/** Without what a line break leaves out, and without the second saying of a letter that is drawn in two pieces. */
const asRead = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s\u200b]+/g, '')
    .replace(/([^\p{ASCII}]{1,8}?)\1+/gu, '$1')

test('every word is in the text layer, in its order, whatever its language', async () => {
  const quotes = Object.entries(said).map(([language, words]) => ({ language, words }))
  const pdf = await paperPdf(paperOf(quotes), 'https://example.org/papers/CCP-birth-1')
  const text = asRead(textLayer(pdf))
  let at = 0
  for (const { language, words } of quotes) {
    const found = text.indexOf(asRead(words), at)
    expect(found, `${language}: ${words}`).toBeGreaterThanOrEqual(at)
    at = found
  }
  const { parts } = await structureOf(pdf)
  expect(rolesOf(parts).filter((role) => role === 'BlockQuote')).toHaveLength(quotes.length)
})

test('words in every block are read in their own direction and are never markup', async () => {
  const hostile = '#panic("no") = Heading\n- item $x^2$ `raw` <label> @ref \\ // comment /* */ ~ --- "q" \'q\' [a](b)'
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: hostile },
    { kind: 'text', text: hostile },
    { kind: 'warning', text: said.ur },
    { kind: 'numbered', number: '2.1', text: said.gu },
    { kind: 'list', items: [said.ar, hostile] },
    { kind: 'facts', rows: [{ term: said.hi, text: said.bn }] },
    {
      kind: 'table',
      caption: said.pa,
      columns: [
        { label: said.pl, number: false },
        { label: 'Number', number: true },
      ],
      rows: [[hostile, '12']],
    },
    { kind: 'chart', caption: said.pt, alt: 'Theme: 3 comments.', bars: [{ label: said.ta, value: 3, shown: '3' }] },
  ]
  const pdf = await paperPdf(paperOf([], blocks), 'https://example.org')
  const text = asRead(textLayer(pdf))
  for (const words of [said.ur, said.gu, said.ar, said.hi, said.bn, said.pa, said.pl, said.pt, said.ta])
    expect(text, words).toContain(asRead(words))
  expect(text.split(asRead(hostile))).toHaveLength(5)
  const { parts } = await structureOf(pdf)
  const alts = (list: typeof parts): (string | undefined)[] =>
    list.flatMap(({ alt, children }) => [alt, ...alts(children ?? [])])
  expect(alts(parts)).toContain('Theme: 3 comments.')
})

test('letters that no font has are printed as their code points, and the other words stay', async () => {
  const pdf = await paperPdf(
    paperOf([{ language: 'zh', words: 'Ward 中文 and a bell \u0007 stay here' }]),
    'https://example.org',
  )
  expect(asRead(textLayer(pdf))).toContain('Ward[U+4E2D][U+6587]andabell[U+0007]stayhere')
})

test('a line of five thousand letters breaks within the page', async () => {
  const { words } = await structureOf(
    await paperPdf(paperOf([{ language: 'en', words: 'm'.repeat(5_000) }]), 'https://example.org'),
  )
  const lines = words.filter(({ text }) => /^“?m+/.test(text))
  expect(lines.length).toBeGreaterThan(50)
  expect(Math.max(...lines.map(({ text }) => text.length))).toBeLessThan(90)
})

test.each([
  ['one\r\ntwo\rthree\u2028four\u0085five', 'one\ntwo\nthree\nfour\nfive'],
  ['\u202eevil\u202c and \u2066good\u2069', 'evil and good'],
  ['half \ud83d', 'half \ufffd'],
  ['a\tb', 'a b'],
])('%j is printed as %j', (words, expected) => {
  expect(printable(words, [])).toBe(expected)
})

test('many papers at once are all set, and the process that sets them ends when it is not needed', async () => {
  const pdfs = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      paperPdf(paperOf([{ language: 'en', words: `Comment ${at}` }]), 'https://example.org'),
    ),
  )
  for (const [at, pdf] of pdfs.entries()) expect(textLayer(pdf)).toContain(`Comment ${at}”`)
})
