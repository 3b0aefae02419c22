import {
  asksConsent,
  type ConsentQuestion,
  consentQuestion,
  namesPublishing,
  saysYesOrNo,
  saysPrivate,
  speakOfPublishing,
} from './consent.ts'
import { isZone } from './dates.ts'
import { holdsPostcode } from './details.ts'
import { wordsIn } from './facts.ts'
import { asked, headingWords, optionBehind, optionWords, tidy } from './headings.ts'
import { assign, type MappedColumn } from './mapped.ts'
import type { Role } from './roles.ts'
import type { Column } from './table.ts'
import {
  bodiesNamed,
  channelsSaid,
  equalityIn,
  kindsSaid,
  moderated,
  ofHospital,
  plainlySpeakers,
  rolesOnPlatform,
  speakersIn,
} from './values.ts'
import {
  answered,
  askedForMore,
  factQuestion,
  headings,
  nameWord,
  officersHeading,
  officersTelling,
  officersWords,
  isOfficial,
  openQuestion,
  otherDay,
  otherName,
  otherOption,
  personalNumber,
  plainComment,
  reachQuestion,
} from './wording.ts'

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
    zone: column.zone && isZone(column.zone) ? column.zone : null,
    markup: facts.markup > facts.filled * 0.3 && facts.markup > 0,
    repeated: facts.repeated,
    ...(rolesOnPlatform(facts.values) && { platformRoles: true }),
    notice: null,
  }
}

/** What one column is, by its heading and by all that it holds. */
export function guess(column: Column): MappedColumn {
  const plain = asked(column.heading)
  const found = byOfficersHand(guessed({ ...column, heading: plain }), { ...column, heading: plain })
  if (plain === column.heading) return found
  const [before, after = ''] = [column.heading.indexOf(plain), column.heading.split(plain)[1]]
  const { question } = found
  if (question === null || before === -1 || !plain.startsWith(question)) return found
  return { ...found, question: column.heading.slice(0, before) + question + (question === plain ? after : '') }
}

