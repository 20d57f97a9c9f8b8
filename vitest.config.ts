import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

// Properties run hundreds of times, and a slow machine with two cores is no reason to fail.
const testTimeout = 60_000
const setupFiles = ['tests/repeatable.ts']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['tests/core/**/*.test.ts'], testTimeout, setupFiles } },
      { test: { name: 'main', include: ['tests/main/**/*.test.ts'], testTimeout, setupFiles } },
      { test: { name: 'tools', include: ['tests/tools/**/*.test.ts'], testTimeout, setupFiles } },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.test.ts'],
          testTimeout,
          setupFiles,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/fixture/set-up.ts'],
          testTimeout,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
