import { phrases } from '#server/data/patterns.ts'
import { stemOf, type Token } from './tokens.ts'
import { isEveryday } from './small-words.ts'
import { meaningOf, telling } from './meanings.ts'
import { firstNames, noNames } from './names.ts'

export type PersonalKind =
  | 'name'
  | 'staff-name'
  | 'phone'
  | 'email'
  | 'address'
  | 'postcode'
  | 'nhs-number'
  | 'record-number'
  | 'date'
  | 'vehicle'
  | 'handle'
  | 'account-number'
  | 'role'

/** A piece of personal data at UTF-16 offsets, end not included. */
export type PersonalData = { kind: PersonalKind; span: [start: number, end: number] }

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const ways =
  'street|st|road|rd|avenue|ave|lane|ln|close|drive|crescent|cres|way|court|gardens|gdns|grove|place|terrace|square|hill|walk|row|green|mews|rise|view|gate|croft|fields?|meadows?|paddocks?'

/** People of whom a small place has one. */
const ones =
  'vet|doctor|gp|GP|dentist|midwife|nurse|pharmacist|chemist|teacher|headteacher|head teacher|vicar|priest|imam|rabbi|butcher|baker|postman|postmistress|postwoman|landlord|landlady|publican|farmer|councillor|carer|social worker|surgeon|consultant|physio|physiotherapist|receptionist|caretaker|taxi driver|shopkeeper|police officer|policeman|policewoman|blacksmith|hairdresser|optician|chiropodist|health visitor|district nurse|paramedic|lollipop lady|man|woman|boy|girl|family|couple|child|pupil|patient|resident|wheelchair user|foster carer|foster family|trans woman|trans man|refugee|Traveller family'
const heads =
  'head|head ?teacher|headmaster|headmistress|vicar|rector|priest|imam|rabbi|mayor|chief executive|practice manager|ward manager|ward sister|matron|caretaker|postmistress|postmaster|landlord|landlady|publican|clerk|school nurse|manager|owner|warden|chef|lollipop lady|senior partner|director'

const waysWritten = ways.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())

