import { applyEdits, createLanguage, fixesOf, settingsOf } from '@sla-language/language';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';

const settings = settingsOf(['recommended', 'customer', 'dora']);
const language = createLanguage({
  fileSystem: EmptyFileSystem.fileSystemProvider(),
  today: '2026-07-01',
  configurations: { settingsFor: async () => settings },
});

/** What a text becomes by the first fix of its first finding of a rule. */
async function mended(text: string, code: string): Promise<string> {
  language.open('file:///a.sla', text);
  const [file] = await language.check(['file:///a.sla']);
  const finding = file!.diagnostics.find((each) => each.code === code)!;
  return applyEdits(text, fixesOf(finding)[0]!.edits);
}

test('a member goes on where it ends, also where others follow on its line', async () => {
  const text = 'agreement A { subcontracting permitted  version "1" }\n';
  expect(await mended(text, 'dora/subcontracting-open')).toBe(
    'agreement A { subcontracting permitted with 30 days notice  version "1" }\n',
  );
});

test('what is all that a member says is removed with its keyword', async () => {
  const text = [
    'agreement A {',
    '  calendar C {',
    '    open monday to friday 09:00 to 17:00',
    '    open friday 09:00 to 15:00',
    '  }',
    '}',
    '',
  ];
  expect(await mended(text.join('\n'), 'window/overlapping-hours')).toBe(text.toSpliced(3, 1).join('\n'));
});

test('a member of several lines goes on after the last one', async () => {
  const text = ['party P "P"', 'agreement A {', '  amendment by P """', '    by publication', '    """', '}', ''];
  expect(await mended(text.join('\n'), 'governance/unilateral-change')).toBe(
    text.join('\n').replace('    """\n}', '    """ with 30 days notice\n}'),
  );
});

test('what a fix adds of several lines is indented as a whole', async () => {
  const text = 'agreement A {\n  version "1"\n}\n';
  expect(await mended(text, 'dora/no-training')).toMatch(
    /^agreement A \{\n {2}version "1"\n {2}clause "Awareness and training" """\n {6}The staff .*\n {6}""" meets "DORA 30\(2\)\(i\)"\n\}\n$/,
  );
});
