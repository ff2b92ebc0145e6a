import type { Agreement } from '@sla-language/agreement';
import { createLanguage } from '@sla-language/language';
import { EmptyFileSystem } from 'langium';

/** Reads texts that stand in one folder; the agreements are those of the last one. Texts with errors fail the test. */
export async function read(files: Readonly<Record<string, string>>): Promise<readonly Agreement[]> {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: '2026-07-01' });
  const uris = Object.keys(files).map((name) => `file:///${name}`);
  Object.values(files).forEach((text, i) => {
    language.open(uris[i], text);
  });
  const checked = await language.check(uris);
  const errors = checked
    .flatMap((file) => file.diagnostics)
    .filter((each) => /^(syntax|language)\//.test(String(each.code)));
  if (errors.length > 0)
    throw new Error(errors.map((each) => `${each.range.start.line + 1}: ${each.message}`).join('\n'));
  return checked.at(-1)!.agreements;
}

/** Reads one text with one agreement. */
export async function readOne(text: string): Promise<Agreement> {
  return (await read({ 'a.sla': text })).at(-1)!;
}