function guessed(column: Column): MappedColumn {
  const { heading, heading2, facts, group } = column
  const spread = heading2 === null ? optionBehind(heading) : null
  const ticked = spread !== null && facts.filled > 0 && (facts.ticks === facts.filled || facts.boxes === facts.filled)
  const spreadOut = spread !== null && (ticked || facts.filled === 0 || otherOption.test(spread.option))
  const question = spreadOut ? spread.question : heading.replace(/ - selected choice$/i, '')
  // "Q6. Gender:" is about gender.
  const bare = question
    .replace(/^(q\d{1,2}[a-z]?[.):]?|\d{1,2}(\.?[a-z])?\.?[.)])\s+/i, '')
    .replace(/’/g, "'")
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

  if (heading === '' && facts.filled === 0) return by('ignore', 'It has no heading and holds nothing.', 'sure')
  if (recipient.test(bare) && facts.words < 6) return by('ignore', 'It names who it was sent to.', 'sure')
  if (
    handledBy.test(bare) ||
    staffName.test(code ?? bare) ||
    (staffNoun.test(bare) && facts.named > facts.filled * 0.6 && facts.boxes === 0)
  )
    return by('ignore', 'It names who dealt with it.', 'sure')
  const people = facts.filled > 0 && facts.people > facts.filled * 0.6
  if (
    named !== 'name' &&
    dealtWith.test(bare) &&
    !byWriters.test(bare) &&
    !/\?$/.test(heading) &&
    wordsIn(bare) <= 4 &&
    (staffWord.test(bare) || facts.distinct * 2 <= facts.counted) &&
    (people || (facts.named > facts.filled * 0.6 && facts.words >= 1.7 && !kindsSaid(facts.values)))
  )
    return by('ignore', 'It names who dealt with it.', 'sure')
  // What the cells are by their own look goes before what stands above them.
  if (kind('email', 0.5)) return by('email', 'It holds e-mail addresses.', 'sure')
  if (kind('ip', 0.5)) return by('ip', 'It holds IP addresses.', 'sure')
  if (kind('phone', 0.5)) return by('phone', 'It holds telephone numbers.', 'sure')
  if (
    phoneWord.test(bare) &&
    facts.filled > 0 &&
    column.dates.dates === 0 &&
    column.samples.every((sample) => dialled.test(sample))
  )
    return by('phone', 'It asks for a number to ring, and holds numbers.', 'sure')
  if (personalNumber.test(bare) || kind('nhs-number', 0.5))
    return by('ignore', 'It holds a number of a person’s, which is not kept.', 'sure')
  if (kind('postcode', 0.5)) return by('postcode-area', 'It holds postcodes.', 'sure')
  if (kind('address', 0.5))
    return column.samples.some(holdsPostcode)
      ? by('postcode-area', 'It holds addresses.', 'sure')
      : by('ignore', 'An address leads to a person, and this one has no postcode.', 'sure')
  if (kind('place', 0.5)) return by('ignore', 'It holds exact places, which can lead to a person.', 'sure')
  if (kind('program', 0.5)) return by('ignore', 'It names programs and devices.', 'sure')
  if (kind('handle', 0.5)) return by('name', 'It holds names of accounts.', 'sure')
  if (facts.values.length > 0 && facts.values.every(({ value }) => courtesy.test(value)))
    return by('ignore', 'It holds titles of people.', 'sure')
  if (kind('titled', 0.5) && dealtWith.test(bare) && staffWord.test(bare) && wordsIn(bare) <= 3)
    return by('ignore', 'It names who dealt with it.', 'sure')
  if (kind('titled', 0.5) && !otherName.test(bare)) return by('name', 'It holds names of people.', 'sure')
  if (kind('url', 0.5)) return by('ignore', 'It holds web addresses, which can lead to a person.', 'sure')
  if (facts.filled > 0 && column.samples.every((sample) => fileName.test(sample)))
    return by('ignore', 'It holds names of files.')
  if (kind('json', 0.5)) return by('ignore', 'It holds data for programs.', 'likely')
  const asking = (code ?? heading).replace(/^q\d{1,2}[a-z]? (?=publish|quot)/i, '')
  const choice = spread?.option ?? optionOf(heading2)
  // “Publishing - May we publish this?” asks a question of its own; “May we publish this? - Yes, but not my name” is an option.
  const own = choice !== null && asksConsent(choice)
  const ticked2 = facts.ticks + facts.echoes >= facts.filled
  const asksForLeave =
    asksConsent(group ? `${group}: ${asking}` : asking) ||
    ((saysYesOrNo(facts.values) || (facts.filled > 0 && facts.echoes === facts.filled)) && namesPublishing(asking))
  // “Yes, but without my name” is a choice, however many words it has.
  const inOwnWords = facts.sentences > facts.filled * 0.5 && varied && !ticked2 && !saysYesOrNo(facts.values)
  if (
    /^(privacy|visibility|visible to|confidentiality|sharing)( (setting|level|status))?$/i.test(bare) &&
    saysPrivate(facts.values)
  )
    return { ...by('consent-to-quote', 'It says whose words are to stay private.'), consent: 'gives' }
  if (speakOfPublishing(facts.values) || ((own || asksForLeave) && !inOwnWords)) {
    if (own) Object.assign(mapped, { question: column.label, option: null, ticks: false })
    mapped.consent = consentQuestion(own ? choice : (code ?? question))
    return by('consent-to-quote', consentWhy[mapped.consent], mapped.consent === 'unclear' ? 'doubtful' : 'likely')
  }
  const field = option === null ? undefined : personal(naming(option))
  const person = named ?? (words || field === 'postcode-area' || field === 'phone' ? field : undefined)
  if (person === 'postcode-area' && option !== null && !column.samples.some(holdsPostcode) && facts.filled > 0)
    return by('ignore', 'An address leads to a person, and this one has no postcode.', 'sure')
  if (person !== undefined && personal(person) && option !== null && facts.filled > 0)
    return { ...by(person, 'What it asks for is somebody’s own.', 'sure'), question: column.label, option: null }
  if (facts.filled > 0 && facts.boxes === facts.filled && isOfficial.test(headingWords(bare)))
    return by('status', 'It says what the authority itself wrote.')
  if (officersWords.test(bare) || (code !== null && officersWords.test(headingWords(bare))))
    return by('analyst-note', 'Its heading says that officers wrote it.')
  if (named === 'name' && facts.filled > 0 && facts.boxes === facts.filled)
    return isOfficial.test(headingWords(bare))
      ? by('status', 'It says what the authority itself wrote.')
      : by('answer', 'Called a name, but it holds no more than a yes or no.')
  if (named === 'name' && kindsSaid(facts.values) && facts.people === 0 && facts.values.length > 1)
    return by('respondent-kind', 'Its answers say who is speaking.')
  if (named === 'source-id') {
    if (identifies(facts)) return by(named, 'Its heading, and each row has its own.', 'sure')
    return kind('hash', 0.5) || !(facts.words >= 3)
      ? by('ignore', 'Called an identifier, but rows share it.')
      : by('answer', 'Called an identifier, but it holds words.', 'doubtful')
  }
  // “Voter 1”, “Voter 2”: people by their numbers.
  if (
    (personNoun.test(bare) || /^voter$/i.test(bare)) &&
    facts.counted > 1 &&
    facts.distinct === facts.counted &&
    column.samples.every((sample) => /^(\p{L}+ ?)?#?\d+$/u.test(sample) || ownCode.test(sample))
  )
    return by('source-id', 'It numbers people.', 'likely')
  if (
    named === undefined &&
    option === null &&
    facts.counted > 2 &&
    facts.distinct === facts.counted &&
    wordsIn(bare) <= 3 &&
    !/\?$/.test(heading) &&
    column.dates.dates === 0 &&
    column.samples.every((sample) => ownCode.test(sample))
  )
    return by('source-id', 'Each row has a code of its own.')
  if (
    named === undefined &&
    nameWord.test(bare) &&
    !otherName.test(bare) &&
    wordsIn(bare) <= 8 &&
    facts.named > facts.filled * 0.6 &&
    facts.boxes === 0
  )
    return by('name', 'It asks for a name, and holds names.')
  const reaching = facts.reached + (facts.kinds.email ?? 0) + (facts.kinds.phone ?? 0)
  if (
    (facts.reached > facts.filled * 0.5 || (reaching > facts.filled * 0.5 && !openQuestion.test(bare))) &&
    (reachQuestion.test(bare) || !(openQuestion.test(bare) || plainComment.test(bare)))
  )
    return by('phone', 'It holds addresses or numbers of people among other words.', 'doubtful')
  if (named === 'dots' || named === 'signatures')
    return facts.numbers === facts.filled
      ? by(named, 'Its heading, and it holds numbers.', 'sure')
      : by('answer', `Called ${named}, but it holds words.`, 'doubtful')
  if (named === 'submitted-at' && facts.filled > 0 && facts.months > facts.filled * 0.5)
    return by('answer', 'It names months and no days.')
  if (named === 'submitted-at' && column.dates.dates === 0 && facts.named > facts.filled * 0.6)
    return by('name', 'Called a date, but it holds names.')
  if (
    named === 'submitted-at' &&
    /\btime\b/i.test(bare) &&
    facts.filled > 0 &&
    column.samples.every((sample) => clock.test(sample))
  )
    return by('ignore', 'It holds times of a day, and no day.')
  if (named === 'submitted-at' && column.dates.dates === 0 && facts.filled > 0)
    return by('answer', 'Called a date, but it holds no dates.', 'doubtful')
  if (named === undefined && option === null && moderated(facts.values))
    return by('status', 'It says what its moderators decided.')
  if (
    named === 'status' &&
    column.dates.dates > column.dates.others * 10 &&
    !/\b(hidden|deleted|removed)\b/i.test(bare)
  )
    return by('answer', 'It holds dates.')
  if (
    (named === 'ignore' || named === 'channel' || named === 'status') &&
    facts.words >= 5 &&
    varied &&
    facts.sentences > 1 &&
    column.dates.dates * 2 < facts.filled
  )
    return by('comment', 'It holds sentences that differ from row to row.', 'doubtful')
  if (named === 'respondent-kind' && otherOption.test(option ?? '') && facts.sentences > 0)
    return { ...by('comment', 'It asks for words beside the options.'), question: column.label, option: null }
  if (named === 'area' && /^ward$/i.test(bare) && ofHospital(facts.values))
    return by('answer', 'It holds wards of a hospital.')
  if (!nextTime.test(bare) && howItCame.test(bare) && channelsSaid(facts.values))
    return by('channel', 'It says how each came in.')
  // "Location: what do you think?" and the like ask for words, whatever the first of them is.
  if (named === 'postcode-area' && !/post|zip/i.test(bare) && facts.filled > 0 && !column.samples.some(holdsPostcode))
    return by('ignore', 'An address leads to a person, and this one has no postcode.', 'sure')
  if (
    named &&
    !(
      openWords.includes(named) &&
      facts.words >= 6 &&
      varied &&
      !joined &&
      facts.filled > 2 &&
      facts.sentences > facts.filled * 0.5
    )
  )
    return by(named, 'Its heading.', 'sure')
  if (named) return by('comment', 'It holds sentences that differ from row to row.', 'doubtful')
  if (heading2 && /^open-ended response$/i.test(heading2) && !(facts.filled > 0 && facts.numbers === facts.filled))
    return by('comment', 'The survey tool says that answers are open-ended.', 'sure')
  if (/^comment$/i.test(option ?? '') && facts.boxes < facts.filled) {
    return { ...by('comment', 'It is the comment beside an answer.'), question: column.label, option: null }
  }
  if (/^(your )?(responses?|answer|reply)$/i.test(bare) && facts.sentences === 0 && isRated(column))
    return by('answer', 'It holds ratings.')
  if (
    /^(comments|replies|responses|answers|views|notes)$/i.test(bare) &&
    facts.filled > 0 &&
    facts.numbers === facts.filled
  )
    return by('ignore', 'It counts what others said.', 'likely')
  if (
    code !== null &&
    option === null &&
    /\b(verbatim|open ended|free ?text)$/i.test(code) &&
    facts.boxes + facts.numbers < facts.filled
  )
    return by('comment', 'Its heading.', 'sure')
  if (plainComment.test(bare))
    return {
      ...by('comment', 'Its heading.', 'sure'),
      question: group || /\(\d+\)$/.test(column.label) ? column.label : null,
    }
  if (facts.filled === 0 && option === null) return by('ignore', 'It holds nothing.', 'sure')
  if (kind('hash', 0.5)) return by('ignore', 'It holds codes of a program.')
  if (/\bage\b/i.test(bare) && facts.filled > 0 && facts.numbers === facts.filled && !/\b(stage|page)\b/i.test(bare))
    return by('equality', 'It asks for an age, and holds numbers.')
  if (kind('age', 0.6)) return by('equality', 'It holds age groups.')
  // “Please tell us what we could have done better” asks for words, but for no other option.
  const asksOpenly = openQuestion.test(bare) && !/\b(other|specify|if)\b/i.test(bare)
  // “water”, “roads”: the codes of a field's options.
  if (
    code !== null &&
    option === null &&
    facts.filled > 0 &&
    column.samples.every((sample) => /^[a-z_\d]+$/.test(sample))
  )
    return by('answer', 'It holds the codes of options.')
  const other = otherOption.test(option ?? '') || (otherOption.test(bare) && !asksOpenly)
  if (other && facts.boxes < facts.filled) {
    // A word or two names another option; a sentence is somebody's own.
    return facts.sentences > 0 || facts.words >= 3
      ? { ...by('comment', 'It asks for words beside the options.'), question: column.label, option: null }
      : by('answer', 'It names other options in a word or two.')
  }
  if (option !== null && varied && facts.words >= 4 && facts.ticks === 0)
    return { ...by('comment', 'It holds sentences that differ from row to row.'), question: column.label, option: null }
  if (option !== null) return by('answer', 'One option of a question that is spread over columns.', 'sure')
  if (column.dates.dates > column.dates.others * 10 && answered.test(bare) && !otherDay.test(bare))
    return by('submitted-at', 'Its heading, and it holds dates.')
  if (column.dates.dates > column.dates.others) return by('answer', 'It holds dates.')
  if (joined) return by('answer', 'Several answers joined by semicolons.')
  if (equalityIn(facts.values) && !aboutOthers.test(bare))
    return by('equality', 'It says of what sex, origin or belief people are.')
  if (plainlySpeakers(facts.values) && !aboutOthers.test(bare))
    return by('respondent-kind', 'Its answers say who is speaking.')
  if (bodiesNamed(facts.values) && !aboutOthers.test(bare) && facts.words < 6 && bodyAsked.test(bare))
    return by('organisation', 'It holds names of organisations.')
  if (
    placeNoun.test(bare) &&
    !otherPlace.test(bare) &&
    wordsIn(bare) <= 10 &&
    facts.named > facts.filled * 0.6 &&
    facts.words < 3 &&
    !ofHospital(facts.values)
  )
    return by('area', 'It asks for a place, and holds names.')
  if (aboutSelf.test(bare) && saysYesOrNo(facts.values)) return by('equality', 'It asks what somebody is or has.')
  const speakers = speakersIn(facts.values, question) || speakersIn(facts.values, bare)
  if (speakers) return by('respondent-kind', 'Its answers say who is speaking.')
  if (askedForMore.test(bare) && facts.words >= 2) return by('comment', 'Its heading asks for words.')
  // One word each, and some of them again: options, however open the question.
  if (
    ofWhom.test(bare) &&
    !staffWord.test(bare) &&
    facts.sentences === 0 &&
    facts.words >= 1.7 &&
    (people || facts.named > facts.filled * 0.8)
  )
    return by('name', 'It asks who it was, and holds names.')
  const options = facts.words < 2 && facts.sentences === 0 && facts.distinct < facts.counted
  if (reachQuestion.test(bare) && facts.sentences === 0) return by('answer', 'It asks how to reach somebody.')
  // “Which clinic is your feedback about?” and “What is your interest?” are answered by a choice, unless somebody wrote a sentence.
  const rated = isRated(column) && facts.sentences === 0 && facts.words < 3 && rating.test(bare)
  const chooses = rated || (facts.sentences === 0 && facts.words < 4 && asksForChoice.test(bare))
  if (
    varied &&
    !options &&
    !chooses &&
    openQuestion.test(heading.includes('/') && code !== null ? code : bare) &&
    facts.numbers + facts.boxes < facts.filled * 0.9
  )
    return by('comment', 'Its heading asks for words.')
  // “Micro (1 to 9 employees)”, “Small (10 to 49 employees)”: options that say what they mean.
  const explained = facts.words < 8 && column.samples.every((sample) => /\(.+\)$/.test(sample))
  if (varied && facts.words >= 4 && !explained)
    return by('comment', 'It holds sentences that differ from row to row.', facts.words >= 8 ? 'likely' : 'doubtful')
  if (facts.sentences > facts.repeated.length && openQuestion.test(bare) && facts.words >= 3)
    return by('comment', 'Its heading asks for words.', 'doubtful')
  // A code says nothing: where no two answers are the same, they are none of a closed question's.
  if (
    !isRated(column) &&
    /^q\d{1,3}[a-z]?$/i.test(heading) &&
    facts.counted > 3 &&
    facts.distinct === facts.counted &&
    facts.numbers + facts.boxes === 0 &&
    facts.words >= 1.5 &&
    facts.named < facts.filled * 0.6
  )
    return by('comment', 'No two answers in it are the same.', 'doubtful')
  if (
    !isRated(column) &&
    /\?$/.test(bare.trim()) &&
    !chooses &&
    !factQuestion.test(bare) &&
    facts.words >= 2 &&
    facts.counted > 1 &&
    facts.distinct === facts.counted
  )
    return by('comment', 'It asks a question, and the answers differ from row to row.', 'doubtful')
  // What somebody is or was, has or had not is no option: others would have been told in the same words.
  const told = column.samples.filter((sample) => ownVerbs.test(sample)).length
  if (
    !isRated(column) &&
    !chooses &&
    !factQuestion.test(bare) &&
    facts.counted >= 3 &&
    facts.distinct === facts.counted &&
    facts.words >= 2.5 &&
    told * 2 >= column.samples.length
  )
    return by('comment', 'It holds what people say, and no two the same.', 'doubtful')
  if (personNoun.test(bare) && facts.named > facts.filled * 0.6 && !kindsSaid(facts.values))
    return by('name', 'Its heading speaks of a person, and it holds names.')
  if (personNoun.test(bare) && varied && facts.words < 2.5 && facts.numbers === 0 && !kindsSaid(facts.values))
    return by('name', 'Its heading speaks of a person, and no two are the same.', 'doubtful')
  if (people && !otherName.test(bare))
    return facts.counted > 3 && facts.distinct * 2 <= facts.counted
      ? by('ignore', 'It names the same few people again and again.', 'doubtful')
      : by('name', 'It holds names of people.')
  // Two or three words in capitals, hardly ever the same: whatever they are called, they are sealed like names.
  if (
    facts.counted >= 5 &&
    facts.named > facts.filled * 0.85 &&
    facts.distinct > facts.counted * 0.85 &&
    facts.words >= 1.7 &&
    facts.words < 3.5 &&
    !otherName.test(bare)
  )
    return by('name', 'It holds what look like names of people.', 'doubtful')
  // The same letter may come again and again; no option of a closed question is as long.
  if (facts.words >= 20) return by('comment', 'It holds whole paragraphs.')
  return by(
    'answer',
    'It holds a few answers that come again.',
    facts.numbers === facts.filled || !varied ? 'likely' : 'doubtful',
  )
}

