import { phrases } from '../../../../data/patterns.ts'
import {
  asksLeave,
  deniedElsewhere,
  leaveElsewhere,
  namelessElsewhere,
  negated,
  notWordsElsewhere,
  objection,
  placeElsewhere,
  publishing,
  sayingElsewhere,
  secrecy,
  secrecyElsewhere,
  sharingElsewhere,
  showingElsewhere,
  usingElsewhere,
} from './words.ts'

/**
 * How a question about quoting is put: a yes gives consent, withholds it (“tick if you do not want …”), or asks for secrecy (“keep
 * it confidential?”, to which a no is a clear answer too, as it is to “would you object …?”). `unclear`: nobody's consent is read from it.
 */
export type ConsentQuestion = 'gives' | 'withholds' | 'keeps-secret' | 'objects' | 'unclear'

const sharing = phrases({
  words: String.raw`
      featur(?:e|ed|ing) | put | post | circulat(?:e|ed|ing) | exhibit | shar(?:e|ed|ing) | us(?:e|ed|ing)
      | includ(?:e[ds]?|ing) | print(?:ed|ing)? | display(?:ed|ing)? | shown? | showing | appear(?:ing)? | made public
      | be public | reproduc(?:ed?|ing)`,
})
const words = phrases({
  words: String.raw`
      (my|your|this|the|their|our|these|for) (own )?(\w+ )?(responses?|repl(?:y|ies)|comments?|answers?|words|views?|feedback
        |submissions?|remarks?|contribution|letter|story|quotes?|experiences?|testimony) | comments? to be
      | what you(?:['’]ve| have)? (?:just )?(?:wrote|written|said|told us) | (?:print|publish|quote|reproduce) (?:this|it|that)
      | (share|quote|publish|use) (comments?|feedback|responses?|answers?|reviews?|stor(y|ies))`,
})
const english = /\b(publish\w*|publicly|public|publication|quot\w+|cite[ds]?)\b/i
const englishWords = /\b(the|our|your|my|of|to|we|you|is|are|do|does|should|will|this|may|for|with)\b/i
/** The same without “do” and “to”, which are words of Polish and of Czech as well. */
const englishAlone = /\b(the|our|your|my|of|we|you|is|are|does|should|will|may|for|with|and)\b/i
const ownSaying = phrases({
  words: String.raw`
      my | your | own | me | I | being | willing | consent | permission | happy | permit | tick | anonymous\w* | name
      | (quot\w+|publish\w*|cit\w+) (you|it|this|them|what you)
      | (this|these) (responses?|comments?|answers?|words|views?|feedback)`,
})

/** Whole headings that ask about consent, each with an example of what it is for. */
const plainly: { heading: RegExp; for: string }[] = [
  { for: 'Consent given?', heading: /^(consent|permission)( given| to (quote|publish|share|use))?\??$/i },
  {
    for: 'may_share: the code of a field',
    heading:
      /^(may|can|ok|okay|happy|consent|permission|allow|agree|opt(ed)?[- ]?in)( we| i| to)? (share|quote|publish|print|use words)( (it|this|quote|words|comments?))?$/i,
  },
  {
    for: 'Is it OK to display publicly? (anonymous)',
    heading:
      /^(is it )?(ok|okay|happy|fine) to (share|use|quote|publish|print|display)( (it|this|publicly|anonymously))?\W*(\([^()]*\))?\W*$/i,
  },
  {
    // With nobody else named, it is about everybody's reading it.
    for: 'Happy for us to share?; Content for this to be printed?',
    heading: phrases({
      whole: String.raw`
          (are you )?(happy|ok|okay|content|willing|glad|fine) for (us|me|this|it|these|(my|your) \w+) to (be )?(share|quote
            |publish|print)(d|ed)?( (it|this|that|these|publicly))?\W*`,
    }),
  },
  {
    for: 'Kept out of the public report',
    heading:
      /\b(kept?|keep|leave|left|stay|remain|be) out of (the |any |your )?(public|published|printed|final|consultation) (report|summary|record|version|document)/i,
  },
  {
    for: 'Tick to keep my words out of the report',
    heading:
      /\b(keep|kept|leave|left) (my|your|these|their) (words|comments?|answers?|response|views?|feedback|story) out of\b/i,
  },
  {
    // “Are you happy to tell others about our service?” asks whether they would recommend it.
    for: 'Fine to show others?',
    heading:
      /\b(ok|okay|happy|alright|all right|fine) to (tell|show|share with) (others|other people|people|everyone|anyone)( (it|this|that))?\W*$/i,
  },
]

