import { phrases } from '#server/data/patterns.ts'
import { listed } from '../../data/vocabulary.ts'
import { inWords } from '../../data/time.ts'
import type { Day } from '../../http/wire.ts'
import type { StanceCounts } from '../../comments/stance-contract.ts'
import { claimsAgainstComments } from './claims.ts'
import type { Beside } from '../beside.ts'
import type { Check } from './checks-contract.ts'
import type { Draft } from '../draft-contract.ts'
import { type CountedThen, countsInWords } from './count-checks.ts'
import { personalData } from './personal-checks.ts'
import { outcomes, type OutcomeField } from '../vocabulary.ts'

/** What the checks need to know beyond the draft's own words. */
export type CheckFacts = {
  today: Day
  linkedComments: number
  /** How many it answered when each count in its words was written. */
  countedThen: CountedThen[]
  /** How the linked comments stand to what was proposed. */
  stances: StanceCounts
  /** An earlier version is public: this one corrects it. */
  correcting: boolean
  /** How many themes of the first level it speaks to. */
  topThemes: number
  /** Every quote's author agreed, and its public words are cleared. */
  quotesCleared: boolean
  /** When people were first asked; null if no day is fixed. */
  askedFrom: Day | null
  /** When the findings were first issued to decision-makers; null if they have not been. */
  findingsOn: Day | null
  /** The consultation has promised Easy Read, and this response has none. */
  lacksEasyRead: boolean
  /** What is public anyhow: names of bodies and consultations, the programme's own contact lines. */
  knownNames: string[]
  /** The day of decision that is public already: a correction of its words need not invent another. */
  decidedOnBefore: Day | null
  /** Promises that are public and have news, by series: a correction keeps them. */
  toldOf: { series: string; text: string }[]
  /** Words that were taken out of everything public. */
  takenOut: string[]
  /** Other responses to some of its comments that wait for a group or a board which was never asked about this one. */
  besides: Beside[]
}

/**
 * What is wrong with a draft before others see it: the failings that are common in published “You said, we did” pages.
 * Never throws.
 * @returns in the order of the page; `hard` ones stop it from being sent, `soft` ones ask for a reason. `words` are the
 *          draft's own, as they stand in it
 */
export function checkDraft(draft: Draft, facts: CheckFacts): Check[] {
  return [
    ...pair(draft),
    ...overclaiming(draft),
    ...claims(draft, facts),
    ...vague(draft),
    ...statusQuo(draft),
    ...staleWill(draft, facts),
    ...partRefused(draft),
    ...figures(draft),
    ...acronyms(draft, facts),
    ...readingAge(draft),
    ...outcomeNeeds(draft),
    ...owner(draft),
    ...dates(draft, facts),
    ...decidedTooEarly(draft, facts),
    ...links(draft, facts),
    ...easyRead(facts),
    ...personalData(draft, facts),
    ...lostPromises(draft, facts),
    ...countsInWords(draft, facts),
    ...answeredBesides(facts),
  ]
}

const hard = (rule: string, field: string, message: string, words: string[] = []): Check => ({
  rule,
  severity: 'hard',
  field,
  message,
  words,
})
const soft = (rule: string, field: string, message: string, words: string[] = []): Check => ({
  rule,
  severity: 'soft',
  field,
  message,
  words,
})

function pair({ youSaid, weDid }: Draft): Check[] {
  const found: Check[] = []
  if (youSaid.trim() === '')
    found.push(hard('no-you-said', 'youSaid', 'Say what people said, in their own plain words.'))
  if (weDid.trim() === '') found.push(hard('no-we-did', 'weDid', 'Say what was done, or why it was not.'))
  return found
}

/** Which of these stand in the text, each once, as they are written there. */
function standing(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[0]))]
}

function overclaiming({ youSaid, weDid }: Draft): Check[] {
  const words = standing(
    `${youSaid}\n${weDid}`,
    phrases(
      {
        words: String.raw`
        all (?:of )?(?:your|the|this) (?:feedback|comments|views|concerns|suggestions|points)
        | every (?:single )?(?:comment|concern|suggestion|view|point) | everything (?:that )?you (?:said|told us|asked for)
        | everyone (?:agreed|agrees|said|wanted|supports?|supported) | fully (?:addressed|taken into account|listened)
        | listened to (?:everyone|you all) | all (?:respondents|residents|patients|stakeholders) (?:agreed|supported|wanted)`,
      },
      'giu',
    ),
  )
  return words.length === 0
    ? []
    : [soft('overclaiming', 'weDid', 'This claims more than one response can show. Say exactly what changed.', words)]
}

