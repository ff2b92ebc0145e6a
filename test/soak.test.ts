/**
 * A long day at the editor: nothing grows.
 *   npx vitest run test/soak.test.ts
 *   SLA_SOAK_EDITS=10000 npx vitest run test/soak.test.ts        the whole day; files are opened and closed a tenth as often
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreement } from '../bench/text.js';
import { share } from '../packages/language/test/support/edits.js';
import { Editor, positionAt, startMeasuredServer } from './support/editor.js';
import { askFor, offered } from './support/features.js';

const EDITS = Number(process.env.SLA_SOAK_EDITS ?? 1_500);
const OPENINGS = EDITS / 10;
const WARM_UP = 2_000;
/** A hand's breadth of letters between two looks at what the editor says. */
const WORD = 5;
const SEED = 20260701;
const SHARED = 'severity Shared "Shared" { means "what all files share" }\n';

test('after thousands of edits and of openings the server holds no more memory than after the first', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sla-soak-'));
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'shared.sla'), SHARED);
  const texts = Array.from({ length: 3 }, (_, i) => `import "./shared.sla"\n${agreement(i).join('\n')}\n`);
  for (const [i, text] of texts.entries()) writeFileSync(path.join(folder, `agreement-${i}.sla`), text);
  const { process: program, memory } = startMeasuredServer();
  const editor = new Editor(program);
  const { server } = editor;
  try {
    await editor.start(pathToFileURL(folder).toString());
    editor.open(uriOf('shared.sla'), SHARED);
    for (const [i, text] of texts.entries()) editor.open(uriOf(`agreement-${i}.sla`), text);
    await editor.settle();
    const features = offered(editor.capabilities);
    expect(features.length).toBeGreaterThan(15);
    const random = randomOf(SEED);
    let asked = 0;
    const askNext = async (uri: string, offset: number) => {
      const position = positionAt(editor.text(uri)!, offset);
      const range = { start: position, end: { line: position.line + 3, character: 0 } };
      const diagnostics = server.diagnostics.get(uri) ?? [];
      asked += 1;
      await askFor(server, features[asked % features.length]!, { uri, position, range, diagnostics });
    };

    /** Words are written and deleted again, in all files by turns. */
    const edit = async (count: number) => {
      for (let done = 0; done < count; done += 2 * WORD) {
        const uri = editor.openUris[random(editor.openUris.length)]!;
        const before = editor.text(uri)!;
        const offset = random(before.length);
        for (let typed = 1; typed <= WORD; typed++)
          editor.change(uri, before.slice(0, offset) + '} "x%'.slice(0, typed) + before.slice(offset));
        await askNext(uri, offset);
        for (let typed = WORD - 1; typed >= 0; typed--)
          editor.change(uri, before.slice(0, offset) + '} "x%'.slice(0, typed) + before.slice(offset));
        await askNext(uri, offset);
      }
      await editor.settle();
    };
    /** Unsaved files come and go, and so do editors of files on disk. */
    const reopen = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const isSaved = i % 2 === 0;
        const uri = isSaved ? uriOf('agreement-0.sla') : `untitled:Untitled-${i}`;
        if (isSaved) editor.close(uri);
        else editor.open(uri, texts[1]!.replace('./shared.sla', uriOf('shared.sla')));
        await askNext(isSaved ? uriOf('shared.sla') : uri, 0);
        if (isSaved) editor.open(uri, texts[0]!);
        else editor.close(uri);
      }
      await editor.settle();
    };

    // What is compiled, and kept once and for all, comes in the first hour.
    await edit(WARM_UP);
    await reopen(WARM_UP / 10);
    const first = await memory();
    await edit(EDITS / 2);
    await reopen(OPENINGS / 2);
    const middle = await memory();
    await edit(EDITS / 2);
    await reopen(OPENINGS / 2);
    const last = await memory();
    console.log(`heap: ${[first, middle, last].map(({ heapUsed }) => megabytes(heapUsed)).join(', ')}`);
    expect(last.heapUsed / first.heapUsed).toBeLessThan(1.1);
    expect([...server.diagnostics].filter(([uri, found]) => uri.startsWith('untitled:') && found.length > 0)).toEqual(
      [],
    );
    expect(server.stderr).toEqual([]);
    expect(server.logged).toEqual([]);
    expect(await server.stop()).toBe(0);
  } finally {
    program.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}, 900_000);

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Numbers below a limit, the same in every run. */
function randomOf(seed: number): (limit: number) => number {
  const numbers = fc.sample(share, { numRuns: 4_000, seed });
  let next = 0;
  return (limit) => {
    next += 1;
    return Math.floor(numbers[next % numbers.length]! * (limit - 1));
  };
}
