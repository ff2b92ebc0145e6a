import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, sla } from './world.js';

const PROMPTLY = `agreement Shop "Shop" {
    status published
    timezone "UTC"
    customer "everyone"
    law "Germany"
    service Site "Site" { fee EUR 100 per month }
    responsibility of customer "Answers promptly."
}
`;

describe('sla check with a configuration', () => {
  test('the nearest one holds for each file', async () => {
    const cwd = folder({
      'a.sla': PROMPTLY,
      'b/b.sla': PROMPTLY,
      'sla.config.json': '{ "rules": { "wording": "error" } }',
      'b/sla.config.json': '{ "rules": { "wording": "off" } }',
    });
    const { code, out } = await sla(['check', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    const severities = JSON.parse(out).files.map(
      (file: { path: string; findings: { rule: string; severity: string }[] }) => [
        file.path,
        file.findings.filter((each) => each.rule === 'wording/weasel-words').map((each) => each.severity),
      ],
    );
    expect(severities).toEqual([
      ['a.sla', ['error']],
      ['b/b.sla', []],
    ]);
  });

  test('--config takes another one, --profile other profiles', async () => {
    const cwd = folder({ 'a.sla': PROMPTLY, 'mine.json': '{ "rules": { "wording": "error" } }' });
    expect((await sla(['check', 'a.sla'], { cwd })).code).toBe(0);
    expect((await sla(['check', 'a.sla', '--config', 'mine.json'], { cwd })).code).toBe(1);
    const unreasoned = PROMPTLY.replace(
      '"Answers promptly."',
      '"Answers promptly." // sla-ignore wording/weasel-words',
    );
    writeFileSync(path.join(cwd, 'a.sla'), unreasoned);
    expect((await sla(['check', 'a.sla'], { cwd })).out).not.toContain('wording/weasel-words');
    expect((await sla(['check', 'a.sla', '--profile', 'signature'], { cwd })).out).toContain('suppression/no-reason');
  });

  test('what is wrong with it is said where it stands, the rest holds, and the check ends with 2', async () => {
    const cwd = folder({
      'a.sla': PROMPTLY,
      'sla.config.json': '{ "rules": { "wordin": "off", "wording": "error" } }',
    });
    const { code, err, out } = await sla(['check', 'a.sla'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('sla.config.json:1:14: error: There is no topic `wordin`. Did you mean `wording`?');
    expect(out).toContain('error: A responsibility of');
  });

  test('its day holds unless the command line names one', async () => {
    const over = PROMPTLY.replace('status published', 'status signed\n    effective from 2025-01-01 to 2025-12-31');
    const cwd = folder({ 'a.sla': over, 'sla.config.json': '{ "today": "2025-06-01" }' });
    const json = await sla(['check', '--format', 'json'], { cwd });
    expect(json.out).not.toContain('governance/expired');
    expect(JSON.parse(json.out).files[0].today).toBe('2025-06-01');
    expect((await sla(['check', '--today', '2026-07-01'], { cwd })).out).toContain('governance/expired');
  });
});

describe('sla check --fix', () => {
  const GAP = `agreement Tiers "Tiers" {
    status published
    timezone "UTC"
    customer "everyone"
    service Shop "Shop" { fee EUR 100 per month }
    metric Up "Uptime" { availability of Shop }
    // sla-ignore wording/weasel-words: nothing there
    objective Uptime "Uptime" {
        measures Up per month
        target >= 99.9%
        credit 5% of fee when >= 99.00% and < 99.9%
        credit 20% of fee when >= 97.00% and <= 98.99%
        credit 50% of fee when < 97.00%
    }
}
`.replaceAll('\n', '\r\n');

  test('mends what is safe, keeps the rest of every byte, and says how much', async () => {
    const cwd = folder({ 'a.sla': `\uFEFF${GAP}` });
    const { code, err, out } = await sla(['check', '--fix', 'a.sla'], { cwd });
    expect(err).toContain('a.sla: 1 finding mended.\n');
    expect(code).toBe(1);
    expect(out).toContain('remedy/tier-gap');
    const expected = GAP.replace(/ *\/\/ sla-ignore[^\n]*\n/, '');
    expect(readFileSync(path.join(cwd, 'a.sla'), 'utf8')).toBe(`\uFEFF${expected}`);
  });

  test('--fix-unsafe follows suggestions, too', async () => {
    const cwd = folder({ 'a.sla': GAP });
    const { out } = await sla(['check', '--fix-unsafe', 'a.sla'], { cwd });
    expect(out).not.toContain('remedy/tier-gap');
    expect(readFileSync(path.join(cwd, 'a.sla'), 'utf8')).toContain('>= 97.00% and < 99.00%\r\n');
  });

  test('leaves a text alone that has errors, or nothing to mend', async () => {
    const broken = GAP.replace('service Shop', 'servise Shop');
    const cwd = folder({ 'a.sla': broken, 'b.sla': 'party A "A"\n' });
    const { err } = await sla(['check', '--fix'], { cwd });
    expect(err).not.toContain('mended');
    expect(readFileSync(path.join(cwd, 'a.sla'), 'utf8')).toBe(broken);
  });

  test('is no use with standard input or --watch', async () => {
    const cwd = folder({});
    for (const argv of [
      ['check', '--fix', '-'],
      ['check', '--fix-unsafe', '--watch'],
    ]) {
      const { code, err } = await sla(argv, { cwd, stdin: GAP });
      expect(code).toBe(2);
      expect(err).toContain('--fix writes files once');
    }
  });
});
