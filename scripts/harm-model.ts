// node scripts/harm-model.ts: learns from workers/screening/examples.ts what people say when somebody is in danger, and keeps it.
import { writeFileSync } from 'node:fs'
import { file, learnHarm } from '../workers/screening/learnt.ts'
import { serialiseModel } from '../workers/tagging/store.ts'

writeFileSync(file, serialiseModel(learnHarm()))