function claims({ youSaid }: Draft, { stances }: CheckFacts): Check[] {
  return claimsAgainstComments(youSaid, stances)
}

function vague({ weDid }: Draft): Check[] {
  const words = standing(
    weDid,
    phrases(
      {
        words: String.raw`
        (?:has|have|will|has been|have been|been|helped(?: to)?)?\s?inform(?:ed|ing)?(?= (?:our|the|this|future|plans?
          |decisions?|by)) | (?:taken? (?:on board|into (?:account|consideration))) | under consideration
        | (?:has|have) been considered | will (?:be )?consider(?:ed)? | considered(?! and) | noted | endeavour(?:s|ed|ing)? to
        | endeavour(?:s|ed)? | where(?:ver)? (?:possible|appropriate|practicable) | as (?:far|soon) as (?:possible|practicable)
        | in due course | look(?:ing)? (?:at|into) | explor(?:e|ing) | work(?:ing)? towards | aim(?:s|ing)? to | hop(?:e|ing) to
        | seek(?:s|ing)? to | try(?:ing)? to | going forward | continue to (?:monitor|review|work) | keep under review`,
      },
      'giu',
    ),
  ).map((word) => word.trim())
  return words.length === 0
    ? []
    : [
        soft(
          'vague',
          'weDid',
          'These words promise nothing that can be checked. Say who does what, and by when.',
          words,
        ),
      ]
}

const acts = ['done', 'in-progress', 'planned', 'partly']

function statusQuo({ weDid, outcome }: Draft): Check[] {
  if (outcome === null || !acts.includes(outcome)) return []
  const words = standing(
    weDid,
    phrases(
      {
        words: String.raw`
        we already | already (?:have|has|had|in place|provides?|offers?|runs?|exists?) | (?:is|are|was|were) already
        | have always | has always | currently (?:have|has|provides?|offers?)
        | existing (?:service|arrangements?|provision|policy|policies)
        | we have (?:a|an|one|two|three|four|five|several|many)(?= [a-z]+(?: [a-z]+)? (?:rounds?|services?|sites?|clinics?
          |teams?|beds?|lines?|schemes?)) | continues? to (?:provide|offer|run|have|be)`,
      },
      'giu',
    ),
  )
  return words.length === 0
    ? []
    : [
        soft(
          'status-quo',
          'weDid',
          'This reads as what was there before. If nothing changes, choose “This was already in place”.',
          words,
        ),
      ]
}

const months = 'january february march april may june july august september october november december'.split(' ')

/** “We will” beside a day that has passed, or beside an outcome that says it is done. */
function staleWill({ weDid, outcome }: Draft, { today }: CheckFacts): Check[] {
  const promises = sentences(weDid).filter((sentence) =>
    /\b(?:we|it|they|this) (?:will|shall|are going to)\b|\bwill be\b/i.test(sentence),
  )
  const past = promises.filter((sentence) => daysNamed(sentence).some((day) => day < today))
  if (past.length > 0)
    return [soft('stale-will', 'weDid', 'This promises something for a day that has passed. Say what happened.', past)]
  // One promise after what was done is news to come; nothing but promises is not done.
  const words = outcome === 'done' && promises.length === sentences(weDid).length ? promises : []
  return words.length === 0
    ? []
    : [
        soft(
          'stale-will',
          'weDid',
          'The outcome says it is done, and the words say that it will be. Which is it?',
          words,
        ),
      ]
}

