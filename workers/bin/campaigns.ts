// npm run --silent campaigns -- IN.csv > OUT.csv
import { groupLetters } from '../campaigns/group.ts'
import { onlyFile, readCsv, run, writeCsv } from './files.ts'

await run(async (args) => {
  const comments = readCsv(onlyFile(args, 'Usage: npm run --silent campaigns -- IN.csv > OUT.csv'), ['id', 'text'])
  const groups = groupLetters(comments.map(({ text = '' }) => text))
  const numbers = new Map<number, number>()
  const rows = comments.map(({ id = '' }, at) => {
    const group = groups[at]!
    if (group < 0) return [id, '']
    if (!numbers.has(group)) numbers.set(group, numbers.size + 1)
    return [id, `letter-${numbers.get(group)}`]
  })
  await writeCsv(['id', 'cluster'], rows)
})
