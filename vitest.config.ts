import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['tests/core/**/*.test.ts'] } },
      { test: { name: 'main', include: ['tests/main/**/*.test.ts'] } },
      { test: { name: 'tools', include: ['tests/tools/**/*.test.ts'], testTimeout: 60_000 } },
      {
        plugins: [svelte(), svelteTesting()],
        test: { name: 'renderer', environment: 'jsdom', include: ['tests/renderer/**/*.test.ts'] },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/fixture/set-up.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
