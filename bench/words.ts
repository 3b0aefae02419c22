// What is made of words as people write them: sets of 24 to 74 texts a kind, written before anybody looked at the lists.
import { parseArgs } from 'node:util'
import { type Half, outcomesOf, rewordingsOf } from '../tests/support/words.ts'

export const about = 'non-answers, personal data, spam, claims, stance and harm, as residents and officers write'

/** Odd rows were open while lists were mended, even rows were kept unread: `--half kept` (the default), `open` or `all`; `fresh`, `fresh-kept` and `told` are the sets written later. `--missed` prints what is wrong. */
export function run(args: string[]): Promise<{ name: string; value: number; unit: string }[]> {
  const { values } = parseArgs({
    args,
    options: { half: { type: 'string', default: 'kept' }, missed: { type: 'boolean' } },
    allowPositionals: true,
  })
  const asked = Object.entries(outcomesOf(values.half as Half)).filter(([, outcomes]) => outcomes.length > 0)
  const figures = asked.map(([name, outcomes]) => {
    const wrong = outcomes.filter(({ right }) => !right)
    if (values.missed) for (const { text, got } of wrong) console.log(`  ${name}: ${got || 'nothing'}: ${text}`)
    const right = outcomes.length - wrong.length
    return {
      name: `${name}, of ${outcomes.length}`,
      value: Math.round((1000 * right) / outcomes.length) / 10,
      unit: '%',
    }
  })
  for (const { argument, of, found, strangers } of rewordingsOf())
    console.log(`  rewordings of “${argument}”: ${found} of ${of} together, ${strangers} others among them`)
  return Promise.resolve(figures)
}
