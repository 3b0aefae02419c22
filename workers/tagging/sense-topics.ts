import { type Heard, tellingPhrases, type Topic } from './emerging.ts'
import { stemOf } from '../../server/screening/tokens.ts'
import { type Encoder, SENSE_SIZE, SENSE_STEPS } from './encoder.ts'

const LEAST_PEOPLE = 5
/** So alike comments begin a topic, and so alike to what it has in common they belong to it: found on five subjects. */
const ALIKE = 0.25
const BELONGS = 0.3
const ROUNDS = 4
const STARTS = 12

/** So many of the most telling phrases are held against what the comments of a topic mean. */
const NAMING = 60
/** How much of what a phrase’s words are worth counts beside its sense. */
const TRUST = 0.25

/**
 * What is new by the sense of what was said: unplaced comments that mean the like of each other, in whatever words, said by
 * at least five people, a campaign counted once; named by a phrase of two to five words, used by one of them, whose words more
 * of them use than others do, and that comes near to what they have in common. Comments most telling first.
 * @param vectors  what each comment means, undefined where that is not known; those of placed ones say what is usual here too
 * @see Comaniciu & Meer (2002), “Mean shift”, IEEE PAMI 24(5)
 */
export async function senseTopics(
  encoder: Encoder,
  heard: Heard[],
  vectors: (Int8Array | undefined)[],
  most = 10,
): Promise<Topic[]> {
  const usual = usualIn(vectors)
  const apart = (vector: Int8Array) => unit(Float64Array.from(vector, (value, n) => value / SENSE_STEPS - usual[n]!))
  const campaigns = new Set<string>()
  let left = heard.flatMap(({ unplaced, campaign }, at): Placed[] => {
    const vector = vectors[at]
    if (!unplaced || !vector || (campaign !== null && campaigns.has(campaign))) return []
    if (campaign !== null) campaigns.add(campaign)
    return [{ at, vector: apart(vector) }]
  })
  const topics: Topic[] = []
  while (topics.length < most) {
    const group = largestGroup(left, heard)
    if (!group) break
    left = left.filter((one) => !group.members.includes(one))
    const comments = group.members.map(({ at }) => at)
    const phrases = tellingPhrases(heard, comments).slice(0, NAMING)
    if (phrases.length === 0) continue
    const meant = await encoder.encode(phrases.map(({ phrase }) => phrase))
    const names = phrases
      .map(({ phrase, worth }, at) => ({
        phrase,
        worth: worth ** TRUST * Math.max(0, likeness(apart(meant[at]!), group.centre)),
      }))
      .sort((one, other) => other.worth - one.worth)
    const words = unlike(names.map(({ phrase }) => phrase)).slice(0, 8)
    topics.push({
      words,
      // The more are alike, the less is it chance.
      strength: Math.round(Math.sqrt(comments.length) * 100) / 100,
      people: peopleIn(comments, heard),
      places: new Set(comments.flatMap((at) => heard[at]!.place ?? [])).size,
      comments,
    })
  }
  return topics
}

/** Phrases that bring something: each with a word that none before it has. */
function unlike(phrases: string[]): string[] {
  const met = new Set<string>()
  return phrases.filter((phrase) => {
    const stems = phrase.split(' ').map(stemOf)
    const isNew = stems.filter((stem) => !met.has(stem)).length * 2 > stems.length
    for (const stem of stems) met.add(stem)
    return isNew
  })
}

/** What all comments have in common. Were it that of the placed ones alone, whatever is not like them would look alike. */
function usualIn(vectors: (Int8Array | undefined)[]): Float64Array {
  const known = vectors.filter((vector) => vector !== undefined)
  return sumOf(known.map((vector) => Float64Array.from(vector, (value) => value / SENSE_STEPS / known.length)))
}

type Placed = { at: number; vector: Float64Array }

/** The largest group of comments that mean the like of each other, most telling first, sought from where most are alike. */
function largestGroup(left: Placed[], heard: Heard[]): { members: Placed[]; centre: Float64Array } | null {
  const around = left.map((one) => ({
    vector: one.vector,
    alike: left.filter((other) => likeness(one.vector, other.vector) > ALIKE).length,
  }))
  const starts = around.sort((a, b) => b.alike - a.alike).slice(0, STARTS)
  let best: { members: Placed[]; centre: Float64Array } | null = null
  for (const { vector } of starts) {
    let centre = vector
    let members = left
    for (let round = 0; round < ROUNDS; round++) {
      const least = round === 0 ? ALIKE : BELONGS
      members = left.filter((one) => likeness(one.vector, centre) > least)
      if (members.length < LEAST_PEOPLE) break
      centre = unit(sumOf(members.map((one) => one.vector)))
    }
    if (members.length <= (best?.members.length ?? LEAST_PEOPLE - 1)) continue
    const comments = members.map(({ at }) => at)
    if (peopleIn(comments, heard) >= LEAST_PEOPLE) best = { members, centre }
  }
  best?.members.sort((a, b) => likeness(b.vector, best.centre) - likeness(a.vector, best.centre))
  return best
}

function peopleIn(comments: number[], heard: Heard[]): number {
  return new Set(comments.map((at) => heard[at]!.person)).size
}

function likeness(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < SENSE_SIZE; at++) sum += a[at]! * b[at]!
  return sum
}

function sumOf(vectors: Float64Array[]): Float64Array {
  const sum = new Float64Array(SENSE_SIZE)
  for (const vector of vectors) for (let at = 0; at < SENSE_SIZE; at++) sum[at] = sum[at]! + vector[at]!
  return sum
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(likeness(vector, vector)) || 1
  return vector.map((value) => value / length)
}
