import {
  type AtRisk,
  type Cap,
  type ClaimStep,
  decimal,
  type Extension,
  type Objective,
  type Payment,
  type Remedy,
  type RemedyTerms,
  type Support,
} from '@sla-language/agreement';
import { type Content, capital, fill, plain, sentence } from '../texts/fill.js';
import type { Block, Part } from '../tree.js';
import { amountText, conditionText, paymentText, stepped } from './amounts.js';
import { anchor } from './anchors.js';
import { clause, clauseIfAny, list, paragraph, reference } from './build.js';
import type { Context } from './context.js';
import type { CreditTable } from './credit-tables.js';
import { allPayments, allRemedies, hasRemedies } from './facts.js';
import { about, allAbout, type Subject } from './subject.js';

/** Chapter: what is owed when a target is missed, within which limits, and how it is claimed. */
export function remedies(context: Context, tables: ReadonlyMap<Objective | Support, CreditTable>): Part {
  const { agreement, texts } = context;
  const t = texts.remedies;
  const tiers = (table: CreditTable) => [paragraph(fill(t.tiersText, { clause: reference(table.anchor) }))];
  return {
    kind: 'chapter',
    anchor: 'remedies',
    title: remediesTitle(context),
    blocks: [
      ...[...agreement.objectives, ...agreement.supports]
        .filter(hasRemedies)
        .map((level) =>
          about(
            level,
            clause(1, remediesAnchor(level), level.title, levelBlocks(context, level, tables.get(level), tiers)),
          ),
        ),
      ...allAbout(agreement.remedies, clauseIfAny(1, 'remedy-rules', t.all, remedyRules(context))),
    ],
  };
}

/** "Service credits and penalties", or what of them there is. */
export function remediesTitle({ agreement, texts }: Context): string {
  const t = texts.remedies;
  const kinds = new Set(allRemedies(agreement).map((each) => each.kind));
  if (kinds.has('credit')) return kinds.has('penalty') ? t.title : t.titleCredits;
  return kinds.has('penalty') ? t.titlePenalties : t.titleOther;
}

/** Where the remedies of a service level stand. */
export function remediesAnchor(level: Objective | Support): string {
  return anchor('remedies', 'handles' in level ? 'support' : 'objective', level.id);
}

/** What follows from a miss of one service level; `tiers` shows its ladders or says where they are. */
export function levelBlocks(
  context: Context,
  level: Objective | Support,
  table: CreditTable | undefined,
  tiers: (table: CreditTable) => readonly Block[],
): readonly Block[] {
  const t = context.texts.remedies;
  const name = remediesAnchor(level);
  const blocks: Block[] = [];
  if (table && table.lines.length > 0)
    blocks.push(about(table.lines[0], clause(2, anchor(name, 'tiers'), t.tiers, tiers(table))));
  const inTable = new Set<Remedy>(table?.lines);
  const others = level.remedies.filter((line) => !inTable.has(line));
  blocks.push(...lineClauses(context, name, others, { besideTiers: inTable.size > 0, any: false }));
  const caps = level.remedies.filter((line) => line.kind === 'cap');
  blocks.push(
    ...clauseIfAny(
      2,
      anchor(name, 'cap'),
      t.cap,
      caps.map((cap) => about(cap, paragraph(capSentence(context, cap, false)))),
    ),
  );
  if ('claims' in level && level.claims.length > 0) {
    const general = (context.agreement.remedies?.claims ?? []).length > 0;
    const lead = general ? [paragraph(fill(t.claimsInstead, { clause: reference('remedy-rules-claim') }))] : [];
    const claims = clause(2, anchor(name, 'claim'), t.claims, [...lead, ...claimBlocks(context, level.claims)]);
    blocks.push(about(level.claims[0], claims));
  }
  return blocks;
}

interface LineOptions {
  /** The level has tiers too, to which these lines are added. */
  readonly besideTiers: boolean;
  /** The lines hold for the misses of all service levels. */
  readonly any: boolean;
}

/** Lines that belong to no table: they pay by themselves, or nobody can place them on a scale. */
function lineClauses(context: Context, name: string, lines: readonly Remedy[], options: LineOptions): readonly Block[] {
  const t = context.texts.remedies;
  return lines
    .filter((line): line is Payment | Extension => ['credit', 'penalty', 'extension'].includes(line.kind))
    .map((line) => {
      const sentences: Content[] = [lineSentence(context, line, options.any)];
      if (!line.when && options.besideTiers) sentences.push(t.inAddition);
      const place = context.anchors.take(anchor(name, line.kind));
      return about(line, clause(2, place, t[line.kind], [paragraph(...sentences)]));
    });
}

/** "Whenever the target is missed, the Provider owes the Customer a credit of EUR 250." */
function lineSentence(context: Context, line: Payment | Extension, any: boolean): Content {
  const t = context.texts.remedies;
  const amount =
    line.kind === 'extension'
      ? stepped(context, context.words.duration(line.by), line.per)
      : paymentText(context, line);
  const owed = fill(t.owes[line.kind], { amount, scopes: context.forScopes(line.for) });
  if (line.when) return fill(t.whenCondition, { condition: conditionText(context, line.when, any), owed });
  if (line.per?.kind === 'late') return fill(t.whenLate, { owed });
  return fill(any ? t.whenAnyMissed : t.whenMissed, { owed });
}

