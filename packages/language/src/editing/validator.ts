import type { LangiumDocument, ValidationOptions } from 'langium';
import { type CancellationToken, type Diagnostic, DiagnosticTag } from 'vscode-languageserver';
import { SlaDocumentValidator } from '../checking/validator.js';
import { rulePageUri } from '../library/library.js';
import { RULES } from '../rules/index.js';
import type { SlaEditorServices } from './index.js';

const RULE_IDS: ReadonlySet<unknown> = new Set(RULES.map((rule) => rule.id));

const TAGS = new Map<unknown, DiagnosticTag>(
  RULES.flatMap(({ id, tag }) => {
    if (!tag) return [];
    return [[id, tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] as const];
  }),
);

/**
 * Says more of findings than other programs want to know: how to show them, and (in editors that can show texts which stand in no file)
 * where the page of the rule is.
 */
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
    for (const diagnostic of diagnostics) {
      const tag = TAGS.get(diagnostic.code);
      if (tag) diagnostic.tags = [tag];
      if (this.showsPages && RULE_IDS.has(diagnostic.code)) {
        diagnostic.codeDescription = { href: rulePageUri(String(diagnostic.code)).toString() };
      }
    }
    return diagnostics;
  }
}
