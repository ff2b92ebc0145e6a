import type { SimulatedNote, SimulatedStep, Simulation } from '@sla-language/agreement';
import type { Heading, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { strong, text, toGithubMarkdown } from '../report/mdast.js';

/** A simulation as Markdown: for a ticket, or a comment on a change. */
export function markdownSimulation(simulation: Simulation): string {
  const { agreement, for: whom, assumed, summary, sections, assumptions, unknown } = simulation;
  return toGithubMarkdown([
    heading(1, `What if: ${agreement.title}`),
    ...(whom.length === 0 ? [] : [paragraph([text(`For ${whom.map(({ id }) => id).join(', ')}.`)])]),
    list(assumed.map((each) => item([`Assume ${each}.`]))),
    paragraph([strong(`${summary}.`)]),
    ...sections.flatMap(({ title, steps }) => [heading(2, title), list(steps.map(stepItem), steps[0]?.number)]),
    ...notes('Taken to be so', assumptions),
    ...notes('Not known from the scenario', unknown),
  ]);
}

function stepItem({ text: step, arithmetic, clause }: SimulatedStep): ListItem {
  return item([
    step,
    ...(arithmetic === undefined ? [] : [arithmetic]),
    ...(clause && !step.includes(clause.text) ? [`← ${clause.text}`] : []),
  ]);
}

function notes(title: string, found: readonly SimulatedNote[]): readonly RootContent[] {
  return found.length === 0 ? [] : [heading(2, title), list(found.map((note) => item([note.text])))];
}

function heading(depth: Heading['depth'], title: string): Heading {
  return { type: 'heading', depth, children: [text(title)] };
}

function paragraph(children: PhrasingContent[]): RootContent & ListItem['children'][number] {
  return { type: 'paragraph', children };
}

/** Numbered from `start`, if that is given. */
function list(children: ListItem[], start?: number): List {
  return { type: 'list', spread: false, children, ...(start === undefined ? {} : { ordered: true, start }) };
}

function item(lines: readonly string[]): ListItem {
  const content = lines.flatMap((line, i): PhrasingContent[] => [
    ...(i > 0 ? [{ type: 'break' } as const] : []),
    text(line),
  ]);
  return { type: 'listItem', spread: false, children: [paragraph(content)] };
}
