import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folder, SHARED, sla } from './world.js';

const AGREEMENT = `import "parties.sla"
agreement Hosting "Hosting" {
    effective from 2027-01-01
    timezone "Europe/Berlin"
    provider Acme
    customer Globex
    service Shop "Shop" { fee EUR 1_000 per month }
    metric Uptime "Availability" { availability of Shop }
    objective Available "Availability of the shop" {
        measures Uptime per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
    }
}
`;
const FILES = {
  'a.sla': AGREEMENT,
  'b.sla': AGREEMENT.replace('99.9%', '99.5%'),
  'parties.sla': SHARED,
  'linked.txt': AGREEMENT,
  'march.json': '{ "outages": ["45 minutes on Shop in 2027-03"] }',
  'sla.config.json': '{ "extends": "house.json", "houseStyle": "style.json" }',
  'house.json': '{}',
  'style.json': '{}',
};
const SIMULATE = ['simulate', 'a.sla', '--scenario', 'march.json', '-o'];
const AN_AGREEMENT = 'A file whose name ends in .sla is an agreement.';
const READ = 'It is read here, so nothing is written over it.';

test.each([
  [[...SIMULATE, 'a.sla', '--as-example'], `sla: a.sla: ${AN_AGREEMENT}`],
  [[...SIMULATE, 'new.SLA', '--as-example'], `sla: new.SLA: ${AN_AGREEMENT}`],
  [[...SIMULATE, 'sub/../parties.sla'], `sla: parties.sla: ${AN_AGREEMENT}`],
  [[...SIMULATE, 'link.md'], `sla: link.md: ${AN_AGREEMENT}`],
  [[...SIMULATE, 'march.json', '-f', 'json'], `sla: march.json: ${READ}`],
  [[...SIMULATE, 'house.json', '-f', 'json'], `sla: house.json: ${READ}`],
  [['simulate', 'linked.sla', '--scenario', 'march.json', '-o', 'linked.txt'], `sla: linked.txt: ${READ}`],
  [['diff', 'a.sla', 'b.sla', '-o', 'a.sla'], `sla: a.sla: ${AN_AGREEMENT}`],
  [['diff', 'a.sla', 'b.sla', '-o', 'sla.config.json'], `sla: sla.config.json: ${READ}`],
  [['diff', 'a.sla', 'linked.sla', '-o', 'linked.txt'], `sla: linked.txt: ${READ}`],
  [['check', '--format', 'json=here/sla.config.json'], `sla: here/sla.config.json: ${READ}`],
  [['check', '--fix', '--format', 'json=link.md'], `sla: link.md: ${AN_AGREEMENT}`],
  [['build', 'a.sla', '-f', 'json', '-o', 'sla.config.json'], `sla.config.json: error: ${READ}`],
  [['build', 'a.sla', '-f', 'json', '-o', 'style.json'], `style.json: error: ${READ}`],
  [['build', 'a.sla', '-f', 'json', '--style', 'march.json', '-o', 'march.json'], `march.json: error: ${READ}`],
  [['build', 'a.sla', '-f', 'markdown', '-o', 'link.md'], `link.md: error: ${AN_AGREEMENT}`],
])('%j', async (argv, message) => {
  const cwd = folder(FILES);
  symlinkSync('b.sla', path.join(cwd, 'link.md'));
  symlinkSync('linked.txt', path.join(cwd, 'linked.sla'));
  symlinkSync('.', path.join(cwd, 'here'));
  const { code, out, err } = await sla(argv, { cwd });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`${message}\n`);
  for (const [name, text] of Object.entries(FILES)) expect(readFileSync(path.join(cwd, name), 'utf8')).toBe(text);
});
