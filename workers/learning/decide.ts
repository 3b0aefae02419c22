import type { ModelScores } from '#server/learning/contract.ts'
import { waiting } from '#server/learning/models.ts'

/** A model may be put in force if it is no worse: so much may be chance. */
const mayFall = 0.01
const mandatoryMayFall = 0.02
const mandatory = new Set(['acute-shift', 'maternity', 'community-services'])
/** On what people checked, chance must leave no room for a fall of more than this. */
const roomForFall = 0.05

/**
 * Whether a new model is put in force, and why, as an officer would say it. What cannot be compared is not known to be no
 * worse: it waits for the officer's word. Nor does a machine measure itself: what counts is what more than one person
 * checked with nothing ticked beforehand.
 */
export function decide(
  scores: ModelScores | null,
  changed: { added: string[]; frame: boolean; asked: boolean },
): { adopt: boolean; reason: string } {
  const figures =
    scores &&
    `macro-F1 is ${two(scores.after.macro)}, before ${two(scores.before.macro)}, on ${scores.comments} ${
      scores.how === 'apart' ? 'comments set apart' : 'comments, each fifth in its turn'
    }`
  // A model that does not know a theme will never suggest it: no figure makes up for that.
  if (changed.added.length > 0) {
    const names = changed.added.slice(0, 3).map((label) => `“${label}”`)
    const more = changed.added.length > 3 ? ` and ${changed.added.length - 3} more` : ''
    const rest = figures ? ` On the themes that both know, ${figures}.` : ''
    return { adopt: true, reason: `Put in force: the version before does not know ${names.join(', ')}${more}.${rest}` }
  }
  if (!scores) {
    const few = 'fewer than 10 comments have been checked by people, too few to compare on'
    if (changed.frame) return { adopt: true, reason: `Put in force: the coding frame changed, and ${few}.` }
    return changed.asked
      ? { adopt: true, reason: `Put in force because an officer asked for it: ${few}.` }
      : { adopt: false, reason: `Kept back: ${few}.` }
  }
  const fallen = scores.themes.find(
    (theme) => mandatory.has(theme.theme.replaceAll('_', '-')) && theme.after < theme.before - mandatoryMayFall,
  )
  if (fallen) {
    return {
      adopt: false,
      reason: `Kept back: “${fallen.label}” would fall from F1 ${two(fallen.before)} to ${two(fallen.after)} (${figures}).`,
    }
  }
  if (scores.after.macro < scores.before.macro - mayFall) {
    return { adopt: false, reason: `Kept back: ${figures}. It may fall by ${mayFall} and no more.` }
  }
  if (scores.after.micro < scores.before.micro - mayFall) {
    const micro = `micro-F1 is ${two(scores.after.micro)}, before ${two(scores.before.micro)}`
    return { adopt: false, reason: `Kept back: ${micro} (${figures}). It may fall by ${mayFall} and no more.` }
  }
  const doubt = doubtOf(scores.checked ?? null)
  if (doubt?.worse) return { adopt: false, reason: `Kept back: ${doubt.says}.` }
  if (doubt && !changed.asked) return { adopt: false, reason: `${waiting}: ${doubt.says}. Besides, ${figures}.` }
  return { adopt: true, reason: `Put in force${doubt ? ' because an officer asked for it' : ''}: ${figures}.` }
}

/** Why what people checked does not show that a version is no worse; null if it does. */
function doubtOf(checked: NonNullable<ModelScores['checked']> | null): { says: string; worse: boolean } | null {
  if (!checked) {
    return { says: 'fewer than 10 comments have been checked with nothing ticked beforehand', worse: false }
  }
  if (checked.people < 2) {
    return { says: `the ${checked.comments} comments that were checked were checked by one person alone`, worse: false }
  }
  for (const figure of ['macro', 'micro'] as const) {
    const says = `on ${checked.comments} comments that ${checked.people} people checked ${figure}-F1 is ${two(
      checked.after[figure],
    )}, before ${two(checked.before[figure])}`
    if (checked.after[figure] < checked.before[figure] - mayFall) return { says, worse: true }
    if (checked.change[figure].low < -roomForFall) return { says: `${says}, which may be chance`, worse: false }
  }
  return null
}

const two = (figure: number) => figure.toFixed(2)
