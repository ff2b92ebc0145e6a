import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/*.test.ts'],
    // Generous: what is slow on a busy machine is not wrong.
    testTimeout: 90_000,
    // By default Vitest leaves one core free, which is half of a small machine.
    maxWorkers: '100%',
  },
});
