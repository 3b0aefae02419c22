import { oneOf } from './phrases.ts'
import { effectOf, type Stance } from './stance-words.ts'

/** A stance with the words that tell it, at UTF-16 offsets into the text, end not included. */
export type Reading = { stance: Stance; spans: [start: number, end: number][] }

const endings = oneOf(`
  clos, shut, scrap, axe?, cut, remov, end, stopp?, los, sell, demolish, downgrad, reduc, abolish, withdraw, tak
`)
const praised = oneOf(`
  good, great, excellent, sensible, brilliant, fantastic, wonderful, splendid, positive, right, fair,
  long overdue
`)
const assenting = oneOf(`
  yes, yep, yeah, aye, absolutely, definitely, agreed?, great, brilliant, excellent, fantastic, superb,
  wonderful, perfect, good, fine, ok, okay, lovely, hooray, hurrah, finally, at last
`)
const assentingAgain = oneOf(`
  yes, please, yep, yeah, definitely, agreed, absolutely, great, idea, from me, with me, by me
`)
const promising = oneOf(`
  good, great, sensible, excellent, fine, brilliant, wonderful, lovely, plan, winner, reasonable, fair, positive,
  promising
`)
const excellent = oneOf(`
  excellent, great, good, brilliant, fantastic, wonderful, sensible, lovely, superb, fine, very welcome, welcome,
  perfect, ideal, logical, reasonable, positive
`)
const blamed = oneOf(`
  bad, terrible, awful, stupid, dreadful, ridiculous, crazy, daft, silly, appalling, shocking, disgraceful,
  cruel, wicked, unfair, wrong, short-?sighted, disastrous, dangerous, mad, insane, ill thought out, half baked,
  unacceptable, unworkable
`)
const harmful = oneOf(`
  be (?:cruel|wrong|a disaster|disastrous|a mistake|terrible|awful|devastating|dangerous|madness|worse|a tragedy|unfair|the end|heartbreaking|a backward step|unacceptable),
  make (?:it|things|matters) worse, kill, destroy, ruin, cost lives, harm, hurt, devastate, isolate,
  leave (?:us|people|many|him|her|them) (?:without|with nowhere|isolated|stranded)
`)
const acceptable = oneOf(`
  acceptable, right, fair, good, necessary, needed, sensible, justified, a good idea, work, help, safe, wise
`)
const thePlan = '(?:it|this|that|the (?:plan|proposal|idea))'
const suffering = oneOf(`
  go through the roof, get worse, go up, suffer, struggle, die, lose out,
  be (?:lost|stuck|stranded|cut off|isolated|left|worse off|the losers|forced|hit), end up,
  have (?:nowhere|no(?:thing| one)), miss, stop coming, increase, cost
`)
const theseWho = oneOf(`
  we, they, people, families, patients, the (?:old|elderly|poor|sick|vulnerable|village), pensioners, traffic,
  prices, fly[- ]?tipping, crime, waits?, queues, it, this, shops, businesses, lives
`)
const calamity = oneOf(`
  dying, die, born (?:on|in|at), deaths?, accidents?, chaos, stuck, gridlock, left, crying, sorry
`)
const itWould = oneOf(`
  i['’]?d, i would, i['’]?ll, i will, we['’]?d, we would, we['’]?ll, we will, i am, i['’]?m, we are, we['’]?re,
  it (?:would|will), it['’]?ll, that (?:would|will), this (?:would|will)
`)
const dismayed = oneOf(`
  gutted, heart ?broken, fuming, devastated, devastating, appalled, disgusted, disgusting, outraged, ashamed,
  horrified, disheartening, heartless, callous, short ?sighted, reckless, ludicrous, barmy, bonkers, crackers,
  idiotic, nonsensical, pointless, scandalous, unfair, unjust, cruel, wicked, vandalism, betrayal, insulting,
  an insult, a con, a joke, a scandal, a travesty, not acceptable, undemocratic,
  a (?:menace|hazard|nuisance|eyesore|danger|disgrace|sham|stitch[- ]up|done deal)
`)
const helping = oneOf(`
  make (?:a |such a )?(?:big |huge |real |great )?difference, make life (?:so much |much )?easier,
  save (?:me|us|lives|time|money), be (?:so much |a lot |far )?(?:easier|safer|quicker|cleaner|nicer|closer|handier)
`)
const everyone = oneOf(`
  we, they, people, everyone, the (?:village|town|area|community|county|young people|patients)
`)
const badOutcome = oneOf(`
  gutted, devastated, heart ?broken, lost, stuck, stranded, sad, saddened, upset, furious, angry, fuming,
  livid, horrified, lost without, in trouble, housebound, isolated, a nightmare, a disaster, hell,
  impossible for,
  leave (?:me|us|my|our|people|many|a lot|the|so many) [^.!?]{0,30}(?:stranded|without|stuck|isolated|nowhere),
  kill, finish, break, ruin, cost me, double, force, mean (?:more|longer|losing|i|we|no)
`)
/** A bad outcome, or what is put at risk: “put lives …”. */
const hurt = `(?:${badOutcome}|put (?:us|people|me|lives|patients|more pressure|pressure) )`
const bad = oneOf(`
  bad, not, hopeless, useless, terrible, awful, rotten, hard, harder, worse, no good, no use, impossible, hell,
  a pain, pain, nightmare, a disaster, dreadful, unfair, tough, cruel, daft, pointless, ridiculous
`)
const unfit = oneOf(`
  not, hopeless, useless, terrible, bad, awful, hard, harder, worse, no good, impossible
`)
const fine = oneOf(`
  good, fine, nice, great, ok, okay, sensible, all very well, right, lovely, all right, alright
`)

