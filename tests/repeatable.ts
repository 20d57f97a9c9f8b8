import fc from 'fast-check'

/**
 * `npm test` tries the same examples each time, so that what it says of a change is about that change.
 * `npm run torture` looks for new ones, with a seed of its own for each round; fast-check prints the seed of
 * what it finds, and `LECTERN_SEED=… npx vitest run …` shows it again.
 */
fc.configureGlobal({ seed: Number(process.env.LECTERN_SEED ?? 20_261_125) })
