import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulated } from '../../../server/src/simulate.js';
import type { FromPanel, ToPanel } from '../../src/preview/what-if/messages.js';
import { PreviewBrowser, type PreviewPage } from './browser.js';
import { Sender } from './extension.js';

let browser: PreviewBrowser;
let sender: Sender;
let view: PreviewPage;
let uri: string;
beforeAll(async () => {
  browser = await PreviewBrowser.start();
  sender = new Sender();
  await sender.start();
}, 300_000);
afterAll(() => browser.stop());

/** A preview of an example with the panel open, whose questions are answered as the extension does. */
async function open(name: string, theme?: string): Promise<void> {
  sender.forget();
  view = await browser.open({
    ...(theme ? { theme } : {}),
    width: 900,
    async answer(message) {
      const wish = 'whatIf' in message ? (message.whatIf as FromPanel) : undefined;
      if (!wish || !('ask' in wish)) return undefined;
      const answer = await simulated(sender.workshop.services, { uri, ...wish.ask });
      return { whatIf: { answer, number: wish.number } satisfies ToPanel };
    },
  });
  const message = await sender.example(name);
  uri = sender.state.uri;
  await view.send(message);
  await view.page.getByRole('button', { name: /What if/ }).click();
}

/** What the panel has asked for, other than to be answered. */
function wishes<Name extends 'open' | 'copy'>(name: Name): readonly Extract<FromPanel, Record<Name, unknown>>[] {
  return view.received.flatMap((message) =>
    'whatIf' in message && name in (message.whatIf as object)
      ? [message.whatIf as Extract<FromPanel, Record<Name, unknown>>]
      : [],
  );
}

const panel = () => view.page.locator('#what-if');
const summary = () => panel().getByRole('status').textContent();
const field = (name: string) => panel().getByLabel(name, { exact: true });
/** The panel answers a moment after somebody has typed; a busy machine is not wrong. */
const soon = <T>(what: () => Promise<T>) => expect.poll(what, { timeout: 30_000, interval: 25 });

