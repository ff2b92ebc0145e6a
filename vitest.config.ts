import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const folders = ['test', ...readdirSync('packages').map((name) => path.join('packages', name, 'test'))];
const tests = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name)),
);

/** Tests that put something else in the place of what is real. The others share what they have loaded, which saves a third of their time. */
const replacing = tests.filter((file) => /\bvi\.(mock|stub\w+|useFakeTimers)\(/.test(readFileSync(file, 'utf8')));

/** They need the bundled server. */
const SERVER = 'packages/server/test/**/*.test.ts';

export default defineConfig({
  test: {
    // Generous: what is slow on a busy machine is not wrong.
    testTimeout: 90_000,
    // By default Vitest leaves one core free, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['packages/*/test/**/*.test.ts', 'test/*.test.ts'],
          exclude: [...replacing, SERVER],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [SERVER],
          exclude: replacing,
          isolate: false,
          globalSetup: 'packages/server/test/bundle.ts',
        },
      },
      { extends: true, test: { name: 'alone', include: replacing } },
    ],
  },
});
