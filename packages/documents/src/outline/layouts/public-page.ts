import type { Objective } from '@sla-language/agreement';
import { type Content, fill, fillText, textOf } from '../../texts/fill.js';
import type { Block, Clause, Definition, Inline, Part } from '../../tree.js';
import { agreedExamples } from '../agreed-examples.js';
import { anchor } from '../anchors.js';
import { assurance } from '../assurance.js';
import { budgetTable } from '../budgets.js';
import { clauseIfAny, paragraph } from '../build.js';
import { claimDates } from '../claim-dates.js';
import type { Context } from '../context.js';
import { background, roleText, statusText } from '../cover.js';
import { creditTables, ladderTables } from '../credit-tables.js';
import { defineTerms, definitions } from '../definitions.js';
import { maintenance } from '../exclusions.js';
import { hasRemedies } from '../facts.js';
import { amendment, lawAndPrecedence, otherRemedies, ownClauses, reporting, responsibilities } from '../governance.js';
import { measurement } from '../metrics.js';
import { consequences, promise, serviceLevels } from '../objectives.js';
import { promiseTable } from '../promises.js';
import { levelBlocks, remediesAnchor, remediesTitle, remedyRules, termination } from '../remedies.js';
import { calendars, changeTable, type Origin, superseded } from '../schedules.js';
import { offer, services } from '../services.js';
import { allAbout } from '../subject.js';
import { handling, support } from '../support.js';
import type { DocumentLayout } from './layout.js';

/** What a vendor publishes: first what is promised and what follows from a miss, and last what the words mean. */
export const publicPage: DocumentLayout = {
  title: ({ agreement }) => agreement.title,
  contents: false,
  parts(context, options) {
    const terms = defineTerms(context, false);
    const parts = [
      audience(context),
      background(context),
      commitment(context),
      credits(context),
      claim(context),
      measurement(context),
      maintenance(context),
      support(context, (_, level) => [
        ...handling(context, level, false),
        ...consequences(context, anchor('support', level.id), 'support', level),
      ]),
      { ...calendars(context, options.holidays), kind: 'chapter' as const },
      limits(context),
      termination(context),
      reporting(context, false),
      responsibilities(context),
      assurance(context),
      services(context, offer),
      general(context),
    ].filter((part) => part.blocks.length > 0);
    return [...parts, definitions(context, usedTerms(context, terms, parts)), about(context, options)];
  },
};

/** Who promises all this, and to whom. */
function audience(context: Context): Part {
  const { audience: title, audienceText } = context.texts.publicPage;
  const provider = roleText(context, 'provider');
  const customer = roleText(context, 'customer');
  const text = provider && customer ? [paragraph(fill(audienceText, { provider, customer }))] : [];
  const blocks = allAbout(context.agreement.roles.provider, text);
  return { kind: 'front', anchor: 'audience', title, blocks };
}

/** Chapter: the promises at a glance, and then one by one with the downtime that it allows. */
function commitment(context: Context): Part {
  const blocks = (_: Context, level: Objective) => [
    ...promise(context, level),
    ...consequences(context, anchor('objective', level.id), 'objective', level),
    ...budgetTable(context, level),
  ];
  const levels = serviceLevels(context, blocks, false);
  const { commitment: title } = context.texts.publicPage;
  const { objectives, supports } = context.agreement;
  // One promise needs no overview.
  const overview = objectives.length > 0 && objectives.length + supports.length > 1 ? promiseTable(context) : [];
  return { ...levels, title, blocks: [...overview, ...levels.blocks] };
}

/** Chapter: what is owed, with the exact ranges and examples in their place. */
function credits(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.publicPage;
  const tables = creditTables(context);
  const levels = [...agreement.objectives, ...agreement.supports].flatMap((level) => {
    const table = tables.get(level);
    const owed = levelBlocks(context, level, table, (credit) => [
      paragraph(t.tiers),
      ...ladderTables(context, level, credit),
    ]);
    const blocks = [...owed, ...(table?.examples ?? [])];
    return allAbout(level, clauseIfAny(1, remediesAnchor(level), level.title, blocks));
  });
  // Where nothing has to be claimed, how amounts are paid is all that there is to say of it.
  const topics = hasClaims(context) ? (['amount'] as const) : (['amount', 'claim'] as const);
  const rules = allAbout(agreement.remedies, clauseIfAny(1, 'remedy-rules', t.reckoning, remedyRules(context, topics)));
  const blocks = [...levels, ...agreedExamples(context), ...rules];
  return { kind: 'chapter', anchor: 'remedies', title: remediesTitle(context), blocks };
}

