import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import {
  type AstNode,
  Cancellation,
  DefaultDocumentValidator,
  GrammarUtils,
  interruptAndCheck,
  type LangiumDocument,
  type ParseResult,
  URI,
  type ValidationOptions,
} from 'langium';
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver-types';
import { isLibrary } from '../library/library.js';
import type { UnknownName } from '../linking/linker.js';
import { lacksRest } from '../parsing/messages.js';
import { isForeign, swallowsRest } from '../parsing/words.js';
import type { Issue } from '../reading/issues.js';
import { spanOf } from '../reading/spans.js';
import type { SlaServices } from '../services.js';
import type { Checker } from './checker.js';
import type { Configurations } from './configurations.js';
import { setFixes } from './fixes.js';
import { suppress } from './suppressions.js';
import { joinYaml } from './yaml.js';

/** Whether a diagnostic says that the text itself is wrong, not what is agreed in it. */
export function isLanguageError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === DiagnosticSeverity.Error && /^(syntax|language)\//.test(String(diagnostic.code));
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

/** Everything that is wrong with a file, in the order of the text: syntax, names, values, and what the rules find. */
export class SlaDocumentValidator extends DefaultDocumentValidator {
  private readonly checker: () => Checker;
  private readonly configurations: () => Configurations;

  constructor(services: SlaServices) {
    super(services);
    this.checker = () => services.checking.Checker;
    this.configurations = () => services.checking.Configurations;
  }

  override async validateDocument(
    document: LangiumDocument,
    options: ValidationOptions = {},
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<Diagnostic[]> {
    const text = document.textDocument.getText();
    if (isLibrary(document.uri) || isForeign(text)) return [];
    await interruptAndCheck(cancelToken);
    const diagnostics: Diagnostic[] = [];
    this.processLexingErrors(document.parseResult, diagnostics, options);
    this.processParsingErrors(document.parseResult, diagnostics, options);
    this.processLinkingErrors(document, diagnostics, options);
    const checker = this.checker();
    const reading = checker.read(document);
    const broken = linesOf(diagnostics.filter(isSyntax));
    for (const issue of reading?.issues ?? []) {
      const diagnostic = issueDiagnostic(issue);
      if (!FOLLOW_UPS.has(issue.code) || !broken.has(diagnostic.range.start.line)) diagnostics.push(diagnostic);
    }
    await interruptAndCheck(cancelToken);
    const hasErrors = diagnostics.some(isLanguageError);
    const settings = await this.configurations().settingsFor(document.uri);
    const found = checker.findings(document, hasErrors, settings);
    for (const finding of suppress(found, document, settings, hasErrors)) {
      // Of a line that was read in part, a rule would judge what nobody has written.
      if (broken.has(finding.span.range.start.line)) continue;
      const diagnostic: Diagnostic = {
        code: finding.code,
        severity: SEVERITIES[finding.severity],
        message: finding.message,
        range: finding.span.range,
        source: 'sla',
        ...(finding.related.length > 0
          ? {
              relatedInformation: finding.related.map(({ uri, range, message }) => ({
                location: { uri: URI.parse(uri).toString(), range },
                message,
              })),
            }
          : {}),
      };
      diagnostics.push(setFixes(diagnostic, document.uri.toString(), finding.fixes));
    }
    if (diagnostics.length === 0 && text.trim() === '') diagnostics.push(EMPTY);
    return diagnostics.sort(byPlace);
  }

  protected override processLexingErrors(
    parseResult: ParseResult,
    diagnostics: Diagnostic[],
    options: ValidationOptions,
  ): void {
    const all: Diagnostic[] = [];
    super.processLexingErrors(parseResult, all, options);
    const text = parseResult.value.$cstNode?.root.fullText ?? '';
    for (const each of joinYaml(firstOfEachLine(all).sort(byPlace), text))
      diagnostics.push({ ...each, code: 'syntax/character' });
  }

  /** One broken line costs one error: what the parser says of the rest of the line follows from the first. */
  protected override processParsingErrors(
    parseResult: ParseResult,
    diagnostics: Diagnostic[],
    options: ValidationOptions,
  ): void {
    const all: Diagnostic[] = [];
    // What is missing at the end was swallowed before.
    const swallowed = parseResult.lexerErrors.some((error) => swallowsRest(error.message));
    const errors = parseResult.parserErrors.filter((error) => !swallowed || error.token.tokenType !== EOF);
    super.processParsingErrors({ ...parseResult, parserErrors: errors.map(atEndOfLine) }, all, options);
    const broken = linesOf(diagnostics);
    const lines = (parseResult.value.$cstNode?.root.fullText ?? '').split(/\r\n?|\n/);
    for (const each of firstOfEachLine(all)) {
      if (!broken.has(each.range.start.line)) {
        diagnostics.push({ ...each, code: 'syntax/unexpected', ...decimalComma(each, lines) });
      }
    }
  }

  protected override processLinkingErrors(
    document: LangiumDocument,
    diagnostics: Diagnostic[],
    options: ValidationOptions,
  ): void {
    const all: Diagnostic[] = [];
    super.processLinkingErrors(document, all, options);
    // What stands between wrong quotation marks is no name, and what stands behind a break was misread.
    const broken = linesOf(diagnostics.filter(({ code }) => code === 'syntax/character'));
    const breaks = new Map(diagnostics.map(({ range: { start } }) => [start.line, start.character]));
    // It may stand in the file that cannot be read, which is said at its import.
    const unread = this.checker().hasUnreadImports(document);
    const unexplained = new Set(
      document.references.flatMap(({ error }) =>
        error && 'isMisspelt' in error && !(error as UnknownName).isMisspelt ? [error.message] : [],
      ),
    );
    for (const each of all) {
      const { line, character } = each.range.start;
      if (
        broken.has(line) ||
        (breaks.get(line) ?? character) < character ||
        (unread && unexplained.has(String(each.message)))
      )
        continue;
      diagnostics.push({ ...each, code: 'language/unknown-name' });
    }
  }

  protected override getSource(): string {
    return 'sla';
  }
}

/** The lines over which findings go. */
function linesOf(findings: readonly Diagnostic[]): ReadonlySet<number> {
  return new Set(
    findings.flatMap(({ range: { start, end } }) =>
      Array.from({ length: end.line - start.line + 1 }, (_, i) => start.line + i),
    ),
  );
}

/** What is said of a comma inside a number. */
function decimalComma({ range: { start } }: Diagnostic, lines: readonly string[]): Partial<Diagnostic> {
  const line = lines[start.line] ?? '';
  const [number] =
    /\d[\d.,]*,\d+$/.exec(line.slice(0, start.character) + (/^,\d+/.exec(line.slice(start.character))?.[0] ?? '')) ??
    [];
  if (!number) return {};
  return {
    message: `\`${number}\` is no number here: decimals are written with a point, as in \`99.9\`, and thousands may be parted by \`_\`, as in \`12_000\`.`,
  };
}

/** What follows from an error of syntax in the same line. */
const FOLLOW_UPS: ReadonlySet<string> = new Set([
  'language/unknown-keyword',
  'language/missing-operator',
  'language/wrong-kind',
  'language/duplicate-member',
]);

/** What a line lacks is said in that line, not at the first word of the next. */
function atEndOfLine(error: IRecognitionException): IRecognitionException {
  const previous = 'previousToken' in error ? (error.previousToken as IToken) : undefined;
  const isBehind = previous !== undefined && previous.startOffset < error.token.startOffset;
  return isBehind && lacksRest(error.message) ? Object.create(error, { token: { value: previous } }) : error;
}

const EMPTY: Diagnostic = {
  code: 'language/empty-file',
  severity: DiagnosticSeverity.Warning,
  message: 'This file is empty. An agreement begins with `agreement Name "Title" {`.',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  source: 'sla',
};

function issueDiagnostic(issue: Issue): Diagnostic {
  const related = (issue.related ?? []).map(({ node, message }) => {
    const { uri, range } = spanOf(node);
    return { location: { uri, range }, message };
  });
  return {
    code: issue.code,
    severity: SEVERITIES[issue.severity],
    message: issue.message,
    range: rangeOf(issue.node, issue.property, issue.index),
    source: 'sla',
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function rangeOf(node: AstNode, property: string | undefined, index: number | undefined): Range {
  const part = property === undefined ? undefined : GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  return part?.range ?? spanOf(node).range;
}

function isSyntax(diagnostic: Diagnostic): boolean {
  return String(diagnostic.code).startsWith('syntax/');
}

function firstOfEachLine(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const lines = new Set<number>();
  return diagnostics.filter((each) => {
    const { line } = each.range.start;
    if (lines.has(line)) return false;
    lines.add(line);
    return true;
  });
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    String(a.code).localeCompare(String(b.code), 'en')
  );
}
