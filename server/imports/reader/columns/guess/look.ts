import { phrases } from '../../../../data/patterns.ts'
import type { Column } from '../../table.ts'
import { type MappedColumn, assign } from '../../mapped.ts'
import { isZone } from '../../dates.ts'
import { rolesOnPlatform } from '../../values.ts'
import { optionBehind, headingWords, optionWords, tidy } from '../headings.ts'
import { otherOption, headings, otherName } from '../wording.ts'
import type { Role } from '../roles.ts'
import { wordsIn } from '../facts.ts'

/** A column of which nothing is known but what its cells are. */
export function plainColumn(column: Column): MappedColumn {
  const { heading, group, facts } = column
  const whole = group ? `${group} — ${heading}` : heading
  return {
    index: column.index,
    label: column.label,
    role: 'ignore',
    question: whole === '' ? null : whole,
    option: null,
    joined: false,
    fillDown: false,
    dateOrder: column.dates.order,
    guessed: true,
    why: '',
    sure: 'likely',
    ticks: false,
    zone: column.zone && isZone(column.zone) ? column.zone : /[([ _]utc[)\]]?$/i.test(heading) ? 'UTC' : null,
    markup: facts.markup > facts.filled * 0.3 && facts.markup > 0,
    repeated: facts.repeated,
    ...(rolesOnPlatform(facts.values) && { platformRoles: true }),
    notice: null,
  }
}

/** What is seen of a column before anything is decided. */
export function lookAt(column: Column) {
  const { heading, heading2, facts, group } = column
  const spread = heading2 === null ? optionBehind(heading) : null
  const ticked = spread !== null && facts.filled > 0 && (facts.ticks === facts.filled || facts.boxes === facts.filled)
  const spreadOut = spread !== null && (ticked || facts.filled === 0 || otherOption.test(spread.option))
  const question = spreadOut ? spread.question : heading.replace(/ - selected choice$/i, '')
  // "Q6. Gender:" is about gender.
  const bare = question
    .replace(/^(q\d{1,2}[a-z]?[.):]?|\d{1,2}(\.?[a-z])?\.?[.)])\s+/i, '')
    .replace(/’/g, "'")
    // Typeform leaves in a question where the answer to another one is shown.
    .replace(/,? ?\{\{[^{}]*\}\}/g, '')
    .replace(
      /\s*\((optional|required|if any|if known|if applicable|please (state|tick|specify)[^)]*|y ?\/ ?n|yes ?\/ ?no)\)$/i,
      '',
    )
    .replace(/\s+y ?\/ ?n$/i, '')
    .replace(/\s*[.:*]+$/, '')
    .replace(/_+/g, (found, at: number) => (at === 0 ? found : ' '))
    .replace(/^\d{1,2} (?=\p{L})/u, '')
  // Citizen Space repeats behind a question what its answer is called: “What is your name? - Name”.
  const behind = spread && !spreadOut ? spread.question.replace(/^\d{1,2}[.)]\s+/, '') : null
  const naming = (text: string) =>
    [text, text.replace(owner, ''), text.replace(/\s*\([^()]*\)$/, '')]
      .map((reading) => headings.find(([, pattern]) => pattern.test(reading))?.[0])
      .find(Boolean)
  const code = lastPart(heading) ?? runTogether(heading)
  const ofAddress =
    spread !== null && /\baddress\b/i.test(spread.question) ? personalOr(naming(spread.option), 'ignore') : undefined
  // “group-id” is no ID of the answer's: one that is has a name of its own.
  const coded =
    code === null
      ? undefined
      : (naming(code) ?? naming(code.replace(ofEntry, '')) ?? naming(code.replace(ofQuestion, '')))
  const byCode = coded === 'source-id' && !/^(meta|form|data)[-/:.]/i.test(heading) ? undefined : coded
  const coded2 = code === null || coded !== undefined ? undefined : endOfCode(headingWords(bare), naming)
  const named =
    inBrackets(heading, naming) ??
    behindColon(bare, naming) ??
    ofAddress ??
    naming(bare) ??
    byCode ??
    coded2 ??
    partOfPerson(bare, naming) ??
    (spread && !spreadOut ? (naming(spread.option) ?? (behind === null ? undefined : naming(behind))) : undefined)
  const option = spreadOut ? spread.option : optionOf(heading2)
  const words = facts.ticks + facts.boxes + facts.numbers < facts.filled
  // Microsoft Forms ends each with a semicolon; elsewhere it shows in answers that come again.
  const joined =
    facts.ended > facts.filled / 2 ||
    (facts.joined > facts.filled * 0.2 && (facts.options * 2 <= facts.parts || partsAlone(column))) ||
    (facts.joined > facts.filled * 0.5 && facts.sentences === 0 && facts.words * facts.filled <= facts.parts * 2)
  const boxes = option !== null && facts.filled > 0 && facts.boxes === facts.filled
  const mapped: MappedColumn = {
    ...plainColumn(column),
    question: question === '' ? null : group ? `${group} — ${question}` : question,
    option,
    ticks: boxes,
  }
  const by = (role: Role, why: string, sure: MappedColumn['sure'] = 'likely') =>
    assign({ ...mapped, joined: joined && several.includes(role) }, role, why, sure)
  const kind = (name: keyof typeof facts.kinds, share: number) => (facts.kinds[name] ?? 0) > facts.filled * share
  const varied = facts.distinct > facts.counted * 0.5

  const people = facts.filled > 0 && facts.people > facts.filled * 0.6
  return {
    column,
    heading,
    heading2,
    facts,
    group,
    spread,
    question,
    bare,
    naming,
    code,
    named,
    option,
    words,
    joined,
    mapped,
    by,
    kind,
    varied,
    people,
  }
}
export type Look = ReturnType<typeof lookAt>

