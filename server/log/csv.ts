import { stringify } from 'csv-stringify/sync'
import { reasons } from '../responses/vocabulary.ts'
import { commitmentStates, licence, type LogEntry, type OpenLog, overdueWords } from './contract.ts'
import { inWords } from '../data/time.ts'

/** @param site  the address before `/log/…`, without a slash at its end */
export function csvOf(log: OpenLog, site: string): string {
  const header = [
    'ref',
    'version',
    'consultation',
    'phase',
    'point',
    'themes',
    'theme_codes',
    'you_said',
    'we_did',
    'outcome',
    'outcome_code',
    'reason',
    'reason_text',
    'responsible',
    'decided_on',
    'decided_by',
    'decision_due',
    'planned_for',
    'done_on',
    'next_update_on',
    'update_overdue',
    'evidence',
    'changed_wording',
    'passed_to',
    'approval_waived',
    'effect_on_equality',
    'superseded_by',
    'commitments',
    'commitments_late',
    'comments',
    'dots_at_events',
    'first_published_on',
    'published_on',
    'correction_reason',
    'address',
    'log_as_of',
    'counted',
    'licence',
    'attribution',
  ]
  const counted = log.counted.map(({ unit, means }) => `${unit}: ${means}`).join(' ')
  const rows = log.items.map((entry) => [
    entry.ref,
    entry.version,
    entry.consultation.title,
    entry.phase,
    entry.point && `${entry.point.number}. ${entry.point.title}`,
    entry.themes.map((theme) => theme.label).join('; '),
    entry.themes.map((theme) => theme.code).join('; '),
    entry.youSaid,
    entry.weDid,
    entry.outcomeLabel,
    entry.outcome,
    entry.reason?.code && reasons[entry.reason.code],
    entry.reason?.text,
    entry.owner?.name,
    entry.decidedOn,
    entry.decisionBody,
    entry.decisionDueOn ?? entry.decisionDueWording,
    entry.plannedFor,
    entry.doneOn,
    entry.nextUpdateOn,
    entry.overdue.map((one) => `${overdueWords[one.what]} (${one.since})`).join('; '),
    entry.evidence,
    entry.changedWhat
      .map(
        (one) =>
          `${[one.document, one.section].filter(Boolean).join(', ')}: “${one.before ?? ''}” became “${one.after ?? ''}”`,
      )
      .join('; '),
    entry.passedTo.map(passedWords).join('; '),
    entry.waived.map(waivedWords).join(' '),
    entry.equalityEffect,
    entry.supersededBy,
    entry.commitments
      .map((one) => `${one.text} (${commitmentStates[one.state].toLowerCase()}; due ${one.dueOn})`)
      .join('; '),
    entry.commitments.filter((one) => one.state === 'late').length,
    entry.comments,
    entry.dots,
    entry.firstPublishedOn,
    entry.publishedOn,
    entry.correctionReason,
    `${site}${entry.url}`,
    log.asOf,
    counted,
    `${licence.name}, ${licence.url}`,
    log.attribution,
  ])
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

/** As the entry’s page says it. */
const waivedWords = ({ group, until, answered, on, reason }: LogEntry['waived'][number]) =>
  `${group} was asked until ${inWords(until)} and ${answered ? 'did not approve' : 'did not answer'}; its approval was waived on ${inWords(on)}, because: ${reason}`

function passedWords(to: LogEntry['passedTo'][number]): string {
  const facts = [
    to.on && `on ${to.on}`,
    to.replyDue && `reply due ${to.replyDue}`,
    to.reply ? `reply${to.repliedOn ? ` on ${to.repliedOn}` : ''}: ${to.reply}` : 'no reply yet',
  ]
  return `${to.organisation} (${facts.filter(Boolean).join(', ')})`
}
