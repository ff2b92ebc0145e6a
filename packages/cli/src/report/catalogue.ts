import type { FileFindings } from './findings.js';
import type { RuleDescription } from './report.js';

/** The codes of findings that are no rules, by what they begin with. */
const BESIDE_RULES: readonly (readonly [beginning: string, title: string])[] = [
  ['syntax/', 'A mistake in the text: it cannot be read as an agreement'],
  ['language/', 'A mistake in the text: a word, a name or a value that means nothing here'],
  ['internal/', 'A fault of sla itself'],
];

/** What kind of finding it is, in one line without a full stop. */
export function titleOf(id: string, rules: readonly RuleDescription[]): string {
  const rule = rules.find((each) => each.id === id);
  return rule?.title ?? BESIDE_RULES.find(([beginning]) => id.startsWith(beginning))?.[1] ?? id;
}

/** The ids of all rules, and of what was found without being a rule, each once and in order. */
export function idsOf(files: readonly FileFindings[], rules: readonly RuleDescription[]): readonly string[] {
  const found = files.flatMap((file) => file.findings).map((each) => each.rule);
  return [...new Set([...rules.map((rule) => rule.id), ...found])].sort();
}