/** “How may we use what you have written?” is answered by how far. */
const howToUse = phrases({
  begins: String.raw`
      how (may|can|should|would you like us to|do you want us to|are you happy for us to) (we )?(use|share|publish|quote|show
        |treat)\b.*\b(your (words|comments?|response|views?|answers?|feedback|story)|what you)\b`,
})

/** “Can your words go in our newsletter?” */
const inPrint = phrases({
  words: String.raw`
      (words|comments?|stor(?:y|ies)|feedback|answers?|views?|experience|said|wrote)\b.{0,30}\b(go|be|appear|feature) (in|on
        |into|onto|up on) (our|the|a|any) (\w+ )?(newsletter|website|web ?site|report|wall|poster|display|noticeboard|leaflet
        |magazine|bulletin|page|social media)`,
})

/** Does a text name what somebody said: “your comments”, “what you wrote”? */
export function speaksOfWords(text: string): boolean {
  return words.test(text)
}

/** Does a heading ask whether words may be quoted or published (or are to be kept back), whatever stands below it? */
export function asksConsent(heading: string): boolean {
  if (heading.length > 400) return false
  // “What do you think of our publishing plan?” asks something else.
  if (/^(what|how|why|when|where|which)\b/i.test(heading)) return howToUse.test(heading)
  if (inPrint.test(heading) && asksLeave.test(heading) && /\b(my|your|these|their|this|what you)\b/i.test(heading))
    return true
  if (
    /\b(contact(ed)?|newsletter|mailing list|kept informed|hear from us)\b/i.test(heading) &&
    !publishing.test(heading) &&
    !(sharing.test(heading) && words.test(heading) && !/\bcontact(ed)?\b/i.test(heading))
  )
    return false
  if (/\b(cookies?|privacy (notice|policy)|terms)\b/i.test(heading) && !/\bquot/i.test(heading)) return false
  const leave = asksLeave.test(heading) || /^(consent|permission)\b/i.test(heading)
  // “Should the council publish its minutes?” asks about the council's words, not about the person's.
  const theirs =
    !english.test(heading) || !englishWords.test(heading) || heading.split(' ').length <= 6 || ownSaying.test(heading)
  if (
    publishing.test(heading) &&
    theirs &&
    (leave || negated.test(heading) || words.test(heading) || /\btick\b/i.test(heading))
  ) {
    // "When was it published?", "Published at", "What would you publish?" ask something else.
    return !/^(when|where|what|how|why|which|date|published?( at| on)?$)/i.test(heading)
  }
  if (secrecy.test(heading))
    return words.test(heading) || /\b(tick|keep|kept|want|wish|treat|is|confidential\?)\b|^conf\b/i.test(heading)
  if (plainly.some((each) => each.heading.test(heading))) return true
  // “Do you share this view?” asks for agreement.
  if (/\bdo you (share|use|put|show)\b/i.test(heading)) return false
  return sharing.test(heading) && words.test(heading) && leave && !/\bdata\b/i.test(heading) && !toSome.test(heading)
}

/** Passing on to somebody, or of something else than words: no consent to tell everybody. */
const toSome = phrases({
  words: String.raw`
      (with|to) (the |your |my |our |his |her |their |another |other |any |relevant )*(ward|gps?|doctor|practice|surgery
        |service(?! users)|provider|department|partners?|partner organi[sz]ations?|agenc\w+|organi[sz]ations?|police
        |social (care|services|worker)|hospital|trust|council|staff|team|manager|clinician|nurse|family|carer|researchers?
        |university|third part\w+) | (personal|contact|medical) (data|details|information|records?) | my data`,
})

/**
 * Ways of asking in English that say neither “quote” nor “publish”. Each names who would show it to others, so that “Would you
 * use this?” and “Should we show the timetable on our website?” are none of them. They count only above a few choices.
 */
const shown =
  'shar(?:e|ed|ing)|us(?:e|ed)|print(?:ed)?|display(?:ed)?|shown?|appear|featured?|included?|repeat(?:ed)?|retold|pass(?:ed)? round|pin(?:ned)?|stuck|stick|put|go|read out|read aloud|written up|write up|typed up|reproduced?|exhibit(?:ed)?|broadcast|tell|told|reported|post(?:ed)?|circulated?'
const it =
  "(?:it|this|that|them|these|those|your \\w+|my \\w+|their \\w+|(?:any|some|all|part|parts) of (?:it|this|what (?:you|they|I) \\w+)|what (?:you|they|I|he|she)(?:[’']ve| have)? \\w+(?: us)?)"
const willing =
  '(?:ok(?:ay)?|happy|content|fine|willing|glad|alright|all right|comfortable|agree[sd]?|consents?|consented|permission|opt(?:ed)?[- ]?in|allowed|good)'
const publicPlace =
  '(?:report|reports|newsletters?|web ?sites?|web ?page|pages?|wall|walls|posters?|display|displays|(?:notice ?)?board|notice-board|leaflets?|magazine|bulletin|social media|public|meetings?|public meeting|exhibition|video|film|press|paper|papers|case study|stories|training|presentation|slides|window)'
const softly: { heading: RegExp; for: string }[] = [
  {
    for: 'May we pin it on the board?; Could we repeat what you told us?',
    heading: new RegExp(
      String.raw`\b(?:may|can|could) (?:we|i) (?:${shown}) ${it}(?: (?:up|out))?(?=\W*(?:\(|$)| (?:in|on|at|with|to|outside|publicly|anonymously|without|elsewhere|around)\b)`,
      'i',
    ),
  },
  {
    for: 'OK to put on our wall?; Happy for this to go up in the foyer?; Caller content for this to be written up?',
    heading: new RegExp(
      String.raw`\b${willing} (?:with us |for (?:us|me|the \w+) )?(?:to (?:be )?(?:${shown})|for ${it} (?:to )?(?:be )?(?:${shown}))(?: ${it})?(?: (?:up|out))?(?=\W*(?:\(|$)| (?:publicly|anonymously|elsewhere|outside|in|on|at|around)\b)`,
      'i',
    ),
  },
  {
    for: 'Would you be OK with us printing this?',
    heading: new RegExp(
      String.raw`\b${willing} (?:with|about) (?:us|our|me) (?:sharing|using|printing|displaying|showing|featuring|including|repeating|reading out|retelling|putting up|posting) ${it}`,
      'i',
    ),
  },
  {
    for: 'Said we could repeat it; Agreed we may show this',
    heading: new RegExp(
      String.raw`^(?:(?:they|he|she|person|respondent|caller|speaker) )?(?:said|agreed|confirmed|told us|happy|ok) (?:that )?(?:we|i) (?:could|can|may|might) (?:${shown}) ${it}\W*$`,
      'i',
    ),
  },
  {
    for: 'Is it alright if your comment appears on the public map?',
    heading: new RegExp(
      String.raw`\b${willing} (?:if|that) (?:we (?:${shown}) ${it}|${it} (?:is |are |gets? |be )?(?:${shown})s?)(?=\W*(?:\(|$)| (?:publicly|anonymously|elsewhere|outside|in|on|at|around)\b)`,
      'i',
    ),
  },
  {
    for: 'Could some of what you wrote be read out at our meeting?; Can this go on the wall?',
    heading: new RegExp(
      String.raw`\b(?:may|can|could|would|let|should)\b.{0,30}\b${it} (?:be )?(?:${shown})(?: up| out)? (?:in|on|at|into|onto|to)\b.{0,30}\b${publicPlace}\b`,
      'i',
    ),
  },
  {
    for: 'Display on noticeboard?; Share on our website?; For the newsletter?',
    heading: new RegExp(
      String.raw`^(?:to )?(?:(?:${shown}) )?(?:${it} )?(?:in|on|at|for) (?:our|the|a|any)? ?(?:\w+ )?${publicPlace}\W*(?:\(|y ?\/ ?n|$)`,
      'i',
    ),
  },
]

/**
 * Does a heading, above a column of a few choices, ask whether somebody's words may be shown to everybody, though it speaks
 * neither of publishing nor of quoting?
 */
