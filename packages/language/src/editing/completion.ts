import { type AstNode, AstUtils, type LangiumDocument, type LangiumDocuments } from 'langium';
import type { CompletionProvider, CompletionProviderOptions } from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver';
import type { Checker } from '../checking/checker.js';
import type { Clock } from '../checking/clock.js';
import type { Configurations } from '../checking/configurations.js';
import * as ast from '../generated/ast.js';
import { inlineWordOf, isForeign, type SlaLexer } from '../parsing/words.js';
import type { AgreementReading } from '../reading/agreement.js';
import { type Candidate, RANK } from './completion/candidate.js';
import { Client, type Extent } from './completion/client.js';
import { commentCandidates } from './completion/comments.js';
import { Names } from './completion/names.js';
import { Openings } from './completion/openings.js';
import { Places } from './completion/places.js';
import { objectiveOf } from './completion/promises.js';
import { extentAt, isClosed } from './completion/ranges.js';
import { Scaffolds } from './completion/scaffolds.js';
import { measuredBy, type Surroundings, writtenBefore } from './completion/surroundings.js';
import type { Expectation } from './expectations.js';
import { importable, importPath } from './importing.js';
import type { SlaEditorServices } from './index.js';
import { CHOICES, SMALL_WORDS } from './meanings.js';
import { blockNodeAt, cutsOf, type WritingPosition, writingPositionAt } from './position.js';
import type { ServiceLevel } from './reckoning/facts.js';
import { type TerminalExpectation, untilKnown, valuesAt } from './values.js';

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/**
 * Offers what may be written at the cursor: first what the agreement lacks there and why, then members at the start of a line,
 * and inside a member what its rule allows next. What is offered is filled with what exists in the agreement and fits.
 */
