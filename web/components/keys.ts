/** One thing that a key does. `shown` is how the key is written where its name is not enough. */
export type Key = { key: string; does: string; run: (event: KeyboardEvent) => void; shown?: string }