const hasClaims = ({ agreement }: Context) => (agreement.remedies?.claims ?? []).length > 0;

/** Chapter: until when, where and with what somebody claims. */
function claim(context: Context): Part {
  const { objectives, supports } = context.agreement;
  const dates = claimDates(context, [...objectives, ...supports].filter(hasRemedies));
  const blocks = hasClaims(context) ? [...raised(remedyRules(context, ['claim'])), ...dates] : [];
  return { kind: 'chapter', anchor: 'claims', title: context.texts.publicPage.claim, blocks };
}

/** Chapter: the most that is owed, and whether there is anything beside it. */
function limits(context: Context): Part {
  const blocks = [...raised(remedyRules(context, ['limit'])), ...otherRemedies(context)];
  return { kind: 'chapter', anchor: 'limits', title: context.texts.remedies.limits, blocks };
}

/** Chapter: law, precedence, amendments, and the author's own clauses. */
function general(context: Context): Part {
  const { texts } = context;
  const blocks = [
    ...lawAndPrecedence(context),
    ...allAbout(
      context.agreement.amendment,
      clauseIfAny(1, 'amendment', texts.governance.amendment, amendment(context)),
    ),
    ...ownClauses(context),
  ];
  return { kind: 'chapter', anchor: 'general', title: texts.general.title, blocks };
}

/** Rules that are clauses of a chapter of their own here. */
function raised(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block): Block => (block.kind === 'clause' ? ({ ...block, level: 1 } satisfies Clause) : block));
}

/** The definitions of which the term occurs in the parts, or in another definition that is needed. */
function usedTerms({ texts }: Context, terms: readonly Definition[], parts: readonly Part[]): readonly Definition[] {
  const { open, close } = texts.quotes;
  const bare = ({ term }: Definition) => term.slice(open.length, term.length - close.length);
  const used = new Set<Definition>();
  let text = wordsOf(parts);
  for (let before = -1; before < used.size; ) {
    before = used.size;
    for (const each of terms) {
      if (used.has(each) || !occurs(bare(each), text)) continue;
      used.add(each);
      text += wordsOf(each.blocks);
    }
  }
  return terms.filter((each) => used.has(each));
}

/** Whether a term occurs as words of its own, perhaps with the ending of a plural. */
function occurs(term: string, text: string): boolean {
  const literal = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<!\\p{L})${literal}\\p{L}{0,2}(?!\\p{L})`, 'iu').test(text);
}

/** All that is read in some parts or blocks. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.every(isInline) ? `${textOf(value)}\n` : value.map(wordsOf).join('');
  if (typeof value === 'string') return `${value}\n`;
  if (value === null || typeof value !== 'object') return '';
  return Object.entries(value)
    .map(([key, each]) => (['kind', 'anchor', 'align'].includes(key) ? '' : wordsOf(each)))
    .join('');
}

const INLINES: readonly string[] = [
  'text',
  'code',
  'strong',
  'emphasis',
  'deleted',
  'inserted',
  'removed',
  'defined',
  'term',
  'reference',
  'link',
  'break',
] satisfies readonly Inline['kind'][];

function isInline(value: unknown): value is Inline {
  return typeof value === 'object' && value !== null && 'kind' in value && INLINES.includes(String(value.kind));
}

/** The last part: which version this is, since when it is in force, and what has changed. */
function about(context: Context, { source }: Origin): Part {
  const { agreement, texts } = context;
  const t = texts.publicPage;
  const { version } = agreement;
  const term = context.termText();
  const earlier = superseded(context);
  const sentences: Content[] = [
    ...(version === undefined ? [] : [`${fillText(texts.cover.versionOf, { version })}.`]),
    `${statusText(context)}.`,
    ...(term === undefined ? [] : [fill(t.term, { term })]),
    ...(earlier === undefined ? [] : [fill(t.supersedes, { earlier })]),
    ...(source ? [fill(t.source, { file: source.file })] : []),
  ];
  return {
    kind: 'back',
    anchor: 'version',
    title: t.about,
    blocks: [paragraph(...sentences), ...changeTable(context)],
  };
}
