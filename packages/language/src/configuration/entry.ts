import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { ConfiguredSeverity } from './configuration.js';

/** How the text of a configuration changes so that it has an entry for a rule, and where that entry's value stands then. */
export interface RuleEntry {
  readonly edits: readonly TextEdit[];
  readonly selection: Range;
}

/**
 * Finds the entry of a rule, or adds one with the severity that the rule has anyway. Comments and layout stay; an empty text becomes a
 * configuration. Undefined for what is no configuration: there nothing can be added.
 */
export function ruleEntry(text: string, ruleId: string, severity: ConfiguredSeverity): RuleEntry | undefined {
  const path = ['rules', ruleId];
  const start = text.trim() === '' ? '{}\n' : text;
  const root = parseTree(start, [], { allowTrailingComma: true });
  const rules = root && findNodeAtLocation(root, ['rules']);
  if (root?.type !== 'object' || (rules && rules.type !== 'object')) return undefined;
  const known = findNodeAtLocation(root, path);
  const indentation = /\n(\t| +)\S/.exec(start)?.[1] ?? '  ';
  const changes = known
    ? []
    : modify(start, path, severity, {
        formattingOptions: {
          insertSpaces: !indentation.startsWith('\t'),
          tabSize: indentation.length,
          eol: start.includes('\r\n') ? '\r\n' : '\n',
        },
      });
  const after = applyEdits(start, changes);
  const tree = parseTree(after, [], { allowTrailingComma: true });
  const value = tree && findNodeAtLocation(tree, path);
  if (!value) return undefined;
  const before = TextDocument.create('', 'jsonc', 0, text);
  const edits =
    start === text
      ? changes.map(({ offset, length, content }) => ({
          range: { start: before.positionAt(offset), end: before.positionAt(offset + length) },
          newText: content,
        }))
      : [{ range: { start: before.positionAt(0), end: before.positionAt(text.length) }, newText: after }];
  const document = TextDocument.create('', 'jsonc', 0, after);
  // Of a text what stands between its quotation marks.
  const margin = value.type === 'string' ? 1 : 0;
  return {
    edits,
    selection: {
      start: document.positionAt(value.offset + margin),
      end: document.positionAt(value.offset + value.length - margin),
    },
  };
}
