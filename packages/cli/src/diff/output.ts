import type { Agreement, AgreementComparison } from '@sla-language/agreement';
import {
  comparisonReport,
  type DocumentTree,
  markUp,
  outline,
  rasteriser,
  renderDocument,
  tellComparison,
} from '@sla-language/documents';
import { epochOf } from '../epoch.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { coloursFor, NO_COLOURS } from '../report/colours.js';
import { version } from '../version.js';
import { formatDiffJson } from './json.js';
import { formatComparison } from './text.js';

export type DiffFormat = 'text' | 'json' | 'markdown' | 'html' | 'docx';

/** All that was compared. */
export interface Diff {
  readonly sides: { readonly old: string; readonly new: string };
  readonly pairs: readonly ComparedPair[];
  readonly removed: readonly Agreement[];
  readonly added: readonly Agreement[];
}
export interface ComparedPair {
  readonly old: Agreement;
  readonly now: Agreement;
  readonly comparison: AgreementComparison;
}

/** Makes what is printed or written: bytes of a DOCX, text of all others. */
export async function produce(
  diff: Diff,
  options: { readonly format: DiffFormat; readonly redline: boolean; readonly toFile: boolean },
  io: Io,
): Promise<string | Uint8Array> {
  switch (options.format) {
    case 'text':
      return text(diff, options.toFile ? NO_COLOURS : coloursFor(io.stdout, io.env));
    case 'json':
      return json(diff);
    default: {
      const pair = theOnly(diff);
      return render(
        options.redline ? redline(pair) : comparisonReport(pair.comparison, pair.old, pair.now),
        options.format,
        io,
      );
    }
  }
}

function text({ pairs, removed, added, sides }: Diff, colours: typeof NO_COLOURS): string {
  return [
    ...pairs.map(({ old, now, comparison }) =>
      formatComparison(tellComparison(comparison, old, now), comparison.new.title, colours),
    ),
    ...removed.map(({ id, title }) => `- ${title} (${id}): only in ${sides.old}\n`),
    ...added.map(({ id, title }) => `+ ${title} (${id}): only in ${sides.new}\n`),
  ].join('\n');
}

function json({ pairs, removed, added, sides }: Diff): string {
  const side = ({ id, title, version: edition }: Agreement) => ({
    id,
    title,
    ...(edition === undefined ? {} : { version: edition }),
  });
  return formatDiffJson(
    sides,
    pairs.map(({ old, now, comparison }) => ({ ...comparison, told: tellComparison(comparison, old, now) })),
    { removed: removed.map(side), added: added.map(side) },
  );
}

function theOnly({ pairs, removed, added }: Diff): ComparedPair {
  const [pair, ...others] = pairs;
  if (!pair) {
    const [one] = [...removed, ...added];
    throw new UsageError(`${one?.id} is only in one of the two texts: there is nothing to compare.`);
  }
  if (others.length === 0) return pair;
  throw new UsageError(
    `A document shows one agreement: choose --agreement ${pairs.map(({ now }) => now.id).join(' or ')}.`,
  );
}

/** The marked-up contract. The tool is the same on both sides; sources have no mark, for nobody signs a comparison. */
function redline({ old, now }: ComparedPair): DocumentTree {
  const options = { toolVersion: version };
  return markUp(outline({ ...old, language: now.language }, options), outline(now, options));
}

async function render(tree: DocumentTree, format: 'markdown' | 'html' | 'docx', io: Io): Promise<string | Uint8Array> {
  const { pictureFiles } = await import('../building/picture-files.js');
  const date = epochOf(io);
  return renderDocument(tree, format, {
    ...(date === undefined ? {} : { date }),
    rasterise: rasteriser(pictureFiles),
  });
}