/** Sentences under a heading that asks the public nothing, and that tell what was done about an entry, are officers’ own. */
function byOfficersHand(found: MappedColumn, { heading, samples }: Column): MappedColumn {
  if (found.role !== 'comment' || found.sure === 'sure' || found.option !== null || /\?/.test(heading)) return found
  if (officersHeading.test(headingWords(heading)))
    return assign(found, 'analyst-note', 'Its heading says that officers wrote it.', 'doubtful')
  const telling = samples.filter((sample) => officersTelling.test(sample) && !/\b(I|my|me)\b/.test(sample)).length
  return telling > 1 && telling * 2 > samples.length && wordsIn(heading) <= 5 && !openQuestion.test(heading)
    ? assign(found, 'analyst-note', 'It tells what was done about each entry, as officers do.', 'doubtful')
    : found
}

/** Does a part of what semicolons join stand alone in another cell? Then each part is an answer. */
function partsAlone({ samples }: Column): boolean {
  return samples.some(
    (sample) => sample.includes(';') && sample.split(';').some((part) => samples.includes(part.trim())),
  )
}

function isRated({ samples }: Column): boolean {
  return samples.filter((sample) => ratingWords.test(sample) && wordsIn(sample) <= 5).length * 2 >= samples.length
}

/** Words of the scales on which people rate. */
const ratingWords =
  /\b(good|poor|satisfied|dissatisfied|agree|disagree|likely|unlikely|easy|difficult|often|always|never|sometimes|excellent|fair|know|support|oppose|important|yes|no)\b/i

