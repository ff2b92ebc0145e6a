import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';

/** Turns written text into its value; numbers, dates and times stay text, so that they stay exact. */
export class SlaValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    switch (rule.name) {
      case 'STRING':
        return unquote(input);
      case 'TEXT':
        return proseOf(input);
      case 'NUMBER':
      case 'ID':
      case 'NAME':
        return input;
      default:
        return super.runConverter(rule, input, cstNode);
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The text between quotation marks, with `\"`, `\\`, `\n` and `\t` resolved. The closing mark may be missing. */
function unquote(input: string): string {
  const closed = input.length > 1 && /(^|[^\\])(\\\\)*"$/.test(input.slice(1));
  return input.slice(1, closed ? -1 : undefined).replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char);
}

/** The text between three quotation marks. */
export function proseOf(input: string): string {
  return dedent(input.replace(/^"""/, '').replace(/"""$/, ''));
}

/** Prose of several lines without the indentation that all its lines share, and without the empty first and last line. */
function dedent(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const [first, ...rest] = lines;
  const depth = rest
    .filter((line) => line.trim() !== '')
    .reduce((least, line) => Math.min(least, line.length - line.trimStart().length), Number.POSITIVE_INFINITY);
  const shifted = Number.isFinite(depth) ? rest.map((line) => line.slice(depth)) : rest;
  return [first.trimStart(), ...shifted]
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
