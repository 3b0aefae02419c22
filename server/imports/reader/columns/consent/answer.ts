import { phrases } from '../../../../data/patterns.ts'
import { namelessElsewhere, publishing, secrecy } from './words.ts'
import { type ConsentQuestion, speaksOfWords } from './question.ts'

type Values = { value: string; rows: number }[]

/** Are the values of a column choices that say themselves what may be published, whatever stands above them? */
export function speakOfPublishing(values: Values): boolean {
  return (
    countRows(values) > 1 &&
    share(
      values,
      (value) =>
        (value.length < 200 && grantsElsewhere(value)) ||
        (value.length < 160 &&
          publishing.test(value) &&
          speaksOfWords(value) &&
          /\b(may|can|do not|don[’']t|not|please|happy|agree)\b/i.test(value)),
    ) >= 0.6
  )
}

/** Are the values of a column how open each entry is to be, and some of them private? */
export function saysPrivate(values: Values): boolean {
  const closed = /^(private|confidential|hidden|secret|restricted|internal( only)?|staff only|not public)/i
  const open = /^(public|open|visible|everyone|anyone|shared|anonymous|named|members)/i
  return (
    values.some(({ value }) => closed.test(value)) &&
    values.every(({ value }) => closed.test(value) || open.test(value))
  )
}

/** Do the values of a column say yes or no, in whatever language? */
export function saysYesOrNo(values: Values): boolean {
  return countRows(values) > 0 && share(values, isYesOrNo) >= 0.6
}

/** Are the values of a column a few choices, a yes, a no or how words may be used among them? */
export function choosesLeave(values: Values): boolean {
  const chosen = (value: string) =>
    isYesOrNo(value) || ((ofUse.test(value) || ofOneself.test(value)) && value.length < 100)
  return (
    values.length > 0 &&
    values.length <= 8 &&
    values.every(({ value }) => value.length <= 120) &&
    values.filter(({ value }) => chosen(value)).length * 2 >= values.length
  )
}

/** “Use them anywhere”, “Do not print this”, “Only inside the trust”. */
const ofUse =
  /\b(use|share|publish|print|quote|show|display|include|pin|put|read out) (it|them|this|these|my|anything|all)\b|^(only )?(inside|within|internally)\b|\bask me\b/i

/** “Je refuse”, “ich stimme zu”: a form's box, in the first person. */
const ofOneself =
  /^(je|j['’]\p{L}+|ich|yo|(no )?(autorizo|acepto|consiento)|(nie )?(zgadzam|wyrażam)|rwy|rwyf|acconsento|ik|nu sunt|sunt|aceito|concordo)(?!\p{L}).{0,60}$/iu

function isYesOrNo(value: string): boolean {
  return yes.test(value) || no.test(value) || beginsWithYesOrNo.test(value)
}

function countRows(values: Values): number {
  return values.reduce((sum, { rows }) => sum + rows, 0)
}

function share(values: Values, that: (value: string) => boolean): number {
  return countRows(values.filter(({ value }) => that(value))) / countRows(values)
}

/** Says somebody, in the first person and without a no, that their words may be published? */
function grantsElsewhere(value: string): boolean {
  return publishing.test(value) && grantsInWords.test(value) && !deniesElsewhere.test(value)
}

const grantsInWords = phrases({
  lettered: String.raw`
      zgadzam się | wyrażam zgodę | ich (?:stimme|bin einverstanden|erlaube|willige) | einverstanden | j['’]accepte
      | j['’]autorise | je consens | acepto | autorizo | doy mi consentimiento | estoy de acuerdo | rwy['’]n cytuno
      | rwyf yn cytuno | acconsento | autorizzo | sono d['’]accordo | ik ga akkoord | ik geef toestemming | aceito | concordo
      | sunt de acord`,
})
const deniesElsewhere = phrases({
  lettered: String.raw`
      nie | nicht | kein\p{L}* | ne | n['’]\p{L}+ | pas | no | ni | non | não | nid | ddim | nac | nad | niet | geen | nu | bez
      | ohne | sans | sin | senza | sem | zonder | except\p{L}* | außer | sauf | salvo | oprócz | not | only`,
})

/** A bare yes, as it is written in the languages and by the tools that we know. */
const yes = phrases({
  whole: String.raw`
      (y|yes|yes please|yep|given|granted|true|1|x|✓|✔|☑|☒|on|ticked|checked|selected|agree|agreed|i agree|i do|i am|i consent
        |consent|ok|okay|ja|jah|jes|kyllä|oui|tak|sí|sì|si|sim|ydw|ydwyf|ydyn|oes|gallwch|iawn|cewch|haa|da|ano|igen|taip|jā|po
        |是|同意|ہاں|جی ہاں|نعم|હા|হ্যাঁ|हाँ|हां|ਹਾਂ|да|так|ναι|evet)[.!]?`,
})
/** A bare no. */
const no = phrases({
  whole: String.raw`
      (n|no|no thanks?|no thank you|nope|false|0|off|not ticked|unchecked|not selected|disagree|i do not|i don[’']t
        |i do not consent|refused?|declined?|nein|nee|nej|nei|ei|non|nie|não|nao|na|nac ydw|nac ydwyf|nac ydyn|nac oes
        |na allwch|nage|na chewch|maya|nu|ne|nem|nē|hindi|否|不|不同意|نہیں|جی نہیں|لا|ના|না|नहीं|ਨਹੀਂ|нет|ні|όχι|hayır)[.!]?`,
})
/** Any word of refusal in a sentence: in doubt it is one. */
const refusing = phrases({
  words: String.raw`
      not | n[’']t | never | withh[eo]ld | confidential | private | hidden | secret | restricted | internal | refuse | decline
      | disagree | object | rather not | no | exclud\w* | omit\w* | withdr[ae]w\w* | nicht | nein | nie | ddim | não`,
  anywhere: String.raw`\w+n[’']t\b | نہیں | لا  | ના  | नहीं | নয় | ਨਹੀਂ`,
})
/** “Yes, but ask me first”, “only inside the trust”, “maybe”: leave that nobody has yet, or for some only. */
const conditional = phrases({
  words: String.raw`
      (ask|check|contact|phone|ring|call|email|speak|talk|consult|discuss|run (it|this))\b.{0,25}\b(me|us|first|before
        |beforehand) | if | unless | until | provided | depends? | depending | maybe | perhaps | possibly | unsure | later
      | subject to | as long as | only (inside|within|internally|for|to|by|with|in|after|when|where|the|my|your|our|staff|nhs)
      | (staff|internally|inside the \w+|within the \w+|nhs|trust|council|team) only`,
  lettered: String.raw`
      nur (?:wenn|falls|nach|intern) | vielleicht | seulement si | peut-être | à condition | tylko (?:jeśli|wewnątrz|po) | może
      | dim ond | efallai | os | solo si | quizás | tal vez | forse | solo se | misschien | alleen als | poate | doar dacă
      | talvez | só se | только | тільки | если | якщо`,
})
/** “If anon”, “as long as my name is not used”: a condition that is kept in any case. */
const ifNameless = phrases(
  {
    anywhere: String.raw`
      \b(?:only |but )*(?:if|as long as|so long as|provided(?: that)?|when) (?:(?:it|this|they|i|you|we|is|are|am|be|it['’]s
        |i['’]m|kept?|keep|me|left|made|remains?|stays?) )*(?:anon\w*|nameless|unnamed|not named|my names? (?:is
        |are)(?:n[’']t| not) (?:used|given|shown|published|printed|mentioned))(?!\w)`,
  },
  'giu',
)
const beginsWithYes = /^(y|yes|ja|oui|tak|sí|si|sim|cewch|ydw|iawn|haa|نعم|ہاں|હા|হ্যাঁ|हाँ|हां|ਹਾਂ)(?=[\s,.;:–-])/iu
const beginsWithYesOrNo =
  /^(y|n|yes|no|ja|nein|nee|oui|non|tak|nie|sí|si|sim|não|cewch|na chewch|ydw|nac ydw|iawn|haa|maya|نعم|لا|ہاں|نہیں|હા|ના|হ্যাঁ|না|हाँ|हां|नहीं|ਹਾਂ|ਨਹੀਂ)(?=[\s,.;:–-])/iu
const sayingSo =
  /^((you )?(may|can) )?(publish|quote|print|share)\b.*\b(my|this|the|your)\b|^(publish|quote)( it)?( in full| anonymously| with)?\b/i
const granting = /\b(yes|may|can|publish|quot\w+|agree|consent|happy|share|use)\b/i

/**
 * Whether a value gives consent to be quoted (true), refuses it (false), or cannot be read with certainty (null), which is no
 * consent either.
 * @param asked  which way round its question is put
 */
export function consentOf(value: string, asked: ConsentQuestion): boolean | null {
  const said = value.trim()
  if (said === '') return null
  const plain = said
    .replace(/\b(but |with )?(without|not|no)( using| giving| with)?( my| your| a| any| the)? (full )?names?\b/gi, ' ')
    .replace(
      /\b(but )?(please )?(do not|don[’']t|never) (use|give|publish|print|show|include|add|mention)( my| the)? (full )?names?\b/gi,
      ' ',
    )
    .replace(namelessElsewhere, ' ')
    .replace(ifNameless, ' ')
    .trim()
  if (asked === 'unclear') return refusing.test(plain) && !no.test(said) ? false : null
  const turned = asked !== 'gives'
  if (
    !turned &&
    /^(with|without|using) (my |your |a )?(full |first )?names?$|^(only )?anonymously( only)?$|^anonymous(ly)? (is )?(ok|okay|fine|only)$/i.test(
      said,
    )
  )
    return true
  // A bare zero or “false” under a box to tick says no more than that it was not ticked.
  if (no.test(said))
    return turned ? (asked !== 'withholds' && !/^(0|false|off|n|not .*|unchecked)$/i.test(said) ? true : null) : false
  if (yes.test(said)) return !turned
  // A sentence says itself what it means; one that begins with a yes to the turned question is a refusal.
  if (/^yes\b/i.test(plain) && turned) return false
  if (/^no\b/i.test(plain) && turned)
    return /\b(publish|quote|share)\b/i.test(plain) && !/\bnot\b|n[’']t\b/i.test(plain) ? true : null
  if (refusing.test(plain) || secrecy.test(plain)) return false
  if (conditional.test(plain)) return null
  // “Publish response anonymously” says what it means, whatever else its heading offers.
  if (turned) return sayingSo.test(plain) ? true : null
  return granting.test(plain) || beginsWithYes.test(plain) || grantsElsewhere(said) ? true : null
}
