import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { beforeLineEnd } from '../parsing/comments.js';
import type { ConfiguredSeverity } from './configuration.js';

/** How the text of a configuration changes so that it has an entry for a rule, and where that entry's value stands then. */
export interface RuleEntry {
  readonly edits: readonly TextEdit[];
  readonly selection: Range;
}

/**
 * Finds the entry of a rule, or adds one before all others, with the severity that the rule has anyway. Nothing else moves; an empty text becomes
 * a configuration. Undefined for what is no configuration: there nothing can be added.
 */
export function ruleEntry(text: string, ruleId: string, severity: ConfiguredSeverity): RuleEntry | undefined {
  const path = ['rules', ruleId];
  const root = parse(text);
  const isThere = root !== undefined && findNodeAtLocation(root, path) !== undefined;
  const insertion = isThere ? undefined : insertionOf(text, root, ruleId, severity);
  const { start, end, newText } = insertion ?? { start: 0, end: 0, newText: '' };
  const after = text.slice(0, start) + newText + text.slice(end);
  const tree = parse(after);
  const value = tree && findNodeAtLocation(tree, path);
  if (!value) return undefined;
  const before = TextDocument.create('', 'jsonc', 0, text);
  const range = { start: before.positionAt(start), end: before.positionAt(end) };
  const document = TextDocument.create('', 'jsonc', 0, after);
  // Of a text what stands between its quotation marks.
  const margin = value.type === 'string' ? 1 : 0;
  return {
    edits: insertion ? [{ range, newText }] : [],
    selection: {
      start: document.positionAt(value.offset + margin),
      end: document.positionAt(value.offset + value.length - margin),
    },
  };
}

interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

function parse(text: string): Node | undefined {
  return parseTree(text, [], { allowTrailingComma: true });
}

function insertionOf(
  text: string,
  root: Node | undefined,
  ruleId: string,
  severity: ConfiguredSeverity,
): Insertion | undefined {
  const entry = `${JSON.stringify(ruleId)}: ${JSON.stringify(severity)}`;
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const step = /\n(\t| +)\S/.exec(text)?.[1] ?? '  ';
  /** The members of an object that has none yet, in lines of their own. */
  const lines = (member: string, outer: string): string => `${newLine}${outer}${step}${member}${newLine}${outer}`;
  const rulesIn = (outer: string): string => `"rules": {${lines(entry, outer)}}`;
  if (text.trim() === '') {
    return { start: 0, end: text.length, newText: `{${lines(rulesIn(step), '')}}${newLine}` };
  }
  const rules = root && findNodeAtLocation(root, ['rules']);
  const object = rules ?? root;
  if (root?.type !== 'object' || object?.type !== 'object') return undefined;
  const open = object.offset + 1;
  const outer = indentationAt(text, object.offset);
  const first = object.children?.[0];
  if (!first) {
    const close = object.offset + object.length - 1;
    const start = open + text.slice(open, close).trimEnd().length;
    return { start, end: close, newText: lines(rules ? entry : rulesIn(`${outer}${step}`), outer) };
  }
  const isOneLine = !text.slice(open, first.offset).includes('\n');
  if (isOneLine) {
    const member = rules ? entry : `"rules": { ${entry} }`;
    const start = open + /^[ \t]*/.exec(text.slice(open))![0].length;
    return { start, end: start, newText: `${member}, ` };
  }
  const start = beforeLineEnd(text, open);
  const inner = indentationAt(text, first.offset);
  return { start, end: start, newText: `${newLine}${inner}${rules ? entry : rulesIn(inner)},` };
}

/** The white space with which the line of an offset begins. */
function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))![0];
}
