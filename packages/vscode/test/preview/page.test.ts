import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PreviewBrowser, type PreviewPage } from './browser.js';
import { Sender } from './extension.js';

let browser: PreviewBrowser;
const sender = new Sender();
beforeAll(async () => {
  browser = await PreviewBrowser.start();
  await sender.start();
}, 300_000);
afterAll(() => browser.stop());
beforeEach(() => {
  sender.forget();
  sender.state = { ...sender.state, layout: 'schedule', look: 'editor' };
});

async function shown(options: Parameters<PreviewBrowser['open']>[0] = {}): Promise<PreviewPage> {
  const page = await browser.open(options);
  await page.send(await sender.example('managed-service.sla'));
  return page;
}

describe.each(['vscode-light', 'vscode-dark', 'vscode-high-contrast'])('in the theme %s', (theme) => {
  test.each(['editor', 'paper'] as const)('everybody can read it in the colours of the %s', async (look) => {
    sender.state = { ...sender.state, look };
    const page = await browser.open({ theme });
    await page.send(
      await sender.example('managed-service.sla', (text) => text.replace('target >= 99.75%', 'target >= 99.9%')),
    );
    await page.send({
      current: { key: 'objective-ComponentAvailability', mayScroll: true },
      banner: { message: 'The text has an error.', isStale: false, leads: true },
    });
    expect(await page.violations()).toEqual([]);
    expect(page.complaints).toEqual([]);
    await page.close();
  });
});

describe('patching', () => {
  /** Words, values and whole lines: what an author changes. */
  function edit(text: string, random: () => number): string {
    const lines = text.split('\n');
    const pick = (length: number) => Math.floor(random() * length);
    const changes = [
      () => lines.splice(pick(lines.length), 1),
      () => {
        const at = pick(lines.length);
        lines[at] = lines[at]!.replace(/\d+(?=[ .%])/, () => String(1 + pick(90)));
      },
      () => {
        const at = pick(lines.length);
        lines[at] = lines[at]!.replace(
          /"([^"]{4,})"/,
          (_, words: string) => `"${words.split(' ').toReversed().join(' ')}"`,
        );
      },
      () => {
        const at = pick(lines.length - 2);
        lines.splice(at, 2, lines[at + 1]!, lines[at]!);
      },
    ];
    for (let count = 1 + pick(3); count > 0; count--) changes[pick(changes.length)]!();
    return lines.join('\n');
  }

  test.each(['managed-service.sla', 'rechenzentrum.sla', 'slack.sla'])(
    'after any edits of %s it is what a page shows that is made anew',
    async (name) => {
      const page = await browser.open();
      let text = readFileSync(`examples/${name}`, 'utf8');
      let seed = name.length;
      const random = () => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed / 2 ** 32;
      };
      await page.send(await sender.example(name));
      for (let round = 1; round <= 12; round++) {
        const next = edit(text, random);
        const message = await sender.example(name, () => next);
        // Of what cannot be read at all there is nothing to compare.
        if (!message.document) continue;
        text = message.banner ? text : next;
        await page.send(message);
        if (round % 4 > 0) continue;
        const patched = await page.shown();
        const fresh = await browser.open();
        sender.forget();
        await fresh.send(await sender.example(name, () => next));
        expect(patched).toBe(await fresh.shown());
        await fresh.close();
      }
      expect(page.complaints).toEqual([]);
      await page.close();
    },
  );

  test('focus, selection and place stay where they are, and other elements stay the same', async () => {
    const page = await shown();
    await page.evaluate(`(() => {
      globalThis.clause = document.querySelector('[data-key^="objective-"]');
      globalThis.other = document.querySelector('main h1');
      clause.scrollIntoView();
      clause.focus({ preventScroll: true });
      const words = clause.querySelector('p').firstChild;
      getSelection().selectAllChildren(clause.querySelector('p'));
      globalThis.selected = String(getSelection());
      globalThis.place = clause.getBoundingClientRect().top;
    })()`);
    await page.send(
      await sender.example('managed-service.sla', (text) =>
        text.replace(/outcome "[^"]*/, '$& And something more, so that it takes more room than before.'),
      ),
    );
    expect(await page.evaluate<string>('document.querySelector("main").textContent')).toContain('something more');
    expect(
      await page.evaluate(`({
        focus: document.activeElement === clause,
        selection: String(getSelection()) === selected && selected.length > 10,
        same: document.querySelector('main h1') === other && clause.isConnected,
        place: Math.abs(clause.getBoundingClientRect().top - place) < 2,
      })`),
    ).toEqual({ focus: true, selection: true, same: true, place: true });
    await page.close();
  });
});

