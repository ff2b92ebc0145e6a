import type { SimulatedNote, Simulation } from '@sla-language/agreement';

/** A simulation as Markdown: for a ticket, or a comment on a change. */
export function markdownSimulation(simulation: Simulation): string {
  const { agreement, for: whom, assumed, summary, sections, assumptions, unknown } = simulation;
  const blocks = [
    `# What if: ${plain(agreement.title)}`,
    ...(whom.length === 0 ? [] : [`For ${plain(whom.map(({ id }) => id).join(', '))}.`]),
    list(assumed.map((each) => `Assume ${plain(each)}.`)),
    `**${plain(summary)}.**`,
    ...sections.flatMap(({ title, steps }) => [
      `## ${plain(title)}`,
      steps
        .map(({ number, text, arithmetic, clause }) => {
          const sum = arithmetic === undefined ? '' : `<br>\n   ${plain(arithmetic)}`;
          const from = clause && !text.includes(clause.text) ? `<br>\n   ← ${plain(clause.text)}` : '';
          return `${number}. ${plain(text)}${sum}${from}`;
        })
        .join('\n'),
    ]),
    ...notes('Taken to be so', assumptions),
    ...notes('Not known from the scenario', unknown),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function notes(title: string, found: readonly SimulatedNote[]): readonly string[] {
  return found.length === 0 ? [] : [`## ${title}`, list(found.map(({ text }) => plain(text)))];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Text without a meaning in Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
