import { isSlight, telling } from '../../server/screening/meanings.ts'
import { stemOf, tokenise } from '../../server/screening/tokens.ts'

/**
 * A comment as it counts for new topics. `unplaced`: no theme, or none that is sure. `person` who said it, `place` where
 * from if known, `campaign` the letter it is a copy of, if any.
 */
export type Heard = { text: string; unplaced: boolean; person: string; place: string | null; campaign: string | null }

/** Words that stand out among unplaced comments. `strength` is a z-score; `comments` are places in the list given. */
export type Topic = { words: string[]; strength: number; people: number; places: number; comments: number[] }

const LEAST_PEOPLE = 5
/** Where no phrase names it, and no rare word. */
const LEAST_FOR_A_COMMON_WORD = 10
const LEAST_PLACES = 3
/** From here on a difference is hardly chance (one-sided, about 1 in 40). */
const STANDS_OUT = 2
/** Weight of what is usual, as a share of all runs heard. */
const PRIOR = 0.1

const smallWords = new Set(
  `a about after again all also am an and any are as at be because been before being but by can cant could did do does doesnt dont down
  even every for from get go going got had has have he her here him his how i if im in into is isnt it its ive just like made make many me more
  most much my need no nobody not now of off on one only or other our out over own please put really said same say see she should so some
  still such take than that the their them then there these they thing things this those through to too two up us very want was wasnt way we were what
  when where which while who why will with without would you your`
    .split(/\s+/)
    .filter(Boolean),
)

// Opinions and manners of speech: they may stand in a phrase, and name no topic.
const fillers = new Set(
  `absolutely agree amazing anyone anything awful awfully bad best better brilliant care close closed day days definitely different difficult
  dont easy enough especially everybody everyone everything excellent fantastic feel feels fine friendly front full give given good great grateful
  happy hard hate help helpful hope hopefully idea important instead keep kind know knows less let life like likely little local long look lot lots love
  lovely matter matters maybe mean means month months nice nothing obviously often old open opinion people perfect person place plan plans point
  poor possible proposal proposals quite reason right sad save see seem seems service services simply someone something soon sorry start stay support
  sure terrible thank thankful thanks think thought time times today totally try understand use used useful view want wants week weeks wonder
  wonderful work works worse worst worth wrong year years yes`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * What is new: runs of one to three words far more common in unplaced comments than in the rest, said by at least five
 * people from at least three places (where places are known), a campaign counted once. Words that go together are one topic.
 * @see Monroe, Colaresi & Quinn (2008), “Fightin’ Words”, Political Analysis 16(4): weighted log-odds with a prior
 */
export function emergingTopics(heard: Heard[], most = 10): Topic[] {
  const counted = onceEach(heard)
  const placesKnown = counted.some((at) => heard[at]!.place !== null)
  const terms = new Map<string, { shown: Map<string, number>; inside: number[]; outside: number }>()
  let insideTotal = 0
  let outsideTotal = 0
  for (const at of counted) {
    const { text, unplaced } = heard[at]!
    for (const [key, shown] of runsOf(text)) {
      let term = terms.get(key)
      if (!term) terms.set(key, (term = { shown: new Map(), inside: [], outside: 0 }))
      term.shown.set(shown, (term.shown.get(shown) ?? 0) + 1)
      if (unplaced) {
        term.inside.push(at)
        insideTotal++
      } else {
        term.outside++
        outsideTotal++
      }
    }
  }
  const spread = (list: number[], of: (at: number) => string | null) =>
    new Set(list.map(of).filter((one) => one !== null)).size
  const usual = PRIOR * (insideTotal + outsideTotal)
  const standing = [...terms.values()]
    .flatMap(({ shown, inside, outside }) => {
      if (spread(inside, (at) => heard[at]!.person) < LEAST_PEOPLE) return []
      if (placesKnown && spread(inside, (at) => heard[at]!.place) < LEAST_PLACES) return []
      const prior = PRIOR * (inside.length + outside)
      const a = inside.length + prior
      const b = outside + prior
      const odds = Math.log(a / (insideTotal + usual - a)) - Math.log(b / (outsideTotal + usual - b))
      const strength = odds / Math.sqrt(1 / a + 1 / b)
      const words = [...shown].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))[0]![0]
      return strength >= STANDS_OUT ? [{ words, strength, inside }] : []
    })
    .sort((a, b) => b.strength - a.strength || (a.words < b.words ? -1 : 1))
  const topics: { words: string[]; strength: number; comments: Set<number> }[] = []
  for (const { words, strength, inside } of standing) {
    const home = topics.find(
      ({ comments }) => inside.filter((at) => comments.has(at)).length * 2 >= Math.min(inside.length, comments.size),
    )
    if (!home) topics.push({ words: [words], strength, comments: new Set(inside) })
    else {
      if (home.words.length < 8) home.words.push(words)
      for (const at of inside) home.comments.add(at)
    }
  }
  const found = topics.map(({ words, strength, comments }) => {
    const list = [...comments].sort((a, b) => a - b)
    return {
      words: named(words, list, heard),
      strength: Math.round(strength * 100) / 100,
      people: spread(list, (at) => heard[at]!.person),
      places: spread(list, (at) => heard[at]!.place),
      comments: list,
    }
  })
  // A common word alone that a handful used is an accident of speech, and no topic.
  const names = ({ words: [name = ''], people }: Topic) =>
    name.includes(' ') || people >= LEAST_FOR_A_COMMON_WORD || telling(stemOf(name)) === 1
  return found.filter(names).slice(0, most)
}

