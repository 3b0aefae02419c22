// node scripts/harm-model.ts: learns from workers/screening/examples.txt what people say when somebody is in danger, and keeps it.
import { writeFileSync } from 'node:fs'
import { kept } from '../workers/screening/learnt.ts'
import { serialiseLearnt } from '../server/screening/learnt/store.ts'
import { learnHarm, lessons } from '../workers/screening/train.ts'

writeFileSync(kept, serialiseLearnt(learnHarm(lessons())))
