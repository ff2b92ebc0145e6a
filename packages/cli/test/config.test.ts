import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, sla } from './world.js';

function workspace(): string {
  const cwd = folder();
  mkdirSync(path.join(cwd, 'contracts'));
  writeFileSync(
    path.join(cwd, 'house.json'),
    '{ "today": "2026-03-01", "houseStyle": "blue.json", "rules": { "wording": "information" } }',
  );
  writeFileSync(
    path.join(cwd, 'sla.config.json'),
    '{ "extends": "./house.json", "profiles": ["strict"], "rules": { "remedy/tier-gap": "warning" } }',
  );
  return cwd;
}

describe('sla config', () => {
  test('prints what is in force, and where each setting comes from', async () => {
    const { code, out } = await sla(['config', 'contracts'], { cwd: workspace() });
    expect(code).toBe(0);
    expect(out).toContain('files     house.json, sla.config.json\n');
    expect(out).toContain('profiles  strict  sla.config.json: profiles\n');
    expect(out).toContain('today     2026-03-01 (house.json: today)\n');
    expect(out).toContain('style     blue.json  house.json: houseStyle\n');
    expect(out).toMatch(/^warning +remedy\/tier-gap +sla\.config\.json: rules\.remedy\/tier-gap$/m);
    expect(out).toMatch(/^information +wording\/placeholder +house\.json: rules\.wording$/m);
    expect(out).toMatch(/^error +remedy\/non-monotonic +profile recommended$/m);
  });

  test('--changed leaves out what is as recommended', async () => {
    const { out } = await sla(['config', '--changed', '--profile', 'signature'], { cwd: folder() });
    expect(out).toContain('profiles  signature  --profile\n');
    expect(out).toMatch(/^error +governance\/no-review +profile signature$/m);
    expect(out).not.toContain('remedy/tier-gap');
    expect((await sla(['config', '--changed'], { cwd: folder() })).out).toContain('Nothing differs');
  });

  test('--json is for programs', async () => {
    const { out } = await sla(['config', '--json'], { cwd: workspace() });
    const report = JSON.parse(out);
    expect(report).toMatchObject({ profiles: ['strict'], today: '2026-03-01', todayFrom: 'house.json: today' });
    expect(report).toMatchObject({ houseStyle: 'blue.json', houseStyleFrom: 'house.json: houseStyle' });
    expect(report.rules).toContainEqual({
      rule: 'remedy/tier-gap',
      severity: 'warning',
      from: 'sla.config.json: rules.remedy/tier-gap',
      options: [],
    });
  });

  test('what is wrong with a configuration is said where it stands, and ends with 2', async () => {
    const cwd = folder();
    writeFileSync(path.join(cwd, 'mine.json'), '{\n  "rules": { "remedy/tier-gapp": "off" }\n}\n');
    const { code, err, out } = await sla(['config', '--config', 'mine.json'], { cwd });
    expect(code).toBe(2);
    expect(err).toBe('mine.json:2:14: error: There is no rule `remedy/tier-gapp`. Did you mean `remedy/tier-gap`?\n');
    expect(out).toContain('remedy/tier-gap');
    const unknown = await sla(['config', '--profile', 'costumer'], { cwd });
    expect(unknown).toMatchObject({ code: 2, err: 'sla: There is no profile costumer. Did you mean customer?\n' });
  });
});
