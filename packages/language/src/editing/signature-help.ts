import { AstUtils, GrammarAST, type LangiumDocument } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type {
  InitializeParams,
  ParameterInformation,
  SignatureHelp,
  SignatureHelpOptions,
  SignatureHelpParams,
} from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { inlineWordOf, isForeign } from '../parsing/words.js';
import { Places } from './completion/places.js';
import { type Part, partsOf } from './expectations.js';
import type { SlaEditorServices } from './index.js';
import { exampleOf, meaningOf, SMALL_WORDS } from './meanings.js';
import { cutsOf, writingPositionAt } from './position.js';
import { withoutMarks } from './rich.js';

/** Members with fewer parts explain themselves. */
const FEWEST = 3;

/** Shows all parts of a member of several, `credit AMOUNT [per STEP] [when RANGE] [for SCOPES]`, and in which of them the cursor is. */
export class SlaSignatureHelp implements SignatureHelpProvider {
  /** It comes when it is asked for, and stays up to date while it is shown. */
  readonly signatureHelpOptions: SignatureHelpOptions = { triggerCharacters: [], retriggerCharacters: [' ', ','] };

  private readonly places: Places;
  private readonly services: SlaEditorServices;
  private readonly rules: ReadonlyMap<string, GrammarAST.AbstractRule>;
  private isMarkdown = false;

  constructor(services: SlaEditorServices) {
    this.services = services;
    this.rules = new Map(services.Grammar.rules.map((rule) => [rule.name, rule]));
    this.places = new Places(services.Grammar, services.parser.Lexer, () => services.checking.Checker.vocabulary);
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }: InitializeParams) => {
      const formats = capabilities.textDocument?.signatureHelp?.signatureInformation?.documentationFormat;
      this.isMarkdown = formats?.includes('markdown') ?? false;
    });
  }

  provideSignatureHelp(document: LangiumDocument, { position }: SignatureHelpParams): SignatureHelp | undefined {
    const text = document.textDocument.getText();
    if (isForeign(text) || !ast.isFile(document.parseResult.value)) return undefined;
    const { parser, checking } = this.services;
    const offset = document.textDocument.offsetAt(position);
    const place = writingPositionAt(text, offset, parser.Lexer, checking.Checker.vocabulary, cutsOf(document));
    if (place.member.length === 0) return undefined;
    const { from } = this.places.continuation(place.block, place.member);
    const words = place.member.slice(from);
    const opening = words[0]?.image ?? '';
    for (const name of place.block?.members.get(opening) ?? []) {
      const all = partsOf(this.rules.get(name)!, words);
      const brace = all.findIndex(({ element }) => opensBlock(element));
      const parts = brace < 0 ? all : all.slice(0, brace);
      const help = parts.length > 0 ? this.help(parts, name, opening) : undefined;
      if (help) return help;
    }
    return undefined;
  }

  private help(parts: readonly Part[], rule: string, opening: string): SignatureHelp | undefined {
    const labels = parts.map(({ element }, i) => (i === 0 ? opening : labelOf(element)));
    const named = labels.filter((label) => /[A-Z]/.test(label));
    const active = parts.findIndex(({ isOpen }) => isOpen);
    // Behind the last part none is at hand, and editors would mark the first.
    if (named.length < FEWEST || active < 0) return undefined;
    const meaning = meaningOf(opening, [rule]);
    const documentation = meaning && `${meaning.means}.\n\n\`\`\`sla\n${exampleOf(meaning)}\n\`\`\``;
    return {
      signatures: [
        {
          label: labels.join(' '),
          parameters: parts.map(({ element }, i) => this.parameter(element, labels, i)),
          ...(documentation ? { documentation: this.markup(documentation) } : {}),
        },
      ],
      activeSignature: 0,
      activeParameter: active,
    };
  }

  private parameter(
    element: GrammarAST.AbstractElement,
    labels: readonly string[],
    index: number,
  ): ParameterInformation {
    const start = labels.slice(0, index).join(' ').length + (index > 0 ? 1 : 0);
    const means = meaningOfPart(element);
    return {
      label: [start, start + labels[index]!.length],
      ...(means ? { documentation: this.markup(means) } : {}),
    };
  }

  private markup(value: string): ParameterInformation['documentation'] {
    return this.isMarkdown ? { kind: 'markdown', value } : withoutMarks(value);
  }
}

