import { splitSentences } from '../reading/sentences.ts'
import { compile } from '../tagging/matcher.ts'
import { byStem, tokenise, type Token } from '../../server/screening/tokens.ts'
import { hearHarm, type Harm } from './hear.ts'
import { findPersonalData, type PersonalData } from '../../server/screening/personal.ts'
import { looksLikeSpam, type SpamReason } from './spam.ts'
import { hitsOf, spanOf, tidy, type Span } from './terms.ts'

export type { Harm } from './hear.ts'
export type { HarmKind } from './harm.ts'
export type { PersonalData, PersonalKind } from '../../server/screening/personal.ts'

/** Which desk a comment belongs on besides being counted. */
export type Route = 'foi' | 'subject-access' | 'erasure' | 'complaint'

/**
 * What was found in a text. `safeguarding` is the gravest harm it may tell of, with the words that say so, their sentence and
 * a word for the person who looks; `personal` what must be considered for redaction; `abusive` that it insults or swears.
 */
export type Screening = {
  safeguarding: Harm | null
  personal: PersonalData[]
  route: Route | null
  routeSpans: Span[]
  /** Every desk it asks something of; `route`, where there is one, comes first. */
  routes: Route[]
  abusive: boolean
  /** Why it looks like spam; empty where it does not. */
  spam: SpamReason[]
}

const routes: { route: Route; strong: string; not?: string }[] = [
  {
    route: 'foi',
    strong: `
      freedom of information, freedom of info, foi, foia, f o i, environmental information regulation*, eir request,
      information act 2000, foi request*, foi act, information act, request for ~ information|data|figures,
      information request*, formal request*, asking formally ~ for, formally request*, right to see them|those|these|it,
      entitled to know ~ taxpayer|resident|public|law, public right to know, under the act, statutory time*, which exemption,
      within|in ~ 20|twenty ~ days, twenty|20 working days, tell me|us ~ by law, legally obliged|required|bound ~ to,
      let me have ~ emails|minutes|figures|copies|contracts|correspondence,
      send me ~ minutes|emails|figures|contracts|correspondence|raw|documents,
      provide|supply ~ copies|figures|minutes|emails|contracts|correspondence|documents, please disclose, require sight of,
      copies of ~ correspondence|emails|minutes|contracts, like to see the figures|minutes|emails|contracts ~ you`,
    not: `as you were legally obliged|required, requests for information ignored, my data, about me, on me`,
  },
  {
    route: 'subject-access',
    strong: `
      copy of whatever ~ written|wrote|said|hold|have, see the record of what i,
      tell me what data|information you keep|hold|have|store on|about my|our, in my file, written|said about me, subject access,
      data subject, dsar, sar request, everything you hold about me, everything you hold on me, written down about me|us,
      got on file ~ me, you have|hold|got on file about|on me, copy of ~ file on me, what youve got ~ about|on me,
      everything you have about me, everything you have on me, all the information|data you hold|have|keep|store ~ me,
      information|data you hold|have|keep|store about|on me, what you hold|have|keep|store about|on me,
      what information|data ~ about|on me, what data ~ about me, copy|copies of ~ my data|records|record|notes|file,
      copy of all ~ about me, my personal data ~ you hold|have|keep, see my file, see my records, send me my records,
      request my records, right of access, personal data you hold|have|keep`,
    not: `
      copy of my notes ~ gp, see my records before, couldnt see my records, cant see my records, could not see my records,
      able to see my records, see my records online`,
  },
  {
    route: 'erasure',
    strong: `
      take out everything|all|what i, take what i said ~ out|off|from, details|name|number|address off your,
      details|name|number|address out of your, dont keep my|our|a|any ~ name|copy|details|record*,
      wipe|bin|shred|scrap|destroy them|it|this|that ~ please|all, wipe|bin|shred|scrap|destroy|strike ~ everything|what|all i,
      could it be wiped|deleted|removed|erased,
      scrap|destroy|bin|shred my|her|his|their|our ~ form|answer*|comment*|survey|details, strike out my,
      dont consent any longer|more, no longer agree ~ you, what i wrote|said|told|put ~ removed|deleted|erased|taken,
      everything ive|i ~ told|said|wrote|put ~ deleted|removed|erased|out, out of your records, taken out of this completely,
      dont want you to have it|them|my,
      take my|our answer|answers|comment|comments|response|responses|reply|words|submission down|off|out|back,
      take down my|our answer*|comment*|response*|repl*, get rid of ~ my answer|answers|comment|comments|response|details|data,
      scrub my|our, no longer consent, dont consent ~ keeping|holding|storing, stop keeping|holding|storing my,
      want ~ gone ~ system|records|files,
      delete|erase|remove|withdraw|cancel|discard|scrap|destroy|disregard my ~ response|responses|answer|answers|comment|comments|submission|data|details|information|form|survey|name|email|views|feedback,
      delete|erase|remove|withdraw|discard what i wrote|said|sent|put, delete|erase|remove all ~ about|on me,
      delete|erase|remove ~ i sent|submitted|wrote, delete|erase|remove my first|last|earlier|previous|other, delete ~ about me,
      take my name off, take down my ~ comment|response, right to erasure, right to be forgotten, forget me,
      want ~ response|answer|comment|data withdrawn|deleted|removed|erased, withdraw my consent, withdraw consent, i withdraw,
      please withdraw, please delete, please erase, remove me from, take me off ~ list, wipe my data,
      gdpr ~ delete|erase|remove`,
    not: `
      cancel my appointment*, removed my name from the waiting list, cancelled my, cancel my ~ appointment|operation,
      remove my ~ stitches|appendix|tooth|teeth|cast|wax, withdraw my support,
      please withdraw ~ plan|proposal|closure|plans|proposals`,
  },
  {
    route: 'complaint',
    strong: `
      this is a complaint, treat this as a complaint, take this as a complaint, formal complaint*, official complaint*,
      formally complain*, officially complain*, make a complaint, made a complaint, making a complaint, raise a complaint,
      raised a complaint, lodge a complaint, lodged a complaint, put in a complaint, submit a complaint, submitted a complaint,
      file a complaint, filed a complaint, register a complaint, wish to complain, want to complain, would like to complain,
      like to make a complaint, i am complaining, my complaint, our complaint, complaint reference,
      reference number ~ complaint, complaints procedure, complaints department, complaints process, reply to my complaint,
      response to my complaint, answer to my complaint, ombudsman, pals complaint, legal action, solicitor*, take you to court,
      sue the|you, clinical negligence, medical negligence, serious incident, i expect a written answer|reply|response,
      looked into ~ how i was treated, want ~ investigated`,
    not: `
      no complaint*, without making a complaint, not a complaint, isnt a complaint, never made a complaint,
      no reason to complain, cant complain, no wish to complain, dont want to complain, do not want to complain,
      my only complaint, our only complaint, main complaint, my main complaint, my biggest complaint, one complaint,
      my one complaint, my complaint is, my complaint about the plan`,
  },
]
const routeMatcher = compile(routes, {}, byStem)

