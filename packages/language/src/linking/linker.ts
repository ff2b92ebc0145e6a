import { nearest } from '@sla-language/agreement';
import {
  type AstNodeDescription,
  AstUtils,
  Cancellation,
  DefaultLinker,
  type IndexManager,
  interruptAndCheck,
  type LangiumDocument,
  type LinkingError,
  type ReferenceInfo,
  UriUtils,
} from 'langium';
import * as ast from '../generated/ast.js';
import { oneOf } from '../parsing/messages.js';
import type { SlaServices } from '../services.js';
import { noteLinks, referencesOf } from './links.js';
import type { SlaScopeProvider } from './scope-provider.js';

/** What a kind of declaration is called in a sentence. */
const KINDS: Readonly<Record<string, string>> = {
  Agreement: 'agreement or template',
  Calendar: 'calendar',
  Charge: 'charge',
  Contact: 'contact',
  Covered: 'objective or support',
  Declaration: 'inherited declaration',
  Dependable: 'service or objective',
  Exclusion: 'maintenance or exclusion',
  Metric: 'metric',
  Party: 'party',
  PartyOrRole: 'party',
  Requirement: 'requirement',
  Scoping: 'plan, region, option or severity',
  Service: 'service',
  Severity: 'severity',
};

/** A name that leads nowhere. */
export interface UnknownName extends LinkingError {
  /** A name much like it can be seen, so it is likely to be meant. */
  readonly isMisspelt: boolean;
}

/** Links names, and says in plain words why one cannot be linked. */
export class SlaLinker extends DefaultLinker {
  private readonly scopes: SlaScopeProvider;
  private readonly index: IndexManager;

  constructor(services: SlaServices) {
    super(services);
    this.scopes = services.references.ScopeProvider;
    this.index = services.shared.workspace.IndexManager;
  }

  /** The references of a declaration that is not parsed again are known, so no tree is searched for them. */
  override async link(
    document: LangiumDocument,
    cancelToken: Cancellation.CancellationToken = Cancellation.CancellationToken.None,
  ): Promise<void> {
    const file = document.parseResult.value;
    if (!ast.isFile(file)) return;
    for (const declaration of file.members) {
      await interruptAndCheck(cancelToken);
      for (const info of referencesOf(declaration)) this.doLink(info, document);
      noteLinks(declaration);
    }
  }

  override getCandidate(info: ReferenceInfo): AstNodeDescription | LinkingError {
    const [first, ...others] = this.scopes.find(info, info.reference.$refText);
    if (!first) return this.createLinkingError(info);
    // Two of one kind in one file are reported where they are declared.
    const rival = others.find(
      (each) => each.type !== first.type || !UriUtils.equals(each.documentUri, first.documentUri),
    );
    if (!rival) return first;
    const places = [first, rival].map((each) => `a ${kind(each.type)} in ${UriUtils.basename(each.documentUri)}`);
    return { info, message: `\`${info.reference.$refText}\` may mean ${oneOf(places)}. Rename one of them.` };
  }

  protected override createLinkingError(info: ReferenceInfo, target?: AstNodeDescription): UnknownName {
    const name = info.reference.$refText;
    const type = this.reflection.getReferenceType(info);
    const what = kind(type);
    const names = this.scopes.getScope(info).getAllElements();
    const near = nearest(name, names.map((each) => each.name).toArray());
    const hint = near ? ` Did you mean \`${near}\`?` : this.elsewhere(info, name, type);
    const message = `There is no ${what} \`${name}\`${what.includes(' or ') ? ' here' : ''}.${hint}`;
    return { info, message, targetDescription: target, isMisspelt: near !== undefined };
  }

  private elsewhere(info: ReferenceInfo, name: string, type: string): string {
    const here = AstUtils.getDocument(info.container).uri;
    const elsewhere = this.index
      .allElements(type)
      .find((each) => each.name === name.split('.')[0] && !UriUtils.equals(each.documentUri, here));
    return elsewhere && elsewhere.documentUri.scheme !== 'builtin'
      ? ` One is declared in \`${UriUtils.relative(UriUtils.dirname(here), elsewhere.documentUri)}\`, which this file does not import.`
      : '';
  }
}

function kind(type: string): string {
  return KINDS[type] ?? type.toLowerCase();
}