describe('what if', () => {
  test('begins with a sentence, which is answered at once', async () => {
    await open('managed-service.sla');
    await field('How long').fill('13');
    await field('Unit of time').selectOption('hours');
    await field('What was down').selectOption('ShopPlatform');
    await field('Month').fill('2027-04');
    await soon(summary).toBe('"Availability of the shop platform" misses its target: EUR 800.00 is owed.');
    const told = await panel().locator('.steps').innerText();
    expect(told).toContain('(43,200 min - 780 min) ÷ 43,200 min = 98.194444%');
    expect(told).toContain('Claiming and payment');
    expect(view.complaints).toEqual([]);
  });

  test('leads to the text of a clause', async () => {
    await open('managed-service.sla');
    await field('How long').fill('9000');
    await panel().getByRole('button', { name: 'target >= 99.75%' }).first().click();
    await soon(async () => wishes('open').length).toBe(1);
    const [{ open: place } = {}] = wishes('open');
    expect(place?.uri).toBe(uri);
    const line = sender.workshop.textOf(uri).split('\n')[place!.range.start.line];
    expect(line?.trim()).toBe('target >= 99.75%');
  });

  test('follows the text, and keeps the last answer while that is broken', async () => {
    await open('managed-service.sla');
    await field('What was down').selectOption('ShopPlatform');
    await field('How long').fill('20');
    await field('Unit of time').selectOption('hours');
    await soon(summary).toContain('EUR 1,600.00 is owed');
    const text = sender.workshop.textOf(uri);
    await view.send(await sender.text(uri, text.replace('credit 20% of total fee', 'credit 30% of total fee')));
    await soon(summary).toContain('EUR 2,400.00 is owed');
    await view.send(await sender.text(uri, text.replace('credit 20% of total fee', 'credit 30% of nobody')));
    await soon(() => panel().locator('.stale-note').textContent()).toContain('Below is what it came to before');
    await soon(summary).toContain('EUR 2,400.00 is owed');
  });

  test('takes several sentences together, and lets go of one', async () => {
    await open('managed-service.sla');
    await field('What was down').selectOption('ShopPlatform');
    await field('How long').fill('13');
    await field('Unit of time').selectOption('hours');
    await field('Month').fill('2027-04');
    await view.page.getByRole('button', { name: 'Add an incident' }).click();
    await field('When it was raised').fill('2027-04-12T16:30');
    await field('Responded after').fill('50 minutes');
    await soon(summary).toContain('"Service desk"');
    await view.page.getByRole('button', { name: 'Take this away' }).nth(1).click();
    await soon(summary).not.toContain('"Service desk"');
    expect(await view.evaluate<string>('document.activeElement.ariaLabel')).toBe('How long');
  });

  test('says at the field what is not understood', async () => {
    await open('managed-service.sla');
    await field('How long').fill('many');
    await soon(() => panel().getByRole('alert').textContent()).toContain('A length is expected');
    expect(await field('How long').getAttribute('aria-invalid')).toBe('true');
    await soon(summary).toBe('What is assumed is not understood yet.');
    await field('How long').fill('45');
    await soon(() => field('How long').getAttribute('aria-invalid')).toBeNull();
  });

  test('asks for whom, where the terms depend on it', async () => {
    await open('atlassian-cloud.sla');
    await soon(summary).toContain('cannot be known');
    await field("The customer's plan").selectOption('Premium');
    await field('Month').fill('2027-04');
    await soon(summary).toContain('is owed');
  });

  test('gives a worked example to paste', async () => {
    await open('managed-service.sla');
    await field('What was down').selectOption('ShopPlatform');
    await field('Unit of time').selectOption('hours');
    await field('Month').fill('2027-04');
    await soon(() => panel().locator('.steps').innerText()).toContain('What is paid for April 2027');
    await view.page.getByRole('button', { name: 'Copy as worked example' }).click();
    await soon(async () => wishes('copy')).toEqual([
      { copy: expect.stringMatching(/^ {4}example "45 hours of outage on ShopPlatform in 2027-04" \{/) },
    ]);
    await view.send({ whatIf: { copied: true } satisfies ToPanel });
    await soon(summary).toContain('Copied');
  });

  test('opens when somebody asks for it', async () => {
    sender.forget();
    view = await browser.open();
    await view.send(await sender.example('slack.sla'));
    expect(await panel().isVisible()).toBe(false);
    await view.send({ whatIf: { show: true } satisfies ToPanel });
    expect(await panel().isVisible()).toBe(true);
  });

  test('can be used with the keyboard alone', async () => {
    await open('managed-service.sla');
    await field('How long').focus();
    const visited: string[] = [];
    for (let i = 0; i < 12; i++) {
      visited.push(
        await view.evaluate<string>('document.activeElement.ariaLabel ?? document.activeElement.textContent'),
      );
      await view.page.keyboard.press('Tab');
    }
    expect(visited).toContain('What was down');
    expect(visited).toContain('Take this away');
    expect(visited).toContain('Add an incident');
  });

  test.each(['vscode-light', 'vscode-dark'])('everybody can read it in %s', async (theme) => {
    await open('managed-service.sla', theme);
    await field('Unit of time').selectOption('hours');
    await field('What was down').selectOption('ShopPlatform');
    await view.page.getByRole('button', { name: 'Add an incident' }).click();
    await view.page.getByRole('button', { name: 'Add a level' }).click();
    await field('Level').fill('many');
    await soon(() => panel().getByRole('alert').count()).toBe(1);
    expect(await view.violations()).toEqual([]);
    await field('Level').fill('900 ms');
    await soon(() => panel().getByRole('alert').count()).toBe(0);
    expect(await view.violations()).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

test('the text of the panel is that of the command line', async () => {
  const file = new URL('../../../../examples/managed-service.sla', import.meta.url);
  const address = pathToFileURL(file.pathname).toString();
  await sender.workshop.write(address, readFileSync(file, 'utf8'));
  const result = await simulated(sender.workshop.services, {
    uri: address,
    scenario: { outages: ['13 hours on ShopPlatform in April 2027'] },
  });
  const expected = new URL('../../../cli/test/simulate/cases/managed-service/platform-down.txt', import.meta.url);
  const told = readFileSync(expected, 'utf8').replace(/\s+/g, ' ');
  if ('problem' in result) throw new Error(result.problem.message);
  for (const { text } of result.simulation!.sections.flatMap((section) => section.steps)) expect(told).toContain(text);
});
