// node scripts/stance-model.ts: learns from workers/screening/stances.txt what people say for and against proposals, and keeps it.
import { writeFileSync } from 'node:fs'
import { serialiseLearnt } from '../server/screening/learnt/store.ts'
import { kept } from '../server/screening/stance-learnt.ts'
import { learnStance, readStances } from '../workers/screening/stances.ts'

writeFileSync(kept, serialiseLearnt(learnStance(readStances().taught)))
