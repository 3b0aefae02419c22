// npm run --silent screen -- IN.csv > OUT.csv
import { screen } from '../screening/screen.ts'
import { onlyFile, readCsv, run, writeCsv } from './files.ts'

await run(async (args) => {
  const comments = readCsv(onlyFile(args, 'Usage: npm run --silent screen -- IN.csv > OUT.csv'), ['id', 'text'])
  const rows = comments.map(({ id = '', text = '' }) => {
    const { safeguarding, personal, route, routeSpans, abusive } = screen(text)
    const spans = [
      ...(safeguarding?.spans.map(([start, end]) => ({ kind: 'safeguarding', start, end })) ?? []),
      ...personal.map(({ kind, span: [start, end] }) => ({ kind, start, end })),
      ...routeSpans.map(([start, end]) => ({ kind: route, start, end })),
    ]
    const kinds = [...new Set(personal.map(({ kind }) => kind))].join('|')
    return [id, safeguarding?.kind ?? '', kinds, route ?? (abusive ? 'abusive' : ''), JSON.stringify(spans)]
  })
  await writeCsv(['id', 'safeguarding', 'personal_data', 'route', 'spans'], rows)
})
