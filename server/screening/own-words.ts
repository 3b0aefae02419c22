import { phrases } from '#server/data/patterns.ts'
import { findPersonalData, type PersonalData, type PersonalKind } from './personal.ts'
import { tokenise } from './tokens.ts'

/**
 * A piece of the programme's own words that may give somebody away, at UTF-16 offsets. `stop`: it never goes out. `ask`: it may, with a
 * reason; `better` is what can stand in its place, the post instead of the name.
 */
export type OwnMark = {
  kind: PersonalKind
  start: number
  end: number
  words: string
  weight: 'stop' | 'ask'
  better: string | null
}

/** What each kind is called in a sentence. */
const called: Record<PersonalKind, string> = {
  name: 'a name',
  'staff-name': 'a name',
  phone: 'a telephone number',
  email: 'an e-mail address',
  address: 'an address',
  postcode: 'a postcode',
  'nhs-number': 'an NHS number',
  'record-number': 'the number of a record',
  date: 'a date of birth',
  vehicle: 'the number of a vehicle',
  handle: 'an account of somebody',
  'account-number': 'the number of an account',
  role: 'a job that only one person has',
}

const stops: ReadonlySet<PersonalKind> = new Set([
  'phone',
  'email',
  'address',
  'postcode',
  'nhs-number',
  'record-number',
  'vehicle',
  'account-number',
  'date',
])

/** The post that a title before a name says. */
const posts: [title: RegExp, post: string][] = [
  [/^(?:dr|doctor)\b/i, 'a doctor'],
  [/^prof(?:essor)?\b/i, 'a professor'],
  [/^(?:ward )?sister\b/i, 'a ward sister'],
  [/^matron\b/i, 'the matron'],
  [/^(?:staff )?nurse\b/i, 'a nurse'],
  [/^midwife\b/i, 'a midwife'],
  [/^consultant\b/i, 'a consultant'],
  [/^surgeon\b/i, 'a surgeon'],
  [/^physio/i, 'a physiotherapist'],
  [/^paramedic\b/i, 'a paramedic'],
  [/^(?:cllr|councillor)\b/i, 'a councillor'],
  [/^(?:rev|reverend|fr|father|imam|rabbi)\b/i, 'a member of the clergy'],
]
/** What is written before a name or its title and belongs to what a post replaces. */
const beforeTitle = /(?:\b(?:our|the|a|an|staff|ward)\s+)+$/i
const titleBefore = phrases({
  ends: String.raw`
      (?:\b(?:our|the|a|an|staff|ward)\s+)*\b(?:sister|matron|nurse|midwife|doctor|dr\.?|prof(?:essor)?\.?|consultant|surgeon
        |physio(?:therapist)?|paramedic|councillor|cllr\.?)\s+`,
})

