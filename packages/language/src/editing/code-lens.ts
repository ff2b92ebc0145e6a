import { greatestCreditsOf, isSupport } from '@sla-language/agreement';
import { type AstNode, GrammarUtils, type LangiumDocument, URI } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import { type CodeLens, type Command, DiagnosticSeverity, type Position, type Range } from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { isForeign } from '../parsing/words.js';
import { commandsOf } from './client.js';
import {
  GENERATE_COMMAND,
  PREVIEW_COMMAND,
  SHOW_CALCULATION_COMMAND,
  SHOW_FINDINGS_COMMAND,
  SHOW_REFERENCES_COMMAND,
} from './commands.js';
import type { SlaEditorServices } from './index.js';
import { oneWhereAlike } from './reckoning/credits.js';
import { downtimeOfTarget } from './reckoning/downtime.js';
import { factsOf, isOwn, isWhole, type Scene, type ServiceLevel, scenesOf, untilLinked } from './reckoning/facts.js';
import { amountsText } from './reckoning/words.js';
import type { SlaReferences } from './references.js';
import { switchesOf } from './settings.js';

/** Each has its switch, `sla.codeLens.<kind>`. */
export const LENS_KINDS = ['documents', 'findings', 'objectives', 'references'] as const;
export type LensKind = (typeof LENS_KINDS)[number];

/** Above every declaration a number of references would be too much. */
export const LENSES_BY_DEFAULT: ReadonlySet<LensKind> = new Set(['documents', 'findings', 'objectives']);

/** What an editor sends back when a lens comes into view: only then is worked out what takes a while. */
interface LensData {
  readonly uri: string;
  /** Of the declaration's name. */
  readonly position: Position;
  readonly of: 'promise' | 'references';
}

/**
 * Above an agreement what can be done with it and what is found in it; above an objective what it comes to; above a declaration how often it is referred
 * to. A lens whose command the client cannot carry out is not offered.
 */
export class SlaCodeLensProvider implements CodeLensProvider {
  private readonly references: SlaReferences;
  private commands: ReadonlySet<string> = new Set();

  constructor(private readonly services: SlaEditorServices) {
    this.references = services.references.References;
    const { Connection: connection, LanguageServer } = services.shared.lsp;
    LanguageServer.onInitialize(({ initializationOptions }) => {
      this.commands = new Set(commandsOf(initializationOptions));
    });
    connection?.onCodeLensResolve((lens) => this.resolve(lens));
  }

  async provideCodeLens(document: LangiumDocument): Promise<CodeLens[]> {
    if (isForeign(document.textDocument.getText()) || this.commands.size === 0) return [];
    const kinds = await switchesOf(this.services, 'codeLens', LENS_KINDS, LENSES_BY_DEFAULT);
    if (kinds.size === 0) return [];
    const facts = await factsOf(this.services, document, false);
    const lenses: CodeLens[] = [];
    for (const scene of scenesOf(facts)) {
      const { node } = scene.reading;
      if (ast.isAgreement(node)) lenses.push(...this.ofAgreement(document, node, kinds));
      if (kinds.has('objectives')) lenses.push(...this.ofPromises(scene));
    }
    if (kinds.has('references')) lenses.push(...this.ofDeclarations(document));
    return lenses;
  }

  private ofAgreement(document: LangiumDocument, node: ast.Agreement, kinds: ReadonlySet<LensKind>): CodeLens[] {
    const range = rangeOf(node);
    const uri = document.uri.toString();
    const isAgreement = node.kind === 'agreement';
    return [
      ...(kinds.has('documents') && isAgreement ? this.lens(range, 'Preview', PREVIEW_COMMAND, [uri]) : []),
      ...(kinds.has('documents') && isAgreement ? this.lens(range, 'Generate ▸', GENERATE_COMMAND, [uri]) : []),
      ...(kinds.has('findings')
        ? this.lens(range, findingsText(document, node), SHOW_FINDINGS_COMMAND, [uri, node.$cstNode?.range])
        : []),
    ];
  }

  private ofPromises(scene: Scene): CodeLens[] {
    if (!this.commands.has(SHOW_CALCULATION_COMMAND)) return [];
    const { agreement, reading, document } = scene;
    return [...agreement.objectives, ...agreement.supports].flatMap((promise) => {
      const node = reading.spans.node(promise);
      if (!isOwn(scene, node) || !(budgetText(scene, promise) || pays(scene, promise))) return [];
      const range = rangeOf(node);
      const data: LensData = { uri: document.uri.toString(), position: range.start, of: 'promise' };
      return [{ range, data }];
    });
  }

  private ofDeclarations(document: LangiumDocument): CodeLens[] {
    if (!this.commands.has(SHOW_REFERENCES_COMMAND)) return [];
    const uri = document.uri.toString();
    const file = document.parseResult.value as ast.File;
    const declarations = file.members.flatMap((member): AstNode[] =>
      ast.isAgreement(member) ? [member, ...member.members] : [member],
    );
    return declarations.filter(isNamed).map((node) => {
      const range = rangeOf(node);
      return { range, data: { uri, position: range.start, of: 'references' } satisfies LensData };
    });
  }

