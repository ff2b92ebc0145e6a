import { createSlaEditorServices } from '@sla-language/language/editing';
import fc from 'fast-check';
import { EmptyFileSystem, TextDocument, URI } from 'langium';
import { expect, test } from 'vitest';
import { type Step, steps, textsAfter, WORKSPACE } from './support/edits.js';

const FILES = {
  'file:///shared.sla': WORKSPACE['shared.sla'],
  'file:///main.sla': WORKSPACE['main.sla'],
  'file:///heir.sla': WORKSPACE['heir.sla'],
};

type Uri = keyof typeof FILES;
const URIS = Object.keys(FILES) as Uri[];

/** What an editor holds: documents that are opened once and edited from then on. */
function editor() {
  const { shared, Sla } = createSlaEditorServices({ ...EmptyFileSystem, today: '2026-07-01' });
  const { DocumentBuilder, LangiumDocuments, TextDocuments } = shared.workspace;
  let version = 0;
  return {
    Sla,
    /** All texts anew: nothing is left of what was. */
    async open(texts: Readonly<Record<Uri, string>>) {
      for (const uri of URIS) {
        TextDocuments.set(TextDocument.create(uri, 'sla', version++, texts[uri]));
        if (LangiumDocuments.hasDocument(URI.parse(uri))) LangiumDocuments.deleteDocument(URI.parse(uri));
      }
      await DocumentBuilder.update(
        URIS.map((uri) => URI.parse(uri)),
        [],
      );
    },
    async change(uri: Uri, text: string) {
      TextDocuments.set(TextDocument.create(uri, 'sla', version++, text));
      await DocumentBuilder.update([URI.parse(uri)], []);
    },
    /** What is found in the files, and the agreements that are read in them. */
    said: () =>
      URIS.map((uri) => {
        const document = LangiumDocuments.getDocument(URI.parse(uri))!;
        const agreements = Sla.checking.Checker.read(document)!.agreements.map((each) => each.agreement);
        return { uri, diagnostics: document.diagnostics, agreements };
      }),
  };
}

const [edited, opened] = [editor(), editor()];

test('after any edits in a file, or in one that it imports, all is said that is said of the texts anew', async () => {
  let kept = 0;
  const turns = fc.array(fc.tuple(fc.constantFrom(...URIS, 'file:///main.sla' as const), steps), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(turns, async (all) => {
      const texts: Record<Uri, string> = { ...FILES };
      await edited.open(texts);
      for (const [uri, changes] of all as readonly (readonly [Uri, readonly Step[]])[]) {
        for (const text of textsAfter(texts[uri], changes)) {
          texts[uri] = text;
          const before = edited.said().flatMap((each) => each.agreements);
          await edited.change(uri, text);
          await opened.open(texts);
          const said = edited.said();
          expect(said, text).toEqual(opened.said());
          kept += said.flatMap((each) => each.agreements).filter((each) => before.includes(each)).length;
        }
      }
    }),
    { numRuns: 40, seed: 20260701 },
  );
  // Else nothing was compared.
  expect(kept).toBeGreaterThan(100);
}, 300_000);

test('an agreement is read again when another one changes in whose name it refers to something that this inherits', async () => {
  await edited.open(FILES);
  // `Other.Quick` itself stands in Common and stays as it is.
  await edited.change('file:///heir.sla', FILES['file:///heir.sla'].replace('Other "Other"', 'Other "Another"'));
  const items = edited
    .said()
    .flatMap(({ agreements }) => agreements.filter(({ id }) => id === 'Heir'))
    .flatMap(({ services }) => services.find(({ id }) => id === 'More')!.dependencies.flatMap((each) => each.items));
  expect(items.at(-1)).toMatchObject({ agreement: 'Other', title: 'Another: Quick' });
});
