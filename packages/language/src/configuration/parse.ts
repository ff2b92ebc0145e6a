import { didYouMean } from '@sla-language/agreement';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { RULES } from '../rules/index.js';
import type { OptionValue } from '../rules/options.js';
import { PROFILES, type ProfileId } from '../rules/profiles.js';
import { type Rule, topicOf } from '../rules/rule.js';
import type { Configuration, ConfigurationProblem, ConfiguredRule, ConfiguredSeverity } from './configuration.js';

const KEYS = ['$schema', 'extends', 'profiles', 'today', 'houseStyle', 'outputPath', 'rules'];
const SEVERITIES: readonly ConfiguredSeverity[] = ['error', 'warning', 'information', 'off'];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads a configuration, JSON in which comments and trailing commas are welcome. What is wrong is left out and said. */
export function parseConfiguration(
  text: string,
  uri: string,
): { readonly configuration: Configuration; readonly problems: readonly ConfigurationProblem[] } {
  return new ConfigurationReader(text, uri).read();
}

class ConfigurationReader {
  private readonly problems: ConfigurationProblem[] = [];
  private readonly document: TextDocument;
  private readonly topics = new Map<string, ConfiguredSeverity>();
  private readonly rules = new Map<string, ConfiguredRule>();
  private readonly result: Mutable<Configuration> = { extends: [], topics: this.topics, rules: this.rules };

  constructor(
    private readonly text: string,
    private readonly uri: string,
  ) {
    this.document = TextDocument.create(uri, 'jsonc', 0, text);
  }

  read(): { configuration: Configuration; problems: readonly ConfigurationProblem[] } {
    const errors: ParseError[] = [];
    const root = parseTree(this.text, errors, { allowTrailingComma: true });
    for (const { error, offset, length } of errors) {
      this.problem({ offset, length }, `This is not JSON: ${SYNTAX[printParseErrorCode(error)] ?? 'a sign is wrong'}.`);
    }
    if (root && root.type !== 'object') this.problem(root, 'A configuration is an object: `{ "profiles": [...] }`.');
    for (const [key, name, value] of this.entries(root)) this.member(key, name, value);
    return { configuration: this.result, problems: this.problems };
  }

  private member(key: Node, name: string, value: Node): void {
    switch (name) {
      case '$schema':
        return;
      case 'extends':
        this.result.extends = this.texts(value, name).map((node) => ({ path: node.value, range: this.range(node) }));
        return;
      case 'profiles':
        this.result.profiles = this.texts(value, name).flatMap((node) => this.profile(node) ?? []);
        return;
      case 'today':
        if (isDate(value.value)) this.result.today = value.value;
        else this.problem(value, '`today` is a date such as "2026-07-01".');
        return;
      case 'houseStyle':
        if (typeof value.value === 'string' && value.value.trim() !== '')
          this.result.houseStyle = { path: value.value, range: this.range(value) };
        else this.problem(value, '`houseStyle` is the path of a file, such as "house-style.json".');
        return;
      case 'outputPath':
        if (typeof value.value === 'string' && value.value.trim() !== '')
          this.result.outputPath = { pattern: value.value, range: this.range(value) };
        else this.problem(value, '`outputPath` is a path, such as "contracts/${agreement}.${extension}".');
        return;
      case 'rules':
        if (value.type !== 'object') {
          this.problem(value, '`rules` is an object: `{ "remedy/tier-gap": "error" }`.');
        }
        for (const [ruleKey, id, setting] of this.entries(value)) this.rule(ruleKey, id, setting);
        return;
      default:
        this.problem(key, `There is no setting \`${name}\`.${didYouMean(name, KEYS)}`);
    }
  }

