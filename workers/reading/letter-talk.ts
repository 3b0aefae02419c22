// What a letter says of itself and of its writer, known by its words and not by its phrases: nobody can list all the ways to say
// sorry for a long email. Every word of such a sentence is one of these; one word more, and it says something.
import { phrases } from '#server/data/patterns.ts'
import { lettersOf } from './letters.ts'

const words = (list: string) => new Set(list.split(/\s+/).filter(Boolean))

/** Words that join others. “Not”, “no”, “too” and “but” are none: they make a view of anything. */
const joining =
  'i im ive id ill we were weve wed me my our us you your youre it its this that these those is am are was be been being will would may might can could do did has have had a an the and or as of in on at to for from by with about into all any some just also only so very really quite please here there if when since both who'
/** “Sorry this is so long, typing on my phone.” */
const sorry = {
  marks: /\b(?:sorry|apolog\w+|excuse|forgive|pardon|bear with me)\b/,
  words: words(
    `${joining} sorry apologies apologise apology excuse forgive pardon bear long lengthy late short brief rushed bad poor terrible awful essay email emails mail letter message note reply response comment comments answer answers rant ramble rambling waffle moan go going gone on spelling spellings mistakes mistake errors error typo typos grammar punctuation handwriting writing written english typing typed sent phone mobile ipad tablet keyboard dyslexic dyslexia dyslexics first second language length caps capitals state shouting delay lateness again advance fat fingers getting bit little any there not good great what my too many if are wrong box place section order`,
  ),
}
const roles =
  'resident residents patient patients carer carers parent parents mother father mum mam dad grandparent grandmother grandfather nan nana gran grandma grandad pensioner pensioners taxpayer taxpayers ratepayer volunteer volunteers nurse doctor teacher student pupil governor trustee councillor clerk member members user users customer householder homeowner tenant tenants neighbour commuter worker employee widow widower citizen voter constituent visitor friend daughter son wife husband partner brother sister aunt uncle family neighbours group club society association charity committee residents woman man lady gentleman person individual single married young old older elderly disabled retired working local lifelong long term proud concerned worried angry frustrated regular former current new registered business shop owner'
/** “I am 74 and retired.” “I have lived in Melton all my life.” “Filling this in for my nan.” */
const writer = {
  marks: phrases(
    {
      begins: String.raw`
        (?=(?:i|im|ive|we|weve|as|my|our|filling|filled|answering|responding|writing|speaking|completed|a|an
          |yours)\b).*\b(?:\d{1,3}|live|lived|living|born|retired|work|worked|filling|filled|fill|answering|responding|writing
          |speaking|completed|completing|behalf|as|residents?|patients?|carers?|parents?|mum|mother|father|dad|pensioners?
          |widow|widower|teacher|nurse|volunteer|student|neighbour|owner|tenant|member|councillor|trustee|governor|taxpayer
          |grandparent|grandmother)\b`,
    },
    'u',
  ),
  words: words(
    `${joining} ${roles} live lived living born bred raised grew grown reside moved work worked years year months decades life whole aged age yrs old area village town city county parish borough district neighbourhood community street estate locally nearby around round near close just outside surgery practice answering answer responding respond replying reply commenting writing write speaking speak filling filled fill completing completed form survey questionnaire behalf myself own capacity name over nearly almost yours two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty`,
  ),
}
/** “I’ve attached a letter.” “As requested, my thoughts.” “Hope that helps!” */
const talk = {
  marks: phrases(
    {
      words: String.raw`
        attached | attach | enclosed | enclose | copy | copied | cc | confidential | confidence | anonymous | anonymously
        | below | following | follows | thoughts | views | opinions? | comments | feedback | requested | hope | hopefully
        | forward | touch | contact | goes | answer to | response to | reply to | asked to | invited to | survey | questionnaire
        | regards | wishes | thanks | thank | cheers | publish (?:my|this) | my view | reply | replies | documents
        | talk further | discuss | told me about | in charge`,
    },
    'u',
  ),
  words: words(
    `${joining} attached attach attaching enclosed enclose letter letters document photo photos photograph picture copy copied cc sent send sending mp councillor cllr editor pals confidential confidence anonymous anonymously treat private personal personally own views view thoughts thought comments opinion opinions points remarks below above following follows answer question questions number asked invited told requested request fill filling complete completing survey questionnaire form consultation response respond responding reply feedback contact touch get feel free happy hope hopefully hoping helps help helpful useful use makes sense good nice lovely well week day weekend evening morning year reading considering taking time read having look looking forward seeing see results result outcome outcomes hearing hear report decision soon goes regards best kind kindest warm warmest wishes many thanks thank cheers yours sincerely faithfully truly hopefully publish published name names talk discuss further documents papers booklet read neighbour friend daughter son facebook online leaflet glad pleased grateful appreciate appreciated first person persons charge concerned whom`,
  ),
}
/** What these words say together when they ask for something after all. */
const asks = phrases(
  {
    words: String.raw`
      please(?! (?:treat|feel free|find|see (?:my|the|attached|below))) | could you | can you | you (?:should|must|need)
      | answer (?:the|my|your) | read (?:the|your) | reply to (?:my|our|letters?)
      | see (?:my|the|a|your) (?:mp|councillor|doctor|nurse)`,
  },
  'u',
)
const MOST_WORDS = 18

/**
 * Whether a sentence speaks of the letter or of who writes it, and of nothing else. Never throws.
 * @param letters  the sentence's, by `lettersOf`
 */
export function isLetterTalk(sentence: string, letters: string): boolean {
  const said = letters.split(' ')
  if (said.length > MOST_WORDS || /\?\s*$/.test(sentence)) return false
  const only = (known: ReadonlySet<string>) => said.every((word) => known.has(word))
  if (sorry.marks.test(letters)) return only(sorry.words)
  if (writer.marks.test(letters)) {
    const places = placesIn(sentence)
    if (said.every((word) => writer.words.has(word) || places.has(word) || /^\d{1,2}$/.test(word))) return true
  }
  return talk.marks.test(letters) && !asks.test(letters) && only(talk.words)
}

/** Names of places: words with a capital that stand behind “in”, “near”, “from”, “of” or “at”. */
function placesIn(sentence: string): Set<string> {
  const named = [...sentence.matchAll(/\b(?:in|near|from|of|at|to|outside)\s+((?:\p{Lu}[\p{L}'’-]*[ ]?){1,3})/gu)]
  return new Set(named.flatMap(([, name]) => lettersOf(name!).split(' ')))
}
