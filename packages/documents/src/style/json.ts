import { didYouMean } from '@sla-language/agreement';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** Something that is wrong with a house style. The rest of the file holds. */
export interface StyleProblem {
  /** Where it stands, in UTF-16 units from the beginning. */
  readonly offset: number;
  readonly length: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** A sentence in plain words. */
  readonly message: string;
}

type Place = Pick<Node, 'offset' | 'length'>;

const SYNTAX: Readonly<Record<string, string>> = {
  CommaExpected: 'a comma is missing',
  ColonExpected: 'a colon is missing',
  ValueExpected: 'a value is missing',
  PropertyNameExpected: 'a name in quotation marks is missing',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'something stands after the end',
  UnexpectedEndOfString: 'a quotation mark is missing',
  UnexpectedEndOfComment: 'a comment does not end',
};

/** Reads JSON with comments and trailing commas, value by value; what is wrong is said and left out. */
export class StyleReader {
  readonly problems: StyleProblem[] = [];
  readonly root: Node | undefined;

  constructor(private readonly text: string) {
    const errors: ParseError[] = [];
    this.root = parseTree(text, errors, { allowTrailingComma: true });
    for (const { error, offset, length } of errors)
      this.say({ offset, length }, `This is not JSON: ${SYNTAX[printParseErrorCode(error)] ?? 'a sign is wrong'}.`);
  }

  /** Line and column, from 1. */
  placeOf({ offset }: Pick<Place, 'offset'>): Pick<StyleProblem, 'line' | 'column'> {
    const before = this.text.slice(0, offset).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1 };
  }

  say({ offset, length }: Place, message: string): void {
    this.problems.push({ offset, length, ...this.placeOf({ offset }), message });
  }

  /** The members of an object; one whose name is not known is said, with the name that may have been meant. */
  members(
    node: Node | undefined,
    what: string,
    known: readonly string[] | undefined,
  ): readonly (readonly [string, Node, Node])[] {
    if (!node) return [];
    if (node.type !== 'object') {
      this.say(node, `${what} is an object: \`{ … }\`.`);
      return [];
    }
    return (node.children ?? []).flatMap(({ children }) => {
      const [key, value] = children ?? [];
      if (!key || !value) return [];
      const name = String(key.value);
      if (known && !known.includes(name)) {
        this.say(key, `${what} has no \`${name}\`.${didYouMean(name, known)}`);
        return [];
      }
      return [[name, key, value] as const];
    });
  }

  string(node: Node, what: string): string | undefined {
    if (node.type === 'string' && String(node.value).trim() !== '') return String(node.value);
    this.say(node, `${what} is a text in quotation marks${node.type === 'string' ? ', and this one is empty' : ''}.`);
    return undefined;
  }

  strings(node: Node, what: string): readonly (readonly [string, Node])[] {
    if (node.type !== 'array') {
      this.say(node, `${what} is a list of texts: \`["…"]\`.`);
      return [];
    }
    return (node.children ?? []).flatMap((child) => {
      const text = this.string(child, `An entry of ${what}`);
      return text === undefined ? [] : [[text, child] as const];
    });
  }

  /** One of some words. */
  oneOf<T extends string>(node: Node, what: string, words: readonly T[]): T | undefined {
    const found = words.find((word) => word === node.value);
    if (found === undefined) {
      const list = words.map((word) => `\`${word}\``).join(', ');
      const near = typeof node.value === 'string' ? didYouMean(node.value, words) : '';
      this.say(node, `${what} is one of ${list}.${near}`);
    }
    return found;
  }

  positive(node: Node, what: string): number | undefined {
    const value: unknown = getNodeValue(node);
    if (typeof value === 'number' && value > 0) return value;
    this.say(node, `${what} is a number above 0.`);
    return undefined;
  }
}
