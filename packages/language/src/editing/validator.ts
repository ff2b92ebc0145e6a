import type { LangiumDocument, ValidationOptions } from 'langium';
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { SlaDocumentValidator } from '../checking/validator.js';
import { rulePageUri } from '../library/library.js';
import { RULES } from '../rules/index.js';
import type { SlaEditorServices } from './index.js';

const RULE_IDS: ReadonlySet<unknown> = new Set(RULES.map((rule) => rule.id));

/** Leads from each finding to the page of its rule, in editors that can show texts which stand in no file. */
export class SlaEditorValidator extends SlaDocumentValidator {
  private showsPages = false;

  constructor(services: SlaEditorServices) {
    super(services);
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.showsPages = capabilities.workspace?.textDocumentContent !== undefined;
    });
  }

  override async validateDocument(
    document: LangiumDocument,
    options?: ValidationOptions,
    cancelToken?: CancellationToken,
  ): Promise<Diagnostic[]> {
    const diagnostics = await super.validateDocument(document, options, cancelToken);
    if (!this.showsPages) return diagnostics;
    for (const diagnostic of diagnostics) {
      if (RULE_IDS.has(diagnostic.code)) {
        diagnostic.codeDescription = { href: rulePageUri(String(diagnostic.code)).toString() };
      }
    }
    return diagnostics;
  }
}