/** Of words that stand between others in a name: “park and ride”, “cost of permits”. */
const joining = new Set(['and', 'of', 'for', 'the', 'in', 'on', 'to', 'at'])
/** What a common word is worth in a name beside a rarer one. */
const SLIGHT = 0.4
/** So many words a name has at most. */
const LONGEST_NAME = 5
/** What a topic is called must have been said by this many. */
const LEAST_NAMING = 3

/**
 * A topic's words with a phrase in front that people used, of two to five words: the one that most said, holding a word of
 * the topic; of two that as many said the longer. Without such a phrase the words stay as they are.
 */
function named(words: string[], comments: number[], heard: Heard[]): string[] {
  const own = new Set(words.slice(0, 3).flatMap((run) => run.split(' ').map(stemOf)))
  const phrases = new Map<string, { shown: string; people: Set<string>; length: number }>()
  for (const at of comments) {
    const tokens = tokenise(heard[at]!.text)
    for (let from = 0; from < tokens.length; from++) {
      if (saysLittle(tokens[from]!.word)) continue
      for (let to = from + 1; to < from + 5 && to < tokens.length && !tokens[to]!.opens; to++) {
        if (saysLittle(tokens[to]!.word)) continue
        const run = tokens.slice(from, to + 1).map(({ word }) => word)
        const stems = run.map(stemOf)
        if (!stems.some((stem) => own.has(stem))) continue
        const key = stems.join(' ')
        const known = phrases.get(key) ?? { shown: run.join(' '), people: new Set(), length: run.length }
        known.people.add(heard[at]!.person)
        phrases.set(key, known)
      }
    }
  }
  const worth = ({ people, length }: { people: Set<string>; length: number }) => people.size * (1 + 0.1 * length)
  const best = [...phrases.values()]
    .filter(({ people }) => people.size >= LEAST_NAMING)
    .sort((a, b) => worth(b) - worth(a) || (a.shown < b.shown ? -1 : 1))[0]
  return best ? [best.shown, ...words.filter((word) => word !== best.shown)].slice(0, 8) : words
}

/**
 * Phrases of two to five words that people used in some comments, with what each tells of them beside the others: a phrase is
 * worth its words, and a word is worth how many more use it here than elsewhere. None begins or ends with a word that says
 * little, and one that others here use too is among its words.
 */