// Every repeat is bounded, so that no text takes more than its length times a constant.
const patterns: { kind: PersonalKind; pattern: RegExp; check?: (found: string, before: string) => boolean }[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+'-]{1,64} ?@ ?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu },
  {
    kind: 'email',
    pattern:
      /\b[a-z0-9._%+-]{1,64} ?(?:\(at\)|\[at\]| at ) ?[a-z0-9-]{1,63} ?(?:\(dot\)|\[dot\]| dot |\.) ?(?:co ?(?:\.| dot ) ?uk|com|org|net|nhs ?(?:\.| dot ) ?uk)\b/gi,
  },
  {
    kind: 'handle',
    pattern:
      /\b(?:https?:\/\/)?(?:www\.|m\.|uk\.)?(?:facebook|instagram|twitter|x|tiktok|linkedin|snapchat|threads|youtube)\.com\/(?!search|watch|hashtag)[\w@./?=%-]{2,80}/giu,
  },
  { kind: 'handle', pattern: /(?<![\p{L}\p{N}_@.])@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,30}(?!\p{L})/gu },
  {
    kind: 'handle',
    pattern: phrases(
      {
        words: String.raw`
          (?:insta(?:gram)?|twitter|tiktok|snap(?:chat)?|facebook|fb|linkedin|discord|whatsapp)(?: (?:name|handle|account
            |user ?name|profile|page|id|as|under|is|to|me|at|on)){0,3}(?: is)?:? {1,2}
            ([a-z][a-z0-9]{1,20}[_.\d][a-z0-9_.]{1,20})`,
      },
      'giu',
    ),
  },
  { kind: 'vehicle', pattern: /(?<![\p{L}\d])[A-HJ-PR-Y]{2}[0-9]{2} ?[A-HJ-PR-Z]{3}(?![\p{L}\d])/giu },
  {
    kind: 'vehicle',
    pattern: phrases(
      {
        anywhere: String.raw`
          \b(?:reg(?:istration)?(?: (?:number|no|plate))?|number plate|plates?|car|van|taxi|vehicle|lorry|minibus
            |ambulance)\b(?: (?:is|was|were|with|number|plate|reg|registration|the|a
            |no))*[ :,()]{1,3}((?:[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]|[A-Z]{2} \d{2} [A-Z]{3}
            |[A-Z]{1,3} ?\d{2,4}))(?![\p{L}\d])`,
      },
      'giu',
    ),
    check: (found) => !/(?:^|[ :,(])(?:[abm]|bus|ward|bay|room|car park|row) ?\d{1,3}$/iu.test(found),
  },
  {
    kind: 'account-number',
    pattern: /(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])/g,
    check: (found) => isCardNumber(found) || isCardLong(found),
  },
  { kind: 'account-number', pattern: /\bGB\d{2} ?[A-Z]{4}(?: ?\d){14}\b/gi },
  {
    kind: 'account-number',
    pattern: /\bsort[ -]?code(?: (?:is|was|number))*[ :]{0,3}(\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)/gi,
  },
  {
    kind: 'account-number',
    pattern: phrases(
      {
        anywhere: String.raw`
          \b(?:account|acc|acct|a/c|bank|card|visa|mastercard|amex|debit|iban|building society)\b(?: (?:number|no|num|details
            |ending|ends|in|is|was|are))*[ .:#]{0,3}(\d(?:[ -]?\d){3,15})(?!\d)`,
      },
      'giu',
    ),
    check: (found) => !/\b(?:19|20)\d{2}$/.test(found) || found.replace(/\D/g, '').length > 4,
  },
  {
    kind: 'record-number',
    pattern: phrases(
      {
        words: String.raw`
          (?:staff|badge|employee|payroll|personnel|warrant|collar|shoulder|nmc|gmc|hcpc|gdc|driver|officer|passport|licence
            |license|policy|membership|member|library card|tenancy|council tax|ni|national insurance|student|crime|incident
            |complaint)\b(?: (?:number|no|num|id|pin|badge|ref(?:erence)?|card|registration|account|said|read|is|was
            |showed))*\.?[ :=#]{0,3}([A-Z]{0,4}[-/]?\d[A-Z0-9/*-]{2,14})`,
      },
      'giu',
    ),
    check: (found) =>
      !/\b(?:19|20)\d{2}$/.test(found) && !/\b(?:driver|officer|member|staff|student)s? \d{1,3}$/i.test(found),
  },
  { kind: 'record-number', pattern: /(?<!\b[Ff]orm )\b(?:(?:PC|WPC|PCSO|DC) ?|(?:Sgt|DS) )\d{2,5}\b/g },
  {
    kind: 'record-number',
    pattern:
      /\b(?:warden|officer|constable|guard|steward|driver|inspector|conductor|attendant|marshal|agent|cabbie|nurse|porter) (?:number|no\.?|num) ?:? ?(\d{2,6})\b/gi,
  },
  { kind: 'record-number', pattern: /\b[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}\b/gi },
  {
    kind: 'date',
    pattern:
      /\b(?:dob|d\.o\.b\.?|date of birth|born)(?: (?:is|was|on|in))*[ :]{1,3}(\d{6}|\d{8}|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4})(?!\d)/gi,
  },
  {
    kind: 'role',
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur|[Tt]heir|[Ii]ts) (?:only|sole|one and only|first and only|single) (?:[\\p{L}-]+ ){0,2}(?:${ones})(?: (?:left|here|now|working|living|we have))?(?: (?:who|that) [\\p{L}’' ]{2,30})? (?:in|at|of|on|from|for|near|round) (?:(?:the|our|this) (?:village|town|hamlet|parish|street|lane|close|estate|valley|school|surgery|practice|ward|county|market|district|area|hospital|unit|team|island|depot|club|home|building)|\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,2})`,
      'gu',
    ),
  },
  {
    kind: 'role',
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur|[Yy]our|[Tt]heir) (?:then |former |old |current |new |deputy )?(?:${heads}) (?:of|at|in|for|from) (?:the )?(?:St\\.? )?\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,3}`,
      'gu',
    ),
  },
  {
    kind: 'role',
    pattern: phrases(
      {
        anywhere: String.raw`
          \b[Tt]he (?:oldest|youngest|tallest|longest[- ]serving|last|first) (?:[\p{L}-]+ )?(?:man|woman|person|resident
            |patient|pupil|teacher|nurse|doctor|farmer|driver|member|employee|tenant|villager|councillor
            |volunteer) (?:left |living |here |alive )?(?:in|at|of|on|from) (?:(?:the|our|this) (?:village|town|hamlet|parish
            |street|lane|estate|school|surgery|county|home|building|team)|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})`,
      },
      'gu',
    ),
  },
  {
    kind: 'nhs-number',
    pattern: /(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g,
    check: (found, before) => isNhsNumber(found) || /\b(?:nhs|health)\b.{0,25}$/i.test(before),
  },
  { kind: 'nhs-number', pattern: /\bnhs(?!\p{L})[^\d\n]{0,20}((?:\d[ .-]{0,3}){9}\d)(?!\d)/giu },
  {
    kind: 'nhs-number',
    pattern:
      /(?<![\d+])((?:\d[ .-]?){9}\d)(?= ?(?:is|was|being|\(|,|-|–)[^.\d\n]{0,20}\bnhs\b(?! (?:trust|england|dentist)))/giu,
  },
  { kind: 'phone', pattern: /(?<![\d£.])(?:\+44|0044)[ ().-]{0,3}(?:0\)?)?(?:[ ().-]{0,2}\d){9,10}(?!\d)/g },
  { kind: 'phone', pattern: /(?<![\p{L}\d£.,])[oO]7(?:[ ().-]{0,2}[\doO]){9}(?![\p{L}\d])/gu },
  {
    kind: 'phone',
    pattern: phrases(
      {
        words: String.raw`
          (?:(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)[ ,-]{1,2}){6,14}(?:zero|oh
            |o|nought|one|two|three|four|five|six|seven|eight|nine)`,
      },
      'giu',
    ),
  },
  {
    kind: 'phone',
    pattern:
      /\b(?:zero|oh|o|nought) (?:(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|\d{1,6})[ ,-]{1,2}){2,10}\d{2,6}\b/gi,
    check: (found) => found.replace(/[^\d ]/g, '').replace(/\s/g, '').length >= 5,
  },
  { kind: 'phone', pattern: /(?<![\d£.,])\(?0 ?[1-9](?:[ ().-]{0,2}\d){8,9}(?!\d)/g },
  { kind: 'phone', pattern: /(?<![\d£])(?:\+|00)[1-9]\d{0,2}(?:[ ().-]{0,2}\d){7,12}(?!\d)/g },
  {
    kind: 'phone',
    pattern:
      /\b(?:ring|call|phone|text|mobile|tel|telephone|number)\b[^\d\n]{0,25}(?<!\d)(\d{3,6}[ -]?\d{3,6})(?!\d)/gi,
  },
  {
    kind: 'record-number',
    pattern:
      /\b(?:hospital|patient|record|records|reference|unit|case|nhs|claim|ref)\s{0,2}(?:number|no|num|id|#)\.?\s{0,2}(?:is|was|:|=)?\s{0,2}([A-Z]{0,3}\d[A-Z0-9/-]{3,14})\b/gi,
  },
  { kind: 'record-number', pattern: /\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi },
  { kind: 'postcode', pattern: /\b[A-PR-UWYZ][A-HK-Y]? \d{1,2}[A-Z]? \d[ABD-HJLNP-UW-Z]{2}\b/gi },
  { kind: 'postcode', pattern: /\b(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?) {0,2}\d[ABD-HJLNP-UW-Z]{2}\b/gi },
  {
    kind: 'date',
    pattern: /(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:\d{4}|\d{2})(?![\d/])/g,
  },
  { kind: 'date', pattern: /(?<![\d/.-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/g },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<![\\d£])(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?: of)? (?:${months})(?:,? ?(?:19|20)\\d{2})?(?![\\p{L}\\d])`,
      'giu',
    ),
    // The second day of “between 3 and 9 May” tells when something was, not whose.
    check: (found, before) =>
      /\d{4}$/.test(found) ||
      !/\b(?:between|from)\b.{1,24}\b(?:and|to|until|till) $|\d(?:st|nd|rd|th)? ?(?:[-–]|and|to) ?$/i.test(before),
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `\\b(?:${months}) (?:the )?(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?:,? (?:19|20)\\d{2})?(?![\\d:%]|\\s?(?:am|pm|people|beds|weeks|months|years|patients|minutes|hours|miles))`,
      'giu',
    ),
    check: (found) => /^(?!may )|^May/.test(found),
  },
  {
    kind: 'address',
    pattern: /\b(?:flat|apartment|apt|unit|room|house number|plot)\s{1,2}(?:no\.?\s)?\d{1,4}[a-z]?\b/gi,
    check: (found, before) =>
      !/^(?:unit|room)/i.test(found) || /\b(?:live|lives|living|address|home)\b.{0,20}$/i.test(before),
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `(?<![\\p{L}\\d£.-])\\d{1,4}[a-zA-Z]?,? (?:\\p{Lu}[\\p{L}'’-]{1,20} ){1,3}(?:${ways})\\b`,
      'giu',
    ),
    check: (found) =>
      /^\d{1,4}[a-zA-Z]?,? (?:\p{Lu}[\p{L}'’-]* )+\p{Lu}/u.test(found) &&
      !/^(?:31|48|22|\d{1,3}[Aa]?) (?:Bus|Buses)\b/.test(found),
  },
  {
    kind: 'address',
    pattern: phrases(
      {
        anywhere: String.raw`
          (?<![\p{L}\d£.-])\d{1,4}[a-z]?,? (?!mile|lane|way|bus|car|minute|hour|year|day|week|people|houses
            |bed)\p{L}[\p{L}'’-]{2,20} (?:street|road|avenue|lane|drive|crescent|terrace|st|rd|ave|close|cres|gdns|grove|mews
            |gardens|court)\b`,
      },
      'giu',
    ),
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `\\b(?:no|number|house)\\.? ?\\d{1,4}[a-z]?,? (?!bus|of|in|on|at|to|for|is|was|and|or)\\p{L}{3,20} (?:\\p{L}{3,20} )?(?:${ways})\\b`,
      'giu',
    ),
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:The )?(?:\\p{Lu}[\\p{L}'’-]{1,20} ){1,3}(?:House|Cottages?|Farm|Farmhouse|Rectory|Vicarage|Lodge|Barns?|Bungalow|Villa|Grange|Mill|Forge|Smithy|Stables|Chapel|Schoolhouse|Manor|Hall|Granary|Croft|Dairy|Bakery|Parsonage|Gatehouse),? (?:\\d{1,4} )?(?:\\p{Lu}[\\p{L}'’-]{1,20} ){1,3}(?:${waysWritten})\\b`,
      'gu',
    ),
  },
  {
    kind: 'address',
    pattern:
      /\b(?:i|we|he|she|they) (?:still )?lives? (?:at|on|in) (?:number |no\.? ?|the (?:end|corner|first|last|only) )[^.,;:!?\n]{2,60}/gi,
  },
  {
    kind: 'address',
    pattern:
      /\b(?:i|we|he|she|they) (?:still )?lives? at (?!home|the moment|risk|present|least|my|her|his|our|their)[^.,;:!?\n]{2,60}/gi,
  },
  { kind: 'address', pattern: /\bmy (?:home )?address is:? [^.;!?\n]{4,80}/gi },
]

const staffCue = new Set(
  `nurse nurses midwife midwives doctor dr consultant surgeon receptionist sister matron carer physio physiotherapist therapist pharmacist dentist gp hca porter paramedic
  ward clinic reception desk unit surgery team staff crew radiographer manager specialist registrar psychiatrist psychologist counsellor psych healthcare visitor midwifery driver`
    .split(/\s+/)
    .filter(Boolean),
)
const staffTitles = new Set([
  'pc',
  'pcso',
  'sergeant',
  'inspector',
  'constable',
  'dr',
  'doctor',
  'prof',
  'professor',
  'nurse',
  'sister',
  'matron',
  'midwife',
  'consultant',
  'surgeon',
  'physio',
  'paramedic',
  'staffnurse',
])
const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'rev',
  'reverend',
  'sir',
  'dame',
  'lady',
  'lord',
  'cllr',
  'councillor',
  'fr',
  'imam',
])
const callings = [
  ['my', 'name', 'is'],
  ['name', 'is'],
  ['called'],
  ['named'],
  ['my', 'names'],
  ['yours', 'sincerely'],
  ['yours', 'faithfully'],
  ['kind', 'regards'],
  ['best', 'regards'],
  ['regards'],
  ['signed'],
  ['contact'],
  ['ask', 'for'],
  ['by', 'the', 'name', 'of'],
  ['i', 'am'],
  ['im'],
  ['love', 'from'],
  ['from'],
  ['sincerely'],
  ['faithfully'],
]
/** After these a name is a name however it is written. */
const certain = new Set(['my name is', 'my names', 'yours sincerely', 'yours faithfully', 'signed', 'by the name of'])
/** Of the cues of staff those that are a person. */
const staffPeople = new Set(
  `nurse midwife doctor consultant surgeon receptionist sister matron carer physio physiotherapist therapist pharmacist dentist
  gp hca assistant porter paramedic radiographer manager specialist registrar psychiatrist psychologist counsellor visitor driver
  healthcare worker volunteer cleaner`
    .split(/\s+/)
    .filter(Boolean),
)
const unsure = new Set(['i am', 'im', 'from', 'contact', 'ask for', 'called', 'named', 'regards'])
const places = new Set([
  'hospital',
  'ward',
  'road',
  'street',
  'lane',
  'avenue',
  'church',
  'park',
  'unit',
  'centre',
  'building',
  'school',
  'college',
  'university',
  'house',
  'court',
  'square',
  'way',
  'close',
  'castle',
  'surgery',
  'memorial',
  'palmer',
  'curie',
  'infirmary',
])

/** Names, numbers, addresses and dates in a text, in order, none inside another. Never throws; linear in the text's length. */
export function findPersonalData(text: string, tokens: Token[]): PersonalData[] {
  const found: PersonalData[] = []
  const typed = numbersAsTyped(text)
  for (const { kind, pattern, check } of patterns) {
    for (const match of typed.matchAll(pattern)) {
      const group = match[1]
      const start = group === undefined ? match.index : match.index + match[0].lastIndexOf(group)
      const end = match.index + match[0].trimEnd().length
      const before = typed.slice(Math.max(0, match.index - 40), match.index)
      if (check && !check(match[0], before)) continue
      found.push({ kind, span: [start, end] })
    }
  }
  found.push(...findNames(text, tokens))
  return withoutOverlap(found)
}

/** The text with its numbers as a keyboard writes them, where a word processor or another script did not; no offset changes. */
function numbersAsTyped(text: string): string {
  return text
    .replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/(?<=\d)[\u2010-\u2013\u2212](?=\d)/g, '-')
    .replace(/(?<=\d)[\u00a0\u2000-\u200a\u202f](?=\d)/g, ' ')
}

/** Whether digits are a card's number: the last one checks the others (Luhn). */
function isCardNumber(written: string): boolean {
  const digits = [...written.replace(/\D/g, '')].map(Number)
  if (digits.length < 13 || new Set(digits).size < 3) return false
  const sum = digits.reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** Sixteen digits are a card's number also where one was mistyped; four years in a row are not. */
function isCardLong(written: string): boolean {
  const digits = written.replace(/\D/g, '')
  return digits.length === 16 && /^[2-6]/.test(digits) && !/^(?:(?:19|20)\d{2}){4}$/.test(digits)
}

/** Whether ten digits are an NHS number: the last one checks the others (modulus 11). */
export function isNhsNumber(written: string): boolean {
  const digits = written.replace(/\D/g, '')
  if (digits.length !== 10 || /^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at)
  const check = 11 - (sum % 11)
  return check !== 10 && Number(digits[9]) === check % 11
}

function findNames(text: string, tokens: Token[]): PersonalData[] {
  const found: PersonalData[] = []
  const shouted =
    tokens.filter(({ start, end }) => end - start > 2 && isShouted(text.slice(start, end))).length > tokens.length / 2
  const written = (at: number) => text.slice(tokens[at]!.start, tokens[at]!.end)
  const capital = (at: number) =>
    at < tokens.length && /^\p{Lu}/u.test(written(at)) && !noNames.has(tokens[at]!.word) && !/\d/.test(written(at))
  const joined = (at: number) => {
    if (at + 1 >= tokens.length) return false
    const between = text.slice(tokens[at]!.end, tokens[at]!.end + 5).slice(0, tokens[at + 1]!.start - tokens[at]!.end)
    return (
      /^[ \t]{1,3}$|^-$/.test(between) ||
      (/^\. {1,2}$/.test(between) && /^(?:dr|mr|mrs|ms|prof|rev|cllr|fr|\p{L})$/u.test(tokens[at]!.word))
    )
  }
  const nameEnd = (from: number) => {
    let to = from
    while (to - from < 2 && joined(to) && capital(to + 1) && !shouted) to++
    return to
  }
  const take = (kind: PersonalKind, from: number, to: number) => {
    const next = tokens[to + 1]?.word
    if (next !== undefined && places.has(next) && /^ $/.test(text.slice(tokens[to]!.end, tokens[to + 1]!.start))) return
    const last = written(to)
    found.push({ kind, span: [tokens[from]!.start, tokens[to]!.end - (/['’]s$/.test(last) ? 2 : 0)] })
  }
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]!.word
    const titled = (staffTitles.has(word) || titles.has(word)) && joined(at)
    if (titled && at + 1 < tokens.length && !noNames.has(tokens[at + 1]!.word)) {
      const written1 = written(at + 1)
      const named = shouted
        ? firstNames.has(tokens[at + 1]!.word) || /^(?:dr|mr|mrs|ms|miss)$/.test(word)
        : /^\p{Lu}/u.test(written1)
      const next = tokens[at + 1]!.word
      const short =
        (/^(?:dr|mr|mrs|miss|prof)$/.test(word) && (named || firstNames.has(next))) ||
        (/^mrs?$/.test(word) && next.length > 2 && !isEveryday(next))
      if (named || short) {
        const staff = staffTitles.has(word) || nearStaff(tokens, at)
        const to = nameEnd(at + 1)
        take(staff ? 'staff-name' : 'name', at, to)
        at = to
        continue
      }
    }
    // “mrs d. okonkwo”: an initial between.
    if (
      titled &&
      !shouted &&
      /^\p{L}$/u.test(tokens[at + 1]?.word ?? '') &&
      joined(at + 1) &&
      isPlainName(tokens[at + 2]?.word ?? '') &&
      isRareWord(tokens[at + 2]!.word)
    ) {
      const to = joined(at + 2) && isRareWord(tokens[at + 3]!.word) && isHyphen(text, tokens, at + 2) ? at + 3 : at + 2
      take(staffTitles.has(word) || nearStaff(tokens, at) ? 'staff-name' : 'name', at, to)
      at = to
      continue
    }
    const cue = cueBefore(tokens, at)
    const odd = oddName(text, tokens, at, shouted)
    if (odd !== null) {
      take(nearStaff(tokens, at) && !odd.own ? 'staff-name' : 'name', at, odd.to)
      at = odd.to
      continue
    }
    const isFirst = firstNames.has(word) && (shouted ? false : /^\p{Lu}/u.test(written(at)))
    const saint = at > 0 && /^(?:st|saint|queen|king|prince|princess|lake|mount|port)$/.test(tokens[at - 1]!.word)
    if (isFirst && !saint && !noNames.has(word)) {
      const to = nameEnd(at)
      take(nearStaff(tokens, at) ? 'staff-name' : 'name', at, to)
      at = to
    } else if (cue && certain.has(cue) && isPlainName(tokens[at]!.word)) {
      const to = at + 1 < tokens.length && joined(at) && isPlainName(tokens[at + 1]!.word) ? at + 1 : at
      take('name', at, capital(at) && !shouted ? nameEnd(at) : to)
      at = to
    } else if (
      capital(at) &&
      !shouted &&
      (cue === 'called' || cue === 'named' || apposed(text, tokens, at)) &&
      staffBefore(tokens, at)
    ) {
      const to = nameEnd(at)
      take('staff-name', at, to)
      at = to
    } else if (
      tokens[at]!.opens &&
      firstNames.has(word) &&
      /^(?:from|here|of|aged)$/.test(tokens[at + 2]?.word ?? '') &&
      isPlainName(tokens[at + 1]!.word)
    ) {
      take('name', at, at + 1)
      at++
    } else if (cue && !unsure.has(cue) && capital(at) && !shouted) {
      const to = nameEnd(at)
      take('name', at, to)
      at = to
    } else if (
      cue &&
      unsure.has(cue) &&
      capital(at) &&
      !shouted &&
      joined(at) &&
      capital(at + 1) &&
      (cue === 'called' || cue === 'named' || cue === 'regards' || cue === 'contact')
    ) {
      const to = nameEnd(at)
      take(nearStaff(tokens, at) ? 'staff-name' : 'name', at, to)
      at = to
    }
  }
  return found
}

const kin = new Set(
  `son daughter husband wife mum dad mother father mam nan gran grandma grandad grandpa granny brother sister aunt auntie aunty uncle friend neighbour
  partner boyfriend girlfriend fiance niece nephew grandson granddaughter cousin mate boss carer lad girl boy baby twin stepson stepdaughter`
    .split(/\s+/)
    .filter(Boolean),
)
const doesNext = new Set(
  `is was has had will would can could who and died went got gets does did said says needs lives goes came comes lay sat fell loves hates
  wants works uses`.split(/\s+/),
)
/** What may stand between “my neighbour” and the name. */
const fond = new Set('old little poor young dear big wee lovely'.split(' '))
const nicknaming = [
  ['known', 'as'],
  ['call', 'him'],
  ['call', 'her'],
  ['call', 'me'],
  ['calls', 'me'],
  ['calls', 'him'],
  ['calls', 'her'],
  ['called', 'him'],
  ['called', 'her'],
  ['nicknamed'],
  ['nickname', 'is'],
  ['aka'],
  ['goes', 'by'],
]
/** First names that are words when they are written small. */
const alsoWords = new Set(
  `jack ivy jade daisy iris amber dale heather nick mike tim ted terry kay viola victor jo ron ray ross dean sue carol clive bill kiran mina lena
  leon max devi asha usha jan hilary noel lesley ali gill penny paul beth rita bob billy harry toby molly polly matt jess jay jed sandy tommy eddie jimmy sam bobby rory kenny wally sid bert
  manuel lucian florin virginia trudy luca louis stella justin hugo jose vince una sana hina june sunny dawn manoj mandy lance basil`.split(
    /\s+/,
  ),
)

/**
 * A name in a form that no capital or list gives away: after “my son”, as a nickname, written small, or as an initial with a
 * surname. `own` says that it is of somebody the writer knows.
 */
function oddName(text: string, tokens: Token[], at: number, shouted: boolean): { to: number; own: boolean } | null {
  const { word, start, end } = tokens[at]!
  const written = text.slice(start, end)
  const before = tokens[at - 1]
  const gap = before ? text.slice(before.end, start) : ''
  const capital = /^\p{Lu}\p{L}/u.test(written) && !shouted
  const following = tokens[at + 1]
  const isSurname = (next: Token | undefined) =>
    next !== undefined && text.slice(end, next.start) === ' ' && isPlainName(next.word) && next.word.length > 2
  const after = following && text.slice(end, following.start) === ' ' ? following.word : ''
  // Written small, and no word of English: a name if somebody does something next.
  const unheard =
    isPlainName(word) &&
    word.length > 2 &&
    meaningOf(stemOf(word)) < 0 &&
    (doesNext.has(after) || !following || following.opens)
  const known = firstNames.has(word) || (capital && isPlainName(word)) || unheard
  const inLaw = before?.word === 'law' && tokens[at - 2]?.word === 'in' ? at - 3 : at - 1
  const called = before && fond.has(before.word) && capital ? at - 2 : inLaw
  if (before && kin.has(tokens[called]?.word ?? '') && /^,? $/.test(gap) && known && !noNames.has(word)) {
    const owned =
      tokens[called - 1] &&
      /^(?:my|our|his|her|their|your|an|the|old|late|little|eldest|youngest|best|oldest)$/.test(
        tokens[called - 1]!.word,
      )
    if (owned)
      return {
        to: following && capital && isSurname(following) && /^\p{Lu}/u.test(text.slice(following.start)) ? at + 1 : at,
        own: true,
      }
  }
  // “our kayleigh got moved”
  if (before?.word === 'our' && gap === ' ' && (unheard || (firstNames.has(word) && !alsoWords.has(word))))
    return { to: at, own: true }
  const nicknamed = nicknaming.some(
    (cue) => cue.length <= at && cue.every((one, place) => tokens[at - cue.length + place]!.word === one),
  )
  if (nicknamed && /^[ “"'‘(]{1,3}$/.test(gap) && (capital || firstNames.has(word)) && !noNames.has(word))
    return { to: at, own: true }
  if (!shouted && firstNames.has(word) && /^\p{Ll}/u.test(written) && !alsoWords.has(word) && !noNames.has(word)) {
    return {
      to:
        isSurname(following) &&
        !isEveryday(following!.word) &&
        /^\p{Ll}/u.test(text.slice(following!.start)) &&
        isRareWord(following!.word)
          ? at + 1
          : at,
      own: false,
    }
  }
  // “J. Smith”, “P.K. Rao”: an initial that ends no sentence.
  if (/^\p{Lu}$/u.test(written) && text[end] === '.' && following && !shouted) {
    const name = text.slice(following.start, following.end)
    const next = tokens[at + 2]
    if (
      /^\.? ?$/.test(text.slice(end, following.start)) &&
      /^\p{Lu}\p{Ll}/u.test(name) &&
      isPlainName(following.word) &&
      isRareWord(following.word)
    )
      return { to: at + 1, own: false }
    if (
      /^\p{Lu}$/u.test(name) &&
      text[following.end] === '.' &&
      next &&
      /^\. ?$/.test(text.slice(following.end, next.start)) &&
      /^\p{Lu}\p{Ll}/u.test(text.slice(next.start, next.end)) &&
      isRareWord(next.word)
    )
      return { to: at + 2, own: false }
  }
  return null
}

/** Not one of the words that any text may hold. */
function isRareWord(word: string): boolean {
  return !noNames.has(word) && !isEveryday(word) && !places.has(word) && telling(stemOf(word)) > 0.6
}

/** Whether a word may be a name however it is written: neither one of English’s everyday words nor known to be none. */
function isPlainName(word: string): boolean {
  return word.length > 1 && !isEveryday(word) && !noNames.has(word) && !/\d/.test(word)
}

/** Whether a word stands between commas or in brackets after another: “the midwife, Siobhan, …”. */
function apposed(text: string, tokens: Token[], at: number): boolean {
  if (at === 0) return false
  const before = text.slice(tokens[at - 1]!.end, tokens[at]!.start)
  const after = text.slice(tokens[at]!.end, tokens[at]!.end + 1)
  return (before === ', ' && (after === ',' || after === '.')) || (before === ' (' && after === ')')
}

function isHyphen(text: string, tokens: Token[], at: number): boolean {
  return text.slice(tokens[at]!.end, tokens[at + 1]!.start) === '-'
}

function staffBefore(tokens: Token[], at: number): boolean {
  for (let near = Math.max(0, at - 3); near < at; near++) if (staffPeople.has(tokens[near]!.word)) return true
  return false
}

function isShouted(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase()
}

function cueBefore(tokens: Token[], at: number): string | null {
  for (const calling of callings) {
    if (calling.length <= at && calling.every((word, place) => tokens[at - calling.length + place]!.word === word))
      return calling.join(' ')
  }
  return null
}

function nearStaff(tokens: Token[], at: number): boolean {
  for (let near = Math.max(0, at - 5); near <= at + 6 && near < tokens.length; near++) {
    if (near !== at && staffCue.has(tokens[near]!.word)) return true
  }
  return false
}

/** In order; of two that overlap the one found by the earlier pattern or the longer stays. */
function withoutOverlap(found: PersonalData[]): PersonalData[] {
  const sorted = [...found].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
  const kept: PersonalData[] = []
  for (const one of sorted) {
    const last = kept.at(-1)
    if (!last || one.span[0] >= last.span[1]) kept.push(one)
    else if (one.span[1] > last.span[1] && one.span[1] - one.span[0] > last.span[1] - last.span[0])
      kept[kept.length - 1] = one
  }
  return kept
}
