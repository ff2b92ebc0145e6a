import {
  type Cap,
  type ClaimStep,
  type Grade,
  greatestPayments,
  isPrivate,
  lastDayForNotice,
  type Objective,
  type Support,
} from '@sla-language/agreement';
import { type Content, capital, fill, fillText, inlines, plain } from '../../texts/fill.js';
import type { Block, Part } from '../../tree.js';
import { amountText, conditionText, paymentText } from '../amounts.js';
import { type Fact, facts, paragraph, stacked, table } from '../build.js';
import type { Context } from '../context.js';
import { roleText, statusText } from '../cover.js';
import { caseText } from '../credit-tables.js';
import { legalReview, signatures } from '../governance.js';
import { greatestRows } from '../greatest.js';
import { promiseColumns, unlimitedNote } from '../promises.js';
import { atRiskSentences, terminationSentences } from '../remedies.js';
import { commitmentTable } from '../support.js';
import type { DocumentLayout } from './layout.js';

/** One page for people who decide: who and until when, what is promised and owed, and what they have to do. */
export const summary: DocumentLayout = {
  title: ({ agreement, texts }) => fillText(texts.summary.documentTitle, { title: agreement.title }),
  contents: false,
  parts: (context) => [keyTerms(context), promised(context), missed(context), supportTable(context), risks(context)],
};

/** More of them would not fit beside the rest; what is left out is counted. */
const MOST_RISKS = 3;

function part(anchor: string, title: string, blocks: readonly Block[]): Part {
  return { kind: 'front', anchor, title, blocks };
}

/** Who and until when, what comes next, and what somebody still has to decide or to sign. */
function keyTerms(context: Context): Part {
  const { agreement, texts, words, locale } = context;
  const t = texts.cover;
  const { services, review, version } = agreement;
  const status = statusText(context);
  const of = (property: string) => ({ object: agreement, property });
  const both = version === undefined ? status : `${status} · ${fillText(t.versionOf, { version })}`;
  const all: readonly Fact[] = [
    [texts.parties.title, parties(context)],
    [t.services, words.and(services.map(({ id }) => context.service(id)))],
    [t.status, stacked([both, ...unsigned(context), ...pendingReviews(context)]), of('status')],
    [t.effective, context.termText(), of('effective')],
    [t.renewal, renewal(context), of('renewal')],
    [texts.summary.nextReview, review?.next && locale.date(review.next), of('review')],
    [texts.governance.proposals, stacked(openProposals(context))],
  ];
  return part('key-terms', t.title, facts(all, [t.item, t.value]));
}

/** "Acme Cloud GmbH (Provider) and Globex Corporation (Customer)" */
function parties(context: Context): Content {
  const t = context.texts.cover;
  const named = [
    [t.provider, roleText(context, 'provider')],
    [t.customer, roleText(context, 'customer')],
  ].flatMap(([role, name]) => (role && name ? [fill('{name} ({role})', { name, role })] : []));
  return context.words.and(named);
}

/** "by 12 months at a time, unless notice is given by 30 September 2030" */
function renewal(context: Context): Content | undefined {
  const { agreement, texts, words, locale } = context;
  if (!agreement.renewal) return undefined;
  const renews = fillText(texts.cover.renews, { length: words.duration(agreement.renewal.every) });
  const last = lastDayForNotice(agreement);
  return last === undefined ? renews : fill(texts.summary.renewsUnless, { renews, date: locale.date(last) });
}

/** Every promise, and the most that is owed when it is missed. */
function promised(context: Context): Part {
  const { agreement, texts } = context;
  const rows = table(
    [...agreement.objectives, ...agreement.supports],
    [...promiseColumns(context), { title: texts.summary.greatest, cell: (level) => greatestCell(context, level) }],
  );
  return part('promised', texts.summary.promised, [...rows, ...unlimitedNote(context)]);
}

