import { capitalised, type Exclusion } from '@sla-language/agreement';
import { type Content, fill, plain, sentence } from '../texts/fill.js';
import type { Block, Part } from '../tree.js';
import { anchor } from './anchors.js';
import { clause, clauseIfAny, leadTo, paragraph } from './build.js';
import type { Context } from './context.js';
import { about, allAbout } from './subject.js';

/** What an exclusion means and within which bounds it is excluded. */
export function exclusionBlocks(context: Context, exclusion: Exclusion): readonly Block[] {
  const { texts, words } = context;
  const t = texts.metrics;
  const blocks: Block[] =
    exclusion.means === undefined
      ? [paragraph(fill(t.exclusionPlain, { exclusion: context.exclusion(exclusion.id) }))]
      : [...leadTo(fill(t.exclusion, { exclusion: context.exclusion(exclusion.id) }), exclusion.means)];
  const terms: Content[] = [];
  if (exclusion.windows.length > 0) terms.push(fill(t.windows, { windows: windows(context, exclusion) }));
  const { notice, limit, proofBy } = exclusion;
  if (notice) {
    const length = words.duration(notice.length);
    terms.push(notice.by === undefined ? fill(t.notice, { length }) : fill(t.noticeBy, { length, by: notice.by }));
  }
  if (limit) terms.push(fill(t.limit, { length: words.duration(limit.length), window: words.window(limit.per) }));
  if (proofBy !== undefined) terms.push(sentence(t.proof, { party: context.party(proofBy) }));
  if (terms.length > 0) blocks.push(paragraph(...terms));
  return blocks;
}

function windows(context: Context, exclusion: Exclusion): Content {
  return exclusion.windows.flatMap((hours, i) => [
    ...(i === 0 ? [] : plain('; ')),
    ...plain(context.words.hours(hours)),
  ]);
}

/** Chapter: when the Provider may take a service down for maintenance. */
export function maintenance(context: Context): Part {
  const { agreement, texts } = context;
  const works = agreement.exclusions.filter((exclusion) => exclusion.kind === 'maintenance');
  return {
    kind: 'chapter',
    anchor: 'maintenance',
    title: texts.maintenance.title,
    blocks: works.map((each) =>
      about(each, clause(1, anchor('exclusion', each.id), capitalised(each.title), maintenanceBlocks(context, each))),
    ),
  };
}

function maintenanceBlocks(context: Context, work: Exclusion): readonly Block[] {
  const { texts, words } = context;
  const t = texts.maintenance;
  const name = anchor('exclusion', work.id);
  const { notice, limit, proofBy } = work;
  const sub = (part: string, title: string, text: Content, subject: object | undefined, property?: string) =>
    about(subject, clause(2, anchor(name, part), title, [paragraph(text)]), property);
  const meaning =
    work.means === undefined
      ? []
      : leadTo(fill(texts.metrics.exclusion, { exclusion: context.exclusion(work.id) }), work.means);
  const blocks: Block[] = [...allAbout(work, clauseIfAny(2, anchor(name, 'means'), t.means, meaning), 'means')];
  if (work.windows.length > 0)
    blocks.push(sub('windows', t.windows, fill(t.windowsText, { windows: windows(context, work) }), work.windows[0]));
  if (notice) {
    const length = words.duration(notice.length);
    blocks.push(
      sub(
        'notice',
        t.notice,
        notice.by === undefined ? fill(t.noticeText, { length }) : fill(t.noticeByText, { length, by: notice.by }),
        notice,
      ),
    );
  }
  if (limit)
    blocks.push(
      sub(
        'limit',
        t.limit,
        fill(t.limitText, { length: words.duration(limit.length), window: words.window(limit.per) }),
        limit,
      ),
    );
  if (proofBy !== undefined)
    blocks.push(sub('proof', t.proof, sentence(t.proofText, { party: context.party(proofBy) }), work, 'proofBy'));
  blocks.push(clause(2, anchor(name, 'effect'), t.effect, [paragraph(...effects(context, work))]));
  return blocks;
}

/** From which measurements the work is taken out. */
function effects(context: Context, work: Exclusion): readonly Content[] {
  const t = context.texts.maintenance;
  const naming = context.agreement.metrics.filter((metric) => metric.excluding?.items.includes(work.id));
  const effect = (asGood: boolean): readonly Content[] => {
    const metrics = naming.filter((metric) => metric.excluding?.asGood === asGood);
    if (metrics.length === 0) return [];
    const names = context.words.and(metrics.map((metric) => context.metric(metric.id)));
    return [fill(asGood ? t.effectGood : t.effectText, { metrics: names })];
  };
  return naming.length > 0 ? [...effect(false), ...effect(true)] : [t.noEffect];
}
