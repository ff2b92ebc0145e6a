/**
 * Makes syntaxes/sla.tmLanguage.json, the highlighting of editors and web pages, from the grammar, and beside it that of blocks of
 * code in Markdown:
 *   tsx scripts/syntaxes.ts [--check]      --check: only tells (by the exit code) whether the committed files are current
 *
 * Langium's own generator knows keywords, strings and comments. Here values get their scopes too (percentages, durations,
 * money, dates, times), a declared name is a name even where it is also a keyword, and prose is Markdown.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { AstUtils, GrammarAST } from 'langium';
import { SlaGrammar } from '../packages/language/src/generated/grammar.js';
import { readVocabulary } from '../packages/language/src/parsing/vocabulary.js';
import { inlineWordOf } from '../packages/language/src/parsing/words.js';

const FOLDER = new URL('../syntaxes/', import.meta.url);

interface Pattern {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly endCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Pattern[];
}

/** The words of the grammar, by what they do in a line. */
interface Words {
  /** What opens a member: its first words up to the first that is not a keyword, for example `no data counts as`. */
  readonly openings: readonly string[];
  /** The openings after which a name is declared: `service`, `plan`, `charge`. */
  readonly declarations: readonly string[];
  /** Words that are a choice: `draft`, `monday`, `highest`. */
  readonly choices: readonly string[];
  /** All words. */
  readonly keywords: readonly string[];
}

const isWord = (keyword: string) => /^[a-z]/.test(keyword);

function readWords(grammar: GrammarAST.Grammar): Words {
  const openings = new Set<string>();
  const declarations = new Set<string>();
  const memberRules = new Set(
    [...readVocabulary(grammar).values()].flatMap(({ members }) => [...members.values()].flat()),
  );
  for (const rule of grammar.rules.filter(GrammarAST.isParserRule)) {
    if (!memberRules.has(rule.name) && rule.name !== 'Import') continue;
    for (const { words, next } of leadingWords(rule.definition)) {
      if (words.length === 0) continue;
      openings.add(words[0]!); // a line that is only half typed has its colour, too
      openings.add(words.join(' '));
      if (next === 'name') declarations.add(words.join(' '));
    }
  }
  const contents = AstUtils.streamAllContents(grammar).toArray();
  const keywords = contents.filter(GrammarAST.isKeyword).map((keyword) => keyword.value);
  const choices = contents
    .filter(GrammarAST.isAlternatives)
    .filter((choice) => choice.elements.every(GrammarAST.isKeyword) && !isJoin(choice.$container))
    .flatMap((choice) => choice.elements.filter(GrammarAST.isKeyword).map((keyword) => keyword.value));
  return {
    openings: sorted(openings),
    declarations: sorted(declarations),
    choices: sorted(choices),
    keywords: sorted(keywords),
  };
}

/** `and`, `or`: what stands between the parts of a list chooses nothing. */
function isJoin(node: object | undefined): boolean {
  return GrammarAST.isAssignment(node) && node.operator === '+=';
}

interface Leading {
  readonly words: readonly string[];
  /** The property that follows; missing where nothing does. */
  readonly next?: string;
  /** The words are all there is: the element may go on. */
  readonly open: boolean;
}

/** The keywords with which text of an element begins, for each of its alternatives. */
function leadingWords(element: GrammarAST.AbstractElement): Leading[] {
  if (element.cardinality) return [{ words: [], open: false }];
  if (GrammarAST.isKeyword(element))
    return [{ words: isWord(element.value) ? [element.value] : [], open: isWord(element.value) }];
  if (GrammarAST.isAction(element)) return [{ words: [], open: true }];
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(leadingWords);
  if (GrammarAST.isAssignment(element)) {
    return leadingWords(element.terminal).map((leading) =>
      leading.open ? leading : { ...leading, next: element.feature },
    );
  }
  if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    if (GrammarAST.isParserRule(rule)) return leadingWords(rule.definition);
    const word = rule && inlineWordOf(rule.name);
    return [{ words: word ? [word] : [], open: word !== undefined }];
  }
  if (!GrammarAST.isGroup(element)) return [{ words: [], open: false }];
  let leadings: Leading[] = [{ words: [], open: true }];
  for (const part of element.elements) {
    leadings = leadings.flatMap((before): Leading[] => {
      const leading = leadingWords(part);
      // A choice ends the phrase, unless it is what the phrase begins with.
      if (!before.open || (before.words.length > 0 && leading.length > 1)) return [{ ...before, open: false }];
      return leading.map(({ words, next, open }) => ({ words: [...before.words, ...words], next, open }));
    });
  }
  return leadings;
}