  private lens(range: Range, title: string, command: string, args: readonly unknown[]): CodeLens[] {
    return this.commands.has(command) ? [{ range, command: { title, command, arguments: [...args] } }] : [];
  }

  /** What a lens says that is in view. */
  async resolve(lens: CodeLens): Promise<CodeLens> {
    const data = lens.data as Partial<LensData> | undefined;
    if (typeof data?.uri !== 'string' || !data.position) return lens;
    const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(data.uri));
    if (document) await untilLinked(this.services, document);
    const leaf = document && this.references.wordAt(document, data.position);
    const [declaration] = leaf ? this.references.findDeclarations(leaf) : [];
    // A text that has changed in the meantime is asked for its lenses again.
    if (!document || !declaration) return { ...lens, command: { title: '', command: '' } };
    const command =
      data.of === 'promise'
        ? await this.calculation(document, declaration, data.position)
        : this.listOfReferences(document, declaration, data.position);
    return { ...lens, command };
  }

  private async calculation(document: LangiumDocument, declaration: AstNode, position: Position): Promise<Command> {
    const facts = await factsOf(this.services, document, false);
    for (const scene of scenesOf(facts)) {
      const { agreement, reading } = scene;
      const promise = [...agreement.objectives, ...agreement.supports].find(
        (each) => reading.spans.node(each) === declaration,
      );
      if (!promise || !isOwn(scene, declaration)) continue;
      const [target] = promise.targets;
      const place = target && isOwn(scene, reading.spans.node(target)) ? reading.spans.span(target) : undefined;
      return {
        title: promiseText(scene, promise),
        command: SHOW_CALCULATION_COMMAND,
        arguments: [document.uri.toString(), place?.range.start ?? position],
      };
    }
    return { title: '', command: '' };
  }

  private listOfReferences(document: LangiumDocument, declaration: AstNode, position: Position): Command {
    const found = this.references.findReferences(declaration, { includeDeclaration: false }).toArray();
    const locations = found.map(({ sourceUri, segment }) => ({ uri: sourceUri.toString(), range: segment.range }));
    const title = locations.length === 1 ? '1 reference' : `${locations.length || 'no'} references`;
    return { title, command: SHOW_REFERENCES_COMMAND, arguments: [document.uri.toString(), position, locations] };
  }
}

/** What an objective allows and what it costs at most: "43 min 12 s in 30 days · at most EUR 500 in a month". */
function promiseText(scene: Scene, promise: ServiceLevel): string {
  const cost = promise.indicative ? 'indicative' : greatestText(scene, promise);
  const given = [budgetText(scene, promise), cost].filter((part) => part !== undefined);
  if (given.length > 0) return given.join(' · ');
  if (!isWhole(scene, promise)) return 'not reckoned while there are errors';
  return isSupport(promise) ? 'what is due when' : 'how it is reckoned';
}

/** Several targets are told apart where they are written. */
function budgetText(scene: Scene, promise: ServiceLevel): string | undefined {
  if (isSupport(promise)) return undefined;
  const usual = promise.targets.flatMap((target) => downtimeOfTarget(scene, promise, target)?.usual ?? []);
  return usual.length === 1 ? usual[0] : undefined;
}

/** Whether a promise costs something when it is missed. Its lens stays while a line is half typed: the text does not jump. */
function pays({ agreement }: Scene, { remedies, indicative }: ServiceLevel): boolean {
  const owed = remedies.some(({ kind }) => kind === 'credit' || kind === 'penalty');
  return owed && !indicative && agreement.kind === 'agreement';
}

function greatestText(scene: Scene, promise: ServiceLevel): string | undefined {
  if (!pays(scene, promise) || !isWhole(scene, promise)) return undefined;
  const cases = oneWhereAlike(greatestCreditsOf(scene.agreement, promise) ?? []);
  const [first] = cases;
  if (!first) return undefined;
  if (cases.length > 1) return 'credits differ by case';
  if (!first.limited) return 'credits without a limit';
  return first.month.length === 0 ? undefined : `at most ${amountsText(first.month)} in a month`;
}

/** "2 errors, 1 warning" of what stands in a node. */
function findingsText({ diagnostics = [] }: LangiumDocument, node: AstNode): string {
  const range = node.$cstNode?.range;
  const own = diagnostics.filter(
    ({ range: { start } }) => range && start.line >= range.start.line && start.line <= range.end.line,
  );
  const count = (severity: DiagnosticSeverity, word: string) => {
    const number = own.filter((each) => each.severity === severity).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
  };
  const counts = [
    ...count(DiagnosticSeverity.Error, 'error'),
    ...count(DiagnosticSeverity.Warning, 'warning'),
    ...count(DiagnosticSeverity.Information, 'remark'),
  ];
  return counts.join(', ') || 'No findings';
}

function isNamed(node: AstNode): boolean {
  return 'name' in node && typeof node.name === 'string' && node.name !== '';
}

/** The place of a declaration's name. */
function rangeOf(node: AstNode): Range {
  const cst = GrammarUtils.findNodeForProperty(node.$cstNode, 'name') ?? node.$cstNode;
  const start = { line: 0, character: 0 };
  return cst?.range ?? { start, end: start };
}