export function asksToShow(heading: string): boolean {
  if (heading.length > 300 || toSome.test(heading)) return false
  if (
    /\b(contact(ed)?|mailing list|kept informed|hear from us|cookies?|privacy|recordings?|photo\w*|pictures?|images?|names?|e-?mail)\b/i.test(
      heading,
    )
  )
    return false
  if (softly.some((each) => each.heading.test(heading))) return true
  if (notWordsElsewhere.test(heading) || englishAlone.test(heading)) return false
  const shows = showingElsewhere.test(heading) || sharingElsewhere.test(heading)
  const leave =
    asksLeave.test(heading) || negated.test(heading) || deniedElsewhere.test(heading) || tickElsewhere.test(heading)
  const [said, placed] = [sayingElsewhere.test(heading), placeElsewhere.test(heading)]
  return (shows && leave && (said || placed)) || (leaveElsewhere.test(heading) && said && placed)
}

/** “Marque si…”, “Cochez si…”: a box to tick, in other languages than English. */
const tickElsewhere = phrases({
  lettered: String.raw`
      marque | marcar? | señale | cochez | ankreuzen | zaznacz\p{L}* | proszę zaznaczyć | ticiwch | spunt\p{L}* | barrare
      | assinale | bifați | aanvinken | vink | отметьте | позначте | işaretle\p{L}*`,
})

/** Is publishing or quoting named in another language than English, or as bare as “Publish Y/N”? */
export function namesPublishing(heading: string): boolean {
  return (
    sharingElsewhere.test(heading) ||
    (usingElsewhere.test(heading) && sayingElsewhere.test(heading)) ||
    (secrecyElsewhere.test(heading) && !englishWords.test(heading)) ||
    /^(quotable|publishable|(ok)?(quote|publish|cite)(me|ok|consent|us)?|(can|may)quote(me)?)\W*$/i.test(heading) ||
    /^(ok to )?(publish|quote)( or (publish|quote))?\W*(y ?\/ ?n|yes ?\/ ?no)?\W*$/i.test(heading) ||
    (publishing.test(heading) &&
      !/\b(publish|quot|publicly)/i.test(heading) &&
      !(english.test(heading) && englishWords.test(heading)))
  )
}

/** Names that are to be left out, which is a condition that is always kept and turns no question round. */
const nameless = [
  phrases(
    {
      words: String.raw`
      (without|not|never) (?:(?:using|giving|including|with|mentioning|showing|printing|attaching|adding) )?(my|your|their|his
        |her|our|a|the|any) (full )?(names?|identity|identities)`,
    },
    'giu',
  ),
  /\b(without|no) (attribution|names?|identifying (me|you|them|anyone|details?))\b/gi,
  phrases(
    {
      anywhere: String.raw`
      \b(remov\w+|omit\w*|exclud\w*|withhold\w*|leav\w+ out|hid(?:e|ing)|redact\w*) (?:(?:my|your|their|any|all
        |the) )?(full )?(names?|personal (details?|information|data)|contact details|identifying (details|information))`,
    },
    'giu',
  ),
  /\(?\b(my |your |the )?names? (will be |being |is |are )?(withheld|removed|hidden|left out|kept back)\b\)?/gi,
  /\b(not|n[’']t|never) (be )?(named|identified|identifiable|attributed|linked to you)\b/gi,
  /\b(not|n[’']t|never) (carry|show|include|contain|give|use|print|mention|state|identify|name) ((your|my|any|the) )?((full )?names?|you|me|anybody|anyone)\b/gi,
  namelessElsewhere,
  /\banonymous\w*/gi,
]

/** Which way round a question about quoting is put. */
export function consentQuestion(heading: string): ConsentQuestion {
  const plain = nameless.reduce((text, pattern) => text.replace(pattern, ' '), heading)
  const negations = plain.match(new RegExp(negated.source, 'giu'))?.length ?? 0
  const secret = secrecy.test(plain)
  if (/^(consent|permission)( given)?\??$/i.test(plain.trim())) return 'unclear'
  if (/\bwithhold\b/i.test(plain) && negations === 0) return 'withholds'
  if (secret) return negations === 0 ? 'keeps-secret' : 'unclear'
  if (secrecyElsewhere.test(plain) && !englishWords.test(plain)) {
    if (negations > 0) return 'unclear'
    return sayingElsewhere.test(plain) ? 'keeps-secret' : 'withholds'
  }
  if (negations > 1) return 'unclear'
  if (objection.test(plain)) return 'objects'
  if (negations === 0 && !englishAlone.test(plain) && !english.test(plain) && deniedElsewhere.test(plain))
    return 'withholds'
  return negations === 1 ? 'withholds' : 'gives'
}
