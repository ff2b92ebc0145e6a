import { URI } from 'langium';
import { DefaultTextDocumentContentProvider, type LangiumSharedServices } from 'langium/lsp';
import type { CancellationToken, TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver';
import { LIBRARY_URI, ruleOfPage } from '../library/library.js';
import { RULES } from '../rules/index.js';
import { rulePage } from '../rules/page.js';

/** Texts that stand in no file: the built-in library, and the page of each rule, to which its findings lead. */
export class BuiltInTexts extends DefaultTextDocumentContentProvider {
  constructor(services: LangiumSharedServices) {
    super(services, LIBRARY_URI.scheme);
  }

  override async provideTextDocumentContent(
    params: TextDocumentContentParams,
    token: CancellationToken,
  ): Promise<TextDocumentContentResult | undefined> {
    const id = ruleOfPage(URI.parse(params.uri));
    if (id === undefined) return super.provideTextDocumentContent(params, token);
    const rule = RULES.find((each) => each.id === id);
    return rule && { text: rulePage(rule) };
  }
}
