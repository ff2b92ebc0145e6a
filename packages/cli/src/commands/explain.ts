import type { Command } from 'commander';
import { distance } from 'fastest-levenshtein';
import { UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { examples } from '../options.js';
import { type Colours, coloursFor } from '../report/colours.js';

/** Adds `sla explain`. */
export function addExplain(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('Explain a rule: why it matters, what to do, and an example.')
    .argument('<rule>', 'its id, as findings show it in brackets')
    .addHelpText(
      'before',
      examples([['sla explain remedy/tier-gap', 'explain the rule that finds gaps in credit tables']]),
    )
    .action(async (id: string) => {
      const { RULES, rulePage } = await import('@sla-language/language');
      const rule = RULES.find((each) => each.id === id);
      if (!rule)
        throw new UsageError(
          unknown(
            id,
            RULES.map((each) => each.id),
          ),
        );
      io.stdout.write(format(rulePage(rule), coloursFor(io.stdout, io.env)));
      finish(ExitCode.clean);
    });
}

const WIDTH = 96;

/** The page of the rule, as the editor shows it, for a terminal: headings stand out, prose is wrapped, examples are indented. */
function format(page: string, colours: Colours): string {
  const lines: string[] = [];
  let isExample = false;
  for (const line of page.split('\n')) {
    if (line.startsWith('```')) isExample = line !== '```';
    else if (isExample) lines.push(line && `    ${line}`);
    else if (line.startsWith('#')) lines.push(colours.bold(line.replace(/^#+ /, '')));
    else lines.push(wrap(line));
  }
  return `${lines.join('\n').trim()}\n`;
}

function unknown(id: string, known: readonly string[]): string {
  if (/^(language|syntax)\//.test(id)) return `${id} is a mistake in the text itself; its message says all there is.`;
  const inTopic = known.filter((each) => each.startsWith(`${id}/`));
  if (inTopic.length > 0) return `${id} is a topic. Its rules: ${inTopic.toSorted().join(', ')}.`;
  const near = nearest(id, known);
  return `There is no rule ${id}. ${near ? `Did you mean ${near}?` : '`sla rules` lists them.'}`;
}

/** The rule that was meant: by its second half alone, or with a few letters wrong. */
function nearest(id: string, known: readonly string[]): string | undefined {
  const half = id.slice(id.indexOf('/') + 1);
  const ranked = known
    .map((each) => ({
      each,
      letters: Math.min(distance(id, each), distance(half, each.slice(each.indexOf('/') + 1))),
    }))
    .toSorted((a, b) => a.letters - b.letters || (a.each < b.each ? -1 : 1));
  return ranked[0] && ranked[0].letters <= Math.max(2, half.length / 3) ? ranked[0].each : undefined;
}

function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
