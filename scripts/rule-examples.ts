import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createLanguage,
  fixesOf,
  type Language,
  type PlacedFix,
  type ProfileId,
  type Rule,
  settingsOf,
} from '@sla-language/language';
import { EmptyFileSystem } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';

/** The agreement on which the examples of rules build. */
export const SOUND = 'packages/language/src/rules/examples/sound.sla';

/** The day on which examples are checked, so that what is said of them is the same every day. */
export const EXAMPLES_TODAY = '2026-07-01';

const sound = readFileSync(path.join(fileURLToPath(new URL('../', import.meta.url)), SOUND), 'utf8');
const languages = new Map<string, Language>();

/** Checks texts with all rules that run where the given one does: the recommended ones, and its audience's. */
export async function exampleChecker(
  rule: Pick<Rule, 'audience'>,
): Promise<(text: string) => Promise<readonly Diagnostic[]>> {
  const profiles: readonly ProfileId[] = ['recommended', ...(rule.audience?.slice(0, 1) ?? [])];
  const key = profiles.join();
  let language = languages.get(key);
  if (!language) {
    const settings = settingsOf(profiles);
    language = createLanguage({
      fileSystem: EmptyFileSystem.fileSystemProvider(),
      today: EXAMPLES_TODAY,
      configurations: { settingsFor: async () => settings },
    });
    language.open('file:///rules/sound.sla', sound);
    languages.set(key, language);
  }
  const checker = language;
  return async (text) => {
    const uri = 'file:///rules/example.sla';
    checker.open(uri, text);
    const [file] = await checker.check([uri]);
    return file!.diagnostics;
  };
}

/** The fixes that are offered for all findings of a rule. */
export function fixesFor(rule: Rule, diagnostics: readonly Diagnostic[]): readonly PlacedFix[] {
  return diagnostics.filter((each) => each.code === rule.id).flatMap(fixesOf);
}
