// node scripts/spam-model.ts: learns from workers/screening/spam-examples.txt what strangers send to sell or to trick, and keeps it.
import { writeFileSync } from 'node:fs'
import { serialiseLearnt } from '../server/screening/learnt/store.ts'
import { kept } from '../workers/screening/spam-learnt.ts'
import { learnSpam, spamLessons } from '../workers/screening/spam-lessons.ts'

writeFileSync(kept, serialiseLearnt(learnSpam(spamLessons().taught)))