/** Days named as “31 May 2026”, “May 2026” (its last day) or “spring 2019” (the season's end). */
function daysNamed(text: string): Day[] {
  const named = [
    ...text.matchAll(
      /\b(?:(\d{1,2})(?:st|nd|rd|th)? )?(january|february|march|april|may|june|july|august|september|october|november|december) (\d{4})\b/gi,
    ),
  ].map(([, date, month, year]) => {
    const number = months.indexOf((month ?? '').toLowerCase())
    const last = new Date(Date.UTC(Number(year), number + 1, 0)).getUTCDate()
    return `${year}-${String(number + 1).padStart(2, '0')}-${String(Math.min(Number(date ?? last), last)).padStart(2, '0')}`
  })
  const seasons = { spring: '05-31', summer: '08-31', autumn: '11-30', winter: '12-31' }
  const inSeason = [...text.matchAll(/\b(spring|summer|autumn|winter)(?: of)? (\d{4})\b/gi)].map(
    ([, season, year]) => `${year}-${seasons[(season ?? '').toLowerCase() as keyof typeof seasons]}`,
  )
  return [...named, ...inSeason]
}

/** What was asked for and refused is part of the answer. */
function partRefused({ weDid, outcome }: Draft): Check[] {
  if (outcome === null || !['done', 'in-progress', 'planned'].includes(outcome)) return []
  const words = standing(
    weDid,
    phrases(
      {
        words: String.raw`
        we (?:cannot|can't|can not|could not|couldn't|are not able to|were not able to|are unable to|were unable to|will not
          |won't|are not going to) | unable to | not (?:all|every) of`,
      },
      'giu',
    ),
  )
  return words.length === 0
    ? []
    : [
        soft(
          'part-refused',
          'outcome',
          'Part of this seems to be refused. “We are doing part of this” says so, with the reason.',
          words,
        ),
      ]
}

const numberWords = phrases({
  words: String.raw`
      one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | twenty | thirty | forty | fifty
      | hundred | thousand | million | half | double[ds]? | twice | weekly | monthly | daily | every (?:day|week|month|year)`,
})
const units =
  /^(?:%|p\b|pm\b|am\b|st\b|nd\b|rd\b|th\b|\/|–|-|:|\.\d| ?(?:%|per cent|percent|million|billion|thousand|[a-z][a-z’'-]+))/i

function figures({ weDid, changedWhat, outcome }: Draft): Check[] {
  if (outcome === null || !acts.includes(outcome)) return []
  // A time of day is neither a figure nor in want of a unit.
  const untimed = weDid.replace(/(?<![\d:.,])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])/g, (time) => ' '.repeat(time.length))
  const numbers = [...untimed.matchAll(/(?<![\w£$€.,])[£$€]?\d[\d,]*(?:\.\d+)?/g)]
  if (numbers.length === 0) {
    return numberWords.test(weDid) || changedWhat.length > 0
      ? []
      : [
          soft(
            'no-number',
            'weDid',
            'There is no figure in “We did”. Give a number with its unit, or the wording that changed.',
          ),
        ]
  }
  const bare = numbers.filter((number) => {
    const after = weDid.slice(number.index + number[0].length)
    const before = weDid.slice(0, number.index)
    const year = /^(?:19|20)\d\d$/.test(number[0])
    return (
      !year &&
      !/^[£$€]/.test(number[0]) &&
      !units.test(after) &&
      !/\b(?:point|stage|page|section|paragraph|version|site|ward|level|phase|room|number|no\.?|to|and|of|from|than|between) $/i.test(
        before,
      )
    )
  })
  return bare.length === 0
    ? []
    : [
        soft(
          'no-unit',
          'weDid',
          'A number without its unit: say of what (people, visits, pounds, days).',
          bare.map((number) => number[0]),
        ),
      ]
}

/** Everybody who uses public services knows these. */
const commonAcronyms = new Set('NHS GP GPS UK EU TV PDF BBC MP MPS OK ID IT AM PM A&E BSL COVID UNISON VAT'.split(' '))

function acronyms({ youSaid, weDid, reasonText, equalityEffect }: Draft, { knownNames }: CheckFacts): Check[] {
  const text = [youSaid, weDid, reasonText, equalityEffect].filter(Boolean).join('\n')
  const words = standing(text, /(?<![\w&])[A-Z](?:[A-Z&]|[a-z](?=[A-Z]))*[A-Z](?:s(?!\w))?(?!\w)/g).filter((found) => {
    const acronym = found.replace(/s$/, '')
    if (commonAcronyms.has(acronym.toUpperCase()) || acronym.length > 8) return false
    const quoted = acronym.replace(/[.*+?^${}()|[\]\\&]/g, '\\$&')
    const explained = new RegExp(`\\w \\(${quoted}s?\\)|\\b${quoted}s? \\([A-Za-z]`).test(text)
    return !explained && !knownNames.some((name) => new RegExp(`\\b${quoted}\\b`).test(name) && text.includes(name))
  })
  return words.length === 0
    ? []
    : [
        soft(
          'acronym',
          'weDid',
          'Write these out the first time, for example “patient transport service (PTS)”.',
          words,
        ),
      ]
}

/** Highest reading age, in years, that passes without a reason. NHS pages aim at 9 to 11, and at 14 where it is hard. */
const highestReadingAge = 14

function readingAge({ youSaid, weDid }: Draft): Check[] {
  const text = `${youSaid}\n${weDid}`
  const { age, words } = readingAgeOf(text)
  if (words < 25 || age <= highestReadingAge) return []
  const longest = sentences(text)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 1)
  const hardWords = [...new Set(wordsIn(text).filter((word) => syllablesIn(word) >= 4))].slice(0, 6)
  return [
    soft(
      'reading-age',
      'weDid',
      `About ${Math.round(age)} years of age is needed to read this easily; aim at ${highestReadingAge} or less. Shorter sentences and words help most.`,
      [...hardWords, ...longest],
    ),
  ]
}

