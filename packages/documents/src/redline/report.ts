import type { Agreement, AgreementComparison } from '@sla-language/agreement';
import { paragraph, stacked, table } from '../outline/build.js';
import { Context } from '../outline/context.js';
import { properties } from '../outline/cover.js';
import type { DocumentTree, Inline, Part } from '../tree.js';
import { type ToldChange, tellComparison } from './tell.js';

/** A comparison as a document: how many changes favour whom, and a table of the changes for each chapter. */
export function comparisonReport(comparison: AgreementComparison, old: Agreement, now: Agreement): DocumentTree {
  const context = new Context(now);
  const t = context.texts.redline;
  const told = tellComparison(comparison, old, now);
  const summary: Part = {
    kind: 'front',
    anchor: 'summary',
    title: told.versions,
    blocks: [paragraph(told.summary), ...(comparison.changes.length > 0 ? [paragraph(t.basis)] : [])],
  };
  const chapters = told.groups.map(
    ({ title, changes }, i): Part => ({
      kind: 'chapter',
      anchor: `changes-${i + 1}`,
      label: String(i + 1),
      title,
      blocks: table<ToldChange>(changes, [
        { title: t.columns.what, cell: (each) => each.place },
        { title: t.columns.old, cell: (each) => stacked(each.old) },
        { title: t.columns.new, cell: (each) => stacked(each.new) },
        { title: t.columns.effect, cell: (each) => stacked(each.effects) },
        { title: t.columns.favours, cell: favours },
      ]),
    }),
  );
  return {
    layout: 'summary',
    language: context.locale.tag,
    title: told.title,
    properties: properties(context),
    labels: context.texts.labels,
    parts: [summary, ...chapters],
  };
}

/** Whom it favours, and why. */
function favours({ who, reason }: ToldChange): readonly Inline[] {
  return [
    { kind: 'strong', parts: [{ kind: 'text', text: `${who}.` }] },
    { kind: 'text', text: ` ${reason}` },
  ];
}