/** What a limit says: of one service level, or of all. */
export function capSentence(context: Context, cap: Cap, all: boolean): Content {
  const { texts, words } = context;
  const t = texts.remedies;
  const places = { amount: amountText(context, cap.amount), scopes: context.forScopes(cap.for) };
  if (cap.per === 'incident') return fill(all ? t.capAllIncident : t.capIncident, places);
  if (cap.per === 'term') return fill(all ? t.capAllTerm : t.capTerm, places);
  return fill(all ? t.capAllWindow : t.capWindow, { ...places, window: words.window(cap.per) });
}

/** What a rule is about, so that a layout can put it where its readers look. */
type Topic = 'amount' | 'limit' | 'claim';

/** The rules that hold for the remedies of all service levels; those about some topics only, where they are given. */
export function remedyRules(
  context: Context,
  topics: readonly Topic[] = ['amount', 'limit', 'claim'],
): readonly Block[] {
  const { agreement, texts } = context;
  const t = texts.remedies;
  const terms = agreement.remedies;
  const payments = allPayments(agreement);
  const blocks: Block[] = [];
  const put = (topic: Topic, clauses: readonly Block[]) => {
    if (topics.includes(topic)) blocks.push(...clauses);
  };
  const add = (topic: Topic, part: string, title: string, sentences: readonly Content[], subject?: Subject) => {
    const content = sentences.length > 0 ? [paragraph(...sentences)] : [];
    const clauses = clauseIfAny(2, anchor('remedy-rules', part), title, content);
    put(topic, allAbout(subject?.object, clauses, subject?.property));
  };
  const term = (property: keyof RemedyTerms): Subject | undefined => terms && { object: terms, property };
  if (terms) put('amount', lineClauses(context, 'remedy-rules', terms.remedies, { besideTiers: false, any: true }));
  if (payments.some((line) => line.when)) add('amount', 'tiers', t.tiers, [t.oneTier]);
  if (terms?.atRisk)
    add('limit', 'at-risk', t.atRisk, atRiskSentences(context, terms.atRisk), { object: terms.atRisk });
  add('amount', 'fee', t.base, feeRules(context));
  if (terms?.stacking) add('amount', 'stacking', t.stacking, [t[terms.stacking]], term('stacking'));
  const caps = (terms?.remedies ?? []).filter((line) => line.kind === 'cap');
  add(
    'limit',
    'caps',
    t.limits,
    [...caps.map((cap) => capSentence(context, cap, true)), ...(caps.length > 1 ? [t.capOrder] : [])],
    caps[0] && { object: caps[0] },
  );
  if (terms?.minimum) {
    const least = fill(t.minimumText, { amount: context.words.value(terms.minimum) });
    add('amount', 'minimum', t.minimum, [least], term('minimum'));
  }
  if (payments.length > 0) add('amount', 'rounding', t.rounding, [t.roundingText]);
  if (terms && terms.claims.length > 0) {
    const claims = clause(2, 'remedy-rules-claim', t.claims, claimBlocks(context, terms.claims));
    put('claim', [about(terms.claims[0], claims)]);
  }
  if (terms?.paid) add('claim', 'payment', t.paid, [paidSentence(context, terms.paid)], term('paid'));
  return blocks;
}

export function atRiskSentences(context: Context, { amount, per, for: scopes, allocated }: AtRisk): readonly Content[] {
  const { texts, words } = context;
  const t = texts.remedies;
  const places = { amount: amountText(context, amount), window: words.window(per), scopes: context.forScopes(scopes) };
  const total = allocated ? words.value(allocated) : words.percent(decimal(100));
  return [fill(t.atRiskText, places), fill(t.allocatedText, { total })];
}

/** What "Fee" means in the lines at hand; only what some line needs. */
function feeRules(context: Context): readonly Content[] {
  const t = context.texts.remedies;
  const { atRisk } = context.agreement.remedies ?? {};
  const lines = [...allRemedies(context.agreement), ...(atRisk ? [atRisk] : [])];
  const amounts = lines.flatMap((line) => ('amount' in line ? line.amount : []));
  const bases = amounts.flatMap((amount) => ('base' in amount ? (amount.base ?? []) : []));
  const rules: Content[] = [];
  if (bases.some((base) => typeof base.of === 'string' && base.of !== 'at risk')) rules.push(t.baseText);
  if (bases.some((base) => base.month)) rules.push(t.precedingText);
  if (bases.some((base) => base.duringDowntime)) rules.push(t.downtimeFee);
  if (amounts.some((amount) => amount.kind === 'time')) rules.push(t.dayOfFee);
  return rules;
}