const end = "(?![\\p{L}\\p{N}'’])"
const start = '(?<![\\p{L}\\p{N}])'
const anyOf = (...phrases: string[]) => new RegExp(`${start}(?:${phrases.join('|')})${end}`, 'giu')

const very =
  '(?:(?:very|strongly|totally|completely|fully|wholly|entirely|absolutely|firmly|utterly|really|quite|all|broadly|generally|just|so|do|would|also|certainly|wholeheartedly)\\s+){0,2}'
const not =
  "(?:do not|don['’]?t|does not|doesn['’]?t|did not|didn['’]?t|cannot|can['’]?t|could not|couldn['’]?t|will not|won['’]?t|would not|wouldn['’]?t|never|no longer|not|hardly)"
const ending = `(?:${endings}(?:e|es|ing|ting|ping|down|s)?|do(?:ing)? away|get(?:ting)? rid|giv(?:e|ing) up|throw(?:ing)? away)`

/** Whatever is proposed: assent and dissent in so many words. */
const assent = anyOf(
  `(?:i|we)?\\s*(?:am|are|['’]m|['’]re)\\s+${very}(?:for it|for this|for these|in favour|pro|supportive|pleased|happy|delighted|glad)`,
  `${very}(?:support|agree|approve|welcome|endorse|favour)(?:s|d|ed)?(?:\\s+(?:it|this|these|that|the|your|any|moving|closing|all|with|of|both))?`,
  `(?:i|we|they|who|all|residents|everyone)\\s+${very}(?:back|like)(?:s|d|ed)?\\s+(?:it|this|these|that|the|your|any|moving|closing|all|both)`,
  'in favour(?: of)?',
  `(?:a |an |is |are |very |really |such |what an? )${praised}\\s+(?:idea|plan|proposal|move|step|thing|decision|scheme|change|suggestion|one)s?`,
  '(?:good|great|excellent|sensible|brilliant|fantastic) (?:idea|plan|proposal|move|suggestion|scheme)s?',
  'makes? (?:perfect |good |a lot of |complete )?sense',
  '(?:about|high) time(?: too)?|long overdue|not before time',
  '(?:please )?(?:go ahead|get on with it|bring it on|do it|just do it)|the sooner the better|(?<=(?:^|[.!?]\\s)\\W*)yes(?: to|,)|yes please|^yes$',
  '(?:would|will|could) (?:really |greatly |definitely )?(?:be (?:better|an improvement|much better|wonderful|great|good for)|improve|benefit|help)',
  'no objections?',
  'nothing against',
  'no problem with',
  'happy (?:with|for|to see|about)',
  'pleased (?:with|to see|about)',
  'can only be good',
  'worked (?:a treat|well|wonders)',
  'all for (?:it|this)',
  `^\\W*${assenting}(?:\\W+${assentingAgain})*\\W*$`,
  '^\\W*(?:yes|yep|yeah|aye|absolutely|definitely|agreed|finally|at last)[.!,;:–—-]',
  "(?:i |we |i['’]d |just |absolutely |really )?(?:love|loving|like|liking) (?:it|this|the (?:idea|plan|sound|proposal|scheme|thought))",
  `(?:sounds?|looks?|seems?) (?:like )?(?:a |an |really |very |quite )?${promising}(?: (?:plan|idea|to me|to us))?`,
  '(?:sensible|wise|good|better|proper|best) (?:use|way|step|start|compromise|solution|outcome)',
  "what['’]?s (?:not to like|to dislike)",
  '^\\W*why (?:ever |on earth )?not(?=\\W*$)',
  '(?:we|you|they) should(?: do it| too| have it)(?: too)?',
  'bring it (?:on|in)',
  'roll it out',
  "can['’]?t come",
  'crack on',
  'do it(?: every day| now| asap)?',
  '(?:gets?|has|have|had|with) my (?:full |whole |complete )?(?:vote|support|backing|blessing)',
  `(?:would|will|['’]ll) ${helping}`,
  'much needed',
  'progress(?= at last|\\W*$)',
  "(?:it['’]?s a |a )?yes from me",
  ',? so yes',
  '(?:cheaper|greener|safer|quicker|healthier|better|cleaner)(?: and (?:cheaper|greener|safer|quicker|healthier|cleaner))? than (?:cars?|now|what we have|before|driving)',
  '(?:had|outlived) its (?:day|use|usefulness)',
  '(?:crying out|desperate) for (?:this|it|one|something like)',
  'no brainer',
  'is (?:the )?right(?: thing)?(?: to do)?|is right to|you are right to|quite right',
  'fair (?:enough|play)',
  "(?:it['’]?s |that['’]?s |i['’]?m )?(?:ok|okay|fine|good|grand|alright|all right)(?: with| by| for) (?:me|us)",
  "(?:can['’]?t|cannot|could not|couldn['’]?t) come (?:soon|quickly|fast) enough",
  "(?:can['’]?t|cannot) wait(?: for (?:it|this))?",
  "(?:not|n['’]t) (?:opposed|against it|against this|averse|bothered by|have (?:a|any) problem)(?: to (?:it|this|the idea))?",
  'have no (?:problem|issue|quarrel|objection) with',
  'should have (?:been done|happened|done (?:it|this)) (?:years|ages|long|a long time|sooner|before)(?: ago)?',
  `(?:just |exactly )?what ${everyone}(?: [\\p{L}]+)?(?: have| has|[’']ve|[’']s)? (?:been (?:asking|crying out|waiting) for|need(?:s|ed)?|want(?:s|ed)?)`,
  `(?:this|it|that|which) (?:is|would be|will be|sounds|looks) (?:really |very |absolutely |quite )?${excellent}(?: to me| news)?`,
  '(?:very |most |really )(?:welcome|sensible|positive)',
  '(?:a |the )?(?:right|sensible|logical|correct) (?:decision|choice|thing|way forward|call|approach|direction)',
  'good news',
  '(?:better|safer|best|good) for (?:everyone|everybody|all|patients|us all|the (?:area|village|town|old|young))',
  '(?:one|it) (?:\\S+ ){0,4}is (?:better|safer) than',
  'it works?(?:ed)? (?:well )?elsewhere',
  'thumbs up',
  'count me in',
  "i[’']?d vote for (?:it|this)",
  'you have my (?:vote|support|backing)',
  'not before time',
  'well overdue',
  "i (?:would|will|shall|[’']d|[’']ll) use (?:it|this)",
)
const dissent = anyOf(
  `(?:i|we)?\\s*(?:am|are|['’]m|['’]re)\\s+${very}(?:against|opposed|anti|horrified|appalled|disgusted|dismayed|angry|furious|unhappy)`,
  `${very}(?:oppose|object|disagree|reject|dislike|hate|resent|dread|condemn|deplore)(?:s|d|ed)?(?:\\s+(?:it|this|to|with|the|your|any))?`,
  `${very}against (?:it|this|the|these|your|any|clos\\w+|the idea)`,
  `${not}\\s+${very}(?:support|agree|approve|want|like|accept|favour|back|see the (?:point|need|benefit)|make (?:any )?sense|need|be (?:right|fair|good|helpful))`,
  `(?:please\\s+)?${not}\\s+(?:just\\s+)?(?:${ending}|let|do this|do it|go ahead|touch|move|merge|change)`,
  `(?:a |an |is |are |very |really |such |what an? |totally |completely |so )${blamed}(?:\\s+(?:idea|plan|proposal|move|step|thing|decision|scheme|change|suggestion|one)s?)?`,
  '(?:bad|terrible|awful|stupid|dreadful|ridiculous|daft|appalling|ill thought out|half baked) (?:idea|plan|proposal|move|decision|scheme|suggestion)s?',
  `(?:would|will|could|can) (?:only |just )?${harmful}`,
  'is (?:cruel|wrong|madness|a disgrace|disgraceful|a mistake|a disaster|a scandal|scandalous|outrageous|unacceptable|vandalism|immoral|shameful|criminal|a crime)',
  'shame on you',
  'how dare you',
  'hands off',
  'over my dead body',
  'think again',
  'please reconsider',
  'say no to',
  'no to',
  'absolutely not',
  'no way',
  '^no$',
  'no thanks to',
  `(?:i |we )?(?:do not|don['’]?t|can['’]?t|cannot) (?:really )?(?:think|believe|feel|see how|agree|say) (?:that )?${thePlan} (?:is|would be|will|would|can|could)(?: be)? (?:at all )?${acceptable}`,
  '(?:is|be|are)(?: simply| just)? (?:not (?:acceptable|right|fair|on|good enough|safe|the answer|needed|necessary)|unacceptable|unnecessary|unwanted|unsafe)',
  "(?:isn['’]?t|wouldn['’]?t be|won['’]?t be) (?:right|fair|acceptable|on|safe|the answer|good enough|needed)",
  '(?:stealth|poll|village|extra|another|yet another|hidden|rural) tax',
  'tax on [\\p{L}]+',
  '(?:cash|money|land|power|asset)[- ]grab',
  'daylight robbery',
  'rip[- ]?off',
  'robbery',
  'money[- ]?(?:making|spinner)(?: exercise| scheme)?',
  '(?:another|yet another|more|extra) (?:bill|charge|expense|burden|cut)s?',
  '(?:we|i) (?:already|all) pay(?: (?:enough|for (?:it|this)|(?:my |our )?(?:council )?tax\\w*))?',
  'pay(?:ing)? twice',
  'why should (?:we|i|people|pensioners|residents|anyone)(?: [\\p{L}]+)?(?: have to)? (?:pay|travel|suffer|lose|move|drive|foot)',
  '(?:wants?|needs?) (?:(?:their|his|her|your) heads? (?:looking at|examin(?:ing|ed)|test(?:ing|ed)|read(?:ing)?)|shooting|sacking)',
  '(?:whose|what|which) (?:bright|daft|stupid|idiot) ',
  'you must be (?:joking|mad|kidding)',
  'are you (?:mad|kidding|joking|having a laugh|out of your minds?)',
  "you(?:['’]re| are) having a laugh",
  'not on your (?:nelly|life)',
  'no chance',
  '(?:over|not over) my dead',
  'not in my name',
  'scrap (?:it|this|the)',
  'bin (?:it|this idea)',
  'drop (?:it|this|the (?:plan|idea|proposal))',
  'forget it',
  'leave (?:it|things|well|us|them|our|the)(?: [\\p{L}]+)? (?:be|alone)',
  '(?:put|build|site|do) (?:it|this|them) (?:somewhere|anywhere) else',
  'find (?:somewhere|another (?:place|site|way)) else',
  'not (?:in|on|near) (?:our|my|the) (?:[\\p{L}]+ )?(?:field|street|road|village|doorstep|park|green)',
  'nimby',
  '(?:such |real |great |terrible |crying |crying, |huge |big |damn |sad )(?:shame|loss|pity|blow|mistake)',
  'would be a (?:shame|loss|pity|blow)',
  `${theseWho}(?: [\\p{L}]+){0,2} will (?:only |just |surely |all )?${suffering}`,
  '(?:where|how|what)(?: on earth)? (?:is|are|am|will|would|does|do|were|was) [\\p{L} ]{1,40}(?:meant|supposed|expected|going) to (?:go|get|do|manage|cope|live|pay|afford)',
  `(?:you['’]?ll|we['’]?ll|there['’]?ll|there will|you will|we will) (?:have|be|see|lose|get) (?:people |babies |patients |more |no |nothing |old people |children |a )?${calamity}`,
  'too far(?! (?:gone|behind))',
  '(?:what|where)(?:ever)? (?:about|happens to) (?:the|those|people|us|our) [\\p{L}]+ (?:who|without)',
  'shambles',
  'farce',
  'fiasco',
  "(?:hasn['’]?t|has not) been thought through",
  "(?:not|n['’]t) (?:well )?thought (?:out|through)",
  "(?:we['’]?ll|we will|i['’]?ll|i will) (?:fight|never|be voting)",
  'vote you out',
  '(?:total|complete|utter) (?:waste|nonsense|rubbish|madness|disgrace|joke)',
  'waste of (?:money|time|space)',
  "don['’]?t you dare",
  '(?:we|i|they) (?:were|was|are) (?:promised|told|assured|lied to)',
  'broken promises?',
  '(?:nail|nails) in (?:the|our) coffin',
  '(?:death knell|death|end|ruin) of (?:the|our|this|village|town)',
  'slippery slope',
  'thin end of the wedge',
  'kiss goodbye',
  '(?:rob|robbing|robs) (?:us|peter|the|our)',
  "bigger (?:is(?: not|n['’]t)|does(?: not|n['’]t) mean) (?:always )?better",
  "if it (?:ain['’]?t|isn['’]?t|is not) (?:broke|broken)",
  '(?:why|what) (?:fix|change) (?:what|something)',
  'a solution (?:looking|in search)',
  'nobody (?:wants|asked for) (?:this|it)',
  'who asked for this',
  '(?:stop|halt|abandon|ditch|cancel|withdraw|rethink|reconsider|think again about) (?:this|it|the (?:plan|proposal|idea|closure|move|scheme|cuts?))',
  `${itWould}(?: [\\p{L}]+){0,2} (?:be (?:absolutely |so |totally |completely |really )?)?${hurt}`,
  `${dismayed}`,
  'accidents? waiting to happen',
  'not convinced',
  'unconvinced',
  'sceptical',
  'skeptical',
  "it['’]?s a no(?![- ]brainer)",
  'a no from me',
  'on your (?:own )?heads? be it',
  '^\\W*(?:no|nope|never|nah)(?:\\W+(?:no|never|way|nope|not))*\\W*$',
  '^\\W*(?:no|never)[.!,;:–—-]',
  '(?:definitely|certainly|absolutely|please|just|a (?:big|firm|definite) ) ?(?:not|no)(?=\\W*$)',
  'makes? (?:no|little) sense|what a (?:waste|disgrace|joke|shame|mess)|a step back(?:wards)?|a backward step|worst idea|mistake to',
)
const senseless =
  '(?:wrong|cruel|mad\\w*|terrible|unfair|stupid|a (?:mistake|disaster|disgrace|crime|scandal)|no sense)'
