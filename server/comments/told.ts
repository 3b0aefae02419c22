import { setAsideReasons } from '../intake/contract.ts'
import { decisions, flagKinds } from './flag-contract.ts'
import { erasureGrounds, refusalGrounds } from './erasing/erasure-contract.ts'

type Detail = Record<string, unknown>

const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

const sentences: Record<string, (detail: Detail) => string> = {
  'submission.received': ({ channel }) => `Received (${String(channel)})`,
  'comment.read': ({ themes }) =>
    list(themes).length > 0 ? `Read by the machine: ${list(themes).join(', ')}` : 'Read by the machine: no theme found',
  'comment.could-not-be-read': () => 'The machine could not read it',
  'comment.themes-corrected': ({ holds, not }) => {
    const parts = [
      list(holds).length > 0 && `speaks to ${list(holds).join(', ')}`,
      list(not).length > 0 && `does not speak to ${list(not).join(', ')}`,
    ].filter(Boolean)
    return `Themes corrected: ${parts.join('; ')}`
  },
  'comment.themes-confirmed': ({ holds }) =>
    list(holds).length > 0 ? `Themes confirmed: ${list(holds).join(', ')}` : 'Confirmed: no theme fits',
  'comment.retagged': ({ model, themes }) =>
    `Read again by the machine (version ${String(model)}): ${list(themes).join(', ') || 'no theme found'}`,
  'comment.theme-merged': ({ theme, into }) =>
    `“${String(theme)}” was merged into “${String(into)}”: what was said of it follows`,
  'comment.theme-merge-undone': ({ theme, into }) =>
    `“${String(theme)}” was taken out of “${String(into)}” again, and what was said of it`,
  'comment.theme-split': ({ theme, into }) =>
    `“${String(theme)}” was split into ${String(into)}: what was said of it follows`,
  'comment.theme-asked': ({ theme, into }) =>
    `“${String(theme)}” was split into ${String(into)}: a person is asked which of them it speaks to`,
  'comment.theme-taken-back': ({ theme }) => `What a person said of the theme ${String(theme)} was taken back`,
  'comment.given': () => 'Given to a person, or taken back from one',
  'comment.confirmation-taken-back': () => 'Confirmation of the themes taken back',
  'comment.themed-with-campaign': ({ holds }) =>
    `Themes given to the letter it is a copy of: ${list(holds).join(', ')}`,
  'comment.taken-out-of-campaign': () => 'Taken out of a campaign: it is no copy of the letter',
  'comment.put-back-to-campaigns': () => 'May be found as a copy of a letter again',
  'comment.to-be-read-again': ({ theme }) => `To be read again, because of the new theme ${String(theme)}`,
  'comment.set-aside': ({ reason }) =>
    `Set aside: ${setAsideReasons[reason as keyof typeof setAsideReasons] ?? String(reason)}`,
  'comment.set-aside-undone': () => 'Taken back from set aside',
  'comment.redacted': ({ changed }) => (changed ? 'Redacted for publication' : 'Cleared for publication as it stands'),
  'comment.redaction-agreed': () => 'A second officer agreed that what still looks like personal data may stay',
  'comment.translated': ({ taken }) => (taken ? 'Its English was taken away' : 'Put into English'),
  'comment.flagged': ({ kind }) => `Flagged: ${flagKinds[kind as keyof typeof flagKinds] ?? String(kind)}`,
  'comment.paraphrased': ({ again }) =>
    again
      ? 'Safeguarding changed its paraphrase'
      : 'Safeguarding wrote a safe paraphrase: it stands in the lists instead',
  'comment.original-put-back': () => 'The author’s own words stand in the lists again',
  'comment.contact-seen': ({ kind }) =>
    `${kind ? 'Whoever deals with its request' : 'Safeguarding'} looked at the contact details`,
  'comment.flag-seen': () => 'Seen by safeguarding',
  'comment.flag-decided': ({ decision }) =>
    `Safeguarding decided: ${decisions[decision as keyof typeof decisions] ?? String(decision)}`,
  'request.raised': ({ kind }) => `Found to ask for something: ${String(kind)}`,
  'request.reopened': ({ kind }) => `Its request was opened again: ${String(kind)}`,
  'request.given': ({ kind, to }) => `Its request (${String(kind)}) given to ${to ? String(to) : 'nobody'}`,
  'request.ended': ({ kind, outcome, mailed }) =>
    `Its request (${String(kind)}) ended: ${String(outcome).replaceAll('-', ' ')}${mailed ? '; the reply goes out by mail' : ''}`,
  'comment.note-written': () => 'A note was written beside it',
  'comment.withdrawn': () => 'Withdrawn',
  'comment.erased': ({ reason }) =>
    `Words erased: ${erasureGrounds[reason as keyof typeof erasureGrounds] ?? String(reason)}`,
  'comment.erasure-refused': ({ reason }) =>
    `Erasure refused: ${refusalGrounds[reason as keyof typeof refusalGrounds] ?? String(reason)}`,
  'comment.linked': ({ ref }) => `Linked to ${String(ref ?? 'a response')}`,
  'comment.unlinked': ({ ref }) => `Taken out of ${String(ref ?? 'a response')}`,
}

/** An entry of the history as a person would say it; one that is not known here keeps its own name. */
export function actionInWords(action: string, detail: Detail): string {
  return sentences[action]?.(detail) ?? action.replace('.', ': ').replaceAll('-', ' ')
}
