import type { Known } from '../consultations/known.ts'
import type { SetAsideReason } from '../intake/contract.ts'
import type { AccountRow } from '../ledger/contract.ts'
import { type Account } from '../log/account/contract.ts'
import { definitions, reasonDefinitions, restOf, titleOf } from '../log/contract.ts'
import { decisions, mandates, outcomes, reasons } from '../responses/vocabulary.ts'
import { inWords } from '../data/time.ts'
import type { campaignsOf, documentsOf, groupWords, publishedResponses } from './consideration-queries.ts'
import type { Block } from './contract.ts'

// The parts that papers are made of, each from what is counted or published: the same in a pack and in a board’s paper.

export const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text })
export const text = (words: string): Block => ({ kind: 'text', text: words })
export const warning = (words: string): Block => ({ kind: 'warning', text: words })
export const n = (count: number) => count.toLocaleString('en-GB')
export const many = (count: number, one: string, more = `${one}s`) => `${n(count)} ${count === 1 ? one : more}`
export const column = (label: string, number = false) => ({ label, number })
export const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`)

/** Words with a full stop, where they have no end of their own. */
export const ended = (words: string) => (/[.!?…]["”’)]?$/u.test(words) ? words : `${words}.`)

/** What an answer is called: what people said, in short, and the reference by which it is found. */
export const answerHeading = ({ ref, youSaid }: { ref: string; youSaid: string }): Block =>
  heading(`${ref}: ${titleOf(youSaid)}`, 3)

/** What people said beyond the heading. */
export const furtherSaid = (youSaid: string) => (restOf(youSaid) ? [{ term: 'You said', text: youSaid }] : [])

export function inShort(account: Account): Block[] {
  const { standings, units } = account
  const read = account.themes.length === 0 ? 0 : standings.received - account.unthemed
  const coded = Math.min(standings.received, read + standings.setAside)
  const blocks: Block[] = [
    heading('In short'),
    {
      kind: 'table',
      caption: 'Where every comment stands. The four add up to those received.',
      columns: [column('Comments'), column('Number', true), column('Share', true)],
      rows: [
        ['Received', n(standings.received), ''],
        ['Answered by a published response', n(standings.answered), share(standings.answered, standings.received)],
        ['In hand', n(standings.inHand), share(standings.inHand, standings.received)],
        ['Set aside with a reason', n(standings.setAside), share(standings.setAside, standings.received)],
        ['Withdrawn', n(standings.withdrawn), share(standings.withdrawn, standings.received)],
      ],
    },
    text(
      `${many(coded, 'comment')} of ${n(standings.received)} (${share(coded, standings.received)}) have been given a theme, or set aside with a reason.`,
    ),
  ]
  if (standings.inHand > 0)
    blocks.push(
      warning(
        `${many(standings.inHand, 'comment has', 'comments have')} no published response yet. A decision now is made before they are answered.`,
      ),
    )
  blocks.push(heading('What is counted, each in its own unit'), {
    kind: 'table',
    caption: 'These are never added to one another.',
    columns: [column('Unit'), column('Number', true), column('What it is')],
    rows: [
      ['Submissions', n(units.submissions), 'What one person, group or organisation sent at one time.'],
      ['Comments', n(units.comments), definitions.comment],
      ['Notes written at events', n(units.eventNotes), 'Among the comments; a note is not a person.'],
      ['Dots at events', n(units.dots), definitions.dots],
      ['Petitions', n(units.petitions), 'One petition is one submission, however many people signed it.'],
      ['Signatures on petitions', n(units.signatures), 'Names, as counted by who handed them in.'],
      ['Events held', n(units.eventsHeld), 'Open to the public, and taken place.'],
      ['Attendances', n(units.attendances), 'People counted at those events; some came to several.'],
      ['Responses published', n(units.responses), 'One may answer many comments.'],
    ],
  })
  return blocks
}

export function byTheme(account: Account, quotesOf: (code: string) => Block[]): Block[] {
  const { themes, standings } = account
  if (themes.length === 0)
    return [heading('What people said, by theme'), text('No comment has been given a theme yet.')]
  const row = (theme: Account['themes'][number]) => [
    theme.parent === null ? theme.label : `– ${theme.label}`,
    n(theme.received),
    share(theme.received, standings.received),
    n(theme.answered),
    n(theme.inHand),
    n(theme.checked),
  ]
  return [
    heading('What people said, by theme'),
    {
      kind: 'table',
      caption:
        'Comments by theme and sub-theme. A comment may speak to several, so shares add up to more than 100%. A share says how often something was said, not how right it is.',
      columns: [
        column('Theme'),
        column('Comments', true),
        column('Share', true),
        column('Answered', true),
        column('In hand', true),
        column('Checked by a person', true),
      ],
      rows: themes.map(row),
    },
    text(`${many(account.unthemed, 'comment speaks', 'comments speak')} to none of these.`),
    ...themes
      .filter((theme) => theme.parent === null)
      .flatMap((theme): Block[] => {
        const quotes = quotesOf(theme.key)
        return quotes.length > 0 ? [heading(`${theme.label}, in people’s own words`, 3), ...quotes] : []
      }),
  ]
}

export type Response = Awaited<ReturnType<typeof publishedResponses>>[number]
const reasonIn = ({ reasonCode, reasonText }: Response) =>
  [reasonCode && reasons[reasonCode], reasonText].filter(Boolean).join('. ')

export function answered(responses: Response[], waiting: { ref: string; sent: boolean }[]): Block[] {
  const sent = waiting.filter((one) => one.sent)
  const blocks: Block[] = [heading('What was answered')]
  if (responses.length === 0) blocks.push(text('No response has been published yet.'))
  for (const response of responses) {
    const { ref, youSaid, weDid, outcome, owner, comments, publishedOn } = response
    blocks.push(answerHeading(response), {
      kind: 'facts',
      rows: [
        ...furtherSaid(youSaid),
        { term: 'Outcome', text: outcomes[outcome].label },
        { term: 'We did', text: weDid },
        ...(reasonIn(response) ? [{ term: 'Why', text: reasonIn(response) }] : []),
        ...(owner ? [{ term: 'Responsible', text: owner }] : []),
        { term: 'Answers', text: `${many(comments, 'comment')}; published on ${inWords(publishedOn)}` },
        { term: 'In the log', text: `/log/${ref}` },
      ],
    })
  }
  if (waiting.length > 0)
    blocks.push(
      text(
        `${many(waiting.length, 'response is', 'responses are')} not public yet; ${n(sent.length)} of them ${sent.length === 1 ? 'has' : 'have'} been sent for review${sent.length > 0 ? ` (${sent.map(({ ref }) => ref).join(', ')})` : ''}. Their words go to this body’s members apart, and are not public before they are agreed.`,
      ),
    )
  return blocks
}

/** What was asked for and refused is as much an answer as what was done. */
export function refused(responses: Response[]): Block[] {
  const not = responses.filter(({ outcome }) => outcome === 'not-doing' || outcome === 'partly')
  if (not.length === 0) return []
  return [
    heading('What was asked for and will not be done, or not all of it'),
    {
      kind: 'facts',
      rows: not.flatMap((one) => [
        { term: `${one.ref}, answering ${many(one.comments, 'comment')}`, text: one.youSaid },
        { term: 'Why not', text: reasonIn(one) || 'No reason was given.' },
      ]),
    },
  ]
}

export function equality(responses: Response[]): Block[] {
  const told = responses.filter(({ equalityEffect }) => equalityEffect)
  return [
    heading('Effects on equality'),
    ...(told.length === 0
      ? [text('No published response names an effect on people with protected characteristics.')]
      : [{ kind: 'list' as const, items: told.map(({ ref, equalityEffect }) => `${ref}: ${equalityEffect}`) }]),
  ]
}

export function groupsSaid(rows: Awaited<ReturnType<typeof groupWords>>): Block[] {
  if (rows.length === 0)
    return [heading('What groups said'), text('No group has been asked about a published response.')]
  const waived = rows.filter(({ decision }) => decision === 'waived')
  const dissent = rows.filter(({ decision }) => decision === 'dissent')
  return [
    heading('What groups said'),
    text(
      `What a group may do is kept apart: ${Object.values(mandates)
        .map(({ label, meaning }) => `${label}: ${meaning}`)
        .join(' ')}`,
    ),
    {
      kind: 'table',
      caption: 'By response and version, in the order in which it was said.',
      columns: [column('Response'), column('Group'), column('Asked to'), column('Said'), column('On')],
      rows: rows.map(({ ref, version, group, mandate, decision, on }) => [
        `${ref}, version ${version}`,
        group,
        mandates[mandate].label,
        decision === 'waived' ? 'Passed over after its due day' : decisions[decision],
        inWords(on),
      ]),
    },
    ...(waived.length === 0
      ? []
      : [
          heading('Passed over', 3),
          {
            kind: 'list' as const,
            items: waived.map(({ group, ref, version, note }) => `${group}, on ${ref}, version ${version}: ${note}`),
          },
        ]),
    heading('Dissent', 3),
    ...(dissent.length === 0
      ? [text('No group dissented.')]
      : [
          {
            kind: 'list' as const,
            items: dissent.map(({ group, ref, version, note }) => `${group}, on ${ref}, version ${version}: ${note}`),
          },
        ]),
  ]
}

function standings(caption: string, label: string, rows: AccountRow[]): Block {
  return {
    kind: 'table',
    caption,
    columns: [column(label), ...['Received', 'Answered', 'In hand', 'Set aside'].map((name) => column(name, true))],
    rows: rows.map((row) => [row.label, n(row.received), n(row.answered), n(row.inHand), n(row.setAside)]),
  }
}

export function howReached(account: Account, campaigns: Awaited<ReturnType<typeof campaignsOf>>): Block[] {
  const copies = campaigns.reduce((sum, { comments }) => sum + comments, 0)
  return [
    heading('How people were heard'),
    standings('Comments by how they reached us', 'Channel', account.channels),
    ...(account.points.length > 0 ? [standings('Comments by consultation point', 'Point', account.points)] : []),
    text(
      `${many(account.late, 'comment')} came after the close, and ${account.late === 1 ? 'is' : 'are'} counted like all others.`,
    ),
    heading('Campaign letters', 3),
    text(
      campaigns.length === 0
        ? 'No near-identical letters were found.'
        : `${many(copies, 'comment')} belong to ${many(campaigns.length, 'letter')} that several people sent in nearly the same words. Each is counted; read as different texts, they are ${n(campaigns.length)} instead of ${n(copies)}.`,
    ),
  ]
}

export function asideAndWaits(account: Account): Block[] {
  const { waits, setAsideReasons, standings } = account
  const wait = (days: number | null) => (days === null ? 'none yet' : many(Math.round(days), 'day'))
  return [
    heading('Comments that got no response'),
    ...(setAsideReasons.length === 0
      ? [text('None was set aside.')]
      : [
          {
            kind: 'table' as const,
            caption: `${many(standings.setAside, 'comment')} set aside, by reason. None was deleted.`,
            columns: [column('Reason'), column('Comments', true), column('What it means')],
            rows: setAsideReasons.map(({ reason, label, comments }) => [
              label,
              n(comments),
              reasonDefinitions[reason as SetAsideReason],
            ]),
          },
        ]),
    heading('How long people waited', 3),
    {
      kind: 'table',
      caption: 'In whole days, from the day a comment was said.',
      columns: [column('Comments'), column('Middle', true), column('Longest', true)],
      rows: [
        ['Answered', wait(waits.answeredMedian), wait(waits.answeredLongest)],
        ['In hand, so far', wait(waits.waitingMedian), wait(waits.waitingLongest)],
      ],
    },
  ]
}

export function method(account: Account, consultation: Known): Block[] {
  const checked = account.themes.filter(({ parent }) => parent === null).reduce((sum, { checked }) => sum + checked, 0)
  const given = account.themes.filter(({ parent }) => parent === null).reduce((sum, { received }) => sum + received, 0)
  return [
    heading('Method, and its limits'),
    {
      kind: 'list',
      items: [
        'Anyone who wanted to could take part: this is not a vote, and the numbers are not a sample of the population.',
        `Themes are suggested by a program and decided by people. Of ${n(given)} themes given to comments at the first level, a person has checked ${n(checked)}.`,
        'Quotations are from people who agreed to be quoted. A person cleared each, and took out what could identify anybody. They are chosen to be heard, not counted.',
        'Answers to questions about equality are not shown by theme or place, however few or many they are.',
        `What could change, as people were told: ${consultation.whatCanChange.join('; ')}. What could not: ${consultation.whatCannotChange.join('; ')}.`,
        'Numbers are as of the day this paper was issued. A later difference is a new edition; this one stays at its address.',
        'The hash below is SHA-256 over the paper’s canonical JSON, which can be downloaded beside it. Of each quotation it holds a hash of its own, so that words which their author takes back can go without breaking the proof.',
      ],
    },
  ]
}

export function documentsGiven(documents: Awaited<ReturnType<typeof documentsOf>>): Block[] {
  if (documents.length === 0) return []
  return [
    {
      kind: 'table',
      caption: 'Documents that people were asked about.',
      columns: [column('Document'), column('Version'), column('Published on')],
      rows: documents.map(({ title, version, publishedOn }) => [
        title,
        version ?? '',
        publishedOn ? inWords(publishedOn) : 'not recorded',
      ]),
    },
  ]
}