export class SlaCompletionProvider implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: ['.', '"', '/'] };

  private readonly checker: () => Checker;
  private readonly clock: Clock;
  private readonly configurations: () => Configurations;
  private readonly documents: LangiumDocuments;
  private readonly lexer: SlaLexer;
  private readonly names: Names;
  private readonly places: Places;
  private readonly openings: Openings;
  private client = new Client();

  constructor(services: SlaEditorServices) {
    this.checker = () => services.checking.Checker;
    this.clock = services.clock;
    this.configurations = () => services.checking.Configurations;
    this.documents = services.shared.workspace.LangiumDocuments;
    this.lexer = services.parser.Lexer;
    this.names = new Names(services);
    this.places = new Places(services.Grammar, this.lexer, () => this.checker().vocabulary);
    const files = (document: LangiumDocument) =>
      importable(document, this.documents).map(({ uri }) => importPath(document.uri, uri));
    this.openings = new Openings(this.checker, new Scaffolds(this.places, this.names, files));
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.client = new Client(capabilities.textDocument?.completion);
    });
  }

  async getCompletion(document: LangiumDocument, { position, context }: CompletionParams): Promise<CompletionList> {
    const text = document.textDocument.getText();
    if (isForeign(text) || !ast.isFile(document.parseResult.value)) return NOTHING;
    const offset = document.textDocument.offsetAt(position);
    const place = writingPositionAt(text, offset, this.lexer, this.checker().vocabulary, cutsOf(document));
    // Who closes a text has not asked; a list that opens then would take the next Enter.
    if (context?.triggerCharacter === '"' && place.inText === undefined) return NOTHING;
    if (place.inComment !== undefined) {
      const settings = await this.configurations().settingsFor(document.uri);
      const findings = () => this.checker().findings(document, false, settings);
      const found = commentCandidates(place.inComment, position, findings);
      return { isIncomplete: false, items: this.listed(found, extentAt(document, offset, place, false)) };
    }
    const { candidates, isProse } = await this.candidates(document, offset, place);
    return {
      // What is typed of a number decides which amounts are offered.
      isIncomplete: /^\d/.test(place.word),
      items: this.listed(candidates, extentAt(document, offset, place, isProse)),
    };
  }

  private listed(candidates: readonly Candidate[], extent: Extent): CompletionItem[] {
    const byKey = new Map<string, Candidate>();
    for (const each of candidates.toSorted((a, b) => a.rank - b.rank)) {
      const key = `${each.label} ${each.edits ? each.from : ''}`;
      if (!byKey.has(key)) byKey.set(key, each);
    }
    return [...byKey.values()].map((each, index) => this.client.item(each, index, extent));
  }

  private async candidates(
    document: LangiumDocument,
    offset: number,
    place: WritingPosition,
  ): Promise<{ readonly candidates: readonly Candidate[]; readonly isProse: boolean }> {
    const block = blockNodeAt(document, offset, place.block?.block);
    const settings = await this.configurations().settingsFor(document.uri);
    const reading = this.readingAround(block, document);
    if (!reading) return { candidates: [], isProse: false };
    const around: Surroundings = {
      document,
      block,
      kind: place.block?.block ?? '',
      within: place.within,
      member: [],
      agreement: reading.agreement,
      word: place.word,
      seen: new Map(),
      settings,
      today: this.clock.today(settings),
    };
    const { expectations, complete, from } = this.places.continuation(place.block, place.member);
    const surroundings = this.of(place.member.slice(from), around);
    const expected = (each: Expectation) => this.expected(each, surroundings, place);
    await untilKnown(expectations);
    const next = expectations.flatMap(expected);
    if (place.inText !== undefined) {
      if (next.length === 0) return { candidates: prose(surroundings), isProse: true };
      return { candidates: isClosed(document, offset) ? next : next.map(withMark), isProse: false };
    }
    const above = place.previous.length > 0 ? this.unfinished(place, around) : [];
    const opens = place.mayOpen && (place.member.length === 0 || complete);
    const members = opens ? this.openings.at(place.block, surroundings, offset, reading) : [];
    return { candidates: [...above, ...next, ...members], isProse: false };
  }

  /** The reading of the agreement around a node; of what one side keeps to itself that of which it speaks. */
  private readingAround(block: AstNode, document: LangiumDocument): AgreementReading | undefined {
    const stance = AstUtils.getContainerOfType(block, ast.isStance);
    const subject = stance?.subject?.ref;
    const agreement = AstUtils.getContainerOfType(subject ?? block, ast.isAgreement);
    const own = agreement && this.checker().readingOf(agreement);
    return own ?? this.checker().read(document)?.library;
  }

  /** The surroundings with the member at the cursor, and with the promise of which it speaks. */
  private of(member: Surroundings['member'], around: Surroundings): Surroundings {
    const { agreement, block, kind } = around;
    const spoken = member.findIndex(({ image }) => image === 'on' || image === 'given');
    const stance = AstUtils.getContainerOfType(block, ast.isStance);
    const node = AstUtils.getContainerOfType(block, (each) => ast.isObjective(each) || ast.isSupport(each));
    const id = stance?.subject?.ref?.name ?? node?.name ?? (spoken >= 0 ? member[spoken + 1]?.image : undefined);
    const known: ServiceLevel | undefined = [...agreement.objectives, ...agreement.supports].find(
      (each) => each.id === id,
    );
    const promise = known ?? (kind === 'Objective' ? objectiveOf(writtenBefore(around)) : undefined);
    return { ...around, member, ...(promise ? { promise } : {}) };
  }

  /** How a member on the lines above goes on that is not complete yet. */
  private unfinished({ block, previous }: WritingPosition, around: Surroundings): readonly Candidate[] {
    const { expectations, complete, from } = this.places.continuation(block, previous);
    if (complete) return [];
    const surroundings = this.of(previous.slice(from), around);
    return expectations.flatMap((each) => this.expected(each, surroundings, undefined));
  }

  private expected(expectation: Expectation, here: Surroundings, place: WritingPosition | undefined): Candidate[] {
    const inText = place?.inText !== undefined;
    if (expectation.kind === 'terminal') return this.terminal(expectation, here, inText);
    if (inText) return [];
    if (expectation.kind === 'reference') {
      return [...this.names.visible(expectation, here), ...this.names.elsewhere(expectation, here)];
    }
    return this.word(expectation.word, expectation.rule, expectation.path, here);
  }

  private terminal(expectation: TerminalExpectation, here: Surroundings, inText: boolean): Candidate[] {
    const { terminal, path, rule } = expectation;
    const word = inlineWordOf(terminal);
    if (word) return inText ? [] : this.word(word, rule, path, here);
    const isText = terminal === 'STRING' || terminal === 'TEXT';
    if (inText !== isText && (inText || terminal === 'TEXT')) return [];
    if (path === 'Import/path') return this.files(here.document, inText);
    const choices = this.places.choices(here.member[0]?.image ?? '', path);
    const values = valuesAt(expectation, choices, here);
    return values.map((value) => ({
      ...value,
      rank: value.rank + RANK.value,
      ...(isText && !inText ? { insert: `"${value.label}"` } : {}),
    }));
  }

  private word(word: string, rule: string, path: string, here: Surroundings): Candidate[] {
    // Braces, commas and arithmetic are quicker typed than chosen; units come with their amounts.
    if (!/^[a-z<>]/.test(word) || (path.endsWith('/unit') && rule !== 'Step' && !path.endsWith('/step/unit')))
      return [];
    // A target is not compared with itself.
    if (word === 'target' && !/\/bounds$/.test(path.replace(/\/value$/, ''))) return [];
    const isOperator = !/^[a-z]/.test(word);
    const detail = CHOICES[rule]?.[word] ?? SMALL_WORDS[word];
    return [
      {
        label: word,
        kind: isOperator ? CompletionItemKind.Operator : CompletionItemKind.Keyword,
        ...(detail ? { detail } : {}),
        rank: isOperator ? operatorRank(word, path, here) : RANK.word + PERIODS.indexOf(word),
      },
    ];
  }

  private files(document: LangiumDocument, inText: boolean): Candidate[] {
    return importable(document, this.documents).map((other) => {
      const path = importPath(document.uri, other.uri);
      const file = other.parseResult.value;
      const names = ast.isFile(file) ? file.members.flatMap((each) => ('name' in each ? [each.name] : [])) : [];
      return {
        label: path,
        kind: CompletionItemKind.File,
        ...(names.length > 0 ? { detail: names.slice(0, 8).join(', ') } : {}),
        ...(inText ? {} : { insert: `"${path}"` }),
        rank: RANK.value,
      };
    });
  }
}

/** In prose the words that the agreement defines. */
function prose({ agreement }: Surroundings): readonly Candidate[] {
  return agreement.terms.map(({ term, means }, rank) => ({
    label: term,
    kind: CompletionItemKind.Text,
    detail: means,
    from: 'defined term',
    rank,
  }));
}

/** A text that lacks its closing quotation mark gets it. */
function withMark(candidate: Candidate): Candidate {
  return { ...candidate, insert: `${candidate.insert ?? candidate.label}"` };
}

/** Periods in the order in which agreements use them; all other words come before them, in the order of the grammar. */
const PERIODS = ['month', 'quarter', 'year', 'week', 'day', 'hour'];

/** The operator that fits the direction of the level comes first. */
function operatorRank(operator: string, path: string, here: Surroundings): number {
  const isTarget = /^(Target|InternalTarget|Proposal)\//.test(path);
  const falls = measuredBy(here).direction === 'falls';
  const usual = falls === isTarget ? '>' : '<';
  const fits = operator.startsWith(usual) ? 0 : 2;
  return RANK.value - 10 + fits + (operator.endsWith('=') === isTarget ? 0 : 1);
}
