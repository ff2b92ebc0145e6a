import { nearest } from '@sla-language/agreement';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { SYNTAX } from '../configuration/parse.js';
import type { ScenarioFile } from './scenario-file.js';

/** A scenario, or the first thing that is wrong with its file. */
export type ParsedScenario =
  | { readonly file: ScenarioFile }
  /** Lines and columns count from 1. */
  | { readonly message: string; readonly line: number; readonly column: number };

const LISTS = ['for', 'outages', 'levels', 'incidents', 'delays', 'kept', 'fees'];
const TEXTS = ['$schema', 'agreement'];

/** Reads the file of a scenario: JSON, in which comments and trailing commas are welcome. What its sentences say is read later. */
export function parseScenarioFile(text: string): ParsedScenario {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error)
    return at(
      text,
      error.offset,
      `This is not JSON: ${SYNTAX[printParseErrorCode(error.error)] ?? 'a sign is wrong'}.`,
    );
  const wrong = root && wrongWith(root);
  if (wrong) return at(text, wrong.node.offset, wrong.message);
  return { file: root ? (getNodeValue(root) as ScenarioFile) : {} };
}

function at(text: string, offset: number, message: string): ParsedScenario {
  const before = text.slice(0, offset).split('\n');
  return { message, line: before.length, column: before.at(-1)!.length + 1 };
}

interface Wrong {
  readonly node: Node;
  readonly message: string;
}

function wrongWith(root: Node): Wrong | undefined {
  if (root.type !== 'object') {
    return { node: root, message: 'A scenario is an object: `{ "outages": ["45 minutes on Shop in 2027-03"] }`.' };
  }
  for (const { children = [] } of root.children ?? []) {
    const [key, value] = children;
    if (!key || !value) continue;
    const name = String(key.value);
    if (TEXTS.includes(name)) {
      if (value.type !== 'string') return { node: value, message: `\`${name}\` is a text.` };
    } else if (!LISTS.includes(name)) {
      const near = nearest(name, [...LISTS, ...TEXTS]);
      const hint = near ? `Did you mean \`${near}\`?` : `There is: ${['agreement', ...LISTS].join(', ')}.`;
      return { node: key, message: `A scenario has no \`${name}\`. ${hint}` };
    } else {
      const found = wrongList(name, value);
      if (found) return found;
    }
  }
  return undefined;
}

function wrongList(name: string, value: Node): Wrong | undefined {
  if (value.type !== 'array') return { node: value, message: `\`${name}\` is a list.` };
  for (const entry of value.children ?? []) {
    if (entry.type === 'string' || (entry.type === 'object' && name !== 'for')) continue;
    const kind = name === 'for' ? 'a name' : 'a sentence, or an object with its parts';
    return { node: entry, message: `Each entry of \`${name}\` is ${kind}.` };
  }
  return undefined;
}