const insults = compile(
  [
    {
      strong: `
        fuck*, fucking, fucker*, motherfuck*, cunt*, twat*, wank*, shit, shite, shits, shitty, bullshit, bollocks, bastard*,
        arsehole*, asshole*, dickhead*, prick*, pricks, knobhead*, tosser*, tossers, piss off, pissed off with you, bitch*,
        slut*, whore*, scum, scumbag*, expletive, f ing, effing, paki, pakis, nigger*, wog, wogs, chink, chinks, spastic*,
        retard*, faggot*, poof, poofs, pikey*, gyppo*, kike*, go back to ~ country|where you,
        bunch of idiots|crooks|liars|clowns|cowboys|morons, you ~ idiots|morons|parasites|vermin|crooks,
        you are all ~ liars|crooks|thieves|useless|corrupt, bloody idiots, moron*, vermin, go to hell, rot in hell, shove it up,
        stick it up, up yours, sod off, bugger off`,
      not: `
        prick*  ~ finger|needle|test, skin prick, pin prick*, needle prick*, finger prick*, pricked, muscle spastic*,
        spastic paralysis, shitake, scunthorpe, fire retard*, mental retardation, growth retard*, clean up ~ dog, prickly,
        whore's, called me a, called her a, called him a, calling me a, shouted ~ at me`,
    },
  ],
  {},
  byStem,
)

/** Look through a text for harm, personal data, requests that belong on another desk, and insults. Never throws; linear in the text's length. */
export function screen(text: string): Screening {
  const tokens = tokenise(text)
  const routed = routesOf(tokens)
  return {
    safeguarding: hearHarm(text, tokens, splitSentences(text)),
    personal: findPersonalData(text, tokens),
    route: routed[0]?.route ?? null,
    routeSpans: routed[0]?.spans ?? [],
    routes: routed.map(({ route }) => route),
    spam: looksLikeSpam(text),
    abusive: hitsOf(insults, tokens).length > 0 || /(?<!\w)[fcsb]\*{2,}/i.test(text),
  }
}

/** Look for harm alone: where much waits, this is done first. Never throws; linear in the text's length. */
export function screenForHarm(text: string): Harm | null {
  return hearHarm(text, tokenise(text), splitSentences(text))
}

function routesOf(tokens: Token[]): { route: Route; spans: Span[] }[] {
  const hits = hitsOf(routeMatcher, tokens)
  return routes.flatMap(({ route }, at) => {
    const own = hits.filter((hit) => hit.concept === at)
    return own.length > 0 ? [{ route, spans: tidy(own.map((hit) => spanOf(hit, tokens))) }] : []
  })
}
