import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/once.ts',
    setupFiles: 'tests/support/seed.ts',
    // Only a failing test waits this long: how fast a thing is stands in a benchmark, not in a test.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    // Two cores, a database and a browser: more files at once only make each slower.
    maxWorkers: 2,
    // Reading the server's code anew for each of 170 files took a third of the time. What is shared is code alone: each file has a
    // database and an app of its own.
    isolate: false,
  },
})
