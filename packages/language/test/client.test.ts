import { createSlaEditorServices } from '@sla-language/language/editing';
import { EmptyFileSystem } from 'langium';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EditorConfiguration } from '../src/editing/client.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The settings that an editor is asked for, which answers so. */
function settingsOf(answer: Promise<unknown>) {
  const configuration = new EditorConfiguration(createSlaEditorServices(EmptyFileSystem).shared);
  configuration.initialize({
    processId: null,
    rootUri: null,
    capabilities: { workspace: { configuration: true } },
  });
  const asked = configuration.initialized({ fetchConfiguration: () => answer as Promise<unknown[]> });
  const told: string[] = [];
  configuration.onConfigurationSectionUpdate(({ section }) => told.push(section));
  return { asked, told, lenses: () => configuration.getConfiguration('sla', 'codeLens') };
}

const GIVEN = [{ codeLens: { references: true } }];

test('an editor that is asked for its settings answers', async () => {
  const { asked, lenses } = settingsOf(Promise.resolve(GIVEN));
  await asked;
  expect(await lenses()).toEqual({ references: true });
});

test.each([
  ['nothing', Promise.resolve(null)],
  ['an empty list', Promise.resolve([])],
  ['a setting that is null', Promise.resolve([null])],
])('one that answers %s has no settings', async (_, answer) => {
  const { asked, lenses } = settingsOf(answer);
  await asked;
  expect(await lenses()).toBeUndefined();
});

test('nor has one that does not know the question', async () => {
  const { asked, lenses } = settingsOf(Promise.reject(new Error('Unhandled method workspace/configuration')));
  await asked;
  expect(await lenses()).toBeUndefined();
});

test('nor one that is silent; whoever asks is not kept waiting for ever', async () => {
  const { lenses } = settingsOf(new Promise(() => {}));
  const answered = lenses();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await answered).toBeUndefined();
});

test('what a slow one answers at last counts from then on, and all are told', async () => {
  const late = new Promise((answer) => setTimeout(() => answer(GIVEN), 5_000));
  const { lenses, told } = settingsOf(late);
  const early = lenses();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await early).toBeUndefined();
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await lenses()).toEqual({ references: true });
  expect(told).toEqual(['sla']);
});