/** Longer ones first, so that an alternation takes the longest that fits; else by the alphabet. */
function sorted(words: Iterable<string>): string[] {
  return [...new Set(words)].filter(isWord).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Any of the words or phrases, as a whole. */
const anyOf = (words: readonly string[]) =>
  `(?:${words.map((word) => word.replaceAll(' ', '\\s+')).join('|')})(?![\\w.])`;

const NAME = '[_a-zA-Z\\u00AA-\\uFFDC][\\w\\u00AA-\\uFFDC]*';
const NUMBER = '\\d[\\d_]*(?:\\.\\d+)?';
const TIME_UNITS = 'milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|ms|min|[smhd]';
/** Where a member may begin: at the start of a line, or after a brace. */
const START = '(?:^|(?<=[{}]))\\s*';

/** Words before texts that are one of a list: time zones, regions of public holidays, laws, files. */
const LISTED = ['import', 'timezone', 'holidays', 'language', 'law', 'venue', 'meets'];

function makeGrammar(words: Words): object {
  const include = (...names: string[]): Pattern[] => names.map((name) => ({ include: `#${name}` }));
  const repository: Record<string, Pattern> = {
    comment: {
      patterns: [
        { name: 'comment.line.documentation.sla', match: '///.*$' },
        { name: 'comment.line.double-slash.sla', match: '//.*$' },
        { name: 'comment.block.sla', begin: '/\\*', end: '\\*/' },
      ],
    },
    prose: {
      name: 'string.quoted.triple.sla',
      begin: '"""',
      end: '"""',
      beginCaptures: { 0: { name: 'punctuation.definition.string.begin.sla' } },
      endCaptures: { 0: { name: 'punctuation.definition.string.end.sla' } },
      contentName: 'meta.embedded.block.markdown',
      // Only what stands inside a line: the indentation of the block would turn all of it into Markdown's code.
      patterns: [
        { name: 'markup.list.sla', match: '^\\s*(?:[-*+]|\\d+\\.)(?=\\s)' },
        { include: 'text.html.markdown#inline' },
      ],
    },
    // Editors offer what may stand in these while one types, as they do outside of texts.
    known: {
      name: 'string.quoted.double.value.sla',
      match: `(?<=${LISTED.map((word) => `\\b${word} `).join('|')})"(?:[^"\\\\]|\\\\.)*(?:"|$)`,
    },
    string: {
      name: 'string.quoted.double.sla',
      begin: '"',
      end: '"|$',
      beginCaptures: { 0: { name: 'punctuation.definition.string.begin.sla' } },
      endCaptures: { 0: { name: 'punctuation.definition.string.end.sla' } },
      patterns: [{ name: 'constant.character.escape.sla', match: '\\\\.' }],
    },
    declaration: {
      match: `${START}(${anyOf(words.declarations)})\\s+(${NAME})`,
      captures: { 1: { name: 'storage.type.sla' }, 2: { name: 'entity.name.type.sla' } },
    },
    import: { match: `${START}(import)\\b`, captures: { 1: { name: 'keyword.control.import.sla' } } },
    opening: { match: `${START}(${anyOf(words.openings)})`, captures: { 1: { name: 'keyword.other.member.sla' } } },
    value: {
      patterns: [
        { name: 'constant.numeric.date.sla', match: '\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b' },
        { name: 'constant.numeric.time.sla', match: '\\b\\d{1,2}:\\d{2}\\b' },
        {
          match: `\\b([A-Z]{3})\\s+(${NUMBER})\\b`,
          captures: { 1: { name: 'keyword.other.unit.currency.sla' }, 2: { name: 'constant.numeric.money.sla' } },
        },
        {
          match: `\\b(${NUMBER})\\s*(%)`,
          captures: { 1: { name: 'constant.numeric.percent.sla' }, 2: { name: 'keyword.other.unit.percent.sla' } },
        },
        {
          match: `\\b(${NUMBER})\\s+((?:business\\s+)?(?:${TIME_UNITS}))(?![\\w/])`,
          captures: { 1: { name: 'constant.numeric.duration.sla' }, 2: { name: 'keyword.other.unit.time.sla' } },
        },
        {
          match: `\\b(${NUMBER})\\s+(${NAME}/${NAME}|samples?|requests?)(?!\\w)`,
          captures: { 1: { name: 'constant.numeric.measure.sla' }, 2: { name: 'keyword.other.unit.measure.sla' } },
        },
        { name: 'constant.numeric.sla', match: `\\b${NUMBER}` },
        { name: 'support.function.percentile.sla', match: '\\bp\\d{1,2}(?:\\.\\d+)?(?!\\w)' },
      ],
    },
    word: {
      patterns: [
        // A qualified name is a name, whatever its parts are.
        { name: 'variable.other.sla', match: `${NAME}(?:\\.${NAME})+` },
        { name: 'support.function.sla', match: '\\b(?:min|max)(?=\\s*\\()' },
        { name: 'constant.language.sla', match: `\\b${anyOf(words.choices)}` },
        { name: 'keyword.control.sla', match: `\\b${anyOf(words.keywords)}` },
        { name: 'variable.other.sla', match: NAME },
      ],
    },
    operator: {
      patterns: [
        { name: 'keyword.operator.comparison.sla', match: '[<>]=?' },
        { name: 'keyword.operator.arithmetic.sla', match: '[-+*/]' },
      ],
    },
    punctuation: {
      patterns: [
        { name: 'punctuation.section.block.sla', match: '[{}]' },
        { name: 'punctuation.section.group.sla', match: '[()]' },
        { name: 'punctuation.separator.sla', match: ',' },
      ],
    },
  };
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'SLA',
    scopeName: 'source.sla',
    fileTypes: ['sla'],
    patterns: include(...Object.keys(repository)),
    repository,
  };
}

