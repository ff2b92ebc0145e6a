import { type Agreement, type AgreementComparison, compareAgreements } from '@sla-language/agreement';
import type { DocumentTree, ToldComparison } from '@sla-language/documents';
import { epochOf } from '../epoch.js';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { coloursFor, NO_COLOURS } from '../report/colours.js';
import { printable } from '../report/excerpt.js';
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

/** Two editions of an agreement with what is different between them. */
export function compare({ old, now }: Pick<ComparedPair, 'old' | 'now'>): ComparedPair {
  return { old, now, comparison: compareAgreements(old, now) };
}

/** Makes what is printed or written: bytes of a DOCX, text of all others. */
export async function produce(
  diff: Diff,
  options: { readonly format: DiffFormat; readonly redline: boolean; readonly toFile: boolean },
  io: Io,
): Promise<string | Uint8Array> {
  const documents = await import('@sla-language/documents');
  const tell = ({ comparison, old, now }: ComparedPair) => documents.tellComparison(comparison, old, now);
  switch (options.format) {
    case 'text':
      return text(diff, tell, options.toFile ? NO_COLOURS : coloursFor(io.stdout, io.env));
    case 'json':
      return json(diff, tell);
    default: {
      const pair = theOnly(diff);
      const { comparison, old, now } = pair;
      const tree = options.redline ? redline(documents, pair) : documents.comparisonReport(comparison, old, now);
      return render(documents, tree, options.format, io);
    }
  }
}

type Documents = typeof import('@sla-language/documents');
type Tell = (pair: ComparedPair) => ToldComparison;

function text({ pairs, removed, added, sides }: Diff, tell: Tell, colours: typeof NO_COLOURS): string {
  return [
    ...pairs.map((pair) => formatComparison(tell(pair), pair.comparison.new.title, colours)),
    ...removed.map(({ id, title }) => `- ${printable(title)} (${id}): only in ${sides.old}\n`),
    ...added.map(({ id, title }) => `+ ${printable(title)} (${id}): only in ${sides.new}\n`),
  ].join('\n');
}

function json({ pairs, removed, added, sides }: Diff, tell: Tell): string {
  const side = ({ id, title, version: edition }: Agreement) => ({
    id,
    title,
    ...(edition === undefined ? {} : { version: edition }),
  });
  return formatDiffJson(
    sides,
    pairs.map((pair) => ({ ...pair.comparison, told: tell(pair) })),
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
function redline({ markUp, outline }: Documents, { old, now }: ComparedPair): DocumentTree {
  const options = { toolVersion: version };
  return markUp(outline({ ...old, language: now.language }, options), outline(now, options));
}

async function render(
  { rasteriser, renderDocument }: Documents,
  tree: DocumentTree,
  format: 'markdown' | 'html' | 'docx',
  io: Io,
): Promise<string | Uint8Array> {
  const { pictureFiles } = await import('../building/picture-files.js');
  const date = epochOf(io);
  return renderDocument(tree, format, {
    ...(date === undefined ? {} : { date }),
    rasterise: rasteriser(pictureFiles),
  });
}
