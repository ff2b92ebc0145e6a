import {
  type Cap,
  type ClaimStep,
  type Grade,
  greatestPayments,
  lastDayForNotice,
  type Objective,
  type Support,
} from '@sla-language/agreement';
import { type Content, capital, fill, fillText, inlines, textOf } from '../../texts/fill.js';
import type { Block, Part } from '../../tree.js';
import { amountText, conditionText, paymentText } from '../amounts.js';
import { type Fact, facts, paragraph, stacked, table } from '../build.js';
import type { Context } from '../context.js';
import { roleText, statusText } from '../cover.js';
import { signatures } from '../governance.js';
import { promiseTable, unlimitedNote } from '../promises.js';
import { atRiskSentences, terminationSentences } from '../remedies.js';
import { commitmentTable } from '../support.js';
import type { DocumentLayout } from './layout.js';

/** One page for people who decide. What is too much for it is counted, never dropped in silence. */
export const summary: DocumentLayout = {
  title: ({ agreement, texts }) => fillText(texts.summary.documentTitle, { title: agreement.title }),
  contents: false,
  parts: (context) => [
    keyTerms(context),
    promised(context),
    missed(context),
    supportTable(context),
    dates(context),
    risks(context),
  ],
};

/** More lines than these would not fit beside the rest. */
const MOST_RISKS = 3;

function part(anchor: string, title: string, blocks: readonly Block[]): Part {
  return { kind: 'front', anchor, title, blocks };
}

function keyTerms(context: Context): Part {
  const { agreement, texts, words } = context;
  const t = texts.cover;
  const { renewal, version, services } = agreement;
  const all: readonly Fact[] = [
    [t.provider, roleText(context, 'provider')],
    [t.customer, roleText(context, 'customer')],
    [t.services, words.and(services.map(({ id }) => context.service(id)))],
    [t.version, version],
    [t.status, statusText(context)],
    [t.effective, context.termText()],
    [t.renewal, renewal && fillText(t.renews, { length: words.duration(renewal.every) })],
  ];
  return part('key-terms', t.title, facts(all, [t.item, t.value]));
}

function promised(context: Context): Part {
  return part('promised', context.texts.summary.promised, [...promiseTable(context), ...unlimitedNote(context)]);
}

function missed(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.summary;
  const { remedies } = agreement;
  const owing = [...agreement.objectives, ...agreement.supports].filter((level) => level.remedies.length > 0);
  const levels = table(owing, [
    { title: texts.schedules.levels.objective, cell: (level) => level.title },
    { title: t.greatest, cell: (level) => greatestCell(context, level) },
    { title: t.terminate, cell: (level) => stacked(terminationSentences(context, level.remedies, false)) },
  ]);
  const general = remedies?.remedies ?? [];
  const limits = [
    ...(remedies?.atRisk ? atRiskSentences(context, remedies.atRisk) : []),
    ...general.filter((line) => line.kind === 'cap').map((cap) => capital(capText(context, cap))),
  ];
  const all: readonly Fact[] = [
    [texts.termination.anyLevel, greatestOf(context, general, true)],
    [t.limitAll, stacked(limits)],
    [texts.remedies.claims, claims(context)],
    [t.terminate, stacked(terminationSentences(context, general, true))],
    [texts.general.otherRemedies, remedies?.otherRemedies && texts.general[remedies.otherRemedies]],
  ];
  return part('missed', t.missed, [...levels, ...facts(all, [texts.cover.item, texts.cover.value])]);
}

/** The greatest tier, what is added to it, and the limit of the service level. */
function greatestCell(context: Context, { remedies }: Objective | Support): Content {
  const { limit } = context.texts.summary;
  const caps = remedies.filter((line) => line.kind === 'cap');
  return stacked([
    ...inlinesOf(greatestOf(context, remedies, false)),
    ...caps.map((cap) => capital(fill(limit, { limit: capText(context, cap) }))),
  ]);
}

const inlinesOf = (content: Content | undefined): readonly Content[] => (content === undefined ? [] : [content]);

function greatestOf(context: Context, remedies: Objective['remedies'], any: boolean): Content | undefined {
  const greatest = greatestPayments(remedies).map((line) => {
    const condition =
      any && line.when ? fill(' ({condition})', { condition: conditionText(context, line.when, true) }) : '';
    return capital(
      fill('{amount}{scopes}{condition}', {
        amount: paymentText(context, line),
        scopes: context.forScopes(line.for),
        condition,
      }),
    );
  });
  return greatest.length > 0 ? stacked(greatest) : undefined;
}