/** Each step of a claim as a paragraph; what has to be shown with it as a list. */
function claimBlocks(context: Context, steps: readonly ClaimStep[]): readonly Block[] {
  const { texts, words } = context;
  const t = texts.remedies;
  return steps.flatMap((step) => allAbout(step, stepBlocks(step)));

  function stepBlocks(step: ClaimStep): readonly Block[] {
    if (step.kind === 'automatic') return [paragraph(t.automatic)];
    const length = words.duration(step.within);
    if (step.kind === 'decided') return [paragraph(fill(t.decided, { length }))];
    const by = step.by === undefined ? '' : fill(t.claimBy, { by: step.by });
    const evidence = step.evidence.length === 0 ? '' : fill(t.claimWith, { evidence: words.and(step.evidence) });
    const whole = fill(t.within[step.after], { length, by, evidence });
    if (step.evidence.length < 3) return [paragraph(whole, t.lapse)];
    const short = fill(t.withinList[step.after], { length, by });
    return [paragraph(short), list(step.evidence.map((each) => [paragraph(capital(each))])), paragraph(t.lapse)];
  }
}

function paidSentence(context: Context, paid: NonNullable<RemedyTerms['paid']>): Content {
  const t = context.texts.remedies;
  const credit = paid.as === 'credit';
  if (paid.onNextInvoice) return credit ? t.paidCreditInvoice : t.paidRefundInvoice;
  if (!paid.within) return credit ? t.paidCredit : t.paidRefund;
  return fill(credit ? t.paidCreditWithin : t.paidRefundWithin, { length: context.words.duration(paid.within) });
}

/** Chapter: how long the agreement runs, and when it may be ended early. */
export function termination(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.termination;
  const levels = [
    ...agreement.objectives.map((each) => ['objective', each] as const),
    ...agreement.supports.map((each) => ['support', each] as const),
  ];
  const rights: Block[] = [];
  for (const [kind, level] of levels)
    rights.push(...rightsClause(context, anchor('termination', kind, level.id), level.title, level.remedies, false));
  rights.push(...rightsClause(context, 'termination-any', t.anyLevel, agreement.remedies?.remedies ?? [], true));
  const counted = allRemedies(agreement).flatMap((line) => (line.kind === 'termination' ? (line.after ?? []) : []));
  if (rights.length > 0) {
    const months = counted.some((after) => after.in && ['month', 'quarter', 'year'].includes(after.in.unit));
    rights.push(
      clause(1, 'termination-rules', t.counting, [paragraph(t.countingText, ...(months ? [t.monthsText] : []))]),
    );
  }
  const term = termBlocks(context);
  const title = term.length === 0 ? t.titleTermination : rights.length > 0 ? t.title : t.titleTerm;
  return {
    kind: 'chapter',
    anchor: 'termination',
    title,
    blocks: [...allAbout(agreement.effective ?? agreement.renewal, clauseIfAny(1, 'term', t.term, term)), ...rights],
  };
}

function termBlocks(context: Context): readonly Block[] {
  const { agreement, texts, words, locale } = context;
  const t = texts.termination;
  const { effective, renewal } = agreement;
  const sentences: Content[] = [];
  if (effective) {
    const from = locale.date(effective.from);
    sentences.push(
      effective.to === undefined
        ? fill(t.effectiveOpen, { from })
        : fill(t.effective, { from, to: locale.date(effective.to) }),
    );
  }
  if (renewal) {
    const length = words.duration(renewal.every);
    sentences.push(
      renewal.notice
        ? fill(t.renewalNotice, { length, notice: words.duration(renewal.notice) })
        : fill(t.renewal, { length }),
    );
  }
  return sentences.length > 0 ? [paragraph(...sentences)] : [];
}

function rightsClause(
  context: Context,
  name: string,
  title: string,
  lines: readonly Remedy[],
  any: boolean,
): readonly Block[] {
  const rights = lines.filter((line) => line.kind === 'termination');
  if (rights.length === 0) return [];
  const content = rights.flatMap((right) =>
    terminationSentences(context, [right], any).map((each) => about(right, paragraph(each))),
  );
  return [about(rights[0], clause(1, name, title, content))];
}

/** "The Customer may terminate this Agreement after …", one for each right; `any`: after misses of all service levels. */
export function terminationSentences(context: Context, lines: readonly Remedy[], any: boolean): readonly Content[] {
  const { texts, words } = context;
  const t = texts.termination;
  const rights = lines.filter((line) => line.kind === 'termination');
  return rights.map((line) => {
    const places = {
      parties: words.or(line.by.map((party) => context.party(party))),
      notice: line.notice ? fill(t.notice, { length: words.duration(line.notice) }) : plain(''),
      scopes: context.forScopes(line.for),
    };
    if (!line.after) {
      const condition = line.when ? conditionText(context, line.when, any) : texts.remedies.missed;
      return sentence(t.when, { ...places, condition });
    }
    const { misses, consecutive } = line.after;
    const length = line.after.in && words.duration(line.after.in);
    const inSpan = length === undefined ? '' : fill(consecutive ? t.inConsecutive : t.in, { length });
    const kind = consecutive ? (any ? 'consecutiveAny' : 'consecutive') : any ? 'afterAny' : 'after';
    return sentence(t[kind], { ...places, misses: words.count(t.misses[kind], String(misses)), in: inSpan });
  });
}
