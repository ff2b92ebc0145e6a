import type { AstNode, LangiumDocument } from 'langium';
import type { Position, Range } from 'vscode-languageserver-types';
import { RULES } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import type { LinterSettings } from '../rules/settings.js';
import type { PlacedFinding } from './checker.js';
import type { PlacedFix } from './fixes.js';

/** A rule that a comment keeps silent: `// sla-ignore remedy/tier-gap: as published`. */
export interface Suppression {
  /** A rule's id, as written. */
  readonly ruleId: string;
  /** The rule's id in the comment. */
  readonly range: Range;
  readonly reason?: string;
  /** The whole comment. */
  readonly comment: Range;
  /** The other rules that the same comment names. */
  readonly isAlone: boolean;
  /** From the first line for which it holds to the last; the whole file where there is none. */
  readonly lines?: { readonly first: number; readonly last: number };
}

/** Strings, prose and comments, of which only the comments count. */
const PIECES = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n\r])*"|\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g;
const COMMENT = /^\/\/\s*sla-ignore(?<file>-file)?\s+(?<rules>[^:]*?)\s*(?::(?<reason>.*))?$/;

/**
 * The suppressions of a text. A comment on a line of its own holds for the next line of text, or for the block that begins there; at
 * the end of a line for that line, or the block that begins there.
 */
export function suppressionsOf(text: string, root: AstNode): readonly Suppression[] {
  if (!text.includes('sla-ignore')) return [];
  const lines = text.split('\n');
  const starts = startsOf(lines);
  return [...text.matchAll(PIECES)].flatMap((piece) => {
    const match = COMMENT.exec(piece[0].trimEnd());
    if (!match) return [];
    const { file, rules = '', reason } = match.groups!;
    const at = positionAt(starts, piece.index);
    const comment = { start: at, end: { line: at.line, character: at.character + match[0].length } };
    const holds = file === undefined ? linesOf(lines, at, root) : undefined;
    const ids = [...rules.matchAll(/[^\s,]+/g)];
    const from = at.character + match[0].indexOf(rules, match[0].indexOf('sla-ignore') + 'sla-ignore'.length);
    return ids.map((id): Suppression => {
      const start = { line: at.line, character: from + id.index };
      const end = { line: at.line, character: start.character + id[0].length };
      const why = reason?.trim();
      return {
        ruleId: id[0],
        range: { start, end },
        comment,
        isAlone: ids.length === 1,
        ...(why ? { reason: why } : {}),
        ...(holds ? { lines: holds } : {}),
      };
    });
  });
}

/** Whether a suppression is meant for a finding of its rule at this place. */
export function coversPlace({ lines }: Suppression, { line }: Position): boolean {
  return !lines || (lines.first <= line && line <= lines.last);
}

function linesOf(lines: readonly string[], comment: Position, root: AstNode): { first: number; last: number } {
  const isTrailing = lines[comment.line]!.slice(0, comment.character).trim() !== '';
  let first = comment.line;
  if (!isTrailing) {
    do first++;
    while (first < lines.length && /^\s*(?:\/\/.*)?$/.test(lines[first]!));
  }
  return { first, last: Math.max(first, lastLineOf(root, first)) };
}

/** The last line of the largest member that begins on a line. */
function lastLineOf(node: AstNode, line: number): number {
  const members = 'members' in node && Array.isArray(node.members) ? (node.members as AstNode[]) : [];
  for (const member of members) {
    const range = member.$cstNode?.range;
    if (!range || range.end.line < line) continue;
    if (range.start.line > line) break;
    return range.start.line === line ? range.end.line : lastLineOf(member, line);
  }
  return line;
}

function startsOf(lines: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return starts;
}

function positionAt(starts: readonly number[], offset: number): Position {
  const line = starts.findLastIndex((start) => start <= offset);
  return { line, character: offset - starts[line]! };
}

/**
 * Leaves out the findings that comments keep silent, and adds what is to be said of the comments.
 * @param broken the text has errors, so that rules were left out: a comment without a finding may still be meant
 */
export function suppress(
  findings: readonly PlacedFinding[],
  document: LangiumDocument,
  settings: LinterSettings,
  broken: boolean,
): readonly PlacedFinding[] {
  const suppressions = suppressionsOf(document.textDocument.getText(), document.parseResult.value);
  if (suppressions.length === 0) return findings;
  const used = new Set<Suppression>();
  const left = findings.filter(({ code, span }) => {
    const meant = suppressions.filter((each) => each.ruleId === code && coversPlace(each, span.range.start));
    for (const each of meant) used.add(each);
    return meant.length === 0;
  });
  return [...left, ...suppressions.flatMap((each) => judge(each, used.has(each) || broken, document, settings))];
}

function judge(
  suppression: Suppression,
  used: boolean,
  document: LangiumDocument,
  settings: LinterSettings,
): PlacedFinding[] {
  const { ruleId, reason } = suppression;
  const runs = isOn(settings, ruleId);
  const use = { ruleId, reason, known: RULES.some((rule) => rule.id === ruleId), runs, used, rules: RULE_IDS };
  const findings: PlacedFinding[] = [];
  for (const rule of RULES) {
    if (!rule.checkSuppression || !isOn(settings, rule.id)) continue;
    rule.checkSuppression(use, {
      report: ({ message, replacement }) =>
        findings.push({
          code: rule.id,
          severity: settings.rules.get(rule.id)!.severity as Rule['severity'],
          message,
          span: { uri: document.uri.toString(), range: suppression.range },
          related: [],
          fixes: () => (replacement === undefined ? [] : [fixOf(suppression, replacement, rule, document)]),
        }),
    });
  }
  return findings;
}

const RULE_IDS = RULES.map((rule) => rule.id);

function isOn({ rules }: LinterSettings, id: string): boolean {
  const severity = rules.get(id)?.severity;
  return severity !== undefined && severity !== 'off';
}

function fixOf(suppression: Suppression, replacement: string, rule: Rule, document: LangiumDocument): PlacedFix {
  const safety = rule.fix ?? 'suggestion';
  const uri = document.uri.toString();
  if (replacement !== '') {
    return {
      uri,
      title: `Write \`${replacement}\``,
      safety,
      edits: [{ range: suppression.range, newText: replacement }],
    };
  }
  const range = suppression.isAlone ? wholeComment(suppression, document) : fromList(suppression, document);
  const title = suppression.isAlone ? 'Take the comment away' : `Take \`${suppression.ruleId}\` out of the comment`;
  return { uri, title, safety, edits: [{ range, newText: '' }] };
}

/** The comment, with its line where it has one of its own, else with the blanks before it. */
function wholeComment({ comment }: Suppression, { textDocument }: LangiumDocument): Range {
  const { line, character } = comment.start;
  const before = textDocument.getText({ start: { line, character: 0 }, end: comment.start });
  if (before.trim() === '') return { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  return {
    start: { line, character: before.trimEnd().length },
    end: { line, character: character + textLength(comment) },
  };
}

function textLength({ start, end }: Range): number {
  return end.character - start.character;
}

/** One id of several, with a comma beside it. */
function fromList({ range, comment }: Suppression, { textDocument }: LangiumDocument): Range {
  const { line } = range.start;
  const after = textDocument.getText({ start: range.end, end: comment.end });
  const behind = /^\s*,\s*/.exec(after)?.[0].length;
  if (behind) return { start: range.start, end: { line, character: range.end.character + behind } };
  const before = textDocument.getText({ start: comment.start, end: range.start });
  const ahead = /\s*,?\s*$/.exec(before)![0].length;
  return { start: { line, character: range.start.character - ahead }, end: range.end };
}