/** Where a clause begins with what is to be done. */
const ordering = "(?:(?<=^\\W*|[.!?,;:–—(]\\s*|(?:just|should|must|to|and|let['’]?s)\\s+)|please\\s+)"
/** What is dear to anyone who wants nothing ended: against a proposal that ends something. */
const keeping = anyOf(
  `${ordering}(?:keep|save|protect|retain|preserve|leave)\\s+(?:it|us|our|the|them|this|both|all|st|[\\p{L}]+)(?:\\s+[\\p{L}'’]+){0,4}(?:\\s+(?:open|alone|as it is|where it is|running|going|local))?`,
  `(?:clos|shut|scrapp|cutt|remov|los)ing\\s+(?:it|them|this|the|our|[\\p{Lu}][\\p{L}]+)(?:\\s+[\\p{L}'’]+){0,4}\\s+(?:is|would be|will be|makes)\\s+${senseless}`,
  `must (?:not|stay|remain|be (?:kept|saved))|should (?:not|stay|remain|be (?:kept|saved))|shouldn['’]?t|mustn['’]?t|ought not`,
  '(?:a |our |my |real |absolute )?life[- ]?(?:line|saver)',
  '(?:i|we|people|they|many|so many)(?: [\\p{L}]+)? (?:depend|rely|relies|depends) (?:on|upon)',
  '(?:what|where|how)(?:ever)? (?:(?:would|will|could) (?:i|we|they|people)(?: ever)? (?:do|go)|(?:would|will|do|could) (?:i|we|they|people)(?: ever)? (?:manage|cope))(?: without)?',
  "(?:couldn['’]?t|could not|can['’]?t|cannot) (?:do|manage|cope|live|get by) without",
  "(?:we|i|people|they) (?:need|depend on|rely on|love|cannot manage without|can['’]?t manage without) (?:it|this|our|the)",
)
/**
 * “Keep Melton open”, but not “keep going”. Asked apart: a part of a pattern that heeds case within one that does not,
 * `(?-i:…)`, made V8 miss what stands beside it once a process had read much else.
 */
