import {
  type CompletionClientCapabilities,
  type CompletionItem,
  InsertTextFormat,
  InsertTextMode,
  type Range,
} from 'vscode-languageserver';
import { withoutMarks } from '../rich.js';
import type { Candidate } from './candidate.js';
import { plain } from './snippet-text.js';

/** What an item replaces: up to the cursor where the editor inserts, and to the end of the word where it replaces. */
export interface Extent {
  readonly insert: Range;
  readonly replace: Range;
  /** What a line further inside begins with. */
  readonly step: string;
  /** What the line of the cursor begins with. */
  readonly indentation: string;
}

/** Writes candidates in a way that the editor at the other end understands. */
export class Client {
  private readonly snippets: boolean;
  private readonly markdown: boolean;
  private readonly details: boolean;
  private readonly insertReplace: boolean;
  private readonly preselect: boolean;
  private readonly commit: boolean;
  private readonly adjusts: boolean;

  constructor(capabilities: CompletionClientCapabilities = {}) {
    const item = capabilities.completionItem ?? {};
    this.snippets = item.snippetSupport ?? false;
    this.markdown = item.documentationFormat?.includes('markdown') ?? false;
    this.details = item.labelDetailsSupport ?? false;
    this.insertReplace = item.insertReplaceSupport ?? false;
    this.preselect = item.preselectSupport ?? false;
    this.commit = item.commitCharactersSupport ?? false;
    this.adjusts = item.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) ?? false;
  }

  /** @param index the place in the list */
  item(candidate: Candidate, index: number, extent: Extent): CompletionItem {
    const { label, kind, from, words, preselect, commit, edits } = candidate;
    const title = candidate.title === label ? undefined : candidate.title;
    const documentation = candidate.documentation?.();
    const besides = joined(title, from);
    const detail = joined(candidate.detail?.replaceAll('`', ''), this.details ? undefined : besides);
    const filterText = [label, title, words].filter(Boolean).join(' ');
    return {
      label,
      kind,
      sortText: String(index).padStart(4, '0'),
      ...(this.details && besides ? { labelDetails: { description: besides } } : {}),
      ...(detail ? { detail } : {}),
      ...(documentation ? { documentation: this.documentation(documentation) } : {}),
      ...(filterText === label ? {} : { filterText }),
      ...(preselect && this.preselect ? { preselect } : {}),
      ...(commit && this.commit ? { commitCharacters: [...commit] } : {}),
      ...(edits ? { additionalTextEdits: [...edits] } : {}),
      ...this.edit(candidate, extent),
    };
  }

  private edit({ label, insert, plain: bare, isSnippet }: Candidate, extent: Extent): Partial<CompletionItem> {
    const text = this.snippets || !isSnippet ? (insert ?? label) : (bare ?? this.unfilled(insert ?? label, extent));
    const isLong = text.includes('\n');
    const newText = isLong && !this.adjusts ? text.replaceAll('\n', `\n${extent.indentation}`) : text;
    return {
      textEdit: this.insertReplace
        ? { newText, insert: extent.insert, replace: extent.replace }
        : { newText, range: extent.replace },
      ...(isSnippet && this.snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      ...(isLong && this.adjusts ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    };
  }

  /** Editors without snippets get the text with what is most likely in each place. */
  private unfilled(snippet: string, { step }: Extent): string {
    return plain(snippet).replace(/^(?: {4})+/gm, (blanks) => step.repeat(blanks.length / 4));
  }

  private documentation(value: string): CompletionItem['documentation'] {
    return this.markdown ? { kind: 'markdown', value } : { kind: 'plaintext', value: withoutMarks(value) };
  }
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}
