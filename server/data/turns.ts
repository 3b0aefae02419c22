/** As long as one piece of thinking may keep whatever else this process does, in ms. */
const longest = 15

/**
 * For work on many comments, one after another: awaited after each, it lets whatever else waits in this process have its turn, as soon
 * as this has gone on for a while.
 */
export function takingTurns(most = longest): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < most) return
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}

/** What `think` says of each, one after another, with turns for others between. */
export async function eachInTurn<One, Thought>(all: One[], think: (one: One) => Thought): Promise<Thought[]> {
  const turn = takingTurns()
  const thoughts: Thought[] = []
  for (const one of all) {
    thoughts.push(think(one))
    await turn()
  }
  return thoughts
}
