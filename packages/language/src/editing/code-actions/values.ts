import { holidayRegions, isHolidayRegion } from '@sla-language/agreement';
import { AstUtils, type CstNode, GrammarUtils, type LangiumDocument } from 'langium';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver';
import * as ast from '../../generated/ast.js';
import { UNIT_WORDS } from '../../reading/units.js';
import { isCurrency } from '../../reading/values.js';
import { editAt, likely, MOST, nodesAt, quickFix, replaceNode } from './edits.js';

/** Mends values that the language does not know but has something like, and comparisons without their sign. */
export function valueActions(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const write = (part: CstNode | undefined, words: readonly string[], mark = ''): CodeAction[] =>
    part
      ? words.map((word) =>
          quickFix(
            document,
            diagnostic,
            `Write \`${word}\``,
            [replaceNode(part, `${mark}${word}${mark}`)],
            words.length === 1,
          ),
        )
      : [];
  switch (diagnostic.code) {
    case 'language/unknown-unit': {
      const node = find(document, diagnostic.range, ast.isQuantity);
      return node?.unit ? write(partOf(node, 'unit'), likely(node.unit, UNIT_WORDS)) : [];
    }
    case 'language/unknown-currency': {
      const money = find(document, diagnostic.range, ast.isMoney);
      const code = money?.currency ?? find(document, diagnostic.range, ast.isCurrency)?.code;
      const part = money ? partOf(money, 'currency') : partOf(find(document, diagnostic.range, ast.isCurrency), 'code');
      return code ? write(part, likely(code, Intl.supportedValuesOf('currency'))) : [];
    }
    case 'language/unknown-time-zone': {
      const node = find(document, diagnostic.range, ast.isTimeZone);
      if (!node?.zone) return [];
      return write(partOf(node, 'zone'), zonesLike(node.zone), '"');
    }
    case 'language/unknown-holiday-region': {
      const node = find(document, diagnostic.range, ast.isHolidays);
      return node?.region ? write(partOf(node, 'region'), regionsLike(node.region), '"') : [];
    }
    case 'language/wrong-kind': {
      const amount = find(document, diagnostic.range, ast.isQuantity);
      const isPrice = ast.isFee(amount?.$container) || ast.isCharge(amount?.$container);
      // Signs of currencies have a fix of their own.
      const before = document.textDocument.getText().slice(0, amount?.$cstNode?.offset);
      if (!isPrice || amount?.unit || !/\w\s+$/.test(before)) return [];
      return write(amount.$cstNode, [`${currencyOf(document)} ${amount.$cstNode?.text}`]);
    }
    case 'language/missing-operator':
      return ['>=', '<='].map((sign) => {
        const start = document.textDocument.offsetAt(diagnostic.range.start);
        return quickFix(document, diagnostic, `Write \`${sign}\``, [editAt(document, start, start, `${sign} `)]);
      });
    default:
      return [];
  }
}

/** The currency that a document speaks of first. */
function currencyOf({ parseResult }: LangiumDocument): string {
  const nodes = AstUtils.streamAst(parseResult.value);
  const codes = nodes.map((node) => (ast.isMoney(node) ? node.currency : ast.isCurrency(node) ? node.code : undefined));
  return codes.find((code) => code !== undefined && isCurrency(code)) ?? 'EUR';
}

/** Zones are known by their cities as well: `Berlin`. */
function zonesLike(written: string): readonly string[] {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const near = likely(written, zones);
  if (near.length > 0) return near;
  const city = written.replaceAll(' ', '_').toLowerCase();
  return zones.filter((zone) => zone.toLowerCase().endsWith(`/${city}`)).slice(0, MOST);
}

/** Of a part that is not known, its country. */
function regionsLike(written: string): readonly string[] {
  const country = written.split('-')[0]!.toUpperCase();
  const near = likely(written, holidayRegions());
  return isHolidayRegion(country) && !near.includes(country) ? [...near, country] : near;
}

function find<N extends ast.SlaAstType[keyof ast.SlaAstType]>(
  document: LangiumDocument,
  range: Range,
  is: (node: unknown) => node is N,
): N | undefined {
  const [leaf] = nodesAt(document, range);
  return leaf && AstUtils.getContainerOfType(leaf.astNode, is as never);
}

function partOf(node: { $cstNode?: CstNode } | undefined, property: string): CstNode | undefined {
  return GrammarUtils.findNodeForProperty(node?.$cstNode, property);
}
