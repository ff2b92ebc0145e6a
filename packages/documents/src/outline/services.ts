import {
  type Charge,
  capitalised,
  compositeAvailability,
  type Dependency,
  type DependencyItem,
  type Fee,
  type Service,
} from '@sla-language/agreement';
import { inlineProse, phrase } from '../prose/inline.js';
import { type Content, fill } from '../texts/fill.js';
import type { Block, Part } from '../tree.js';
import { anchor } from './anchors.js';
import { clause, clauseIfAny, list, paragraph, prose, table } from './build.js';
import type { Context } from './context.js';
import { about, allAbout } from './subject.js';

/** Chapter: what is provided, what it costs, and what it depends on; `blocksOf` says what is told of each service. */
export function services(context: Context, blocksOf = serviceBlocks): Part {
  const { agreement, texts } = context;
  const blocks = (service: Service) => {
    const found = blocksOf(context, service);
    if (found.length > 0) return found;
    return [paragraph(fill(texts.services.plain, { service: capitalised(service.title) }))];
  };
  return {
    kind: 'chapter',
    anchor: 'services',
    title: texts.services.title,
    blocks: [
      ...agreement.services.map((service) =>
        about(service, clause(1, anchor('service', service.id), capitalised(service.title), blocks(service))),
      ),
      ...scopes(context),
    ],
  };
}

function serviceBlocks(context: Context, service: Service): readonly Block[] {
  return [...offer(context, service), ...dependencies(context, service)];
}

/** What a service is, and its price. */
export function offer(context: Context, service: Service): readonly Block[] {
  const t = context.texts.services;
  const name = anchor('service', service.id);
  const items = (texts: readonly string[]) => list(texts.map((text) => prose(text)));
  return [
    ...allAbout(service, prose(service.description), 'description'),
    ...allAbout(service, clauseIfAny(2, anchor(name, 'outcome'), t.outcome, prose(service.outcome)), 'outcome'),
    ...(service.includes.length > 0
      ? [
          about(
            service,
            clause(2, anchor(name, 'includes'), t.includes, [paragraph(t.includesText), items(service.includes)]),
            'includes',
          ),
        ]
      : []),
    ...(service.excludes.length > 0
      ? [
          about(
            service,
            clause(2, anchor(name, 'excludes'), t.excludes, [paragraph(t.excludesText), items(service.excludes)]),
            'excludes',
          ),
        ]
      : []),
    ...clauseIfAny(
      2,
      anchor(name, 'fee'),
      t.fees,
      service.fees.map((fee) => about(fee, paragraph(feeSentence(context, fee)))),
    ),
    ...clauseIfAny(
      2,
      anchor(name, 'charges'),
      t.charges,
      service.charges.map((charge) => about(charge, paragraph(chargeSentence(context, charge)))),
    ),
  ];
}

function feeSentence(context: Context, fee: Fee): Content {
  const t = context.texts.services;
  const { words, locale } = context;
  const period = words.period(fee.per);
  const scopes = context.scopes(fee.for);
  if (fee.amount) {
    const amount = locale.money(fee.amount.value, fee.amount.currency);
    return fee.for.length > 0 ? fill(t.feeMoneyFor, { scopes, amount, period }) : fill(t.feeMoney, { amount, period });
  }
  const text = phrase(fee.prose ?? '');
  return fee.for.length > 0 ? fill(t.feeProseFor, { scopes, text, period }) : fill(t.feeProse, { text, period });
}

function chargeSentence(context: Context, charge: Charge): Content {
  const t = context.texts.services;
  const { words, locale } = context;
  const period = charge.per === 'once' ? t.once : fill(t.per, { period: words.period(charge.per) });
  const name = charge.id;
  if (!charge.amount) return fill(t.chargePlain, { charge: name, period });
  const amount = locale.money(charge.amount.value, charge.amount.currency);
  return charge.for.length > 0
    ? fill(t.chargeFor, { charge: name, amount, period, scopes: context.scopes(charge.for) })
    : fill(t.charge, { charge: name, amount, period });
}

function dependencies(context: Context, service: Service): readonly Block[] {
  const { dependencies: title } = context.texts.services;
  return clauseIfAny(2, anchor('service', service.id, 'dependencies'), title, dependencyBlocks(context, service));
}

/** What a service needs, and the availability that this allows. */
export function dependencyBlocks(context: Context, service: Service): readonly Block[] {
  if (service.dependencies.length === 0) return [];
  const t = context.texts.services;
  const items = service.dependencies.map((dependency) => [
    about(dependency, paragraph(dependencyText(context, dependency))),
  ]);
  const blocks: Block[] = [paragraph(t.dependsOn), list(items)];
  const { value, unknown, parts } = compositeAvailability(context.agreement, service.id);
  const several = parts.flatMap((part) => part.items).length > 1;
  if (value && several) {
    const level = context.words.percent(value, 4);
    blocks.push(paragraph(fill(unknown.length > 0 ? t.compositePartly : t.composite, { level })));
  }
  return blocks;
}

function dependencyText(context: Context, dependency: Dependency): Content {
  const items = dependency.items.map((item) => itemText(context, item));
  return dependency.redundant
    ? fill(context.texts.services.redundant, { items: context.words.or(items) })
    : context.words.and(items);
}

function itemText(context: Context, item: DependencyItem): Content {
  const t = context.texts.services;
  const { locale } = context;
  const name = nameOf(context, item);
  const level = item.level && locale.percent(item.level);
  const promised = item.kind !== 'external' && item.promised ? locale.percent(item.promised) : undefined;
  if (level !== undefined && promised !== undefined) return fill(t.atPromised, { item: name, level, promised });
  if (level !== undefined) return fill(t.at, { item: name, level });
  if (promised !== undefined) return fill(t.promised, { item: name, level: promised });
  return name;
}

function nameOf(context: Context, item: DependencyItem): Content {
  if (item.kind === 'external') return item.title;
  if (item.agreement !== undefined) return item.title;
  return item.kind === 'service' ? context.service(item.service) : context.serviceLevel(item.objective);
}

function scopes(context: Context): readonly Block[] {
  const { agreement, texts } = context;
  const t = texts.services;
  const [rows] = table(
    agreement.scopes,
    [
      { title: t.name, cell: (scope) => capitalised(scope.title) },
      { title: t.kind, cell: (scope) => texts.scopeKinds[scope.kind] },
      { title: t.meaning, cell: (scope) => (scope.means === undefined ? undefined : inlineProse(scope.means)) },
    ],
    { anchor: (scope) => anchor('scope', scope.id) },
  );
  return rows ? [clause(1, 'scopes', t.scopes, [paragraph(t.scopesText), rows])] : [];
}