/** Whether a part is the block of a member, or begins with it. */
function opensBlock(element: GrammarAST.AbstractElement | undefined): boolean {
  if (GrammarAST.isGroup(element)) return opensBlock(element.elements[0]);
  return GrammarAST.isKeyword(element) && element.value === '{';
}

/** A part as people write grammars of contracts: words as they are, what is filled in in capitals, what may be left out in brackets. */
function labelOf(element: GrammarAST.AbstractElement): string {
  const label = bareLabelOf(element);
  if (element.cardinality === '?') return `[${label}]`;
  return element.cardinality === '*' ? `[${label} …]` : label;
}

function bareLabelOf(element: GrammarAST.AbstractElement): string {
  if (GrammarAST.isKeyword(element)) return element.value;
  if (GrammarAST.isAlternatives(element)) return element.elements.map(labelOf).join(' | ');
  if (GrammarAST.isGroup(element)) return element.elements.map(labelOf).filter(Boolean).join(' ');
  if (GrammarAST.isRuleCall(element)) {
    const name = element.rule.$refText;
    return inlineWordOf(name) ?? nameOf(name);
  }
  if (!GrammarAST.isAssignment(element)) return '';
  const { terminal } = element;
  if (GrammarAST.isKeyword(terminal) || GrammarAST.isAlternatives(terminal)) return labelOf(terminal);
  if (GrammarAST.isRuleCall(terminal) && inlineWordOf(terminal.rule.$refText)) return labelOf(terminal);
  return phraseOf(terminal) ?? nameOf(element.feature);
}

/** Of a rule that begins with a small word the whole phrase: `with NOTICE notice`, `for SCOPES`. */
function phraseOf(terminal: GrammarAST.AbstractElement): string | undefined {
  const rule = GrammarAST.isRuleCall(terminal) ? terminal.rule.ref : undefined;
  const definition = GrammarAST.isParserRule(rule) ? rule.definition : undefined;
  if (!GrammarAST.isGroup(definition) || !GrammarAST.isKeyword(definition.elements[0])) return undefined;
  return definition.elements
    .filter(({ cardinality }) => cardinality !== '*')
    .map(labelOf)
    .join(' ');
}

function nameOf(feature: string): string {
  return feature.replace(/([A-Z])/g, ' $1').toUpperCase();
}

/** What a part is for: what its first word means, or what stands in it. */
function meaningOfPart(element: GrammarAST.AbstractElement): string | undefined {
  const contents = [element, ...AstUtils.streamAllContents(element)];
  const called = contents.filter(GrammarAST.isRuleCall).map(({ rule }) => PARTS[rule.$refText]);
  const word = contents.find(GrammarAST.isKeyword)?.value;
  const said = word === undefined ? undefined : SMALL_WORDS[word];
  const filled = called.find((each) => each !== undefined);
  return [said, filled].filter((each) => each !== undefined).join('. ') || undefined;
}

/** What stands in the parts that several members have. */
const PARTS: Readonly<Record<string, string>> = {
  Amount: 'A share `10% of fee`, a sum `EUR 250`, a multiple `10 times fee`, or the fee of some time `1 day of fee`',
  Step: 'How the amount grows: `incident`, `started hour of downtime`, `0.1% below target`, `30 minutes late to respond`',
  Range: '`< 99.0%`, `>= 99.0% and < 99.9%`, `< target`, or `missed`',
  For: 'Plans, regions or options; of one kind any of them, of several kinds all',
  ForServices: 'The services whose fee is concerned',
  Window: '`month`, `fiscal quarter`, `billing cycle`, `rolling 30 days` …',
  Level: 'A metric, or a statistic of one: `p95 of PageTime`',
  Comparison: '`>= 99.9%` where more is better, `<= 800 ms` where less is',
  Misses: '`3 misses in 6 months`, or `2 consecutive misses`',
  WithNotice: '`with 30 days notice`',
  WithDowntime: '`with 60 minutes of downtime`',
  Quantity: 'A length of time or another amount with its unit',
  Value: 'A value of the kind that is compared',
  Hours: '`monday to friday 09:00 to 17:00`',
  Condition: 'Prose, or a comparison of a metric; joined by `and` and `or`',
};
