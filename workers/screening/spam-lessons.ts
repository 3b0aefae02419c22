import type { Learnt } from '../../server/screening/learnt/model.ts'
import { tokenise } from '../../server/screening/tokens.ts'
import { examples as ordinary } from '../tagging/examples.ts'
import { linesOf, readFeedback, readStories } from './examples.ts'
import { spamPiece } from './spam-learnt.ts'
import { readStances } from './stances.ts'
import { learn } from './train.ts'

export type SpamLesson = { text: string; spam: boolean }

/** How often words and pairs, letter groups, classes and marks must be met to be kept. */
const rare = [2, 3, 3, 1]
/** One in so many ordinary texts is learnt: more make the model larger and no better. */
const every = 4

/** What strangers send, what only has the same words in it, and what people say of plans and services. */
export function spamLessons(): { taught: SpamLesson[]; ordinaryAside: string[] } {
  const texts = [
    ...readStances().taught.map(({ text }) => text),
    ...readFeedback(),
    ...ordinary.map(({ text }) => text),
    ...readStories(),
  ]
  const written = linesOf('spam-examples.txt').map((line) => ({ text: line.slice(2), spam: line.startsWith('s') }))
  const taught = texts.filter((_, at) => at % every === 0).map((text) => ({ text, spam: false }))
  return { taught: [...written, ...taught], ordinaryAside: texts.filter((_, at) => at % every !== 0) }
}

/** Learn what strangers send. The same lessons give the same model. */
export function learnSpam(lessons: readonly SpamLesson[]): Learnt {
  return learn(
    lessons.map(({ text }) => tokenise(text)),
    (tokens, classes, at) => spamPiece(lessons[at]!.text, tokens, classes),
    [lessons.map(({ spam }) => spam)],
    rare,
  )
}
