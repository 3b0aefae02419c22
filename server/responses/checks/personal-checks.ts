import { eachPlain } from '../fields-vocabulary.ts'
import { inSentence, marksInOwnWords } from '../../screening/own-words.ts'
import { takenOutIn } from '../../screening/refuse.ts'
import type { Check } from './checks-contract.ts'
import type { Draft } from '../draft-contract.ts'

type Facts = { knownNames: string[]; takenOut: string[] }

/**
 * What of a draft's words may give somebody away: numbers and addresses of people, and words that were taken out of everything
 * public, stop it; a name, or a job that only one person has, asks for a reason.
 */
export function personalData(draft: Draft, { knownNames, takenOut }: Facts): Check[] {
  const marks = textsOf(draft).flatMap(({ field, text }) =>
    marksInOwnWords(text, knownNames).map((mark) => ({ field, ...mark })),
  )
  const again = textsOf(draft).flatMap(({ field, text }) =>
    takenOutIn(text, takenOut).map((words) => ({ field, words })),
  )
  const check = (
    rule: string,
    severity: Check['severity'],
    found: { field: string; words: string }[],
    says: string[],
  ) =>
    found.length === 0
      ? []
      : [
          {
            rule,
            severity,
            field: found[0]?.field ?? 'youSaid',
            message: [...new Set(says)].join(' '),
            words: [...new Set(found.map(({ words }) => words))],
          },
        ]
  const stopped = marks.filter(({ weight }) => weight === 'stop')
  const asked = marks.filter(({ weight }) => weight === 'ask')
  return [
    ...check('personal-data', 'hard', stopped, stopped.map(inSentence)),
    ...check('taken-out', 'hard', again, [
      'These words were taken out of everything public. Please write it without them.',
    ]),
    ...check('names-person', 'soft', asked, asked.map(inSentence)),
  ]
}

/** Every text of a draft that the public will read, with its field. */
function textsOf(draft: Draft): { field: string; text: string }[] {
  const { youSaid, weDid, reasonText, decisionBody, decisionDueWording, changeReason } = draft
  const plain = {
    youSaid,
    weDid,
    reasonText,
    decisionBody,
    decisionDueWording,
    changeReason,
    ...eachPlain((field) => draft[field]),
  }
  return [
    ...Object.entries(plain).map(([field, text]) => ({ field, text })),
    ...draft.changedWhat.flatMap((change, index) =>
      (['document', 'section', 'before', 'after'] as const).map((part) => ({
        field: `changedWhat.${index}.${part}`,
        text: change[part],
      })),
    ),
    ...draft.passedTo.map(({ reply }, index) => ({ field: `passedTo.${index}.reply`, text: reply })),
    ...draft.commitments.map(({ text }, index) => ({ field: `commitments.${index}.text`, text })),
  ].flatMap(({ field, text }) => (text ? [{ field, text }] : []))
}