/** What holds for all misses together, and when the agreement may be ended. */
function missed(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.summary;
  const { remedies } = agreement;
  const general = remedies?.remedies ?? [];
  const of = (property: string) => remedies && { object: remedies, property };
  const limits = [
    ...(remedies?.atRisk ? atRiskSentences(context, remedies.atRisk) : []),
    ...general.filter((line) => line.kind === 'cap').map((cap) => capital(capText(context, cap))),
  ];
  const rights = [...agreement.objectives, ...agreement.supports].flatMap((level) => {
    const own = terminationSentences(context, level.remedies, false);
    const text = own.flatMap((right, i) => [...(i === 0 ? [] : plain(' ')), ...inlines(right)]);
    return own.length > 0 ? [fill(t.ofLevel, { level: level.title, text })] : [];
  });
  const all: readonly Fact[] = [
    [texts.termination.anyLevel, greatestOf(context, general, true)],
    ...greatest(context),
    [t.limitAll, stacked(limits), of('atRisk')],
    [texts.remedies.claims, claims(context), of('claims')],
    [t.terminate, stacked([...rights, ...terminationSentences(context, general, true)])],
    [
      texts.general.otherRemedies,
      remedies?.otherRemedies && texts.general[remedies.otherRemedies],
      of('otherRemedies'),
    ],
  ];
  return part('missed', t.missed, facts(all, [texts.cover.item, texts.cover.value]));
}

/** What all misses together come to at most, in a month and in a year. */
function greatest(context: Context): readonly Fact[] {
  const t = context.texts;
  const rows = greatestRows(context);
  const line = (amount: 'month' | 'year') =>
    stacked(
      rows.map((row) => {
        const text = row.scope ? row[amount] : capital(row[amount]);
        return row.scope ? fill(t.summary.ofLevel, { level: capital(caseText(context, row.scope)), text }) : text;
      }),
    );
  return [
    [t.greatest.month, line('month')],
    [t.greatest.year, line('year')],
  ];
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
      any && line.when
        ? fill(context.texts.summary.condition, { condition: conditionText(context, line.when, true) })
        : '';
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
    return claim.length > 0 ? [fill(texts.summary.ofLevel, { level: level.title, text: stacked(claim) })] : [];
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

/** Whose lawyers have not finished. */
function pendingReviews(context: Context): readonly Content[] {
  const pending = context.agreement.legalReviews.filter(({ on }) => on === undefined);
  return pending.map((review) => legalReview(context, review));
}

/** Whose signature is missing. */
function unsigned(context: Context): readonly Content[] {
  const entries = signatures(context).blocks.flatMap((block) => (block.kind === 'signatures' ? block.entries : []));
  return entries
    .filter(({ state }) => state === context.texts.signatures.pending)
    .map(({ state, party, signatory }) => {
      const who = signatory ? fill('{party}, {signatory}', { party, signatory }) : party;
      return fill('{state}: {who}', { state, who });
    });
}

function openProposals(context: Context): readonly Content[] {
  const { agreement, texts, words } = context;
  const levels = [...agreement.objectives, ...agreement.supports];
  return agreement.proposals
    .filter(({ state }) => state === 'open')
    .map(({ by, on, comparison, for: scopes }) =>
      fill(texts.summary.proposed, {
        party: capital(context.party(by)),
        level: levels.find(({ id }) => id === on)?.title ?? on,
        bound: words.comparison(comparison),
        scopes: context.forScopes(scopes),
      }),
    );
}

const GRADES: readonly Grade[] = ['low', 'medium', 'high'];

/** The gravest risks that the parties have recorded for each other. */
function risks(context: Context): Part {
  const { agreement, texts, locale } = context;
  const t = texts.governance;
  const rank = (grade: Grade | undefined) => (grade ? GRADES.indexOf(grade) : -1);
  const shared = agreement.risks
    .filter((risk) => !isPrivate(risk))
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
