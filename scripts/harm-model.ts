// node scripts/harm-model.ts: learns from workers/screening/examples.ts what people say when somebody is in danger, and keeps it.
import { writeFileSync } from 'node:fs'
import { files, learnHarm, learnKinds } from '../workers/screening/learnt.ts'
import { serialiseModel } from '../workers/tagging/store.ts'

writeFileSync(files.harm, serialiseModel(learnHarm()))
writeFileSync(files.kind, serialiseModel(learnKinds()))
