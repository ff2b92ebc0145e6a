import { type LangiumDocument, URI, UriUtils } from 'langium';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Position,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { ruleEntry } from '../../configuration/entry.js';
import { type ConfigurationAccess, configurationOf } from '../../configuration/rule-configuration.js';
import { RULES } from '../../rules/index.js';
import { type Client, CONFIGURE_RULE, EXPLAIN_RULE } from './client.js';
import { editOf, lineText } from './edits.js';

/** What stands for the reason until the author has written one. */
const REASON = 'why it may stay';

/** What can be done about a rule itself: keep it silent here or in the file, configure it, and read about it. */
export function ruleActions(document: LangiumDocument, here: readonly Diagnostic[], client: Client): CodeAction[] {
  const rules = RULES.filter(({ id }) => here.some(({ code }) => code === id));
  const of = (id: string): Diagnostic => here.find(({ code }) => code === id)!;
  return [
    ...rules.filter((rule) => !rule.checkSuppression).flatMap(({ id }) => silencers(document, of(id), id, client)),
    ...rules.flatMap(({ id }) => commands(document, of(id), id, client)),
  ];
}

/** Comments that keep a rule silent, with a place for the reason. */
function silencers(document: LangiumDocument, diagnostic: Diagnostic, id: string, client: Client): CodeAction[] {
  const { line } = diagnostic.range.start;
  const indentation = /^[ \t]*/.exec(lineText(document, line))![0];
  const newLine = document.textDocument.getText().includes('\r\n') ? '\r\n' : '\n';
  const action = (title: string, at: Position, before: string): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: client.snippets
      ? snippetEdit(document, at, `${before}\${1:${REASON}}${newLine}`)
      : editOf(document, [{ range: { start: at, end: at }, newText: `${before}${REASON}${newLine}` }]),
  });
  return [
    action(`Ignore ${id} here`, { line, character: 0 }, `${indentation}// sla-ignore ${id}: `),
    action(`Ignore ${id} in this file`, { line: 0, character: 0 }, `// sla-ignore-file ${id}: `),
  ];
}

function snippetEdit({ uri }: LangiumDocument, at: Position, value: string): WorkspaceEdit {
  return {
    documentChanges: [
      {
        textDocument: { uri: uri.toString(), version: null },
        edits: [{ range: { start: at, end: at }, snippet: { kind: 'snippet', value } }],
      },
    ],
  };
}

function commands(document: LangiumDocument, diagnostic: Diagnostic, id: string, client: Client): CodeAction[] {
  const action = (title: string, command: string, args: readonly string[]): CodeAction[] =>
    client.can(command)
      ? [
          {
            title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            command: { title, command, arguments: [...args] },
          },
        ]
      : [];
  const uri = document.uri.toString();
  return [
    ...(document.uri.scheme === 'untitled' ? [] : action(`Configure ${id}`, CONFIGURE_RULE, [uri, id])),
    ...action(`Explain ${id}`, EXPLAIN_RULE, [id]),
  ];
}

/** How a rule is configured, for clients that have no command for it: the entry is written, and the author changes its value. */
export async function configureByEdit(
  document: LangiumDocument,
  here: readonly Diagnostic[],
  client: Client,
  access: ConfigurationAccess,
): Promise<CodeAction[]> {
  if (client.can(CONFIGURE_RULE) || document.uri.scheme === 'untitled') return [];
  const actions: CodeAction[] = [];
  for (const { id } of RULES) {
    const diagnostic = here.find(({ code }) => code === id);
    if (!diagnostic) continue;
    const { uri, exists, severity, text } = await configurationOf(document.uri, id, access);
    if (!exists && !client.creates) continue;
    const entry = ruleEntry(text, id, severity);
    if (!entry || entry.edits.length === 0) continue;
    const edit: WorkspaceEdit = exists
      ? { changes: { [uri]: [...entry.edits] } }
      : {
          documentChanges: [
            { kind: 'create', uri, options: { ignoreIfExists: true } },
            { textDocument: { uri, version: null }, edits: [...entry.edits] },
          ],
        };
    const title = `Add ${id} to \`${UriUtils.basename(URI.parse(uri))}\``;
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit });
  }
  return actions;
}
