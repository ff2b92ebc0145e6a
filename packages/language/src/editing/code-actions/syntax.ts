import { type CstNode, type LangiumDocument, type URI, UriUtils } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import { removal } from '../../checking/fixes.js';
import type { SlaLexer } from '../../parsing/words.js';
import type { Client } from './client.js';
import { lineText, nodesAt, quickFix } from './edits.js';

/** Signs of other languages and of word processors, and what they are here; nothing where they are not needed. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^≥/, '>='],
  [/^≤/, '<='],
  [/^[–—−]/, '-'],
  [/^[=:;]/, ''],
  [/^€/, 'EUR '],
  [/^£/, 'GBP '],
  [/^\$/, 'USD '],
];
const QUOTATION_MARKS = /[“”„«»]/g;

/** Mends what keeps a text from being read, where there is one way to do so. */
export function syntaxActions(
  document: LangiumDocument,
  diagnostic: Diagnostic,
  lexer: SlaLexer,
  client: Client,
): CodeAction[] {
  switch (diagnostic.code) {
    case 'syntax/character':
      return [...signs(document, diagnostic), ...openText(document, diagnostic)];
    case 'syntax/unexpected':
      return [...braces(document, diagnostic, lexer), ...decimals(document, diagnostic)];
    case 'language/duplicate-member':
    case 'language/duplicate-name':
      return duplicate(document, diagnostic);
    case 'language/import':
      return missingFile(document, diagnostic, client);
    default:
      return [];
  }
}

function signs(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const { line } = diagnostic.range.start;
  const text = lineText(document, line);
  const at = diagnostic.range.start.character;
  if (text.slice(at).search(QUOTATION_MARKS) === 0) {
    const edits = [...text.matchAll(QUOTATION_MARKS)].map(({ index }): TextEdit => {
      const range = { start: { line, character: index }, end: { line, character: index + 1 } };
      return { range, newText: '"' };
    });
    return [quickFix(document, diagnostic, 'Write straight quotation marks', edits, true)];
  }
  const sign = SIGNS.find(([pattern]) => pattern.test(text.slice(at)));
  if (!sign) return [];
  const length = sign[1].endsWith(' ') && text[at + 1] === ' ' ? 2 : 1;
  const range = { start: { line, character: at }, end: { line, character: at + length } };
  const title = sign[1] ? `Write \`${sign[1].trim()}\`` : `Take the \`${text[at]}\` away`;
  return [quickFix(document, diagnostic, title, [{ range, newText: sign[1] }], true)];
}

/** A text of one line that lacks its end. */
function openText(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const { line, character } = diagnostic.range.start;
  const text = lineText(document, line);
  if (text[character] !== '"' || text.slice(character).startsWith('"""')) return [];
  const end = { line, character: text.trimEnd().length };
  const title = 'Close the text at the end of the line';
  return [quickFix(document, diagnostic, title, [{ range: { start: end, end }, newText: '"' }], true)];
}

/** A brace too many, or the block that is not closed: found by the indentation of what follows. */
function braces(document: LangiumDocument, diagnostic: Diagnostic, lexer: SlaLexer): CodeAction[] {
  const text = document.textDocument.getText();
  const { tokens } = lexer.tokenize(text);
  const open: { readonly line: number; readonly depth: number }[] = [];
  let suspect: { readonly line: number; readonly depth: number } | undefined;
  for (const { image, startLine } of tokens) {
    const line = startLine! - 1;
    if (image === '{') open.push({ line, depth: depthOf(document, line) });
    if (image !== '}') continue;
    const opening = open.pop();
    if (!opening) return extraBrace(document, diagnostic);
    if (opening.line !== line && depthOf(document, line) < opening.depth) suspect ??= opening;
  }
  const block = suspect ?? open.at(-1);
  if (open.length === 0 || !block) return [];
  const lines = text.split('\n');
  let last = block.line;
  for (let line = block.line + 1; line < lines.length; line++) {
    if (lines[line]!.trim() === '') continue;
    if (depthOf(document, line) <= block.depth) break;
    last = line;
  }
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const indentation = /^[ \t]*/.exec(lineText(document, block.line))![0];
  const end = { line: last, character: lineText(document, last).length };
  const edit = { range: { start: end, end }, newText: `${newLine}${indentation}}` };
  const title = `Close the block of line ${block.line + 1}: \`${lineText(document, block.line).trim()}\``;
  return [quickFix(document, diagnostic, title, [edit], true)];
}

function extraBrace(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  if (document.textDocument.getText(diagnostic.range) !== '}') return [];
  return [quickFix(document, diagnostic, 'Take the `}` away', [{ range: diagnostic.range, newText: '' }], true)];
}

function depthOf(document: LangiumDocument, line: number): number {
  return lineText(document, line).search(/\S/);
}

/** `99,9` */
function decimals(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const { line, character } = diagnostic.range.start;
  const text = lineText(document, line);
  if (text[character] !== ',' || !/\d$/.test(text.slice(0, character))) return [];
  if (!/^,\d/.test(text.slice(character))) return [];
  const range = { start: { line, character }, end: { line, character: character + 1 } };
  return [quickFix(document, diagnostic, 'Write the decimals with a point', [{ range, newText: '.' }], true)];
}

function duplicate(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const member = memberAt(document, diagnostic);
  if (!member) return [];
  const [shown] = member.text.split('\n');
  const title = `Remove this one: \`${shown!.length > 40 ? `${shown!.slice(0, 40)}…` : shown}\``;
  return [quickFix(document, diagnostic, title, [removal(member, document)])];
}

/** The member of a block of which a diagnostic speaks. */
function memberAt(document: LangiumDocument, { range }: Diagnostic): CstNode | undefined {
  const node = nodesAt(document, range).find(({ astNode: { $containerProperty } }) =>
    /^(members|imports)$/.test($containerProperty ?? ''),
  );
  return node?.astNode.$cstNode;
}

/** A file that is imported and does not exist. */
function missingFile(document: LangiumDocument, diagnostic: Diagnostic, client: Client): CodeAction[] {
  const path = /^"(\.{1,2}\/[^"]+\.sla)"$/.exec(document.textDocument.getText(diagnostic.range))?.[1];
  const message = typeof diagnostic.message === 'string' ? diagnostic.message : '';
  if (message.endsWith('is imported twice.')) {
    const statement = memberAt(document, diagnostic);
    return statement
      ? [quickFix(document, diagnostic, 'Remove this import', [removal(statement, document)], true)]
      : [];
  }
  if (!path || !message.includes('cannot be read') || !client.creates) return [];
  const uri: URI = UriUtils.resolvePath(UriUtils.dirname(document.uri), path);
  return [
    {
      title: `Create \`${path}\``,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: { documentChanges: [{ kind: 'create', uri: uri.toString(), options: { ignoreIfExists: true } }] },
    },
  ];
}