const keptSomethingElse =
  /^(?:[Pp]lease\s+)?(?:[Kk]eep|[Ss]ave|[Pp]rotect|[Rr]etain|[Pp]reserve|[Ll]eave)\s+(?!(?:it|us|our|the|them|this|both|all|st)\b)\p{Ll}/u
/** Of a proposal that ends something. */
const goAhead = anyOf(
  '(?:please )?(?:just )?(?:shut|close|sell|scrap|demolish|knock|cut|axe|bin|stop|end|drop) (?:it|them|this one)(?: down| up)?',
  '(?:never|hardly ever|rarely) (?:more than|over) (?:\\S+) (?:people |passengers )?(?:on it|there|in it)',
  '(?:always|usually|often|mostly) empty',
  'nobody (?:uses|goes)',
  'no ?one (?:uses|goes)',
  'hardly (?:used|anyone uses)',
  '(?:past|had) its (?:best|day)',
  '(?:building )?is (?:falling (?:down|apart)|crumbling|a dump|not fit for purpose|empty|half empty)',
)
/** What who wants to keep something speaks against. */
const losing =
  /\b(?:clos|shut|los|scrapp?|cut|remov|end|axe|stopp?|sell|demolish|tak|get)(?:e|es|ing|ting)?\s+(?:it|this|that|them|the|our|a|rid)\b/i