const ownVerbs = /\b(I|me|my|we|us|our|who|was|were|is|are|had|have|not|no|nobody|nothing|never|need|want)\b|n[’']t\b/i

/** Whose it is, and how it is asked for, says nothing of what it is. */
const owner =
  /^(?:(?:please )?(?:give|enter|state|tell us|provide|add) )?(?:your|the|my|respondent'?s|participant'?s|ihre?|deine?|votre|vos|su|sus|tu|eich|twój|twoja) /i

/** Who an e-mail went to, and who of the staff or of the program dealt with an entry. */
const recipient = /^(to|cc|bcc)(:? ?\(.*\)|[ _](name|address|e-?mail|recipients?))?$/i
const handledBy =
  /^action(ed)? by$|^(created|updated|modified|edited|changed|entered|last edited|uploaded|assigned|moderated) ?(by|to)\b|^(enumerator|interviewer|befrager(in)?|field ?worker|surveyor|data collector|(investigating|case|lead|responsible|contact) officer|call handler|translator|transcriber|interpreter)('?s)?( name| id)?$|^(translated|transcribed|interpreted) by$|^(sach)?bearbeiter(in)?$|^(gestionnaire|responsable|agent (instructeur|traitant)|opiekun sprawy|prowadzący|behandelaar|istruttore)$|^(assignee|handler|officer|moderator|approver|staff|answer|answerer)('?s)? (e-?mail( address)?|login|user ?name|name)$|^(told|spoken?|reported) to$|^\w+ (taken|logged|typed|entered|recorded|handled) by$/i

/** “Interviewed by”, “Allocated to”, “Data entry by”: whoever holds it, where names stand below it. */
const dealtWith =
  /^(?:[\p{L}-]+ ){0,3}[\p{L}-]+ (?:by|to)$|(?<!\p{L})(consultant|clinician|surgeon|matron|doctor seen|responder|input(ter)?|coder|typist|scribe|staff|manager|officer|lead|handler|contact point|allocated|responsible|reviewer|checker|transcriber)(?!\p{L})/iu
const staffWord =
  /(?<!\p{L})(consultant|clinician|surgeon|matron|responder|staff|manager|officer|lead|handler|typed|typist|entered|entry|input(ter)?|coded|coder|logged|handled|allocated|assigned|checked|reviewed|processed|approved|moderated|answered|replied|transcribed|interviewed|investigat\w+|responsible|scribe|updated|completed|closed|opened|resolved|authori[sz]ed|verified|translated|created|dealing|owner)(?!\p{L})/iu
const byWriters =
  /\b(submitted|posted|said|made|raised|asked|written|sent|signed|contributed|suggested|proposed|commented|authored|given|told|from|reported|received) (by|from)\b/i

const staffName =
  /^(?:nom|nome|nombre|name|imię|naam|enw|nazwisko)(?!\p{L}).*(?<!\p{L})(enquêteur|enquêtrice|encuestador(a)?|ankieter(a)?|ankietera|befragers|interviewers|intervistatore|entrevistador(a)?|cyfwelydd)$|\b(staff|interviewer|enumerator|worker|officer|volunteer|facilitator|surveyor|agent)('?s)? name$/iu

/** A heading that is nothing but somebody of the staff. */
const staffNoun =
  /^(?:[\p{L}-]+ ){0,2}(handler|worker|case ?worker|volunteer|interviewer|enumerator|officer|co-?ordinator|clerk|moderator|owner|assessor|researcher|facilitator|staff member|member of staff)(?:['’]?s)?( name| initials)?$/iu

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
    return naming(part) === 'tags' ? 'tags' : 'analyst-note'
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

const byOfficers =
  /^(for )?(the )?(analysts?|officers?|staff|admin(istrator)?s?|moderators?|internal|office( use( only)?)?|coders?|reviewers?|typists?|team|council|trust)('?s)?( use| only)?$/i

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

const clock = /^([01]?\d|2[0-3])[:.][0-5]\d([:.][0-5]\d)?( ?[ap]\.?m\.?)?$/i

const courtesy =
  /^(mrs?|miss|ms|mx|dr|doctor|rev(erend)?|fr|father|sr|prof(essor)?|cllr|councillor|sir|dame|lady|lord|capt|major|none|prefer not to say)\.?$/i

const fileName = /^[^\n?!]{1,120}\.(png|jpe?g|gif|heic|webp|pdf|docx?|xlsx?|mp3|mp4|m4a|wav|mov)$/i

const phoneWord =
  /(?<!\p{L})((tele)?phone|mobile|tel|ring|call|\p{L}*telefon\p{L}*|handy\p{L}*|téléphone|teléfonos?|móvil|telefone|telemóvel|celular|cellulare|ffôn|komórk\p{L}*|телефон\p{L}*|τηλέφων\p{L}*)(?!\p{L})|هاتف|فون|ફોન|फ़ोन|फोन|ਫੋਨ|ফোন|电话/iu
/** Six digits or more, and nothing else but what is written between them. */
const dialled = /^\+?(?:[ ()./-]{0,2}\d){6,15}$/

/** A role that is about a person, and that a field of a block “Your details” can have. */
function personal(role: Role | undefined): Role | undefined {
  return role !== undefined && personalRoles.includes(role) ? role : undefined
}

function personalOr(role: Role | undefined, other: Role): Role | undefined {
  return role === other ? role : personal(role)
}

const personalRoles: Role[] = ['name', 'email', 'phone', 'organisation', 'postcode-area', 'area']

const consentWhy: Record<ConsentQuestion, string> = {
  unclear: 'Its heading speaks of consent, but not clearly: nobody’s is read from it.',
  gives: 'Its heading asks whether words may be quoted.',
  withholds: 'Its heading asks who does not want to be quoted: a yes means no.',
  objects: 'Its heading asks who objects to being quoted: a yes means no.',
  'keeps-secret': 'Its heading asks what is to be kept confidential: a yes means no.',
}

/** Roles that a heading can seem to name although it asks for words. */
const openWords: Role[] = [
  'area',
  'venue',
  'audience',
  'table',
  'organisation',
  'respondent-kind',
  'channel',
  'equality',
  'event',
  'tags',
  'language',
]

const several: Role[] = ['answer', 'respondent-kind', 'equality', 'tags']

function optionOf(heading2: string | null): string | null {
  return heading2 === null || optionWords.test(heading2) ? null : tidy(heading2)
}

function identifies(facts: Column['facts']): boolean {
  return facts.filled > 0 && (facts.distinct > facts.counted * 0.5 || facts.ruined > 0)
}

export const partOfDay = /^(morning|afternoon|evening|night|am|pm|lunch|day \d+|part \d+|\d+)$/i
/** A heading that is nothing but somebody. */
const personNoun =
  /^(respondents?|speakers?|participant|consultee|contributor|submitter|customer|client|resident|member|witness|writer|person|user|(person|patient|individual|child|family) (affected|concerned|involved)|who|raised by|made by|said by)$/i

/** “Whose feedback is this?”, “Feedback from”. */
const ofWhom = /^(whose|who)\b|\b(from|by)$/i
/** A question about whom something is for says nothing of whoever answers. */
const aboutOthers =
  /\b(priorit\w*|should|groups? (that|who|which)|benefit\w*|which groups?|patients? seen|staff (seen|member))\b/i

/** “FB-2025-101”, “C/0012”. */
const ownCode = /^\p{Lu}{1,5}[-/_.]?(?:\d{2,4}[-/_.])?\d{2,8}$/u
const placeNoun =
  /\b(town|village|city|district|borough|locality|neighbou?rhood|suburb|parish|county|area|ward|place)\b.*\b(live|lives|living|from|nearest|home|residence|respondent|based)\b|\b(live|living|nearest|home|your|based)\b.*\b(town|village|city|district|borough|locality|neighbou?rhood|suburb|parish|area)\b|^(town|village|city) ?(\/|or|and|,) ?(town|village|city)$|^(i|we|they) live (in|at|near)$|^where (are|do) you (from|come from|live)\b|^where you live$|^resident (of|in)$|^place$/i
const otherPlace =
  /\b(service|hospital|clinic|ward|should|work|interest|subject|policy|visit|treated|improve|parking|affected|name of the (ward|clinic))\b/i
const bodyAsked =
  /\b(organi[sz]ations?|org|groups?|body|bodies|charity|agency|company|represent\w*|behalf|member of|belong|affiliat\w*|employer)\b/i
/** “Are you deaf?”, “Do you identify as trans?”: a yes or no says what somebody is. */
const aboutSelf =
  /^(are|do|have|is|does|did|were) (you|your|english|anyone|any)\b.*(?<!\p{L})(d\/?deaf|deaf|blind|disab\w*|impair\w*|trans|transgender|neuro\w*|autis\w*|given birth|birth|pregnan\w*|maternity leave|health conditions?|mental health|illness\w*|first language|a carer|unpaid care\w*|caring|veteran|armed forces|refugee|asylum|religio\w*|faith|gender|ethnic\w*|lgbt\w*|gay|lesbian|bisexual|homeless|care leaver)(?!\p{L})/iu
const rating = /\b(rate|rating|satisf\w+|score|agree|likely|recommend|how (good|easy|well))\b/i
const asksForChoice =
  /^(which|what) (?!(changes?|improvements?|ideas?|views?|comments?|concerns?|difference|problems?|support|help|things?)\b)[\p{L}/ -]{3,40}?\b(is|are|was|does|do|did) (your|this|the|you) (feedback|comments?|views?|response|compliment|complaint|concern)\b|^(which|what) \p{L}+ (does|is|are) your (feedback|comments?|views?)\b|^what(['’]s| is) your (connection|relationship|link|association|interest|role|involvement|status)\b|^how would you describe (yourself|your (role|connection))\b/iu

const howItCame =
  /\b(type|origin|method|mode|how|source|platform|medium|route|via|received|collected|submitted|captured)\b/i
/** How somebody heard of it, or wants to be reached, is none of how their words came. */
const nextTime =
  /\b(hear|heard|prefer\w*|contact(ed)?|reach|find out|found out|travel|get (here|there)|like to|next|future)\b/i