export function tellingPhrases(heard: Heard[], inside: readonly number[]): { phrase: string; worth: number }[] {
  const within = new Set(inside)
  const counts = new Map<string, { here: number; elsewhere: number }>()
  heard.forEach(({ text }, at) => {
    for (const stem of new Set(tokenise(text).map(({ word }) => stemOf(word)))) {
      const count = counts.get(stem) ?? { here: 0, elsewhere: 0 }
      if (within.has(at)) count.here++
      else count.elsewhere++
      counts.set(stem, count)
    }
  })
  const others = Math.max(1, heard.length - inside.length)
  const worthOf = (word: string) => {
    if (saysLittle(word)) return 0
    const stem = stemOf(word)
    const { here, elsewhere } = counts.get(stem)!
    if (here < 2) return 0
    const odds = Math.log((here + 0.5) / (inside.length + 1)) - Math.log((elsewhere + 0.5) / (others + 1))
    return Math.max(0, odds) * (here / inside.length) * telling(stem) * (isSlight(word) ? SLIGHT : 1)
  }
  const phrases = new Map<string, { phrase: string; worth: number; people: Set<string> }>()
  for (const at of inside) {
    const tokens = tokenise(heard[at]!.text)
    for (let from = 0; from < tokens.length; from++) {
      if (joining.has(tokens[from]!.word)) continue
      for (let to = from + 1; to < from + LONGEST_NAME && to < tokens.length && !tokens[to]!.opens; to++) {
        if (joining.has(tokens[to]!.word)) continue
        const run = tokens.slice(from, to + 1).map(({ word }) => word)
        if (run.some((word) => !joining.has(word) && (saysLittle(word) || (worthOf(word) === 0 && isSlight(word)))))
          continue
        if (new Set(run.map(stemOf)).size < run.length) continue
        const key = run.map(stemOf).join(' ')
        const known = phrases.get(key)
        if (known) known.people.add(heard[at]!.person)
        else {
          const own = run.filter((word) => !joining.has(word)).map(worthOf)
          const worth = own.reduce((sum, one) => sum + one, 0) / own.length
          phrases.set(key, { phrase: run.join(' '), worth, people: new Set([heard[at]!.person]) })
        }
      }
    }
  }
  return [...phrases.values()]
    .filter(({ worth }) => worth > 0)
    .map(({ phrase, worth, people }) => ({ phrase, worth: worth * Math.sqrt(people.size) }))
    .sort((one, other) => other.worth - one.worth || (one.phrase < other.phrase ? -1 : 1))
}

/** Numbers, and what is left of “you’ll” and “they’ve”. */
const noName =
  /^(?:\d.*|(?:i|you|we|they|he|she|it|that|there|who|what)(?:ll|ve|re|d|s|m)|one|two|three|four|five|six|seven|eight|nine|ten|twenty|half|past|each)$/

function saysLittle(word: string): boolean {
  return smallWords.has(word) || fillers.has(word) || noName.test(word)
}

/** One comment of each campaign stands for it. */
function onceEach(heard: Heard[]): number[] {
  const campaigns = new Set<string>()
  return heard.flatMap(({ campaign }, at) => {
    if (campaign === null) return [at]
    if (campaigns.has(campaign)) return []
    campaigns.add(campaign)
    return [at]
  })
}

/** Runs of one to three words that neither begin nor end with a small word or an opinion, by stem, as written. */
function runsOf(text: string): Map<string, string> {
  const tokens = tokenise(text)
  const runs = new Map<string, string>()
  for (let from = 0; from < tokens.length; from++) {
    if (smallWords.has(tokens[from]!.word) || fillers.has(tokens[from]!.word)) continue
    for (let to = from; to < from + 3 && to < tokens.length && (to === from || !tokens[to]!.opens); to++) {
      const last = tokens[to]!.word
      if (
        smallWords.has(last) ||
        fillers.has(last) ||
        (from === to && (last.length < 3 || /^\d/.test(last) || isSlight(last)))
      )
        continue
      const words = tokens.slice(from, to + 1).map(({ word }) => word)
      runs.set(words.map(stemOf).join(' '), words.join(' '))
    }
  }
  return runs
}
