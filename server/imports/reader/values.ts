import { phrases } from '../../data/patterns.ts'
import { asksCapacityElsewhere, speakerElsewhere } from './columns/speakers.ts'
import type { Column } from './table.ts'

/** What the values of a column say, whatever stands above them: each with how many rows have it. */
type Values = Column['facts']['values']

/** How large a part of the rows has a value that fits. */
function share(values: Values, fits: (value: string) => boolean): number {
  const rows = values.reduce((sum, each) => sum + each.rows, 0)
  return rows === 0 ? 0 : values.reduce((sum, each) => sum + (fits(each.value.trim()) ? each.rows : 0), 0) / rows
}

const notGiven =
  /^(prefer (not|no) to (say|answer|disclose)|rather not say|not (stated|known|given|disclosed)|unknown|undisclosed|other|none|n\/?a|don[’']t know|no answer|-+)\.?$/i
/** Sets of values by which a form for equality monitoring is known; each needs one that is told of nothing but people. */
const ofPeople: { fits: RegExp; telling: RegExp }[] = [
  {
    fits: phrases({
      whole: String.raw`
        (m|f|male|females?|males?|man|woman|men|women|boy|girl|trans( ?(man|woman|gender))?|non[- ]?binary|gender ?fluid
          |intersex|masculin|féminin|homme|femme|männlich|weiblich|divers|mann|frau|hombre|mujer|masculino|femenino|feminino
          |kobieta|mężczyzna|gwryw|benyw|dyn|menyw|uomo|donna|vrouw|مرد|عورت|خاتون|ذكر|أنثى|પુરુષ|સ્ત્રી|पुरुष|महिला|ਮਰਦ
          |ਔਰਤ)( \(.*\))?`,
    }),
    telling:
      /^(females?|males?|woman|girl|boy|non[- ]?binary|femme|féminin|weiblich|mujer|femenino|kobieta|benyw|menyw|donna|vrouw|عورت|خاتون|أنثى|સ્ત્રી|महिला|ਔਰਤ)/iu,
  },
  {
    fits: phrases({
      begins: String.raw`
        (any )?(other )?(white|black|asian|mixed|arab|gypsy|roma\b|irish traveller|traveller|indian|pakistani|bangladeshi
          |chinese|african|caribbean|(english|welsh|scottish|irish|northern irish|british)\b|(another|other) ethnic|ethnic)`,
    }),
    telling: phrases({
      anywhere: String.raw`
          \b(white (british|irish|english|other|welsh|scottish|european)|white[ :–-]+|asian (or|british|/)|asian|black (or
            |british|african|caribbean|/)|black[ :–-]+|mixed (or|ethnic|white|heritage|race|/)|mixed[ :–-]+|ethnic|caribbean
            |bangladeshi|gypsy)`,
    }),
  },
  {
    fits: phrases({
      whole: String.raw`
        (church of england|roman )?catholic | christian\w*( \(.*\))? | muslims? | islam | hindu\w* | sikh\w* | jewish | judaism
        | buddhis[tm] | no religion( or belief)? | atheist | agnostic | pagan | humanist | jain | spiritual | another religion
        | other religion.* | any other religion.*`,
    }),
    telling: /^(christian|muslim|islam|hindu|sikh|jewish|buddhis|no religion)/i,
  },
  {
    fits: phrases({
      whole: String.raw`
        hetero ?sexual | straight | hetero.* | gay( man)? | lesbian | gay (woman|or lesbian)( .*)? | bi | bisexual | queer
        | asexual | pansexual | gay or lesbian | heterosexual or straight | other sexual orientation`,
    }),
    telling: /^(hetero|straight|gay|lesbian|bisexual)/i,
  },
  {
    fits: /^(single|married|divorced|widow(ed|er)?|separated|co-?habiting|living (together|with (a )?partner)|(in a )?civil partner(ship)?.*|married or in a civil partnership)$/i,
    telling: /^(married|divorced|widow|.*civil partner)/i,
  },
]

/** Do the values say of what sex, origin, faith or orientation people are, or whether they are married? */
export function equalityIn(values: Values): boolean {
  return (
    values.length > 1 &&
    ofPeople.some(
      ({ fits, telling }) =>
        values.some(({ value }) => telling.test(value.trim())) &&
        share(values, (value) => fits.test(value)) >= 0.5 &&
        share(values, (value) => fits.test(value) || notGiven.test(value)) >= 0.85,
    )
  )
}

const speakerKinds = phrases({
  words: String.raw`
      carers? | patients? | members? of the public | public | residents? | individuals? | staff | employees? | organi[sz]ations?
      | service users? | family members? | clinicians? | professionals? | visitors? | parents? | relatives? | charit(?:y|ies)
      | voluntary (?:group|sector|organi[sz]ation) | business(?: owner)? | community groups? | traders?
      | (?:for |as )?(?:my|your)self | on behalf of`,
})

const saysKind = (value: string) => speakerKinds.test(value) || speakerElsewhere(value) !== undefined

/** Do most values say in what capacity somebody speaks? */
export function kindsSaid(values: Values): boolean {
  // “Visitor 14” is one of many, and no kind.
  const said = values.filter(({ value }) => saysKind(value) && !/\d$/.test(value)).length
  return said * 2 > values.length
}

const inCapacity = phrases({
  whole: String.raw`i am( an?)?\W*`,
  begins: String.raw`i am (responding|replying|answering|commenting)\b`,
  words: String.raw`
      who | are you | you are | capacity | role | speaking | spoke | is an? | relationship | status | by | respond\w* | reply\w*
      | answer\w* as | (describes?|describe) (you|yourself|your (interest|role|connection)) | stakeholders?`,
})

/** Are the values such as nobody but a form’s own author would offer to those who answer it: “Member of the public”, “On behalf of …”? */
export function plainlySpeakers(values: Values): boolean {
  const plainly =
    /\b(members? of the public|on behalf of|local residents?|members? of staff|(nhs|council|trust) (staff|employees?)|an individual|family member|carer)\b/i
  return (
    values.length > 2 &&
    values.filter(({ value }) => plainly.test(value)).length > 1 &&
    share(values, (value) => speakerKinds.test(value)) >= 0.7
  )
}

/** Do the values name, in another language, at least three kinds of people who answer: a patient, a carer, one of the staff? */
export function speakersElsewhere(values: Values): boolean {
  const kinds = new Set(values.flatMap(({ value }) => (value.length < 60 ? (speakerElsewhere(value) ?? []) : [])))
  return (
    kinds.has('staff') &&
    (kinds.has('patient') || kinds.has('public')) &&
    kinds.size > 2 &&
    share(values, (value) => speakerElsewhere(value) !== undefined) >= 0.8
  )
}

const bodies = phrases({
  words: String.raw`
      forum | council | society | associations? | club | groups? | ltd | limited | plc | llp | trust | charity | union
      | federation | network | partnership | ramblers | alliance | committee | church | college | university | school | practice
      | surgery | healthwatch | age uk | mind | rotary | institute | foundation | company | services | action | traders
      | friends of | campaign | party | league | board`,
})

/** Are the values names of bodies that people belong to? Services of a hospital come again, and bodies hardly ever. */
export function bodiesNamed(values: Values): boolean {
  const different = values.length >= 2 && values.every(({ rows }) => rows <= 2)
  return different && share(values, (value) => value.length < 80 && /^\p{Lu}/u.test(value) && bodies.test(value)) >= 0.6
}

/** “Enquirer is”: what the one who came is to the one whom it is about. */
const whoCame =
  /^(the )?(enquirer|caller|complainant|contact|respondent|writer|speaker|informant|person)('?s)?( is( an?)?| relationship( to .*)?| type)$/i
const related =
  /^(self|themsel(f|ves)|friend|neighbour|daughter|son|mother|father|mum|dad|wife|husband|partner|spouse|sister|brother|aunt|uncle|niece|nephew|grand\p{L}+)( of .*)?$/iu

/** Do nearly all values of a question about a person say in what capacity they speak? */
export function speakersIn(values: Values, question: string): boolean {
  if (whoCame.test(question) && share(values, (value) => related.test(value) || saysKind(value)) >= 0.7)
    return values.length > 1
  if (values.length < 2 || !(inCapacity.test(question) || asksCapacityElsewhere.test(question))) return false
  const other = (value: string) => /^others?\b/i.test(value)
  const spoken = values.filter(({ value }) => !other(value))
  return spoken.length > 1 && share(spoken, saysKind) >= 0.7
}

const inHospital = phrases({
  words: String.raw`
      maternity | emergency | a&e | outpatients? | theatres? | icu | itu | nicu | surgical | medical | paediatric\w*
      | children['’]?s | stroke | cardi\w* | oncology | day (case|unit|surgery)`,
  anywhere: String.raw`\b(ward|unit|bay) ?([a-z]?\d|[a-z]\b)`,
})

/** Is a “ward” one of beds, and no part of a town? */
export function ofHospital(values: Values): boolean {
  return values.length > 0 && values.filter(({ value }) => inHospital.test(value)).length * 2 > values.length
}

const channelWords = phrases({
  whole: String.raw`
      sms | text( message)?s? | (qr )?code | ivr | ivm | app | online( (form|survey))? | web(site| ?form| link)? | internet
      | tablet | kiosk | (post|comment|paper|feedback)?[ -]?cards? | paper( (form|survey))? | (tele)?phone( call)? | landline
      | call | e-?mail | letter | post | leaflet | face[ -]to[ -]face | in person | verbal | facebook | twitter | x | instagram
      | linkedin | nextdoor | tiktok | youtube | whatsapp | event | drop-in | meeting | stall`,
})

/** Do the values say by what way words came in? */
export function channelsSaid(values: Values): boolean {
  return (
    values.reduce((sum, each) => sum + each.rows, 0) > 1 && share(values, (value) => channelWords.test(value)) >= 0.6
  )
}

/** Do the values say whether an entry was let through by a moderator? */
export function moderated(values: Values): boolean {
  const state = phrases({
    whole: String.raw`
        approved | rejected | pending( (review|moderation))? | awaiting (review|moderation) | published | unpublished | hidden
        | removed | flagged | spam | not approved | declined | accepted | live | in moderation | deleted`,
  })
  const turned = /^(approved|rejected|unpublished|hidden|removed|not approved|spam)/i
  return values.some(({ value }) => turned.test(value.trim())) && share(values, (value) => state.test(value)) >= 0.9
}

/** Do the values say of each message whether it came in or went out? */
export function saysDirection(values: Values): boolean {
  return (
    values.some(({ value }) => wentOut.test(value.trim())) &&
    values.some(({ value }) => cameIn.test(value.trim())) &&
    share(values, (value) => wentOut.test(value) || cameIn.test(value)) === 1
  )
}

/** Why a column is taken for one of directions: a row that went out is not the public's. */
export const directionWhy = 'It says what came in and what went out.'
export const wentOut = /^(out|sent|outgoing|outbound\b.*)$/i
const cameIn = /^(in|received|incoming|inbound\b.*)$/i

/** Why days are taken for no moment. */
export const yearlessWhy = 'It names days without their year.'

/** The parts by which a platform knows its own people; a job of somebody's is none. */
export function rolesOnPlatform(values: Values): boolean {
  return (
    share(values, (value) =>
      phrases({
        whole: String.raw`
          (registered|verified|unverified|anonymous|guest|public) (user|member|participant|visitor) | registered | participant
          | guest | visitor | member | user | admin(istrator)? | moderator | site (admin|owner) | project (admin|manager|team)`,
      }).test(value),
    ) === 1 && values.some(({ value }) => /^(registered|verified|guest|participant|user|visitor|member)/i.test(value))
  )
}
