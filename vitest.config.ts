import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Importing Wechaty is the cost of a test file; two cores carry two workers.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
