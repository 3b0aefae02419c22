import type { ReceiptPageProps } from '#server/intake/form-contract.ts'
import { requestKinds } from '#server/requests/vocabulary.ts'
import type { Voice } from '#web/voice.ts'

type View = ReceiptPageProps['view']
type Shown = View['comments'][number]

/** Where a comment stands, in a few words. */
export function standingOf(comment: Shown, { t }: Voice) {
  switch (comment.state) {
    case 'answered':
      return { label: t('Answered'), tone: 'good' }
    case 'set-aside':
      return { label: t('We will not answer this one on its own'), tone: 'warn' }
    case 'withdrawn':
      return { label: t('Withdrawn'), tone: '' }
    default:
      if (comment.inDraft) return { label: t('In hand: a response is being written'), tone: '' }
      if (comment.readOn) return { label: t('In hand: a person has read it'), tone: '' }
      return {
        label: comment.sorted ? t('In hand: no person has read it yet') : t('We have it. Now we sort it by topic'),
        tone: '',
      }
  }
}

/** What has happened to a comment so far, step by step, and what has not. */
export function stepsOf(comment: Shown, answerDueBy: View['answerDueBy'], { t, day }: Voice) {
  if (comment.state === 'withdrawn' || comment.erasure?.decision === 'erased') return []
  const { readOn, responses, themes } = comment
  const answeredOn = responses.map((response) => response.publishedOn).sort()[0]
  // Nobody goes through the themes of what is set aside.
  const bySuggestion = comment.state !== 'set-aside' && themes.length > 0 && themes.every((theme) => theme.suggested)
  return [
    comment.sorted &&
      (bySuggestion ? t('A program suggested its themes. A person checks them.') : t('A program has sorted it.')),
    readOn ? t('A person read it: {day}.', { day: day(readOn) }) : !answeredOn && t('No person has read it yet.'),
    comment.inDraft && !answeredOn && t('A response to it is being written.'),
    answeredOn
      ? t('Answered: {day}.', { day: day(answeredOn) })
      : comment.state === 'in-hand' &&
        (answerDueBy
          ? t('An answer is due by {day}.', { day: day(answerDueBy) })
          : t('No day has been set for an answer yet.')),
  ].filter((step) => step !== false)
}

/** What a comment asks for besides being heard, until when it is answered, or how it was. */
export function askedIn({ kind, unread, dueOn, late, end }: Shown['requests'][number], { t, day }: Voice): string {
  const when = end
    ? ended[end.outcome]({ t, day: day(end.on) })
    : late
      ? t('Late: it was due by {day}.', { day: day(dueOn) })
      : t('An answer is due by {day}.', { day: day(dueOn) })
  return [t(requestKinds[kind].said), unread && t('A program found this; a person checks it.'), when]
    .filter((sentence) => sentence !== false)
    .join(' ')
}

type Ended = { t: Voice['t']; day: string }
const ended = {
  answered: ({ t, day }: Ended) => t('Answered: {day}.', { day }),
  refused: ({ t, day }: Ended) => t('Refused, with a reason: {day}.', { day }),
  'passed-on': ({ t, day }: Ended) => t('Passed on to somebody else: {day}.', { day }),
}
