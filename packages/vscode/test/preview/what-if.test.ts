import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

/** A preview of an example with the panel open. */
async function open(name: string, theme?: string): Promise<void> {
  sender.forget();
  view = await browser.open({ ...(theme ? { theme } : {}), width: 900 });
  await view.send(await sender.example(name));
  uri = sender.state.uri;
  await view.page.getByRole('button', { name: /What if/ }).click();
  await answered();
}

/** Answers what the panel asks, as the extension does, until it asks no more. */
async function answered(): Promise<void> {
  for (let quiet = 0; quiet < 4; ) {
    const wish = next();
    if (!wish) {
      quiet += 1;
      await view.page.waitForTimeout(120);
      continue;
    }
    quiet = 0;
    if (!('ask' in wish)) continue;
    const answer: ToPanel = {
      answer: await simulated(sender.workshop.services, { uri, ...wish.ask }),
      number: wish.number,
    };
    await view.send({ whatIf: answer });
  }
}

let taken = 0;
beforeEach(() => {
  taken = 0;
});

function next(): FromPanel | undefined {
  const wishes = view.received.filter((message) => 'whatIf' in message).map(({ whatIf }) => whatIf as FromPanel);
  const wish = wishes[taken];
  if (wish) taken += 1;
  return wish;
}

const summary = () => view.page.locator('#what-if').getByRole('status').textContent();
const steps = () => view.page.locator('#what-if .steps').innerText();
const field = (name: string) => view.page.locator('#what-if').getByLabel(name, { exact: true });

describe('what if', () => {
  test('begins with a sentence, which is answered at once', async () => {
    await open('managed-service.sla');
    await field('How long').fill('13');
    await field('Unit of time').selectOption('hours');
    await field('What was down').selectOption('ShopPlatform');
    await field('Month').fill('2027-04');
    await answered();
    expect(await summary()).toBe('"Availability of the shop platform" misses its target: EUR 800.00 is owed.');
    const told = await steps();
    expect(told).toContain('(43,200 min - 780 min) ÷ 43,200 min = 98.194444%');
    expect(told).toContain('Claiming and payment');
    expect(view.complaints).toEqual([]);
  });

  test('leads to the text of a clause', async () => {
    await open('managed-service.sla');
    await field('How long').fill('9000');
    await answered();
    await view.page.locator('#what-if').getByRole('button', { name: 'target >= 99.75%' }).first().click();
    await view.page.waitForTimeout(50);
    const wish = next();
    if (!wish || !('open' in wish)) throw new Error('nothing is opened');
    expect(wish.open.uri).toBe(uri);
    const line = sender.workshop.textOf(uri).split('\n')[wish.open.range.start.line];
    expect(line?.trim()).toBe('target >= 99.75%');
  });

  test('follows the text, and keeps the last answer while that is broken', async () => {
    await open('managed-service.sla');
    await field('What was down').selectOption('ShopPlatform');
    await field('How long').fill('20');
    await field('Unit of time').selectOption('hours');
    await answered();
    expect(await summary()).toContain('EUR 1,600.00 is owed');
    const text = sender.workshop.textOf(uri);
    await view.send(await sender.text(uri, text.replace('credit 20% of total fee', 'credit 30% of total fee')));
    await answered();
    expect(await summary()).toContain('EUR 2,400.00 is owed');
    await view.send(await sender.text(uri, text.replace('credit 20% of total fee', 'credit 30% of nobody')));
    await answered();
    expect(await view.page.locator('#what-if .stale-note').textContent()).toContain('Below is what it came to before');
    expect(await summary()).toContain('EUR 2,400.00 is owed');
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
    await answered();
    expect(await summary()).toContain('"Service desk"');
    await view.page.getByRole('button', { name: 'Take this away' }).nth(1).click();
    await answered();
    expect(await summary()).not.toContain('"Service desk"');
    expect(await view.evaluate<string>('document.activeElement.ariaLabel')).toBe('How long');
  });

  test('says at the field what is not understood', async () => {
    await open('managed-service.sla');
    await field('How long').fill('many');
    await answered();
    expect(await view.page.locator('#what-if').getByRole('alert').textContent()).toContain('A length is expected');
    expect(await field('How long').getAttribute('aria-invalid')).toBe('true');
    expect(await summary()).toBe('What is assumed is not understood yet.');
    await field('How long').fill('45');
    await answered();
    expect(await field('How long').getAttribute('aria-invalid')).toBeNull();
  });

  test('asks for whom, where the terms depend on it', async () => {
    await open('atlassian-cloud.sla');
    expect(await summary()).toContain('cannot be known');
    await field("The customer's plan").selectOption('Premium');
    await field('Month').fill('2027-04');
    await answered();
    expect(await summary()).toContain('is owed');
  });

  test('gives a worked example to paste', async () => {
    await open('managed-service.sla');
    await field('What was down').selectOption('ShopPlatform');
    await field('Unit of time').selectOption('hours');
    await field('Month').fill('2027-04');
    await answered();
    await view.page.getByRole('button', { name: 'Copy as worked example' }).click();
    await view.page.waitForTimeout(50);
    expect(next()).toMatchObject({
      copy: expect.stringMatching(/^ {4}example "45 hours of outage on ShopPlatform in 2027-04" \{/),
    });
    await view.send({ whatIf: { copied: true } satisfies ToPanel });
    expect(await summary()).toContain('Copied');
  });

  test('opens when somebody asks for it', async () => {
    sender.forget();
    view = await browser.open();
    await view.send(await sender.example('slack.sla'));
    expect(await view.page.locator('#what-if').isVisible()).toBe(false);
    await view.send({ whatIf: { show: true } satisfies ToPanel });
    expect(await view.page.locator('#what-if').isVisible()).toBe(true);
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
    await answered();
    expect(await view.violations()).toEqual([]);
    await field('Level').fill('900 ms');
    await answered();
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