const onlyIf = anyOf(
  '^\\W*(?:only if|if and only if|provided|as long as|so long as|on condition|not unless|not until|not before)',
)
const condition = anyOf(
  '(?:but )?only if|as long as|provided(?: that)?|on (?:the )?condition(?: that)?|so long as|unless|with (?:some )?reservations?',
)
/** Assent in words that nobody means: “oh brilliant”, “great, another bill”, “just what we need”. */
const mockery = anyOf(
  "^\\W*(?:brilliant|great|marvellous|wonderful|fantastic|lovely|genius|perfect|well done)[.!,]+ (?:so|now|where|how|what|who|another|and|because|let|let['’]?s|why)",
  'oh,? (?:great|brilliant|lovely|marvellous|wonderful|fantastic|good|joy|how (?:nice|lovely|clever))',
  "(?:great|brilliant|lovely|marvellous|wonderful|fantastic|nice one|well done|clever|bravo),? (?:another|yet another|more|now|so|just|shut|close|take|let['’]?s|because|let us)",
  'just what (?:we|i|everyone)(?: all)? (?:need|needed|wanted|want)',
  'thanks (?:a lot|a bunch|for nothing)',
  'well done(?: (?:you|council|everyone|lads|all))?',
  '(?:great|good|nice|brilliant|genius) (?:idea|plan|move|job|work),? (?:not|if you (?:like|want|hate))',
  'yeah,? right',
  'genius',
  'very clever',
  "aren['’]?t you (?:clever|kind|generous)",
  'how (?:generous|kind|thoughtful|convenient) of you',
  'as if',
)
const goodFor =
  '(?:good|great|fine|ok|okay|all right|alright|better|easier|brilliant|lovely|perfect|ideal|handy|suits?|nice|useful|fair)'
