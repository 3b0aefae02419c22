/**
 * Characters that change the direction of everything after them: embeddings, overrides, isolates and what ends them. With one
 * of them words read otherwise than they were sent, and can reach into the words of others. Languages written from right to
 * left need none: their letters have a direction of their own.
 */
const overrides = /[\u202a-\u202e\u2066-\u2069]/g

/** Words as they may be published, mailed, printed or exported: nothing in them turns what follows. */
export const withoutOverrides = (words: string): string => words.replace(overrides, '')
