import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { ConfigurationAccess } from '../../configuration/rule-configuration.js';
import type { SlaLexer } from '../../parsing/words.js';
import type { SlaEditorServices } from '../index.js';
import { type Client, clientOf } from './client.js';
import { touches } from './edits.js';
import { FIX_ALL, fixAll, fixes, fixesOfRules } from './findings.js';
import { NameMender } from './names.js';
import { rewrites } from './rewrites.js';
import { configureByEdit, ruleActions } from './rules.js';
import { syntaxActions } from './syntax.js';
import { valueActions } from './values.js';

/** What the lightbulb can offer; an editor may ask for one kind only. */
export const ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL, CodeActionKind.RefactorRewrite];

/**
 * The lightbulb: fixes of what is found here, the same for the whole file, comments that keep a finding silent, the rule's entry in the
 * configuration and its page; and other ways to write the block at the cursor.
 */
export class SlaCodeActionProvider implements CodeActionProvider {
  private readonly names: NameMender;
  private readonly lexer: SlaLexer;
  private readonly client: Client;
  private readonly access: ConfigurationAccess;
  private readonly services: SlaEditorServices;

  constructor(services: SlaEditorServices) {
    this.services = services;
    this.names = new NameMender(services);
    this.lexer = services.parser.Lexer;
    this.client = clientOf(services.shared);
    const { WorkspaceManager, FileSystemProvider } = services.shared.workspace;
    this.access = {
      configurations: services.checking.Configurations,
      workspace: WorkspaceManager,
      read: (uri) => Promise.resolve(FileSystemProvider.readFile(uri)).catch(() => undefined),
    };
  }

  async getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): Promise<CodeAction[]> {
    const all = document.diagnostics ?? [];
    const here = all.filter((each) => touches(each.range, range));
    const wants = (kind: string): boolean =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      for (const each of here) {
        actions.push(
          ...fixes(document, each),
          ...this.names.actions(document, each),
          ...valueActions(document, each),
          ...syntaxActions(document, each, this.lexer, this.client),
        );
      }
      actions.push(
        ...fixesOfRules(document, here),
        ...ruleActions(document, here, this.client),
        ...(await configureByEdit(document, here, this.client, this.access)),
      );
    }
    if (wants(FIX_ALL)) actions.push(...fixAll(document, all));
    if (wants(CodeActionKind.RefactorRewrite)) actions.push(...rewrites(document, range, this.services.parser));
    return actions;
  }
}