/** Does a part of what semicolons join stand alone in another cell? Then each part is an answer. */
function partsAlone({ samples }: Column): boolean {
  return samples.some(
    (sample) => sample.includes(';') && sample.split(';').some((part) => samples.includes(part.trim())),
  )
}

export function isRated({ samples }: Column): boolean {
  return samples.filter((sample) => ratingWords.test(sample) && wordsIn(sample) <= 5).length * 2 >= samples.length
}

/** Words of the scales on which people rate. */
const ratingWords =
  /\b(good|poor|satisfied|dissatisfied|agree|disagree|likely|unlikely|easy|difficult|often|always|never|sometimes|excellent|fair|know|support|oppose|important|yes|no)\b/i

/** Whose it is, and how it is asked for, says nothing of what it is. */
const owner =
  /^(?:(?:please )?(?:give|enter|state|tell us|provide|add) )?(?:your|the|my|respondent'?s|participant'?s|ihre?|deine?|votre|vos|su|sus|tu|eich|twój|twoja) /i

/** “Interviewed by”, “Allocated to”, “Data entry by”: the person who holds it, where names stand below it. */
export const dealtWith = phrases({
  whole: String.raw`(?:[\p{L}-]+ ){0,3}[\p{L}-]+ (?:by|to)`,
  lettered: String.raw`
      consultant | clinician | surgeon | matron | doctor seen | responder | input(ter)? | coder | typist | scribe | staff
      | manager | officer | lead | handler | contact point | allocated | responsible | reviewer | checker | transcriber`,
})
export const staffWord = phrases({
  lettered: String.raw`
      consultant | clinician | surgeon | matron | responder | staff | manager | officer | lead | handler | typed | typist
      | entered | entry | input(ter)? | coded | coder | logged | handled | allocated | assigned | checked | reviewed | processed
      | approved | moderated | answered | replied | transcribed | interviewed | investigat\w+ | responsible | scribe | updated
      | completed | closed | opened | resolved | authori[sz]ed | verified | translated | created | dealing | owner`,
})

/** “Your name (First)”, “Your address (City)” and “From: (Address)” say in brackets which part of it stands here. */
function inBrackets(heading: string, naming: (text: string) => Role | undefined): Role | undefined {
  const [, whole = '', part = ''] = /^(.*)\(([^()]+)\)$/.exec(heading) ?? []
  if (!/\b(address|name|details|contact|from)\b/i.test(whole)) return undefined
  return personal(naming(/^(first|last|middle)$/i.test(part) ? `${part} name` : part))
}

