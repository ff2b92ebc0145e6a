import { type AstNode, GrammarUtils, type LangiumDocument, URI } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { type InlayHint, type InlayHintParams, MarkupKind, type Position, type Range } from 'vscode-languageserver';
import { isForeign } from '../../parsing/words.js';
import { commandsOf } from '../client.js';
import { OPEN_SETTINGS_COMMAND } from '../commands.js';
import type { SlaEditorServices } from '../index.js';
import { type Facts, factsOf, holidayData, isOwn, needsHolidays, scenesOf, untilLinked } from '../reckoning/facts.js';
import { paragraphs, rich, sections } from '../rich.js';
import { switchesOf } from '../settings.js';
import { dateHints } from './dates.js';
import { HINT_KINDS, type Hint, type HintKind, type HintMaker, SHOWN_BY_DEFAULT } from './hint.js';
import { inheritanceHints } from './inherited.js';
import { creditHints, tierHints } from './remedies.js';
import { compositeHints } from './services.js';
import { settingsLink } from './settings-link.js';
import { deadlineHints } from './support.js';
import { downtimeHints, effectiveHints } from './targets.js';

const MAKERS: Readonly<Record<HintKind, HintMaker>> = {
  downtime: downtimeHints,
  effectiveAvailability: effectiveHints,
  compositeAvailability: compositeHints,
  tiers: tierHints,
  credits: creditHints,
  dates: dateHints,
  deadlines: deadlineHints,
  inherited: inheritanceHints,
};

/** The hints of one line. */
interface LineHints {
  readonly position: Position;
  readonly hints: readonly Hint[];
}

/** What an editor sends back to hear how a hint comes about. */
interface HintData {
  readonly uri: string;
  readonly label: string;
}

/** States after a line what it comes to, with the basis on which that is reckoned. At most one hint a line. */
export class SlaInlayHintProvider implements InlayHintProvider {
  private canOpenSettings = false;
  private showsMarkdown = false;
  /** Asks the editor to show the hints anew. */
  refresh = (): void => {};

  constructor(private readonly services: SlaEditorServices) {
    const { Connection: connection, LanguageServer } = services.shared.lsp;
    LanguageServer.onInitialize(({ initializationOptions, capabilities }) => {
      this.canOpenSettings = commandsOf(initializationOptions).includes(OPEN_SETTINGS_COMMAND);
      this.showsMarkdown = capabilities.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
    });
    connection?.languages.inlayHint.resolve((hint) => this.resolve(hint));
  }

  async getInlayHints(document: LangiumDocument, { range }: InlayHintParams): Promise<InlayHint[] | undefined> {
    if (isForeign(document.textDocument.getText())) return [];
    const kinds = await switchesOf(this.services, 'inlayHints', HINT_KINDS, SHOWN_BY_DEFAULT);
    if (kinds.size === 0) return [];
    const facts = await factsOf(this.services, document, false);
    this.awaitHolidays(facts);
    const uri = document.uri.toString();
    return linesOf(facts, range, kinds).map(({ position, hints }) => {
      const label = hints.map((hint) => hint.label).join(' · ');
      return { position, label, paddingLeft: true, data: { uri, label } satisfies HintData };
    });
  }

  /** How a hint comes about, and the switch of its kind. Of a text that has changed in the meantime nothing is said. */
  private async resolve(hint: InlayHint): Promise<InlayHint> {
    const data = hint.data as Partial<HintData> | undefined;
    if (typeof data?.uri !== 'string') return hint;
    const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(data.uri));
    if (!document) return hint;
    await untilLinked(this.services, document);
    const kinds = await switchesOf(this.services, 'inlayHints', HINT_KINDS, SHOWN_BY_DEFAULT);
    const facts = await factsOf(this.services, document, false);
    const range = { start: { ...hint.position, character: 0 }, end: hint.position };
    const line = linesOf(facts, range, kinds).find(
      ({ position, hints }) =>
        position.character === hint.position.character && hints.map(({ label }) => label).join(' · ') === data.label,
    );
    const text = line && sections(line.hints.map((each) => this.tooltip(each)));
    if (!text) return hint;
    const tooltip = this.showsMarkdown ? { kind: MarkupKind.Markdown, value: text.markdown } : text.plain;
    return { ...hint, tooltip };
  }

  private tooltip({ kind, explain }: Hint) {
    const setting = `sla.inlayHints.${kind}`;
    const name = this.canOpenSettings ? settingsLink(setting) : rich`${setting}`;
    return paragraphs([explain(), rich`Switch: ${name}`]);
  }

  /** Hints that depend on holidays appear when their data, which take a while to load, are there. */
  private awaitHolidays({ holidays, readings }: Facts): void {
    if (holidays || !readings.some(needsHolidays)) return;
    holidayData().then(
      () => this.refresh(),
      (error: unknown) => console.error('The public holidays could not be loaded.', error),
    );
  }
}

/** The hints of the lines in a range; where a line holds several members, those of the first that has any. */
function linesOf(facts: Facts, range: Range, kinds: ReadonlySet<HintKind>): readonly LineHints[] {
  const lines = new Map<number, { node: AstNode; position: Position; hints: Hint[] }>();
  for (const scene of scenesOf(facts)) {
    const wanted = (node: AstNode | undefined): node is AstNode => isOwn(scene, node) && meets(range, placeOf(node));
    for (const kind of HINT_KINDS) {
      if (!kinds.has(kind)) continue;
      for (const hint of hintsOf(kind, scene, wanted)) {
        const position = placeOf(hint.node);
        const line = position && lines.get(position.line);
        if (line?.node === hint.node) line.hints.push(hint);
        else if (position && !line) lines.set(position.line, { node: hint.node, position, hints: [hint] });
      }
    }
  }
  return [...lines.values()].sort((left, right) => left.position.line - right.position.line);
}

/** The hints of a kind; none where they cannot be reckoned, so that the others stay. */
function hintsOf(kind: HintKind, ...place: Parameters<HintMaker>): readonly Hint[] {
  try {
    return [...MAKERS[kind](...place)];
  } catch (error) {
    console.error(`The hints of the kind "${kind}" could not be reckoned.`, error);
    return [];
  }
}

/** Behind the member; of a block behind the brace that opens it. */
function placeOf(node: AstNode): Position | undefined {
  const cst = node.$cstNode;
  if (!cst) return undefined;
  if (!('members' in node)) return cst.range.end;
  const brace = GrammarUtils.findNodeForKeyword(cst, '{');
  return brace?.range.end ?? cst.range.end;
}

function meets(range: Range, position: Position | undefined): boolean {
  if (!position) return false;
  return position.line >= range.start.line && position.line <= range.end.line;
}