const badFor = `${bad}`
const theCase =
  '(?:why|the (?:need|reasons?|logic|sense|argument|point|case|thinking|idea|benefits?)|that|what|how|where)'
/** Both sides in one breath. */
const concession = anyOf(
  'neither (?:for nor against|here nor there)',
  'no strong (?:view|feeling|opinion)s?(?: either way)?',
  'if you (?:must|have to|really must)',
  "(?:does|do)(?:n['’]?t| not) (?:bother|mind|matter|worry)(?: (?:me|us))?(?: [^.!?]{0,30})? (?:as long as|so long as|provided|if|but)",
  '(?:would|should|might|could|will) (?:have|get) my (?:vote|support) if',
  '(?:nice|good|lovely|great|noble|fine) (?:thought|idea|intention|aim|try|plan|principle)s?,? (?:but|however|though|if only|just|only)',
  `(?:good|great|fine|ok|okay|all right|better|easier|brilliant) for (?:the |some |those |people )?[^.!?,;]{2,30}[,;] ?(?:but )?${unfit}[^.!?]{0,30}`,
  '(?:in|of) two minds',
  'mixed (?:feelings|views|emotions)',
  "(?:i am|i[’']m|feel) torn",
  'torn (?:on|about|between)',
  'on the fence',
  'pros and cons',
  '(?:good|plus) (?:and|as well as) (?:bad|minus)(?: points| sides?)?',
  'swings and roundabouts',
  '(?:both|two) sides',
  'partly',
  'up to a point',
  'to (?:a|some) (?:degree|extent)',
  'depends? (?:on|how|what|if|whether)',
  'half of me',
  'not sure either way',
  'i like (?:some|parts?) of',
  'some of it(?: is)?',
  `(?:can|do|could) (?:see|understand|appreciate|accept)(?: fully| well)? ${theCase}(?: [^.!?]{0,120}?)?(?:,|;| –|—)? (?:but|however|though|although|yet)`,
  `${fine}?,? ?(?:on paper|in theory|in principle)(?:,|;| –|—)?(?: [^.!?]{0,80}?)? (?:but|however|though|although|yet|only|not|subject|provided|if)`,
  '(?:yes|yeah|ok|okay|fine|agreed?|good|great|nice|sure),? (?:but|however|only|provided|as long|if|except)',
  "(?:a |it[’']?ll be |it[’']?s )?(?:good|bad|great|fine|better|worse)(?: thing)? for [^.!?,;]{2,40}(?:,|;| but| and) ?(?:a |not so |but )?(?:bad|good|less|worse|not|better|terrible)",
  'we (?:do )?need (?:it|this|one|the|a)[^.!?]{0,60} but not',
  `${goodFor} for [^.!?;,–—]{2,50}[.;,:–—]+ ?(?:but |and )?(?:a |an |absolutely |very |less |not so |not ){0,2}${badFor} for`,
  `${badFor} for [^.!?;,–—]{2,50}[.;,:–—]+ ?(?:but |and )?(?:a |an |absolutely |very |less |not so ){0,2}${goodFor} for`,
  '(?:half|nearly|almost|partly|not yet|not quite|not fully|not wholly|not entirely) (?:persuaded|convinced|with you|there|sold)',
  '(?:could|might) be (?:persuaded|convinced|talked (?:round|into it))',
  'a (?:qualified|cautious|reluctant|conditional|tentative) (?:yes|no|ok|welcome|support)',
  '(?:i |we )?(?:can|could) (?:live|put up) with [^.!?;]{3,60}(?:[;,–—] ?|but )(?:but |not |in |on |at |if |what )',
  '(?:happy|willing|prepared|content) (?:to|with|for)[^.!?]{0,40},? (?:not|but not|but)',
)
const reserve = anyOf(
  'but',
  'however',
  'although',
  'though',
  'yet this',
  'yet it',
  'yet the',
  'except',
  'i (?:do )?(?:worry|fear)',
  "(?:i['’]?m|i am) (?:a bit |slightly |somewhat |also |still )?(?:worried|concerned|anxious)",
  'with (?:some )?(?:concerns?|caveats?)',
  'i have (?:some )?(?:concerns?|doubts|worries|reservations)',
)
/** What a comment says in so many words; see `stanceOf` of stance.ts. */
export function statedStance(text: string, proposal = ''): Reading {
  const effect = effectOf(proposal)
  const found: { side: 'for' | 'against'; span: [number, number] }[] = []
  const take = (pattern: RegExp, side: 'for' | 'against', counts: (words: string) => boolean = () => true) => {
    for (const match of text.matchAll(pattern)) {
      if (!counts(match[0].trim())) continue
      const lead = match[0].length - match[0].trimStart().length
      const from = match.index + lead
      const to = match.index + match[0].length
      if (to <= from || found.some(({ span }) => from < span[1] && span[0] < to)) continue
      const denied =
        (side === 'for' || /^(?:object|against|oppos|dislik)/i.test(match[0].trim())) && deniedBefore(text, from)
      // “Closing it would be madness” is for keeping it.
      const ofTheEnd = effect === 'keeps' && pattern === dissent && losing.test(clauseUpTo(text, to))
      found.push({ side: denied !== ofTheEnd ? (side === 'for' ? 'against' : 'for') : side, span: [from, to] })
    }
  }
  // What is meant the other way first, then the longest dissent: “do not support” holds “support”.
  take(mockery, 'against')
  take(dissent, 'against')
  take(keeping, effect === 'keeps' ? 'for' : 'against', (words) => !keptSomethingElse.test(words))
  take(assent, 'for')
  if (effect === 'ends') take(goAhead, 'for')
  const conceded = placesOf(concession, text)
  const spans = [...found.map(({ span }) => span), ...conceded].sort((a, b) => a[0] - b[0])
  if (conceded.length > 0) return { stance: 'mixed', spans }
  const sides = new Set(found.map(({ side }) => side))
  if (sides.size === 0) {
    // “Only if the mobile library comes” is a yes with a string to it.
    const bound = placesOf(onlyIf, text)
    return { stance: bound.length > 0 ? 'mixed' : 'unclear', spans: bound }
  }
  if (sides.size === 2) return { stance: sidesOf(text, found), spans }
  const [side] = sides
  const first = found[0]!.span
  const doubts =
    side === 'for' ? [...placesOf(condition, text), ...placesOf(reserve, text).filter(([at]) => at > first[0])] : []
  if (doubts.length > 0)
    return { stance: 'mixed', spans: [...spans, ...doubts.slice(0, 1)].sort((a, b) => a[0] - b[0]) }
  return { stance: side!, spans }
}

function placesOf(pattern: RegExp, text: string): [number, number][] {
  return [...text.matchAll(pattern)].map(({ index, 0: words }) => [index, index + words.length])
}

/** Of both sides: mixed, but for one that was held once or mocked, “I used to have no faith, but this is excellent”. */
function sidesOf(text: string, found: { side: 'for' | 'against'; span: [number, number] }[]): Stance {
  const mocked = placesOf(mockery, text)
  if (mocked.some(([at]) => found.some(({ side, span }) => side === 'against' && span[0] === at))) return 'against'
  return 'mixed'
}

/** What a clause says, up to a place in it. */
function clauseUpTo(text: string, to: number): string {
  const before = text.slice(Math.max(0, to - 80), to)
  return before.split(/[.!?;,:–—]\s*(?=\S)/).at(-1) ?? ''
}

/** “I am not at all in favour”, “nobody supports this”, “I used to agree”. */
function deniedBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 30), at)
  return /(?:\bnot|n['’]t|\bnever|\bnothing|\bnone|\bnobody|\bno one|\bhardly|\bfar from|\bused to|\bcannot|\bwithout)\s+(?:\S+\s+){0,2}$/i.test(
    before.split(/[.!?;,]/).at(-1) ?? '',
  )
}
