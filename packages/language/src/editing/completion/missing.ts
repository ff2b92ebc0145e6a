import type { AstNode } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import type { BlockVocabulary } from '../../parsing/vocabulary.js';
import type { AgreementReading } from '../../reading/agreement.js';
import type { Spans } from '../../reading/spans.js';
import type { Fix } from '../../rules/fix.js';
import { RULES } from '../../rules/index.js';
import type { RuleSeverity } from '../../rules/rule.js';
import type { RuleFinding } from '../../rules/runner.js';
import { type Meaning, meaningOf } from '../meanings.js';
import { type Candidate, RANK } from './candidate.js';
import { asSnippet, plain } from './snippet-text.js';

/** A member that a rule asks for, to be written in the block at hand. */
interface Request {
  readonly finding: RuleFinding;
  /** The lines to write, or the meaning with whose scaffold the member begins. */
  readonly text: string | Meaning;
}

const ORDER: Readonly<Record<RuleSeverity, number>> = { error: 0, warning: 1, information: 2 };

/**
 * What the agreement lacks in the block at hand, with the reason that the rule gives. What a fix of the rule would add is what is
 * offered; where the rule has no fix, the member that its advice shows.
 * @param scaffold fills the scaffold of a member
 */
export function missingMembers(
  findings: readonly RuleFinding[],
  { spans }: AgreementReading,
  block: AstNode,
  vocabulary: BlockVocabulary,
  scaffold: (meaning: Meaning) => string,
): readonly Candidate[] {
  const requests = findings
    .flatMap((finding) => requestOf(finding, spans, block, vocabulary) ?? [])
    .toSorted((a, b) => ORDER[a.finding.severity] - ORDER[b.finding.severity]);
  const byText = new Map<Request['text'], Request>();
  for (const request of requests) if (!byText.has(request.text)) byText.set(request.text, request);
  return [...byText.values()].map(({ finding, text }, i) => {
    const isText = typeof text === 'string';
    const insert = isText ? asSnippet(text) : scaffold(text);
    return {
      label: labelOf(isText ? text : plain(insert)),
      kind: CompletionItemKind.Keyword,
      insert,
      isSnippet: true,
      detail: `Missing: ${finding.message}`,
      from: 'missing',
      documentation: () => documentationOf(finding, isText ? text : plain(insert)),
      rank: RANK.missing + i,
      preselect: i === 0,
    };
  });
}

function requestOf(
  finding: RuleFinding,
  spans: Spans,
  block: AstNode,
  { members }: BlockVocabulary,
): Request | undefined {
  const fixes = finding.fixes ?? [];
  const text = fixes.map((fix) => addedBy(fix, spans, block)).find((each) => each !== undefined);
  if (text !== undefined) return { finding, text: wholeBlock(text, members) ?? text };
  if (fixes.length > 0 || spans.node(finding.at) !== block) return undefined;
  const advice = RULES.find(({ id }) => id === finding.ruleId)!.explanation().advice;
  for (const [, code = ''] of advice.matchAll(/`([^`]+)`/g)) {
    const word = /^[a-z]+/.exec(code)?.[0] ?? '';
    const meaning = meaningOf(word, members.get(word) ?? []);
    if (meaning) return { finding, text: meaning };
  }
  return undefined;
}

/** Where a fix writes a block with one member, whoever writes by hand wants all that usually stands there beside it. */
function wholeBlock(text: string, members: BlockVocabulary['members']): Meaning | undefined {
  const [, word = '', inner = ''] = /^(\w+) \{ (\w+) .*\}$/.exec(text) ?? [];
  const meaning = word ? meaningOf(word, members.get(word) ?? []) : undefined;
  return meaning?.scaffold.includes(`\n\t${inner} `) ? meaning : undefined;
}

/** What a fix writes into a block, where it does nothing else. */
function addedBy({ edits }: Fix, spans: Spans, block: AstNode): string | undefined {
  const [edit, ...others] = edits;
  if (edit?.kind !== 'add' || others.length > 0) return undefined;
  const place = 'to' in edit ? spans.node(edit.to) : spans.node(edit.after)?.$container;
  return place === block ? edit.text : undefined;
}

function labelOf(text: string): string {
  const [first = ''] = text.split('\n');
  return first.replace(/\s*(?:\{|""")$/, '').trim();
}

function documentationOf({ ruleId }: RuleFinding, text: string): string {
  const rule = RULES.find(({ id }) => id === ruleId)!;
  return `${rule.explanation().why}\n\n\`\`\`sla\n${text}\n\`\`\`\n\nRule \`${ruleId}\`: ${rule.title}.`;
}
