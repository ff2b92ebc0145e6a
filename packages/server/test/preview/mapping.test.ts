import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LAYOUTS } from '@sla-language/documents';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyAt } from '../../src/preview/places.js';
import type { PreviewDocument } from '../../src/protocol.js';
import { Workshop } from './workshop.js';

const workshop = new Workshop();
beforeAll(() => workshop.start());

const EXAMPLES = readdirSync('examples')
  .filter((name) => name.endsWith('.sla'))
  .map((name) => path.resolve('examples', name));

async function document(file: string, layout: (typeof LAYOUTS)[number] = 'schedule'): Promise<PreviewDocument> {
  const uri = pathToFileURL(file).toString();
  await workshop.write(uri, readFileSync(file, 'utf8'));
  const { state, document } = await workshop.ask(uri, { layout });
  expect(state).toBe('whole');
  return document!;
}

/** The lines of the agreement that is shown. */
async function linesOf(uri: string): Promise<{ readonly first: number; readonly last: number }> {
  const { agreements } = await workshop.ask(uri);
  return { first: agreements[0]!.range.start.line, last: agreements[0]!.range.end.line };
}

/** The text at a place. */
function textAt(shown: PreviewDocument, [, file, ...place]: PreviewDocument['places'][number]): string {
  const [startLine, startCharacter, endLine, endCharacter] = place;
  const lines = workshop
    .textOf(shown.files[file]!)
    .split('\n')
    .slice(startLine, endLine + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, endCharacter);
  lines[0] = lines[0]!.slice(startCharacter);
  return lines.join('\n');
}

/** Words of the author, wherever they stand: titles and prose, not what is worked out. */
function words(text: string): readonly string[] {
  return text.match(/[\p{L}]{4,}/gu) ?? [];
}

describe.each(EXAMPLES)('%s', (file) => {
  test('everything that declares something is reached from its line, and leads back to it', async () => {
    const shown = await document(file);
    const byKey = new Map(shown.places.map((place) => [place[0], place]));
    expect(byKey.size).toBe(shown.places.length);
    for (const place of shown.places) {
      const [key, fileOf, line, character] = place;
      const found = keyAt(shown, shown.files[fileOf]!, { line, character });
      // Several elements may show one text; whichever is found shows no more than is written there.
      expect(found, key).toBeDefined();
      const other = byKey.get(found!)!;
      expect(textAt(shown, place), `${key} / ${found}`).toContain(textAt(shown, other));
    }
  });

  test.each(LAYOUTS)('each declared clause of the layout %s leads to the text that declares it', async (layout) => {
    const shown = await document(file, layout);
    let checked = 0;
    for (const place of shown.places) {
      const declared =
        /^(service|objective|metric|support|exclusion|report|escalation|calendar)-([\p{L}\p{N}_]+)$/u.exec(place[0]);
      if (!declared) continue;
      expect(textAt(shown, place)).toMatch(new RegExp(`^\\S+ ${declared[2]}(?![\\p{L}\\p{N}_])`, 'u'));
      checked++;
    }
    if (layout === 'schedule') expect(checked).toBeGreaterThan(1);
  });

  test('every declaration that the contract shows is shown from its line', async () => {
    const shown = await document(file);
    const uri = pathToFileURL(file).toString();
    const lines = workshop.textOf(uri).split('\n');
    const { first, last } = await linesOf(uri);
    const keys = new Set(shown.places.map(([key]) => key));
    for (const [line, text] of lines.entries()) {
      if (line < first || line > last) continue;
      const declared =
        /^\s*(service|objective|metric|support|exclusion|maintenance|report|severity) ([\p{L}\p{N}_]+)/u.exec(text);
      const kind = declared?.[1] === 'maintenance' ? 'exclusion' : declared?.[1];
      if (!declared || !keys.has(`${kind}-${declared[2]}`)) continue;
      const found = keyAt(shown, uri, { line, character: text.indexOf(declared[2]!) });
      expect(found, text).toBe(`${kind}-${declared[2]}`);
    }
  });

  test('prose of the author stands in the text to which it leads', async () => {
    const shown = await document(file);
    const html = Object.values(shown.texts).join('\n');
    let checked = 0;
    for (const place of shown.places) {
      if (!/^(clause|responsibilities)-/.test(place[0])) continue;
      const start = html.indexOf(`data-key="${place[0]}"`);
      const paragraph = /<p[^>]*>(.*?)<\/p>/s.exec(html.slice(start))?.[1]?.replace(/<[^>]+>|&[^;]+;/g, ' ') ?? '';
      const written = new Set(words(textAt(shown, place)));
      const own = words(paragraph);
      // The introduction of a list of duties is ours.
      if (own.length === 0 || /^responsibilities-[^-]+$/.test(place[0])) continue;
      expect(
        own.filter((word) => !written.has(word)),
        place[0],
      ).toEqual([]);
      checked++;
    }
    if (/(managed-service|rechenzentrum)\.sla$/.test(file)) expect(checked).toBeGreaterThan(1);
  });
});

test('what is imported or inherited leads to its own file', async () => {
  const shown = await document(path.resolve('examples/managed-service.sla'));
  expect(shown.files.map((uri) => path.posix.basename(uri))).toContain('acme.sla');
  const acme = shown.files.findIndex((uri) => uri.endsWith('/acme.sla'));
  const party = shown.places.find(([key, file]) => key.startsWith('party-') && file === acme)!;
  expect(textAt(shown, party)).toMatch(/^party Acme /);
});