  private profile(node: Node): ProfileId | undefined {
    const ids = PROFILES.map((profile) => profile.id);
    const found = ids.find((id) => id === node.value);
    if (!found) {
      const hint = didYouMean(node.value, ids) || ` There are ${ids.map((id) => `\`${id}\``).join(', ')}.`;
      this.problem(node, `There is no profile \`${node.value}\`.${hint}`);
    }
    return found;
  }

  private rule(key: Node, id: string, value: Node): void {
    const rule = RULES.find((each) => each.id === id);
    const topics = [...new Set(RULES.map(topicOf))];
    if (rule) {
      if (value.type === 'object') this.rules.set(id, this.ruleObject(rule, value));
      else {
        const severity = this.severity(value, `\`${id}\``);
        if (severity) this.rules.set(id, { severity, options: {} });
      }
    } else if (topics.includes(id)) {
      const severity = this.severity(value, `The topic \`${id}\``);
      if (severity) this.topics.set(id, severity);
    } else {
      const known = id.includes('/') ? RULES.map((each) => each.id) : topics;
      this.problem(key, `There is no ${id.includes('/') ? 'rule' : 'topic'} \`${id}\`.${didYouMean(id, known)}`);
    }
  }

  private ruleObject(rule: Rule, value: Node): ConfiguredRule {
    const declared = rule.options ?? {};
    const options: Record<string, OptionValue> = {};
    let severity: ConfiguredSeverity | undefined;
    for (const [key, name, setting] of this.entries(value)) {
      const option = declared[name];
      if (name === 'severity') severity = this.severity(setting, `\`severity\` of \`${rule.id}\``);
      else if (!option) {
        this.problem(
          key,
          `\`${rule.id}\` has no option \`${name}\`.${didYouMean(name, ['severity', ...Object.keys(declared)])}`,
        );
      } else if (option.type === 'strings') {
        options[name] = this.texts(setting, name).map((node) => node.value as string);
      } else if (typeof setting.value !== 'number' || setting.value < (option.minimum ?? Number.NEGATIVE_INFINITY)) {
        const from = option.minimum === undefined ? '' : ` from ${option.minimum}`;
        this.problem(setting, `\`${name}\` of \`${rule.id}\` is a number${from}.`);
      } else options[name] = setting.value;
    }
    return { ...(severity ? { severity } : {}), options };
  }

  private severity(node: Node, of: string): ConfiguredSeverity | undefined {
    const found = SEVERITIES.find((severity) => severity === node.value);
    if (!found) {
      const hint = typeof node.value === 'string' ? didYouMean(node.value, SEVERITIES) : '';
      this.problem(node, `${of} is "error", "warning", "information" or "off".${hint}`);
    }
    return found;
  }

  /** One text, or a list of them. */
  private texts(node: Node, name: string): (Node & { readonly value: string })[] {
    const nodes = node.type === 'array' ? (node.children ?? []) : [node];
    return nodes.filter((each): each is Node & { readonly value: string } => {
      if (each.type === 'string') return true;
      this.problem(each, `\`${name}\` is a text, or a list of texts.`);
      return false;
    });
  }

  /** Key, name and value of each property; one that is given twice counts once, and is said. */
  private entries(node: Node | undefined): [key: Node, name: string, value: Node][] {
    const seen = new Set<string>();
    return (node?.type === 'object' ? (node.children ?? []) : []).flatMap((property) => {
      const [key, value] = property.children ?? [];
      if (!key || !value) return [];
      const name = String(getNodeValue(key));
      if (seen.has(name)) this.problem(key, `\`${name}\` is given twice; the first one counts.`);
      else return [seen.add(name) && [key, name, value]] as [Node, string, Node][];
      return [];
    });
  }

  private problem(at: { readonly offset: number; readonly length: number }, message: string): void {
    this.problems.push({ uri: this.uri, range: this.range(at), message });
  }

  private range({ offset, length }: { readonly offset: number; readonly length: number }): Range {
    return { start: this.document.positionAt(offset), end: this.document.positionAt(offset + length) };
  }
}

/** What the parser's codes mean, for people. */
export const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this word has no meaning here',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a name in quotation marks is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'something follows after its end',
  UnexpectedEndOfString: 'a quotation mark is missing',
  UnexpectedEndOfComment: 'the end of a comment is missing',
};

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