/** What stands in Markdown between ```` ```sla ```` and its end. VS Code puts this into its own grammar of Markdown. */
function makeFences(): object {
  const punctuation = { name: 'punctuation.definition.markdown' };
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'SLA in Markdown',
    scopeName: 'markdown.sla.codeblock',
    injectionSelector: 'L:text.html.markdown -comment',
    patterns: [
      {
        name: 'markup.fenced_code.block.markdown',
        begin: '(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(sla))((?:[\\s:,{=][^`]*)?)$',
        end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
        beginCaptures: {
          3: punctuation,
          4: { name: 'fenced_code.block.language.markdown' },
          5: { name: 'fenced_code.block.language.attributes.markdown' },
        },
        endCaptures: { 3: punctuation },
        patterns: [
          {
            contentName: 'meta.embedded.block.sla',
            begin: '(^|\\G)(\\s*)(.*)',
            while: '(^|\\G)(?!\\s*([`~]{3,})\\s*$)',
            patterns: [{ include: 'source.sla' }],
          },
        ],
      },
    ],
  };
}

const files: Readonly<Record<string, object>> = {
  'sla.tmLanguage.json': makeGrammar(readWords(SlaGrammar())),
  'sla.markdown.tmLanguage.json': makeFences(),
};
for (const [name, grammar] of Object.entries(files)) {
  const file = new URL(name, FOLDER);
  const text = `${JSON.stringify(grammar, undefined, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`syntaxes/${name} is not what the grammar gives: run \`npm run generate\`.`);
    process.exitCode = 1;
  }
}
