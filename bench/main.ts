// `npm run bench [-- NAME]`: each suite prints a table; the last line is everything as JSON.
import { readdirSync } from 'node:fs'

type Figure = { name: string; value: number; unit: string }
type Suite = { about?: string; run(options: string[]): Promise<Figure[] | void> }

const [wanted, ...options] = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3))
if (wanted && !names.includes(wanted)) {
  console.error(`There is no bench “${wanted}”. There are: ${names.join(', ')}.`)
  process.exit(1)
}
const all: Record<string, Figure[]> = {}
for (const name of wanted ? [wanted] : names) {
  const suite = (await import(`./${name}.ts`)) as Suite
  console.log(`\n${name}${suite.about ? `: ${suite.about}` : ''}`)
  const figures = (await suite.run(options)) ?? []
  const width = Math.max(0, ...figures.map((figure) => figure.name.length))
  for (const figure of figures)
    console.log(`  ${figure.name.padEnd(width)}  ${figure.value.toLocaleString('en-GB')} ${figure.unit}`)
  all[name] = figures
}
console.log(`\n${JSON.stringify(all)}`)
process.exit(0)