describe('a text that is wrong', () => {
  test('has a banner, and the last good state under it, until it is mended', async () => {
    const page = await shown();
    const before = await page.shown();
    const message = 'The text has an error in line 3: what stands there means nothing.';
    await page.send({ banner: { message, isStale: true, leads: true } });
    const banner = page.page.locator('.banner');
    expect(await banner.getAttribute('role')).toBe('status');
    expect(await banner.getAttribute('aria-live')).toBe('polite');
    expect(await banner.textContent()).toContain(message);
    expect(await banner.textContent()).toContain('last good state');
    expect(await page.shown()).toBe(before);
    await banner.getByRole('button', { name: 'Show' }).click();
    expect(page.received).toContainEqual({ openProblem: true });
    await page.send({ banner: null });
    expect(await banner.textContent()).toBe('');
    await page.close();
  });

  test('and never was right shows what can be read', async () => {
    const page = await browser.open();
    await page.send(
      await sender.example('managed-service.sla', (text) => text.replace('    outcome "', '    outcom "')),
    );
    expect(await page.page.locator('main h1').textContent()).toContain('Managed Hosting');
    expect(await page.page.locator('.banner').textContent()).toMatch(
      /^The text has an error in line \d+: `outcom` means nothing/,
    );
    await page.close();
  });

  test('a file without an agreement says so, and where its declarations are shown', async () => {
    const page = await browser.open();
    await page.send(await sender.text('untitled:Untitled-1.sla', ''));
    expect(await page.page.locator('.banner').textContent()).toContain('This file is empty.');
    const others = [{ uri: 'file:///shop.sla', title: 'shop.sla' }];
    await page.send({ banner: { message: 'Shown in:', isStale: false, leads: false, others }, document: null });
    await page.page.getByRole('button', { name: 'shop.sla' }).click();
    expect(page.received).toContainEqual({ openFile: 'file:///shop.sla' });
    await page.close();
  });
});

describe('going from the document to the text', () => {
  test('a click on a paragraph leads to it, a click on a link or words that are selected do not', async () => {
    const page = await shown();
    await page.page.locator('[data-key="objective-ComponentAvailability"] > h3').click();
    expect(page.received.filter(({ open }) => open)).toEqual([{ open: 'objective-ComponentAvailability' }]);
    await page.page.locator('[data-key="objective-ComponentAvailability"] a.reference').first().click();
    await page.page.locator('[data-key="objective-ComponentAvailability"] h3').dblclick();
    expect(page.received.filter(({ open }) => open).length).toBeLessThanOrEqual(2);
    await page.close();
  });

  test('the keyboard reaches one element, goes on by arrows, and leads to the text by Enter', async () => {
    const page = await shown();
    expect(await page.evaluate<number>(`document.querySelectorAll('main [data-key][tabindex="0"]').length`)).toBe(1);
    await page.send({ current: { key: 'objective-ComponentAvailability', mayScroll: true } });
    await page.evaluate(`document.querySelector('main [data-key][tabindex="0"]').focus()`);
    await page.page.keyboard.press('Enter');
    expect(page.received).toContainEqual({ open: 'objective-ComponentAvailability' });
    await page.page.keyboard.press('ArrowDown');
    await page.page.keyboard.press('Enter');
    const opened = page.received.filter(({ open }) => open).map(({ open }) => open);
    expect(opened).toHaveLength(2);
    expect(opened[1]).toMatch(/^objective-ComponentAvailability/);
    await page.close();
  });

  test('the clause of the cursor is marked and can be seen, also for those who hear it', async () => {
    const page = await shown();
    await page.send({ current: { key: 'objective-ComponentAvailability', mayScroll: true } });
    const marked = page.page.locator('.current');
    expect(await marked.getAttribute('data-key')).toBe('objective-ComponentAvailability');
    expect(await marked.getAttribute('aria-current')).toBe('location');
    const { top, bottom } = await page.evaluate<{ top: number; bottom: number }>(
      `document.querySelector('.current').getBoundingClientRect().toJSON()`,
    );
    expect(bottom).toBeGreaterThan(0);
    expect(top).toBeLessThan(900);
    await page.send({ current: { key: null, mayScroll: true } });
    expect(await page.page.locator('.current, [aria-current]').count()).toBe(0);
    await page.close();
  });
});