/** “About you: gender”, “Contact details: Name”, “Analyst: Notes”: whose it is, or what block it stands in, and then what it is. */
function behindColon(bare: string, naming: (text: string) => Role | undefined): Role | undefined {
  const [, block = '', part = ''] = /^(.{3,120}?)(?:: | [-–—] )([^:]{2,60})$/.exec(bare) ?? []
  if (part === '') return undefined
  if (byOfficers.test(block)) {
    if (/\?$/.test(part)) return undefined
    return naming(part) === 'tags' || /^(\p{L}+ )?(themes?|codes?|tags?|topics?)$/iu.test(part)
      ? 'tags'
      : 'analyst-note'
  }
  const role = naming(part)
  if (
    /\b(about (you|yourself|me)|equalit\w*|monitoring|demographics?|diversity|your (details|background))\b/i.test(block)
  )
    return role === 'equality' ? role : personal(role)
  return /\b(details|contact|reply|respond to you|get back|about you|address)\b/i.test(block)
    ? personal(role)
    : undefined
}

const byOfficers = phrases({
  whole: String.raw`
      (for )?(the )?(analysts?|officers?|staff|admin(istrator)?s?|moderators?|internal|office( use( only)?)?|coders?|reviewers?
        |typists?|team|council|trust)('?s)?( use| only)?`,
})

/** “Commenter address”, “Consultee organisation”: a short heading that ends with what is somebody's own. */
function partOfPerson(bare: string, naming: (text: string) => Role | undefined): Role | undefined {
  const words = bare.split(' ')
  if (
    words.length < 2 ||
    words.length > 3 ||
    bare.endsWith('?') ||
    /\b(of|by|in|for|via|per)\b/i.test(bare) ||
    otherName.test(words.slice(0, -1).join(' '))
  )
    return undefined
  const role = personal(naming(words.at(-1)!))
  return role === 'name' || role === 'area' ? undefined : role
}

/** “contribution_author_username” and “contributionAuthorZipCode”: codes that end with what is somebody's own. */
function endOfCode(code: string, naming: (text: string) => Role | undefined): Role | undefined {
  const words = code.split(' ')
  for (const length of [2, 1]) {
    if (words.length <= length || otherName.test(words.slice(0, -length).join(' '))) continue
    const role = naming(words.slice(-length).join(' '))
    if (role !== undefined && ['name', 'email', 'phone', 'postcode-area', 'ip'].includes(role)) return role
  }
  return undefined
}

/** What “visit/what_to_change” and “respondent-first_name” call a field; null for a heading in words. */
function lastPart(heading: string): string | null {
  if (!/[_/]/.test(heading) && !/^\w+(\.\w+){2,}$/.test(heading) && !/^[a-z\d]+(-[a-z\d]+)+$/.test(heading)) return null
  if (/\s/.test(heading)) return null
  const last = heading.split(/[/:]|-(?=\w)|(?<=[a-z])\.(?=[a-z])/).at(-1)!
  return headingWords(last) || null
}

/** “MayWePublishYourComments” in words; null for a heading that is written in any other way. */
function runTogether(heading: string): string | null {
  if (!/^[A-Za-z\d_]*[a-z][A-Z][A-Za-z\d_]*$/.test(heading)) return null
  const words = headingWords(heading)
  return words.split(' ').length > 2 || /name|date|status/i.test(heading) ? words : null
}

/** “QS3_Area”: the number of a question before what it asks. */
const ofQuestion = /^q[a-z]?\d+[a-z]? /i
const ofEntry = /^(entry|submission|record|form|survey) /i

/** A role that is about a person, and that a field of a block “Your details” can have. */
export function personal(role: Role | undefined): Role | undefined {
  return role !== undefined && personalRoles.includes(role) ? role : undefined
}

function personalOr(role: Role | undefined, other: Role): Role | undefined {
  return role === other ? role : personal(role)
}

const personalRoles: Role[] = ['name', 'email', 'phone', 'organisation', 'postcode-area', 'area']

const several: Role[] = ['answer', 'respondent-kind', 'equality', 'tags']

export function optionOf(heading2: string | null): string | null {
  return heading2 === null || optionWords.test(heading2) ? null : tidy(heading2)
}
/** A heading that is nothing but somebody. */
export const personNoun = phrases({
  whole: String.raw`
      respondents? | speakers? | participant | consultee | contributor | submitter | customer | client | resident | member
      | witness | writer | person | user | (person|patient|individual|child|family) (affected|concerned|involved) | who
      | raised by | made by | said by | (person|people|who|whom)( (we|i))? (spoke|spoken|talked) (to|with) | voter | visitor
      | attendee`,
})