/** Names that only their place in a sentence gives away: of the speaker, and of a family. */
const speakers = phrases(
  {
    anywhere: String.raw`
      (?<![\p{L}’'])(\p{Lu}\p{Ll}[\p{L}’'-]+(?: \p{Lu}\p{Ll}[\p{L}’'-]+){1,2}) (?:told|said|wrote|complained|rang|phoned
        |shouted|refused|promised|apologi[sz]ed|swore|explained|insisted|cried|admitted|lied)\b`,
  },
  'gu',
)
const families = /\b[Tt]he (\p{Lu}\p{Ll}[\p{L}’'-]+) family\b/gu
/** A body speaks too. */
const bodies = phrases(
  {
    words: String.raw`
      Council | Trust | Hospitals? | Board | Healthwatch | Group | Committee | Partnership | Services? | Centre | University
      | Surgery | School | College | Church | Clinic | Team | Forum | Society | Association | Union | Authority
      | Commission(?:er)?s? | England | Officer | Manager | Director | People | Patients | Residents | Staff | Carers | Royal
      | The | We | They | Everybody | Nobody | Many | Most | Some | Several`,
  },
  'u',
)

/** Numbers that belong to a service and to nobody: 03 and free numbers, 111, 999. */
const serviceNumber = /^(?:\+?44|0044)?0?(?:3\d{2}|80[08]|500|84[345]|87[0123])|^(?:111|101|999|112|119)$/
/** What only an office is called: its mailbox begins so, or has it as one of its parts. */
const offices =
  'info|enquir(?:y|ies)|contact|consultations?|consult|engage(?:ment)?|feedback|hello|admin|office|teams?|press|comms|' +
  'communications?|privacy|dpo|foi|pals|complaints?|haveyoursay|have-your-say|say|customer\\.?services?|services?|reception|' +
  'appointments?|support|help(?:desk)?|mail(?:box)?|post|experience|involve(?:ment)?|public|patients?|programme|project|care|' +
  'health|trust|council|board|group|desk|hub|replies|reply|news(?:letter)?|governance|corporate|partnerships?|transformation|' +
  'icb|nhs'
const officeMailbox = new RegExp(`^(?:${offices})(?=[._@-])`, 'i')
const ofAnOffice = new RegExp(`(?:^|[._-])(?:${offices})(?=[._@-])`, 'i')

/** Where people have mailboxes of their own, whatever their country: by the name before the last parts of the domain. */
const freeMail = phrases({
  ends: String.raw`
      @(?:[^@]*\.)?(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|web|mail|proton
        |protonmail|pm|zoho|tutanota|fastmail|yandex|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|blueyonder
        |tiscali|plus|o2|orange)\.(?:com?|net|org|me|de|fr|ru|in|uk|co\.uk|com\.[a-z]{2})`,
})
/** One name, a dot, another: as people's mailboxes are called where everybody has one. */
const twoNames = /^[a-z][a-z'-]*(?:\.[a-z]\.?)?[._][a-z][a-z'-]+\d{0,3}@/i
/** Whether a mailbox looks like one person's own and not an office's: it ends with their job, and gives their name away until then. */
export const isOnePersons = (email: string): boolean =>
  freeMail.test(email) || (twoNames.test(email) && !ofAnOffice.test(email.slice(0, email.lastIndexOf('@') + 1)))

/**
 * What of the programme's own words may give somebody away, in order. Days of a plan, names of bodies and numbers of services are
 * nobody's. Never throws.
 * @param known  names and contact lines that are public anyhow: of organisations, groups, places, the programme
 */
export function marksInOwnWords(text: string, known: readonly string[] = []): OwnMark[] {
  return withSpeakers(text, findPersonalData(text, tokenise(text))).flatMap((found): OwnMark[] => {
    const [start, end] = found.span
    const words = text.slice(start, end)
    if (isNobodys(found, words, text, known)) return []
    if (stops.has(found.kind)) return [{ kind: found.kind, start, end, words, weight: 'stop', better: null }]
    if (found.kind !== 'name' && found.kind !== 'staff-name')
      return [{ kind: found.kind, start, end, words, weight: 'ask', better: null }]
    const named = posts.some(([title]) => title.test(words))
    const before = (named ? beforeTitle : titleBefore).exec(text.slice(0, start))?.[0] ?? ''
    const from = start - before.length
    const whole = text.slice(from, end)
    const better = postFor(whole, found, text, from)
    return [{ kind: found.kind, start: from, end, words: whole, weight: 'ask', better }]
  })
}

/** What was found, with names that only their place in a sentence gives away; none inside another. */
function withSpeakers(text: string, found: PersonalData[]): PersonalData[] {
  const named = [...text.matchAll(speakers), ...text.matchAll(families)].flatMap((match): PersonalData[] => {
    const name = match[1] ?? ''
    const start = match.index + match[0].indexOf(name)
    const overlaps = found.some(({ span: [from, to] }) => from < start + name.length && start < to)
    return overlaps || bodies.test(name) ? [] : [{ kind: 'name', span: [start, start + name.length] }]
  })
  return [...found, ...named].sort((a, b) => a.span[0] - b.span[0])
}

/** The words with a post in the place of each name that has one. */
export function withPosts(text: string, known: readonly string[] = []): string {
  let made = ''
  let at = 0
  for (const { start, end, better } of marksInOwnWords(text, known)) {
    if (better === null || start < at) continue
    made += text.slice(at, start) + better
    at = end
  }
  return made + text.slice(at)
}

/** Whether this is a stop or a question, in a sentence for the person who wrote it. */
export function inSentence({ kind, words, weight, better }: OwnMark): string {
  if (weight === 'stop')
    return `“${words}” looks like ${called[kind]}. Please take it out: what is published cannot be called back. What you wrote is kept.`
  return better === null
    ? `“${words}” looks like ${called[kind]}. Say it so that nobody can be recognised, or say why it has to stand.`
    : `“${words}” seems to name somebody. Write “${better}” instead, or say why the name has to stand.`
}

function isNobodys(
  { kind, span: [start, end] }: PersonalData,
  words: string,
  text: string,
  known: readonly string[],
): boolean {
  if (known.some((name) => name.length > 2 && within(name, start, end, text))) return true
  switch (kind) {
    case 'date':
      return !/\b(?:born|dob|d\.o\.b\.?|date of birth)\b.{0,12}$/i.test(text.slice(Math.max(0, start - 30), start))
    case 'phone':
      return serviceNumber.test(words.replace(/\D/g, ''))
    case 'email':
      return officeMailbox.test(words)
    case 'record-number':
      // A document of ours has a number too.
      return /\b(?:policy|reference|ref|unit|licence|license|membership|crime|incident|complaint)\b/i.test(
        text.slice(Math.max(0, start - 30), end),
      )
    case 'name':
      return /\b(?:Board|Council|Trust|Group|Committee|Partnership|Forum|Authority|Association|Services?|Centre|Hospital)$/.test(
        words,
      )
    default:
      return false
  }
}

/** Whether a stretch of the text lies in a place where a known name stands. */
function within(name: string, start: number, end: number, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0 && at <= start; at = text.indexOf(name, at + 1)) {
    if (end <= at + name.length) return true
  }
  return false
}

function postFor(words: string, { kind }: PersonalData, text: string, from: number): string {
  const plain = words.replace(/^(?:(?:our|the|a|an|staff|ward)\s+)+/i, '')
  const post =
    posts.find(([title]) => title.test(plain))?.[1] ?? (kind === 'staff-name' ? 'a member of staff' : 'somebody')
  const opens = /(?:^|[.!?:]\s+|\n\s*)$/.test(text.slice(0, from))
  return opens ? post.charAt(0).toUpperCase() + post.slice(1) : post
}
