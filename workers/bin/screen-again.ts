// npm run screen:again: screens every comment again with today's lists and models, tells how far it has come, and what changed.
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '#server/data/database.ts'
import { readConfig } from '#server/process/config.ts'
import { explain } from '#server/process/main.ts'
import { reachDatabase } from '#server/process/reach.ts'
import { askToScreenAgain, lastScreeningAgain } from '#server/safeguarding/screen-again.ts'
import { screenAgainWaiting } from '../screen-again.ts'

try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

async function main(): Promise<void> {
  const reached = await reachDatabase(readConfig(), (line) => console.error(line))
  const { db, close } = openDatabase(reached.appUrl, 2)
  try {
    await askToScreenAgain(db, null, new Date())
    const tell = (screened: number, comments: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${inFigures(screened)} of ${inFigures(comments)} comments`)
    }
    let last = await lastScreeningAgain(db)
    // A server that is up may be at it already: then its progress is shown.
    while (last && !last.finishedAt) {
      await screenAgainWaiting(db, () => false, tell)
      last = await lastScreeningAgain(db)
      if (last && !last.finishedAt) {
        tell(last.screened, last.comments)
        await wait(1_000)
      }
    }
    if (process.stderr.isTTY) process.stderr.write('\n')
    if (last) {
      console.log(
        `${inFigures(last.screened)} comments screened. Newly held: ${inFigures(last.newlyHeld)}. Newly without a view: ` +
          `${inFigures(last.newlyWithoutView)}. Newly marked as spam: ${inFigures(last.newlySpam)}. ` +
          `Personal data found where there was none: ${inFigures(last.newlyPersonal)}.`,
      )
    }
  } finally {
    await close()
    await reached.close()
  }
}

function inFigures(count: number): string {
  return count.toLocaleString('en-GB')
}
