import type { Party } from '@sla-language/agreement';
import { phrase } from '../prose/inline.js';
import { type Content, fill, fillText, inlines, plain } from '../texts/fill.js';
import type { Block, Inline, Part, Properties } from '../tree.js';
import { type Fact, facts, prose, stacked } from './build.js';
import type { Context } from './context.js';
import { about, allAbout, type Subject } from './subject.js';

/** What stands over the document as long as it binds nobody. */
export function mark(context: Context): readonly Inline[] | undefined {
  const { marks } = context.texts;
  const { kind, status } = context.agreement;
  if (kind === 'template') return plain(marks.template);
  return status in marks ? plain(marks[status as keyof typeof marks]) : undefined;
}

/** What the file says about itself. */
export function properties(context: Context): Properties {
  const { version, effective, roles } = context.agreement;
  const { provider } = roles;
  return {
    ...(version === undefined ? {} : { version: fillText(context.texts.cover.versionOf, { version }) }),
    status: statusText(context),
    ...(provider?.kind === 'party' ? { author: context.partyTitle(provider.party) } : {}),
    ...(effective ? { effective: effective.from } : {}),
  };
}

/** The key terms at a glance. */
export function cover(context: Context): Part {
  const { agreement, texts, words } = context;
  const t = texts.cover;
  const { roles, renewal, law } = agreement;
  const of = (property: string) => ({ object: agreement, property });
  const rows: readonly Fact[] = [
    [t.provider, roleText(context, 'provider'), roleSubject(context, 'provider')],
    [t.customer, roleText(context, 'customer'), roleSubject(context, 'customer')],
    [
      t.thirdParties,
      roles.thirdParties.length > 0 ? words.and(roles.thirdParties.map((id) => context.party(id))) : undefined,
    ],
    [t.version, agreement.version, of('version')],
    [t.status, statusText(context), of('status')],
    [t.effective, context.termText(), of('effective')],
    [t.renewal, renewal && fillText(t.renews, { length: words.duration(renewal.every) }), of('renewal')],
    [
      t.services,
      agreement.services.length > 0
        ? stacked(agreement.services.map((service) => context.service(service.id)))
        : undefined,
    ],
    [t.targets, targets(context)],
    [t.timeZone, agreement.timeZone, of('timeZone')],
    [t.currency, agreement.currency, of('currency')],
    [t.law, law?.law, of('law')],
    [t.venue, law?.venue, of('law')],
  ];
  return { kind: 'front', anchor: 'key-terms', title: t.title, blocks: facts(rows, [t.item, t.value]) };

  function targets(context: Context): Content | undefined {
    const lines = agreement.objectives
      .filter((objective) => objective.targets.length > 0)
      .map((objective) => {
        const bounds = objective.targets.map((target) => {
          const bound = words.comparison(target.comparison);
          return target.for.length > 0
            ? fill('{bound} ({scopes})', { bound, scopes: context.scopes(target.for) })
            : bound;
        });
        return fill(t.targetOf, { objective: objective.title, target: words.and(bounds) });
      });
    return lines.length > 0 ? stacked(lines) : undefined;
  }
}

/** The name of a party in a role, or whom public terms are for. */
export function roleText(context: Context, role: 'provider' | 'customer'): string | undefined {
  const found = context.agreement.roles[role];
  if (!found) return undefined;
  return found.kind === 'everyone' ? found.text : context.partyTitle(found.party);
}

/** Where the agreement says who has a role. */
export function roleSubject({ agreement }: Context, role: 'provider' | 'customer'): Subject | undefined {
  const object = agreement.roles[role];
  return object && { object };
}

/** "Draft"; a template says that it is one. */
export function statusText(context: Context): string {
  return context.texts.statuses[context.agreement.status];
}

/** Who agrees with whom, and the names by which the document calls them. */
export function parties(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.parties;
  const { provider, customer, thirdParties } = agreement.roles;
  const blocks: Block[] = [];
  const inRole = new Set<string>();
  for (const [name, role, term] of [
    ['Provider', provider, t.providerName],
    ['Customer', customer, t.customerName],
  ] as const) {
    if (!role) continue;
    if (role.kind === 'everyone')
      blocks.push(about(role, entry(fill(t.everyone, { text: role.text, term: defined(term) }), `party-${name}`)));
    else {
      inRole.add(role.party);
      const text = fill(t.inRole, { party: details(role.party), term: defined(term) });
      blocks.push(about(find(role.party) ?? role, entry(text, `party-${name}`)));
    }
  }
  for (const id of thirdParties) {
    if (inRole.has(id)) continue;
    inRole.add(id);
    blocks.push(about(find(id), entry(fill(t.thirdParty, { party: details(id) }), `party-${id}`)));
  }
  for (const party of agreement.parties) {
    if (inRole.has(party.id)) continue;
    blocks.push(about(party, entry(fill(t.mentioned, { party: details(party.id) }), `party-${party.id}`)));
  }
  return { kind: 'front', anchor: 'parties', title: t.title, blocks };

  function entry(parts: readonly Inline[], anchor: string): Block {
    return {
      kind: 'clause',
      level: 1,
      anchor: context.anchors.take(anchor),
      number: '',
      blocks: [{ kind: 'paragraph', parts }],
    };
  }

  function defined(text: string): Inline {
    return { kind: 'defined', text: context.words.quoted(text) };
  }

  function find(id: string): Party | undefined {
    return agreement.parties.find((each) => each.id === id);
  }

  function details(id: string): Content {
    const party = find(id);
    if (!party) return id;
    const pieces: Content[] = [{ kind: 'strong', parts: plain(party.title) }];
    if (party.address !== undefined) pieces.push(fill(t.address, { address: phrase(party.address) }));
    if (party.registration !== undefined)
      pieces.push(fill(t.registration, { registration: phrase(party.registration) }));
    return pieces.flatMap((piece, i) => (i === 0 ? [piece] : [', ', piece])).flatMap((piece) => inlines(piece));
  }
}

/** Why the parties agree, in the author's words. */
export function background(context: Context): Part {
  return {
    kind: 'front',
    anchor: 'background',
    title: context.texts.background.title,
    blocks: allAbout(context.agreement, prose(context.agreement.background), 'background'),
  };
}
