import { defineConfig } from 'vitest/config';

// Conversations close what they open and leave no module other than they found it.
const conversations = 'test/conversations/**/*.test.ts';

export default defineConfig({
  test: {
    // Two cores carry two workers.
    maxWorkers: 2,
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'conversations',
          include: [conversations],
          // Importing the whole bot costs more than most of them; a worker does it once for all.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'rest', include: ['test/**/*.test.ts'], exclude: [conversations] },
      },
    ],
  },
});
