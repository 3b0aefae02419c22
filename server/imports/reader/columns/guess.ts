import type { Column } from '../table.ts'
import { type MappedColumn, assign } from '../mapped.ts'
import { asked, headingWords } from './headings.ts'
import { lookAt } from './guess/look.ts'
import { aboutStaff } from './guess/staff.ts'
import { byCells } from './guess/cells.ts'
import { aboutLeave } from './guess/leave.ts'
import { aboutPerson } from './guess/person.ts'
import { byHeading } from './guess/called.ts'
import { besideOptions } from './guess/options.ts'
import { byMachine } from './guess/machine.ts'
import { byAnswers } from './guess/answers.ts'
import { byWords } from './guess/words.ts'
import { factQuestion, officersAnswer, officersHeading, officersTelling, openQuestion } from './wording.ts'
import { wordsIn } from './facts.ts'

/** What one column is, by its heading and by all that it holds. */
export function guess(column: Column): MappedColumn {
  const plain = asked(column.heading)
  const found = byOfficersHand(guessed({ ...column, heading: plain }), { ...column, heading: plain })
  if (plain === column.heading) return found
  const [before, after = ''] = [column.heading.indexOf(plain), column.heading.split(plain)[1]]
  const { question } = found
  if (question === null || before === -1 || !plain.startsWith(question)) return found
  return { ...found, question: column.heading.slice(0, before) + question + (question === plain ? after : '') }
}

function guessed(column: Column): MappedColumn {
  const look = lookAt(column)
  return (
    aboutStaff(look) ??
    byCells(look) ??
    aboutLeave(look) ??
    aboutPerson(look) ??
    byHeading(look) ??
    byMachine(look) ??
    besideOptions(look) ??
    byAnswers(look) ??
    byWords(look)
  )
}

/** Sentences under a heading that asks the public nothing, and that tell what was done about an entry, are officers’ own. */
function byOfficersHand(found: MappedColumn, { heading, samples, facts }: Column): MappedColumn {
  // What officers answer is often the same few sentences again, and looks like the options of a closed question.
  const canned =
    found.role === 'answer' && facts.filled > 1 && facts.sentences * 2 > facts.filled && !factQuestion.test(heading)
  if (canned && found.option === null && officersAnswer.test(headingWords(heading)))
    return assign(found, 'analyst-note', 'Its heading says that officers wrote it.', 'likely')
  if ((found.role !== 'comment' && !canned) || found.sure === 'sure' || found.option !== null || /\?/.test(heading))
    return found
  if (officersHeading.test(headingWords(heading)))
    return assign(found, 'analyst-note', 'Its heading says that officers wrote it.', 'doubtful')
  const telling = samples.filter((sample) => officersTelling.test(sample) && !/\b(I|my|me)\b/.test(sample)).length
  return telling > 1 && telling * 2 > samples.length && wordsIn(heading) <= 5 && !openQuestion.test(heading)
    ? assign(found, 'analyst-note', 'It tells what was done about each entry, as officers do.', 'doubtful')
    : found
}

export const partOfDay = /^(morning|afternoon|evening|night|am|pm|lunch|day \d+|part \d+|\d+)$/i