/**
 * The age at which a text is read easily: the Flesch-Kincaid grade, and five years for the age at which grades begin.
 * grade = 0.39 × words / sentences + 11.8 × syllables / words − 15.59; syllables are counted as groups of vowels.
 * @see Kincaid, Fishburne, Rogers, Chissom (1975), Naval Technical Training Command report 8-75
 */
export function readingAgeOf(text: string): { age: number; words: number } {
  const words = wordsIn(text)
  if (words.length === 0) return { age: 0, words: 0 }
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const grade = 0.39 * (words.length / sentences(text).length) + 11.8 * (syllables / words.length) - 15.59
  return { age: Math.max(5, grade + 5), words: words.length }
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?:;])\s+(?=[A-Z“"'0-9])|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[A-Za-z]/.test(sentence))
}

function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z][A-Za-z’'-]*/g) ?? []
}

function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  const groups = plain
    .replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, (end) => end.charAt(0))
    .match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}

const needed: Record<OutcomeField, { field: keyof Draft; has: (draft: Draft) => boolean; message: string }> = {
  doneOn: { field: 'doneOn', has: (d) => d.doneOn !== null, message: 'say on which day it was done' },
  evidence: { field: 'evidence', has: (d) => d.evidence !== null, message: 'say where people can see it' },
  nextUpdateOn: {
    field: 'nextUpdateOn',
    has: (d) => d.nextUpdateOn !== null,
    message: 'give the day of the next update',
  },
  plannedFor: { field: 'plannedFor', has: (d) => d.plannedFor !== null, message: 'give the day it is planned for' },
  reason: {
    field: 'reasonText',
    has: (d) => d.reasonCode !== null && d.reasonText !== null,
    message: 'choose the reason and give it in words',
  },
  passedTo: {
    field: 'passedTo',
    has: (d) => d.passedTo.length > 0 && d.passedTo.every((to) => to.on !== null && to.replyDue !== null),
    message: 'name each organisation, the day, and when its reply is due',
  },
  decisionBody: { field: 'decisionBody', has: (d) => d.decisionBody !== null, message: 'say who will decide' },
  decisionDue: {
    field: 'decisionDueOn',
    has: (d) => d.decisionDueOn !== null || d.decisionDueWording !== null,
    message: 'say when it will be decided, or what must happen first',
  },
  supersededBy: {
    field: 'supersededBy',
    has: (d) => d.supersededBy !== null,
    message: 'name the response that replaces this one',
  },
}

function outcomeNeeds(draft: Draft): Check[] {
  if (draft.outcome === null) return [hard('no-outcome', 'outcome', 'Choose an outcome.')]
  const { label, needs } = outcomes[draft.outcome]
  return needs.flatMap((need) => {
    const { field, has, message } = needed[need]
    return has(draft) ? [] : [hard(`needs-${need}`, field, `“${label}” must also ${message}.`)]
  })
}

function owner(draft: Draft): Check[] {
  return draft.ownerOrganisationId === null && draft.ownerGroupId === null
    ? [hard('no-owner', 'ownerOrganisationId', 'Say which organisation or group is responsible for this.')]
    : []
}

