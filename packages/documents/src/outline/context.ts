import {
  type Agreement,
  ALWAYS,
  type Calendar,
  type Contact,
  capitalised,
  type Declaration,
  type Id,
  isAlwaysOpen,
  type Party,
  type ScopeReference,
} from '@sla-language/agreement';
import { Locale } from '../format/locale.js';
import { type Content, fill, fillText, Inflected, inflected, inlines, plain, textOf } from '../texts/fill.js';
import { type Texts, textsFor } from '../texts/index.js';
import type { TextOverrides } from '../texts/override.js';
import type { Inline } from '../tree.js';
import { anchor, slug, UniqueAnchors } from './anchors.js';
import { reference } from './build.js';
import { Words } from './words.js';

/** What all chapters share: the agreement, the words of its language, and how a name becomes a term or a reference. */
export class Context {
  readonly texts: Texts;
  readonly locale: Locale;
  readonly words: Words;
  readonly anchors = new UniqueAnchors();
  /** Defined terms by their text. */
  private readonly terms = new Map<string, string>();

  /** `overrides`: words of the house in the place of ours. */
  constructor(
    readonly agreement: Agreement,
    overrides?: TextOverrides,
  ) {
    const { texts, tag } = textsFor(agreement.language, overrides);
    this.texts = texts;
    this.locale = new Locale(tag);
    this.words = new Words(texts, this.locale);
  }

  /** Declares a defined term, so that its uses link to it. `name`: of terms whose text is ours, the same in each language. */
  define(text: string, name = slug(text)): string {
    const key = termKey(text);
    const known = this.terms.get(key);
    if (known !== undefined) return known;
    const taken = this.anchors.take(`term-${name}`);
    this.terms.set(key, taken);
    return taken;
  }

  /** The use of a defined term; plain text where nobody has defined it. */
  term(text: string): Inline {
    const shown = capitalised(text);
    const name = this.terms.get(termKey(text));
    return name === undefined ? { kind: 'text', text: shown } : { kind: 'term', text: shown, anchor: name };
  }

  private titled(list: readonly Declaration[], id: Id): Content {
    const found = list.find((each) => each.id === id);
    return found ? this.term(found.title) : id;
  }

  service(id: Id): Content {
    return this.titled(this.agreement.services, id);
  }
  metric(id: Id): Content {
    return this.titled(this.agreement.metrics, id);
  }
  exclusion(id: Id): Content {
    return this.titled(this.agreement.exclusions, id);
  }
  /** "Force majeure (clause 4.3)" */
  exclusionReference(id: Id): Content {
    if (!this.agreement.exclusions.some((each) => each.id === id)) return id;
    return fill(this.texts.titleWithClause, { title: this.exclusion(id), clause: reference(anchor('exclusion', id)) });
  }
  severity(id: Id): Content {
    return this.titled(this.agreement.severities, id);
  }
  scope(scope: ScopeReference): Content {
    return this.titled(scope.kind === 'severity' ? this.agreement.severities : this.agreement.scopes, scope.id);
  }
  requirement(id: Id): string {
    return this.agreement.requirements.find((each) => each.id === id)?.title ?? id;
  }

  /** "Availability (clause 3.1)" of an objective or a support. */
  serviceLevel(id: Id): Content {
    const objective = this.agreement.objectives.find((each) => each.id === id);
    const support = this.agreement.supports.find((each) => each.id === id);
    const found = objective ?? support;
    if (!found) return id;
    const clause = reference(anchor(objective ? 'objective' : 'support', id));
    return fill(this.texts.titleWithClause, { title: found.title, clause });
  }

  /** A calendar in a sentence; the one that never closes in words. */
  calendar(id: Id): Content {
    const found = this.findCalendar(id);
    if (!found && id === ALWAYS.id) return this.texts.hours.always;
    return found ? (isAlwaysOpen(found) ? this.texts.hours.always : this.term(found.title)) : id;
  }
  findCalendar(id: Id): Calendar | undefined {
    return this.agreement.calendars.find((each) => each.id === id);
  }

  /** "the Provider", "the Customer", or the name of any other party. */
  party(id: Id): Content {
    const { provider, customer } = this.agreement.roles;
    const { parties } = this.texts;
    if (id === 'provider' || (provider?.kind === 'party' && provider.party === id))
      return this.role(parties.theProvider, parties.providerName);
    if (id === 'customer' || (customer?.kind === 'party' && customer.party === id))
      return this.role(parties.theCustomer, parties.customerName);
    return inflected(parties.named, { party: this.titled(this.agreement.parties, id) });
  }

  /** The full name of a party. */
  partyTitle(id: Id): string {
    return this.agreement.parties.find((each) => each.id === id)?.title ?? id;
  }

  /** The term is that part of the phrase which is its name; an article before and an ending after it stay text. */
  private role(noun: Texts['parties']['theProvider' | 'theCustomer'], name: string): Content {
    const phrase = inflected(noun, {});
    return new Inflected((form) => {
      const text = textOf(phrase.form(form));
      const at = text.indexOf(name);
      return at < 0
        ? plain(text)
        : [...plain(text.slice(0, at)), this.term(name), ...plain(text.slice(at + name.length))];
    });
  }

  findContact(id: Id): { readonly contact: Contact; readonly party: Party } | undefined {
    for (const party of this.agreement.parties) {
      const contact = party.contacts.find((each) => each.id === id);
      if (contact) return { contact, party };
    }
    return undefined;
  }

  /** "Managing director (the Provider)" */
  contact(id: Id): Content {
    const found = this.findContact(id);
    if (!found) return id;
    const contact: Inline = { kind: 'term', text: found.contact.title, anchor: anchor('contact', id) };
    return fill(this.texts.parties.of, { contact, party: this.party(found.party.id) });
  }

  /** Names of one kind joined by "or", kinds joined by "and": as they mean in a `for`. */
  scopes(scopes: readonly ScopeReference[]): readonly Inline[] {
    const kinds = [...new Set(scopes.map((scope) => scope.kind))];
    const groups = kinds.map((kind) =>
      this.words.or(scopes.filter((scope) => scope.kind === kind).map((scope) => this.scope(scope))),
    );
    return inlines(this.words.and(groups));
  }

  /** ", for Premium", or nothing where everybody is meant. */
  forScopes(scopes: readonly ScopeReference[]): Content {
    return scopes.length === 0 ? '' : fill(this.texts.remedies.forScopes, { scopes: this.scopes(scopes) });
  }

  /** "31 January 2026 to 30 June 2027, both dates included" */
  termText(): string | undefined {
    const { effective } = this.agreement;
    if (!effective) return undefined;
    const from = this.locale.date(effective.from);
    const { span } = this.texts;
    return effective.to === undefined
      ? fillText(span.from, { from })
      : fillText(span.fromTo, { from, to: this.locale.date(effective.to) });
  }
}

const termKey = (text: string): string => text.toLowerCase();
