import { type AstNode, AstUtils, type LangiumDocument, UriUtils } from 'langium';
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
import { LISTS } from '../checking/structure.js';
import * as ast from '../generated/ast.js';
import { isLibrary } from '../library/library.js';
import { inlineWordOf, isForeign, type SlaLexer } from '../parsing/words.js';
import type { AgreementReading } from '../reading/agreement.js';
import { fill, fillSnippet, TEMPLATES } from '../templates/index.js';
import { type Candidate, RANK } from './completion/candidate.js';
import { Client, type Extent } from './completion/client.js';
import { commentCandidates } from './completion/comments.js';
import { missingMembers } from './completion/missing.js';
import { importPath, Names } from './completion/names.js';
import { Places } from './completion/places.js';
import { objectiveOf } from './completion/promises.js';
import { extentAt, isClosed, restOfLine, startsLine } from './completion/ranges.js';
import { Scaffolds } from './completion/scaffolds.js';
import { freeNames, SNIPPETS, type Snippet } from './completion/snippets.js';
import { measuredBy, type Promise as Promised, type Surroundings, writtenBefore } from './completion/surroundings.js';
import type { Expectation } from './expectations.js';
import type { SlaEditorServices } from './index.js';
import { CHOICES, exampleOf, MEANINGS, type Meaning, openingOf, SMALL_WORDS } from './meanings.js';
import { blockNodeAt, cutsOf, type WritingPosition, writingPositionAt } from './position.js';
import { type TerminalExpectation, valuesAt } from './values.js';

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
  private readonly documents: () => Iterable<LangiumDocument>;
  private readonly lexer: SlaLexer;
  private readonly names: Names;
  private readonly places: Places;
  private readonly scaffolds: Scaffolds;
  private client = new Client();

  constructor(services: SlaEditorServices) {
    this.checker = () => services.checking.Checker;
    this.clock = services.clock;
    this.configurations = () => services.checking.Configurations;
    this.documents = () => services.shared.workspace.LangiumDocuments.all;
    this.lexer = services.parser.Lexer;
    this.names = new Names(services);
    this.places = new Places(services.Grammar, this.lexer, () => this.checker().vocabulary);
    this.scaffolds = new Scaffolds(this.places, this.names);
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.client = new Client(capabilities.textDocument?.completion);
    });
  }

  async getCompletion(document: LangiumDocument, { position }: CompletionParams): Promise<CompletionList> {
    const text = document.textDocument.getText();
    if (isForeign(text) || !ast.isFile(document.parseResult.value)) return NOTHING;
    const offset = document.textDocument.offsetAt(position);
    const place = writingPositionAt(text, offset, this.lexer, this.checker().vocabulary, cutsOf(document));
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
    const next = expectations.flatMap(expected);
    if (place.inText !== undefined) {
      if (next.length === 0) return { candidates: prose(surroundings), isProse: true };
      return { candidates: isClosed(document, offset) ? next : next.map(withMark), isProse: false };
    }
    const above = place.previous.length > 0 ? this.unfinished(place, around) : [];
    const opens = place.mayOpen && (place.member.length === 0 || complete);
    const members = opens ? this.openings(place, surroundings, offset, reading) : [];
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
    const known: Promised | undefined = [...agreement.objectives, ...agreement.supports].find((each) => each.id === id);
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
    const others = [...this.documents()].filter(
      ({ uri }) => uri.scheme === document.uri.scheme && !UriUtils.equals(uri, document.uri) && !isLibrary(uri),
    );
    return others.map((other) => {
      const path = importPath(document, other);
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

  /** What is missing first, then the members of a block in their usual order; last what is given and may stand only once. */
  private openings(
    { block }: WritingPosition,
    here: Surroundings,
    offset: number,
    reading: AgreementReading,
  ): readonly Candidate[] {
    if (!block) return [];
    // What stands behind the cursor on its line belongs to a member that is written already.
    const rest = restOfLine(here.document, offset);
    // Above a member that is written already a new one gets a line of its own.
    const isAbove = here.word === '' && rest !== '' && startsLine(here.document, offset);
    const isFree = rest === '' || isAbove;
    const home = block.block;
    const fitting = MEANINGS.filter(
      (meaning) =>
        block.members.get(openingOf(meaning))?.includes(meaning.rule) || (home === 'File' && meaning.rule === 'Import'),
    );
    const given = new Set(membersOf(here.block).map(kindOfMember));
    const isGiven = ({ rule }: Meaning) => given.has(kindOfMember({ $type: rule })) && !SEVERAL.has(rule);
    const fill = (meaning: Meaning) => this.scaffolds.snippet(meaning.scaffold, home, here);
    const members = fitting.map((meaning, index): Candidate => {
      const insert = isFree ? fill(meaning) : phraseOf(meaning);
      return {
        label: phraseOf(meaning),
        kind: CompletionItemKind.Keyword,
        detail: meaning.means,
        documentation: () => `\`\`\`sla\n${exampleOf(meaning)}\n\`\`\``,
        insert,
        plain: phraseOf(meaning),
        isSnippet: isFree,
        rank: index + (isGiven(meaning) ? RANK.given : RANK.member),
      };
    });
    if (!isFree) return members;
    const all = [...this.missing(here, reading, block, fill), ...members, ...this.snippets(here)];
    return isAbove ? all.map((each) => ({ ...each, insert: `${each.insert ?? each.label}\n` })) : all;
  }

  private missing(
    here: Surroundings,
    reading: AgreementReading,
    block: NonNullable<WritingPosition['block']>,
    fill: (meaning: Meaning) => string,
  ): readonly Candidate[] {
    if (here.block.$type !== here.kind) return [];
    return missingMembers(this.checker().asked(reading, here.settings), reading, here.block, block, fill);
  }

  private snippets(here: Surroundings): readonly Candidate[] {
    const free = freeNames(here.agreement);
    const isEmpty = ast.isFile(here.block) && here.block.members.every(ast.isUnknown);
    return [...(isEmpty ? wholeAgreements(here) : []), ...this.ownSnippets(here, free, isEmpty)];
  }

  private ownSnippets(here: Surroundings, free: (name: string) => string, isEmpty: boolean): readonly Candidate[] {
    return SNIPPETS.filter(({ home }) => home === here.kind).map((snippet: Snippet, i) => {
      const scaffold = snippet.scaffold(free);
      return {
        label: snippet.prefix,
        kind: CompletionItemKind.Snippet,
        detail: snippet.means,
        documentation: () => `\`\`\`sla\n${exampleOf({ scaffold })}\n\`\`\``,
        insert: this.scaffolds.snippet(scaffold, here.kind, here),
        isSnippet: true,
        // Whoever begins a file wants an agreement.
        rank: (isEmpty ? RANK.value : RANK.snippet) + i,
      };
    });
  }
}

/** The commonest kinds of agreements, for whoever begins a file. */
function wholeAgreements({ today }: Surroundings): readonly Candidate[] {
  return TEMPLATES.map((template, i) => ({
    label: `sla ${template.id}`,
    words: template.title,
    kind: CompletionItemKind.Snippet,
    detail: template.description,
    documentation: () => `\`\`\`sla\n${fill(template, { today })}\n\`\`\``,
    insert: fillSnippet(template, { today }),
    isSnippet: true,
    rank: RANK.value + SNIPPETS.length + i,
  }));
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

/** Of these there may be several, each with a name, a title or an event of its own. */
const SEVERAL: ReadonlySet<string> = new Set([
  ...LISTS,
  ...MEANINGS.filter(({ scaffold }) => scaffold.includes('[Name]')).map(({ rule }) => rule),
  ...[ast.Clause, ast.Clock, ast.Commitment, ast.Handles, ast.Role, ast.Stance, ast.Term].map(({ $type }) => $type),
]);

function membersOf(node: AstNode): readonly AstNode[] {
  return 'members' in node ? (node.members as readonly AstNode[]) : [];
}

/** A metric has one kind, whichever it is. */
function kindOfMember(node: AstNode): string {
  return ast.isMetricKind(node) ? ast.MetricKind.$type : node.$type;
}

/** The words with which a scaffold begins: `no data counts as`. */
function phraseOf({ scaffold }: Meaning): string {
  return /^[a-z]+(?: [a-z]+)*/.exec(scaffold)![0];
}
