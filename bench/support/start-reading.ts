// Started by bench/tagging.ts as a process of its own: wakes a kept model, reads comments, and says what that took.
import { readFileSync } from 'node:fs'
import { parseModel } from '#workers/tagging/store.ts'
import { readComment } from '#workers/tagging/read.ts'

const model = parseModel(readFileSync(process.argv[2]!))
readComment(model, 'The first comment is about the car park and the wait for a bus.')
const ready = Math.round(performance.now())
const atStart = process.memoryUsage().rss
// Not English: loads the language detector as well.
readComment(model, 'Trudno dodzwonić się do przychodni rano, a potem nie ma już żadnych wizyt.')
for (let at = 0; at < 5000; at++) readComment(model, `Ward ${at} is short of nurses and the ${at * 7} bus never comes.`)
console.log(JSON.stringify({ ready, atStart, afterwards: process.memoryUsage().rss }))