/** "25% of the total Fee in each calendar year" */
function capText(context: Context, { amount, per, for: scopes }: Cap): Content {
  const t = context.texts.summary;
  const places = { amount: amountText(context, amount), scopes: context.forScopes(scopes) };
  if (per === 'incident') return fill(t.capIncident, places);
  if (per === 'term') return fill(t.capTerm, places);
  return fill(t.capWindow, { ...places, window: context.words.window(per) });
}

/** The general way to claim, and those of service levels that have their own. */
function claims(context: Context): Content | undefined {
  const { agreement, texts } = context;
  const general = claimText(context, agreement.remedies?.claims ?? []);
  const own = agreement.objectives.flatMap((level) => {
    const claim = claimText(context, level.claims);
    return claim.length > 0 ? [fill(texts.summary.claimOf, { level: level.title, claim: stacked(claim) })] : [];
  });
  return stacked([...general.map((each) => capital(each)), ...own]);
}

function claimText({ texts, words }: Context, steps: readonly ClaimStep[]): readonly Content[] {
  const t = texts.summary.claims;
  return steps.map((step) => {
    if (step.kind === 'automatic') return t.automatic;
    const length = words.duration(step.within);
    return fill(step.kind === 'decided' ? t.decided : t[step.after], { length });
  });
}

/** Who does what within which time, without the fine print. */
function supportTable(context: Context): Part {
  const { supports } = context.agreement;
  const tables = supports.flatMap(({ title, handles }) =>
    commitmentTable(context, handles).map((each) =>
      supports.length > 1 ? { ...each, caption: inlines(title) } : each,
    ),
  );
  return part('support', context.texts.support.title, tables);
}

/** What comes next, and what somebody still has to do. */
function dates(context: Context): Part {
  const { agreement, texts, locale, words } = context;
  const t = texts.summary;
  const { renewal, review, legalReviews, proposals, supports, objectives } = agreement;
  const notice = renewal && lastDayForNotice(agreement);
  const { pending } = texts.signatures;
  const titleOf = (id: string) => [...objectives, ...supports].find((level) => level.id === id)?.title ?? id;
  const all: readonly Fact[] = [
    [t.notice, notice && locale.date(notice)],
    [t.nextReview, review?.next && locale.date(review.next)],
    ...legalReviews
      .filter(({ on }) => on === undefined)
      .map(({ by }): Fact => [fillText(t.legal, { party: context.partyTitle(by) }), pending]),
    ...unsigned(context).map((party): Fact => [fillText(t.signature, { party }), pending]),
    ...proposals
      .filter(({ state }) => state === 'open')
      .map(({ by, on, comparison, for: scopes }): Fact => {
        const bound = fill('{bound}{scopes}', {
          bound: words.comparison(comparison),
          scopes: context.forScopes(scopes),
        });
        return [
          fillText(t.proposal, { party: context.partyTitle(by) }),
          fill(t.proposed, { level: titleOf(on), bound }),
        ];
      }),
  ];
  return part('dates', t.dates, facts(all, [t.matter, t.state]));
}

/** Whose signature is missing. */
function unsigned(context: Context): readonly string[] {
  const entries = signatures(context).blocks.flatMap((block) => (block.kind === 'signatures' ? block.entries : []));
  const missing = entries.filter(({ state }) => state === context.texts.signatures.pending);
  return missing.map(({ party, signatory }) => textOf(signatory ?? party));
}

const GRADES: readonly Grade[] = ['low', 'medium', 'high'];

/** The gravest risks that the parties have recorded for each other. */
function risks(context: Context): Part {
  const { agreement, texts, locale } = context;
  const t = texts.governance;
  const rank = (grade: Grade | undefined) => (grade ? GRADES.indexOf(grade) : -1);
  const shared = agreement.risks
    .filter((risk) => !risk.private)
    .toSorted(
      (left, right) => rank(right.impact) - rank(left.impact) || rank(right.likelihood) - rank(left.likelihood),
    );
  const rest = shared.length - MOST_RISKS;
  const rows = table(shared.slice(0, MOST_RISKS), [
    { title: t.risk, cell: (risk) => risk.title },
    { title: t.likelihood, cell: (risk) => risk.likelihood && texts.grades[risk.likelihood] },
    { title: t.impact, cell: (risk) => risk.impact && texts.grades[risk.impact] },
    { title: t.owner, cell: (risk) => (risk.owner === undefined ? undefined : capital(context.party(risk.owner))) },
  ]);
  const more = rest > 0 ? [paragraph(fill(texts.summary.more, { count: locale.number(String(rest)) }))] : [];
  return part('risks', t.risks, [...rows, ...more]);
}
