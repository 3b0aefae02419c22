import fc from 'fast-check'

/**
 * Property tests draw the same examples on every run, so that a run says something of the change and not of the draw.
 * `SEED=7 npm test` draws others: worth doing after a change to what a property describes.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })
