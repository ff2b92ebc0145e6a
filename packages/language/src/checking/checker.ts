import type { DateString } from '@sla-language/agreement';
import {
  type AstNode,
  AstUtils,
  type GrammarAST,
  type LangiumDocument,
  type ParseResult,
  WorkspaceCache,
} from 'langium';
import * as ast from '../generated/ast.js';
import { Imports } from '../linking/imports.js';
import { Kept } from '../linking/links.js';
import { lineage } from '../linking/names.js';
import { type BlockVocabulary, readVocabulary } from '../parsing/vocabulary.js';
import { type AgreementReading, readAgreement, readLibrary } from '../reading/agreement.js';
import { type Issue, Issues } from '../reading/issues.js';
import { type PositionReading, readPositions } from '../reading/negotiation.js';
import type { Span } from '../reading/spans.js';
import { RULES } from '../rules/index.js';
import type { RuleSeverity } from '../rules/rule.js';
import { type RuleFinding, type RunOptions, runPositionRules, runRules } from '../rules/runner.js';
import type { LinterSettings } from '../rules/settings.js';
import type { SlaServices } from '../services.js';
import type { Clock } from './clock.js';
import { type PlacedFix, placeFix } from './fixes.js';
import { checkImports } from './imports.js';
import { checkDuplicates, checkExtends, checkHiding, checkUnknown } from './structure.js';

/** What a file says: its agreements, its own declarations, and what the language finds wrong. */
export interface FileReading {
  readonly agreements: readonly AgreementReading[];
  /** The declarations at the top of the file. */
  readonly library: AgreementReading;
  /** The private positions at the top of the file, by the agreement of which they speak. */
  readonly positions: readonly PositionReading[];
  readonly issues: readonly Issue[];
}

/** A finding of a rule, with its place in the text. */
export interface PlacedFinding {
  readonly code: string;
  readonly severity: RuleSeverity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly (Span & { readonly message: string })[];
  /** How it can be mended, in the text of the same file or of one from which it is inherited; worked out when it is asked for. */
  fixes(): readonly PlacedFix[];
}

/** The rules that ask for something missing. */
const COMPLETENESS = RULES.filter((rule) => rule.completeness);
const COMPLETENESS_IDS: ReadonlySet<string> = new Set(COMPLETENESS.map(({ id }) => id));

/** An agreement and what is wrong in the text from which it was read. */
interface OwnReading extends AgreementReading {
  readonly issues: readonly Issue[];
}

/** What the rules find in an agreement on a day, as they are configured. */
interface Found {
  readonly today: DateString;
  readonly settings: LinterSettings;
  readonly findings: readonly RuleFinding[];
}

/**
 * Reads the agreements of a file and lets the rules look at them. What is said of a file holds until any document changes;
 * an agreement, and what the rules find in it, until it changes itself or anything that it refers to.
 */
export class Checker {
  private readonly readings: WorkspaceCache<ParseResult, FileReading>;
  private readonly agreements = new Kept<OwnReading>();
  private readonly libraries = new Kept<OwnReading>();
  /** Declarations in which no word is unknown and nothing is given twice. */
  private readonly sound = new WeakSet<AstNode>();
  private readonly whole = new WeakMap<AgreementReading, Found>();
  private readonly partial = new WeakMap<AgreementReading, Found>();
  private readonly questions = new WeakMap<AgreementReading, Found>();
  private readonly imports: Imports;
  private readonly clock: Clock;
  private readonly grammar: () => GrammarAST.Grammar;
  private knownVocabulary: ReadonlyMap<string, BlockVocabulary> | undefined;

  constructor(services: SlaServices) {
    this.readings = new WorkspaceCache(services.shared);
    this.imports = new Imports(services.shared);
    this.clock = services.clock;
    this.grammar = () => services.Grammar;
  }

  /** Read off the grammar when it is first asked for: only messages and an editor need it. */
  get vocabulary(): ReadonlyMap<string, BlockVocabulary> {
    this.knownVocabulary ??= readVocabulary(this.grammar());
    return this.knownVocabulary;
  }

  read(document: LangiumDocument): FileReading | undefined {
    const file = document.parseResult.value;
    return ast.isFile(file) ? this.readings.get(document.parseResult, () => this.readFile(file)) : undefined;
  }

  /** Whether a file that is imported is not there, so that names may be missing for that reason alone. */
  hasUnreadImports(document: LangiumDocument): boolean {
    return this.imports
      .statements(document)
      .some((each) => each.path !== undefined && this.imports.document(each) === undefined);
  }

  private readFile(file: ast.File): FileReading {
    const issues = new Issues();
    checkImports(file, this.imports, issues);
    checkDuplicates(file, issues);
    for (const declaration of file.members) this.checkDeclaration(declaration, issues);
    const imported = file.imports.flatMap((each) => this.imports.document(each)?.parseResult.value ?? []);
    checkHiding(file, imported, issues);
    const agreements = file.members
      .filter(ast.isAgreement)
      .map((node) => this.agreements.get(node, [node], () => own((own) => readAgreement(node, own))));
    const declarations = file.members.filter((member) => !ast.isAgreement(member));
    const library = this.libraries.get(file, declarations, () => own((own) => readLibrary(file, own)));
    const positions = readPositions(file, issues);
    for (const each of [...agreements, library]) issues.addAll(each.issues);
    const document = AstUtils.getDocument(file);
    return {
      agreements,
      library,
      positions,
      issues: issues.all().filter((issue) => AstUtils.getDocument(issue.node) === document),
    };
  }

  private checkDeclaration(declaration: AstNode, issues: Issues): void {
    if (ast.isAgreement(declaration)) checkExtends(declaration, issues);
    if (this.sound.has(declaration)) return;
    const own = new Issues();
    this.checkMember(declaration, own);
    if (own.all().length === 0) this.sound.add(declaration);
    issues.addAll(own.all());
  }

  /** Blocks and unknown words stand among the members of blocks, and nowhere else. */
  private checkMember(member: AstNode, issues: Issues): void {
    if (ast.isUnknown(member)) checkUnknown(member, this.vocabulary, issues);
    else if (isBlock(member)) {
      checkDuplicates(member, issues);
      for (const each of member.members) this.checkMember(each, issues);
    }
  }

  /** What the rules find in a file. `broken`: the text has errors, so nothing is said of what is missing. */
  findings(document: LangiumDocument, broken: boolean, settings: LinterSettings): PlacedFinding[] {
    const reading = this.read(document);
    if (!reading) return [];
    const placed = new Map<string, PlacedFinding>();
    const add = (finding: RuleFinding, of: AgreementReading): void => {
      const result = this.place(finding, of, document, settings);
      if (!result) return;
      const { line, character } = result.span.range.start;
      const key = `${line}:${character} ${result.code} ${result.message}`;
      if (!placed.has(key)) placed.set(key, result);
    };
    for (const each of [reading.library, ...reading.agreements]) {
      for (const finding of this.run(each, settings, broken)) add(finding, each);
    }
    for (const { agreement: node, positions, spans } of reading.positions) {
      const agreement = this.readingOf(node)?.agreement;
      if (!agreement) continue;
      const speaking = { agreement, node: reading.library.node, spans, upstream: new Map([[agreement, node]]) };
      for (const finding of runPositionRules(positions, agreement, { settings })) add(finding, speaking);
    }
    return [...placed.values()];
  }

  /**
   * What the rules ask for in an agreement and its text does not have yet. Asked while somebody is writing, so it counts for nothing
   * here that other parts of the text may have errors.
   */
  asked(reading: AgreementReading, settings: LinterSettings): readonly RuleFinding[] {
    const today = this.clock.today(settings);
    const isKept = (last: Found | undefined): last is Found => last?.today === today && last.settings === settings;
    const whole = this.whole.get(reading);
    if (isKept(whole)) return whole.findings.filter(({ ruleId }) => COMPLETENESS_IDS.has(ruleId));
    const last = this.questions.get(reading);
    if (isKept(last)) return last.findings;
    const upstream = this.upstreamOf(reading);
    const findings = runRules(reading.agreement, { today, settings, rules: COMPLETENESS, upstream });
    this.questions.set(reading, { today, settings, findings });
    return findings;
  }

  private run(reading: AgreementReading, settings: LinterSettings, partial = false): readonly RuleFinding[] {
    const today = this.clock.today(settings);
    const runs = partial ? this.partial : this.whole;
    const last = runs.get(reading);
    if (last?.today === today && last.settings === settings) return last.findings;
    const findings = runRules(reading.agreement, { today, settings, partial, upstream: this.upstreamOf(reading) });
    runs.set(reading, { today, settings, findings });
    return findings;
  }

  private upstreamOf(reading: AgreementReading): RunOptions['upstream'] {
    return (item) => {
      const node = this.connected(reading)
        .map((each) => each.upstream.get(item))
        .find((each) => each !== undefined);
      return node && this.readingOf(node)?.agreement;
    };
  }

  /** An agreement with all those on which it depends, directly or through others. */
  private connected(reading: AgreementReading): readonly AgreementReading[] {
    const found = new Set([reading]);
    for (const each of found) {
      for (const node of each.upstream.values()) {
        const next = this.readingOf(node);
        if (next) found.add(next);
      }
    }
    return [...found];
  }

  /** What was read of one agreement; undefined where its file could not be read. */
  readingOf(node: ast.Agreement): AgreementReading | undefined {
    return this.read(AstUtils.getDocument(node))?.agreements.find((each) => each.node === node);
  }

  /**
   * Finds the place of a finding. What stands outside the agreement's own text is said of the agreement, with a link; unless
   * it is said already where it stands.
   */
  private place(
    finding: RuleFinding,
    reading: AgreementReading,
    document: LangiumDocument,
    settings: LinterSettings,
  ): PlacedFinding | undefined {
    const node = reading.spans.node(finding.at, finding.property) ?? reading.node;
    const span = reading.spans.span(finding.at, finding.property) ?? reading.spans.span(reading.agreement)!;
    const related = (finding.related ?? []).flatMap((each) => {
      const place = this.connected(reading)
        .map(({ spans }) => spans.span(each.at, each.property))
        .find((span) => span !== undefined);
      return place ? [{ ...place, message: each.message }] : [];
    });
    const fixes = () => (finding.fixes ?? []).flatMap((fix) => placeFix(fix, reading.spans) ?? []);
    const result = { code: finding.ruleId, severity: finding.severity, message: finding.message, related, fixes };
    const holder = AstUtils.getContainerOfType(node, ast.isAgreement);
    const here = AstUtils.getDocument(node) === document;
    if (here && (!holder || holder === reading.node)) return { ...result, span };
    if (this.saidElsewhere(finding, node, holder, settings)) return undefined;
    const own = reading.spans.span(reading.agreement)!;
    return { ...result, span: own, related: [{ ...span, message: 'It is written here' }, ...related] };
  }

  private saidElsewhere(
    finding: RuleFinding,
    node: AstNode,
    holder: ast.Agreement | undefined,
    settings: LinterSettings,
  ): boolean {
    const reading = this.read(AstUtils.getDocument(node));
    const others = holder
      ? lineage(holder).flatMap((each) => reading?.agreements.find((other) => other.node === each) ?? [])
      : [reading?.library];
    return others.some((other) =>
      other
        ? this.run(other, settings).some(
            (each) =>
              each.ruleId === finding.ruleId &&
              each.message === finding.message &&
              other.spans.node(each.at, each.property) === node,
          )
        : false,
    );
  }
}

function own(read: (issues: Issues) => AgreementReading): OwnReading {
  const issues = new Issues();
  return { ...read(issues), issues: issues.all() };
}

type Block = AstNode & { members: AstNode[] };

function isBlock(node: AstNode): node is Block {
  return 'members' in node && Array.isArray(node.members);
}
