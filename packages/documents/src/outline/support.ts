import { type Clock, type CommitmentKind, capitalised, type Handling, type Support } from '@sla-language/agreement';
import { inlineProse, phrase } from '../prose/inline.js';
import { type Content, capital, fill, sentence } from '../texts/fill.js';
import type { Block, Part, Table } from '../tree.js';
import { anchor } from './anchors.js';
import { address, clause, clausesInto, list, paragraph, stacked, table } from './build.js';
import { clockFigures } from './clock-figures.js';
import type { Context } from './context.js';
import { consequences, importance, serving, targetClauses } from './objectives.js';
import { about } from './subject.js';

const COMMITMENTS: readonly CommitmentKind[] = ['acknowledge', 'respond', 'update', 'restore', 'resolve'];

/** Chapter: how incidents are graded, taken in and handled; `blocksOf` says what is told of each service desk. */
export function support(context: Context, blocksOf = supportBlocks): Part {
  const { agreement, texts } = context;
  const blocks = (each: Support) => {
    const found = blocksOf(context, each);
    return found.length > 0 ? found : [paragraph(texts.objectives.noneText)];
  };
  return {
    kind: 'chapter',
    anchor: 'support',
    title: texts.support.title,
    blocks: [
      ...severities(context),
      ...agreement.supports.map((each) => about(each, clause(1, anchor('support', each.id), each.title, blocks(each)))),
    ],
  };
}

function severities(context: Context): readonly Block[] {
  const t = context.texts.support;
  const [rows] = table(
    context.agreement.severities,
    [
      { title: t.severity, cell: (each) => capitalised(each.title) },
      { title: t.meaning, cell: (each) => (each.means === undefined ? undefined : inlineProse(each.means)) },
    ],
    { anchor: (each) => anchor('severity', each.id) },
  );
  return rows ? [clause(1, 'severities', t.severities, [paragraph(t.severitiesText), rows])] : [];
}

function supportBlocks(context: Context, support: Support): readonly Block[] {
  const name = anchor('support', support.id);
  return [
    ...handling(context, support),
    ...importance(context, name, support),
    ...consequences(context, name, 'support', support),
    ...serving(context, support),
  ];
}

/** How the service desk is reached, what it promises, and on what condition; `people`: those to whom incidents climb are named. */
export function handling(context: Context, support: Support, people = true): readonly Block[] {
  const { texts } = context;
  const t = texts.support;
  const name = anchor('support', support.id);
  const blocks: Block[] = [];
  const add = clausesInto(blocks, name);
  if (support.channels.length > 0) {
    const channels = support.channels.map((channel) => [
      about(channel, paragraph(fill(t.channel, { kind: channel.kind, address: address(channel.address) }))),
    ]);
    add('channels', t.channels, [paragraph(t.channelsText), list(channels)], support, 'channels');
  }
  const { classified } = support;
  if (classified) {
    const sentences: Content[] = [sentence(t.classifiedText, { party: context.party(classified.by) })];
    if (classified.disputedBy !== undefined)
      sentences.push(sentence(t.disputedText, { party: context.party(classified.disputedBy) }));
    add('classification', t.classification, [paragraph(...sentences)], classified);
  }
  add(
    'clocks',
    t.clocks,
    support.clocks.map((clock) => about(clock, paragraph(clockSentence(context, clock)))),
    support.clocks[0],
  );
  const handled = [
    ...commitments(context, support.handles),
    ...clockFigures(context, anchor(name, 'clocks'), support.handles, people),
  ];
  add('commitments', t.commitments, handled, support.handles[0]);
  add('measure', t.measure, measure(context, support), support.measures);
  blocks.push(...targetClauses(context, name, support.targets, support.indicative));
  if (support.appliesWhen !== undefined) {
    const condition = fill(texts.objectives.conditionText, { condition: phrase(support.appliesWhen) });
    add('condition', texts.objectives.condition, [paragraph(condition)], support, 'appliesWhen');
  }
  if (support.indicative) {
    const { indicative, indicativeText } = texts.objectives;
    add('indicative', indicative, [paragraph(indicativeText)], support, 'indicative');
  }
  return blocks;
}

function clockSentence(context: Context, clock: Clock): Content {
  const t = context.texts.support;
  const places = { text: phrase(clock.text) };
  if (clock.event === 'starts') return fill(t.starts, places);
  if (clock.event === 'pauses') return fill(t.pauses, places);
  return clock.commitment ? fill(t.stopsTo[clock.commitment], places) : fill(t.stops, places);
}

/** The times within which something is done, by severity. */
export function commitmentTable(context: Context, handles: readonly Handling[]): readonly Table[] {
  const { agreement, texts, words } = context;
  const t = texts.support;
  const hours = (handling: Handling) => {
    const calendar = handling.during ?? agreement.defaultCalendar;
    return calendar === undefined ? undefined : capital(context.calendar(calendar));
  };
  return table(handles, [
    { title: t.severity, cell: (handling) => context.severity(handling.severity) },
    { title: t.appliesTo, cell: (handling) => context.scopes(handling.for) },
    { title: t.hours, cell: hours },
    ...COMMITMENTS.map((kind) => ({
      title: t.columns[kind],
      cell: (handling: Handling) =>
        stacked(
          handling.commitments
            .filter((commitment) => commitment.kind === kind)
            .map(({ within, orWorkaround }) =>
              orWorkaround ? fill(t.workaround, { length: words.duration(within) }) : words.duration(within),
            ),
        ),
    })),
  ]);
}

function commitments(context: Context, handles: readonly Handling[]): readonly Block[] {
  const t = context.texts.support;
  const rows = commitmentTable(context, handles);
  if (rows.length === 0) return [];
  const kinds = handles.flatMap((handling) => handling.commitments);
  const notes = [
    ...(kinds.some((commitment) => commitment.within.business) ? [t.businessTime] : []),
    ...(kinds.some((commitment) => commitment.kind === 'update') ? [t.updates] : []),
  ];
  return [paragraph(t.commitmentsText), ...rows, ...(notes.length > 0 ? [paragraph(...notes)] : [])];
}

function measure(context: Context, { measures }: Support): readonly Block[] {
  if (!measures) return [];
  const t = context.texts.support;
  const window = context.words.window(measures.window);
  const text = measures.statistic === 'each' ? t.each : measures.statistic ? t.share : t.windowOnly;
  return [paragraph(fill(text, { window }))];
}
