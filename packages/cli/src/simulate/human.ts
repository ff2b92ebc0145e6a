import type { SimulatedNote, SimulatedStep, Simulation } from '@sla-language/agreement';
import type { Colours } from '../report/colours.js';
import { printable } from '../report/excerpt.js';

const WIDTH = 100;

/** A simulation for people at a terminal: the result, then each step with its sum and the line from which it follows. */
export function humanSimulation(simulation: Simulation, colours: Colours): string {
  const { agreement, assumed, summary, sections, assumptions, unknown } = simulation;
  const whom = simulation.for.map(({ id }) => id).join(', ');
  const { cases, unjudged } = simulation;
  const isMet = cases.length > 0 && unjudged.length === 0 && cases.every(({ status }) => status !== 'missed');
  const digits = String(sections.at(-1)?.steps.at(-1)?.number ?? 1).length;
  const blocks = [
    [
      colours.bold(printable(agreement.title)),
      ...(whom === '' ? [] : [`For ${printable(whom)}.`]),
      ...assumed.flatMap((each) => hanging('Assume ', `${each}.`)),
    ].join('\n'),
    hanging('', `${summary}.`)
      .map(isMet ? colours.green : colours.yellow)
      .join('\n'),
    ...sections.map(({ title, steps }) =>
      [colours.bold(printable(title)), ...steps.flatMap((step) => stepLines(step, digits, colours))].join('\n'),
    ),
    ...notes('Taken to be so', assumptions, colours),
    ...notes('Not known from the scenario', unknown, colours),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function stepLines(
  { number, text, arithmetic, clause }: SimulatedStep,
  digits: number,
  colours: Colours,
): readonly string[] {
  const mark = `  ${String(number).padStart(digits)}  `;
  const indent = ' '.repeat(mark.length);
  const [first = '', ...rest] = hanging(mark, text);
  return [
    colours.dim(mark) + first.slice(mark.length),
    ...rest,
    ...(arithmetic === undefined ? [] : [`${indent}${colours.cyan(printable(arithmetic))}`]),
    ...(clause && !text.includes(clause.text) ? hanging(`${indent}← `, clause.text).map(colours.dim) : []),
  ];
}

function notes(title: string, found: readonly SimulatedNote[], colours: Colours): readonly string[] {
  if (found.length === 0) return [];
  return [[colours.bold(title), ...found.flatMap(({ text }) => hanging('  - ', text))].join('\n')];
}

/** A printable text after a mark; its further lines begin below its first. */
function hanging(mark: string, text: string): readonly string[] {
  const lines: string[] = [];
  let line = mark;
  for (const word of printable(text.replace(/\s+/g, ' ')).split(' ')) {
    const isFirst = line.trim() === mark.trim();
    if (!isFirst && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(mark.length) + word;
    } else line = isFirst ? line + word : `${line} ${word}`;
  }
  return [...lines, line];
}