function dates(draft: Draft, { today }: CheckFacts): Check[] {
  const found: Check[] = []
  const dated =
    draft.decidedOn ||
    draft.doneOn ||
    draft.plannedFor ||
    draft.nextUpdateOn ||
    draft.decisionDueOn ||
    draft.decisionDueWording ||
    draft.passedTo.some((to) => to.replyDue) ||
    draft.commitments.length > 0
  if (!dated && draft.outcome !== 'noted' && draft.outcome !== 'superseded')
    found.push(hard('no-date', 'nextUpdateOn', 'Give a day: decided, done, planned, or when you will say more.'))
  const past = [
    draft.outcome !== 'done' && draft.plannedFor,
    draft.nextUpdateOn,
    ...draft.commitments.map((commitment) => commitment.dueOn),
  ].filter((day): day is Day => typeof day === 'string' && day < today)
  if (past.length > 0)
    found.push(soft('past-date', 'nextUpdateOn', 'A day that is still to come has already passed.', past))
  if (draft.doneOn !== null && draft.doneOn > today)
    found.push(hard('done-later', 'doneOn', 'It cannot have been done on a day that has not come yet.', [draft.doneOn]))
  return found
}

/** Gunning's first and fourth principles: nothing is decided before people were asked, nor before what they said was read. */
function decidedTooEarly(
  { decidedOn, outcome }: Draft,
  { askedFrom, findingsOn, decidedOnBefore }: CheckFacts,
): Check[] {
  if (decidedOn === null || decidedOn === decidedOnBefore) return []
  if (findingsOn !== null && decidedOn < findingsOn)
    return [
      hard(
        'decided-before-findings',
        'decidedOn',
        `The findings were issued to decision-makers on ${inWords(findingsOn)}: what was decided before did not consider them.`,
      ),
    ]
  // What was there before was decided before.
  if (outcome !== 'already-in-place' && askedFrom !== null && decidedOn < askedFrom)
    return [
      hard(
        'decided-before-asking',
        'decidedOn',
        `People were asked from ${inWords(askedFrom)} on: a decision of an earlier day cannot answer them.`,
      ),
    ]
  return []
}

function links(draft: Draft, facts: CheckFacts): Check[] {
  const found: Check[] = []
  if (facts.linkedComments === 0)
    found.push(hard('no-comments', 'comments', 'Link at least one comment: a response answers somebody.'))
  if (!facts.quotesCleared)
    found.push(hard('quote-not-cleared', 'quotes', 'A quoted comment may no longer be quoted. Take the quote out.'))
  if (facts.correcting && draft.changeReason === null)
    found.push(
      hard('no-change-reason', 'changeReason', 'Say why what was published is corrected; the public reads it.'),
    )
  if (facts.topThemes > 3)
    found.push(
      soft(
        'many-themes',
        'themes',
        `This answers ${facts.topThemes} themes at once. Would a response to each be better?`,
      ),
    )
  return found
}

function easyRead({ lacksEasyRead }: CheckFacts): Check[] {
  if (!lacksEasyRead) return []
  const message =
    'Easy Read is promised, and this response has none yet. Add it under “In other languages”, so that both come out together.'
  return [soft('no-easy-read', 'weDid', message)]
}

function answeredBesides({ besides }: CheckFacts): Check[] {
  if (besides.length === 0) return []
  const each = besides.map(
    ({ ref, comments, waitsFor }) =>
      `${ref ?? 'A response of another organisation'} answers ${comments} of these comments too and waits for ${listed(waitsFor)}`,
  )
  const message = `${each.join('; ')}. This response was not put before them: ask them about it as well, or say why not. Everybody reads that they were not asked.`
  return [soft('answered-beside', 'youSaid', message)]
}

/** What was said of a promise in public stays with it: a correction rewords it, and never leaves it out. */
function lostPromises({ commitments }: Draft, { toldOf }: CheckFacts): Check[] {
  const lost = toldOf.filter(({ series }) => !commitments.some((one) => one.series === series))
  if (lost.length === 0) return []
  const message =
    'People were told what became of these promises. Keep each, in other words if need be, and say in an update that it no longer holds.'
  return [
    hard(
      'promise-lost',
      'commitments',
      message,
      lost.map(({ text }) => text),
    ),
  ]
}
