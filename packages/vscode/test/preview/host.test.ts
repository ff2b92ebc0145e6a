import type { PreviewDocument, PreviewPlace } from '@sla-language/server/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Direction } from '../../src/preview/direction.js';
import { policyOf } from '../../src/preview/page.js';
import { Refresher } from '../../src/preview/refresher.js';
import { ShownPlaces } from '../../src/preview/shown-places.js';

describe('who leads when text and preview scroll', () => {
  test('the other side waits while one moves, and may begin a little later', () => {
    let now = 0;
    const direction = new Direction(() => now);
    expect(direction.leads('editor')).toBe(true);
    now = 200;
    expect(direction.leads('preview')).toBe(false);
    now = 300;
    expect(direction.leads('editor')).toBe(true);
    now = 650;
    expect(direction.leads('preview')).toBe(false);
    now = 701;
    expect(direction.leads('preview')).toBe(true);
    expect(direction.leads('editor')).toBe(false);
  });
});

describe('asking for what has changed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('one question at a time, many changes at once, and once more for those in the meantime', async () => {
    let text = 0;
    let asking = 0;
    const answers: number[] = [];
    const refresher = new Refresher(async () => {
      asking++;
      expect(asking).toBe(1);
      const asked = text;
      await new Promise((done) => setTimeout(done, 100));
      answers.push(asked);
      asking--;
    });
    for (text = 1; text < 5; text++) refresher.request();
    await vi.advanceTimersByTimeAsync(50);
    for (text = 6; text < 10; text++) refresher.request();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(answers).toEqual([5, 10]);
  });

  test('between two questions passes as much time as the last answer took, within bounds', async () => {
    const asked: number[] = [];
    const refresher = new Refresher(async () => {
      asked.push(Date.now());
      await new Promise((done) => setTimeout(done, 150));
      if (asked.length < 3) refresher.request();
    });
    const start = Date.now();
    refresher.request();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked.map((each) => each - start)).toEqual([20, 320, 620]);
  });

  test('nothing is asked for after the end', async () => {
    const ask = vi.fn(async () => {});
    const refresher = new Refresher(ask);
    refresher.request();
    refresher.dispose();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('places in the text', () => {
  const place = (key: string, startLine: number, endLine: number, file = 0, isMain = true): PreviewPlace => {
    return [key, file, startLine, 4, endLine, 5, isMain];
  };
  const document = {
    files: ['file:///a.sla', 'file:///b.sla'],
    places: [
      place('definition', 10, 20, 0, false),
      place('clause', 10, 20),
      place('target', 13, 13),
      place('party', 3, 5, 1),
    ],
  };
  const places = ShownPlaces.of(document as unknown as PreviewDocument);
  const a = 'file:///a.sla';

  test('the smallest text around a place is shown, and the clause rather than its definition', () => {
    expect(places.keyAt(a, { line: 13, character: 4 })).toBe('target');
    expect(places.keyAt(a, { line: 14, character: 0 })).toBe('clause');
    expect(places.keyAt('file:///b.sla', { line: 4, character: 0 })).toBe('party');
    expect(places.keyAt('file:///c.sla', { line: 4, character: 0 })).toBeUndefined();
  });

  test('between two texts the one before is shown, before all of them nothing', () => {
    expect(places.keyAt(a, { line: 30, character: 0 })).toBe('clause');
    expect(places.keyAt(a, { line: 2, character: 0 })).toBeUndefined();
  });

  test('a line stands as far inside of its element as inside of its text', () => {
    expect(places.atLine(a, 10)).toEqual({ key: 'clause', share: 0 });
    expect(places.atLine(a, 16)).toEqual({ key: 'clause', share: 6 / 11 });
    expect(places.atLine(a, 13)).toEqual({ key: 'target', share: 0 });
    expect(places.atLine(a, 2)).toBeUndefined();
  });

  test('they move with lines that are added and taken away, in their file only', () => {
    const at = (line: number) => ({ line, character: 0 });
    const added = places.moved(a, { start: at(5), end: at(5) }, 2);
    expect(added.place('clause')?.range).toMatchObject({ start: { line: 12 }, end: { line: 22 } });
    expect(added.place('party')?.range.start.line).toBe(3);
    const within = places.moved(a, { start: at(14), end: at(14) }, 1);
    expect(within.place('clause')?.range).toMatchObject({ start: { line: 10 }, end: { line: 21 } });
    expect(within.place('target')?.range.start.line).toBe(13);
    const removed = added.moved(a, { start: at(5), end: at(7) }, 0);
    expect(removed.place('clause')?.range).toEqual(places.place('clause')?.range);
  });
});

test('the policy of the page allows no network, no script but ours and no style but ours', () => {
  const policy = policyOf({ nonce: 'n0nce', source: 'https://own.example' });
  expect(policy.split('; ').toSorted()).toEqual([
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'none'",
    'img-src data:',
    "script-src 'nonce-n0nce'",
    'style-src https://own.example',
  ]);
});
