import type { LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  FormattingOptions,
} from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Change } from '../formatting/changes.js';
import { type Formatting, format } from '../formatting/format.js';
import { changesAfterTyping, changesInLines } from '../formatting/parts.js';
import { type Source, sourceOf } from '../formatting/source.js';
import type { SlaEditorServices } from './index.js';

/** Lays out a document, some of its lines, or what has just been typed. Only white space is touched that is not as it should be. */
export class SlaFormatter implements Formatter {
  readonly formatOnTypeOptions: DocumentOnTypeFormattingOptions = {
    firstTriggerCharacter: '}',
    moreTriggerCharacter: ['\n'],
  };

  constructor(private readonly services: SlaEditorServices) {}

  formatDocument(document: LangiumDocument, { options }: DocumentFormattingParams): TextEdit[] {
    return editsOf(document, this.format(document, options).changes);
  }

  formatDocumentRange(document: LangiumDocument, { options, range }: DocumentRangeFormattingParams): TextEdit[] {
    const { textDocument } = document;
    // A selection of whole lines ends at the beginning of the next one.
    const isWhole = range.end.character === 0 && range.end.line > range.start.line;
    const last = isWhole ? range.end.line - 1 : range.end.line;
    const { changes } = this.format(document, options);
    return editsOf(document, changesInLines(textDocument, changes, range.start.line, last));
  }

  formatDocumentOnType(
    document: LangiumDocument,
    { ch, options, position }: DocumentOnTypeFormattingParams,
  ): TextEdit[] {
    const { textDocument } = document;
    const source = this.source(document);
    const before = textDocument.offsetAt(position) - 1;
    // In a text or a comment a brace is a letter like any other.
    const isBrace = source.lexed.tokens.some(({ image, startOffset }) => image === '}' && startOffset === before);
    if (ch === '}' && !isBrace) return [];
    const done = ch === '}' ? position.line : position.line - 1;
    return editsOf(document, changesAfterTyping(textDocument, format(source, options), done, position.line));
  }

  private format(document: LangiumDocument, options: FormattingOptions): Formatting {
    return format(this.source(document), options);
  }

  private source({ textDocument, parseResult }: LangiumDocument): Source {
    return sourceOf(textDocument.getText(), parseResult, this.services);
  }
}

/** Changes that touch each other are one. */
function editsOf({ textDocument }: LangiumDocument, changes: readonly Change[]): TextEdit[] {
  const joined: { start: number; end: number; newText: string }[] = [];
  for (const { start, end, newText } of changes) {
    const last = joined.at(-1);
    if (last?.end === start) {
      last.end = end;
      last.newText += newText;
    } else joined.push({ start, end, newText });
  }
  return joined.map(({ start, end, newText }) => ({
    range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
    newText,
  }));
}
