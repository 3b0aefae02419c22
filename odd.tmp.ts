import { readdirSync } from 'node:fs'
import { dryRun } from './server/imports/report.ts'
const only = process.argv[2]
for (const f of readdirSync('/tmp/imports/odd').sort()) { if (only && !f.includes(only)) continue
  try { const r = await dryRun({ path: '/tmp/imports/odd/'+f }, f); const d = r.decisions
    console.log(`\n${f}: ${d.format} ${d.encoding} del=${JSON.stringify(d.delimiter)} q=${d.quote} head=${d.headerLine}/${d.headerRows} order=${d.dateOrder} rows=${r.rows} acc=${r.accepted} sub=${r.submissions} notes=${r.notes} com=${r.comments}`)
    console.log('  ', d.columns.slice(0, 24).map(c => `${c.label.slice(0,30)}→${c.role}${c.option?'['+c.option+']':''}${c.fillDown?'↓':''}`).join(' | '))
    for (const x of [...r.rejected.map(l=>['R',l] as const), ...r.held.map(l=>['H',l] as const)].slice(0,6)) console.log('   ', x[0], x[1].line, x[1].reason)
    for (const x of r.warnings) console.log('    W', x)
  } catch (e) { console.log(`\n${f}: ${(e as Error).name} ${(e as Error).message}`) } }
