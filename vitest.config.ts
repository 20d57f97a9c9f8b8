import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

// Properties run hundreds of times, and a slow machine with two cores is no reason to fail.
const testTimeout = 60_000
const hookTimeout = 60_000
const setupFiles = ['tests/repeatable.ts']

export default defineConfig({
  test: {
    // One less than there are, which is what Vitest takes by itself, is half of a machine with two cores.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'core',
          include: ['tests/core/**/*.test.ts'],
          // Pure functions have nothing to keep apart, and are read once for all of their tests.
          isolate: false,
          testTimeout,
          hookTimeout,
          setupFiles,
        },
      },
      { test: { name: 'main', include: ['tests/main/**/*.test.ts'], testTimeout, hookTimeout, setupFiles } },
      {
        test: { name: 'tools', include: ['tests/tools/**/*.test.ts'], testTimeout, hookTimeout, setupFiles },
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.test.ts'],
          testTimeout,
          hookTimeout,
          setupFiles,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/fixture/set-up.ts'],
          testTimeout,
          hookTimeout,
          // Two apps at a time are slow to start on a machine with two cores.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
})