describe('findings', () => {
  const findings = [
    {
      severity: 'error',
      code: 'remedy/cap-chain',
      message: 'The cap is too low.',
      key: 'objective-ComponentAvailability',
    },
    {
      severity: 'warning',
      code: 'metric/unused',
      message: 'Nobody measures it.',
      key: 'objective-ComponentAvailability',
    },
    { severity: 'information', code: 'governance/expired', message: 'It has ended.' },
  ] as const;

  test('stand in the margin beside what they are about, lead there, and can be read by everybody', async () => {
    const page = await browser.open();
    const message = await sender.example('managed-service.sla');
    await page.send({ ...message, document: { ...message.document!, findings } });
    const marks = page.page.locator('.finding .mark-button');
    expect(await marks.count()).toBe(2);
    const both = page.page.locator('.finding[data-about="objective-ComponentAvailability"]');
    const button = both.locator('.mark-button');
    expect(await button.getAttribute('aria-label')).toBe('2 findings. Error: The cap is too low. (remedy/cap-chain)');
    const place = await both.boundingBox();
    const clause = await page.page.locator('[data-key="objective-ComponentAvailability"]').boundingBox();
    expect(Math.abs(place!.y - clause!.y)).toBeLessThan(30);
    expect(place!.x).toBeGreaterThan(clause!.x + clause!.width - 10);
    await button.focus();
    expect(await both.locator('.card').isVisible()).toBe(true);
    await page.page.keyboard.press('Enter');
    expect(page.received).toContainEqual({ openFinding: 0 });
    await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Enter');
    expect(page.received).toContainEqual({ openFinding: 1 });
    await page.page.keyboard.press('Escape');
    expect(await both.locator('.card').isVisible()).toBe(false);
    expect(await page.violations()).toEqual([]);
    await page.page.getByRole('button', { name: '3 findings: go to the next one' }).click();
    expect(await page.evaluate<boolean>(`document.activeElement.matches('.mark-button')`)).toBe(true);
    await page.close();
  });
});

test('the toolbar says what is chosen and tells what somebody chooses', async () => {
  const page = await shown();
  expect(await page.page.getByRole('radio', { name: 'Contract' }).isChecked()).toBe(true);
  await page.page.getByRole('radio', { name: 'Contract' }).focus();
  await page.page.keyboard.press('ArrowRight');
  await page.page.getByRole('button', { name: 'Paper' }).click();
  await page.page.getByRole('button', { name: 'Lock' }).click();
  await page.page.locator('summary').click();
  await page.page.getByRole('button', { name: 'Word' }).click();
  expect(page.received.filter((message) => !message.scrolled && !message.ready && !('whatIf' in message))).toEqual([
    { choose: { layout: 'public-page' } },
    { choose: { look: 'paper' } },
    { choose: { locked: true } },
    { generate: 'docx' },
  ]);
  const whatIf = page.page.getByRole('button', { name: 'What if…' });
  await whatIf.click();
  expect(await page.page.locator('#what-if').isVisible()).toBe(true);
  await whatIf.click();
  expect(await page.page.locator('#what-if').isVisible()).toBe(false);
  await page.close();
});

test('an attack in prose is text: nothing runs, nothing is asked for', async () => {
  const page = await browser.open();
  const attack = [
    '<script>globalThis.attacked = 1</script>',
    '<img src=x onerror="globalThis.attacked = 1">',
    '[click](javascript:globalThis.attacked=1)',
    '<style>body { display: none }</style>',
    '![picture](https://evil.example/a.png)',
  ].join(' ');
  await page.send(
    await sender.example('managed-service.sla', (text) =>
      text.replace(/outcome "[^"]*"/, `outcome """\n${attack}\n"""`),
    ),
  );
  expect(await page.evaluate<string>('document.querySelector("main").textContent')).toContain('<script>');
  expect(await page.evaluate('globalThis.attacked')).toBeUndefined();
  expect(
    await page.evaluate<number>(`document.querySelectorAll('main :is(script, style, img, iframe, [onerror])').length`),
  ).toBe(0);
  expect(page.complaints).toEqual([]);
  await page.close();
});

test('the policy of the page stops what would get in some other way', async () => {
  const page = await shown();
  await page.evaluate(`(() => {
    const main = document.querySelector('main');
    const script = document.createElement('script');
    script.textContent = 'globalThis.attacked = 1';
    main.append(script);
    main.insertAdjacentHTML('beforeend', '<img src="https://evil.example/a.png" onerror="globalThis.attacked = 1"><iframe src="https://evil.example/"></iframe>');
    fetch('https://evil.example/').catch(() => {});
  })()`);
  await page.page.waitForTimeout(300);
  expect(await page.evaluate('globalThis.attacked')).toBeUndefined();
  expect(page.complaints.some((each) => each.startsWith('asks for'))).toBe(false);
  expect(page.complaints.join('\n')).toMatch(/Content Security Policy/);
  await page.close();
});
