import { CompletionItemKind, type Position } from 'vscode-languageserver';
import type { PlacedFinding } from '../../checking/checker.js';
import { RULES } from '../../rules/index.js';
import { topicOf } from '../../rules/rule.js';
import type { Candidate } from './candidate.js';

/**
 * In a comment that keeps rules silent their ids, first those of what is found nearby; in `///` what it is for.
 * @param findings what the rules find in the file; asked for only where it counts
 */
export function commentCandidates(
  comment: string,
  { line }: Position,
  findings: () => readonly PlacedFinding[],
): readonly Candidate[] {
  if (/^\/\/\/\s*$/.test(comment)) return [DOCUMENTATION];
  const suppression = /^\/\/\s*sla-ignore(-file)?\s+[^:]*$/.exec(comment);
  if (!suppression) return [];
  const isFile = suppression[1] !== undefined;
  const named = new Set(comment.match(/[\w-]+\/[\w-]+(?=\s*,)/g));
  const isNear = (at: number): boolean => at >= line && at <= line + NEAR;
  const found = findings().filter(({ span }) => isFile || isNear(span.range.start.line));
  const ids = new Set(found.map(({ code }) => code));
  return RULES.filter((rule) => rule.check && !named.has(rule.id)).map((rule, i) => ({
    label: rule.id,
    kind: CompletionItemKind.Constant,
    detail: rule.title,
    words: rule.title,
    from: ids.has(rule.id) ? 'found here' : topicOf(rule),
    documentation: () => rule.explanation().why,
    rank: i + (ids.has(rule.id) ? 0 : RULES.length),
  }));
}

/** How many lines below a comment still belong to what it is written for. */
const NEAR = 3;

const DOCUMENTATION: Candidate = {
  label: 'what it is',
  kind: CompletionItemKind.Text,
  insert: ` $\{1:What it is, for whoever meets its name elsewhere.}`,
  isSnippet: true,
  detail: 'Shown wherever the name below is used; it appears in no document',
  rank: 0,
};
