import { createLanguage } from '@sla-language/language';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { read, readOne } from './support/read.js';

const HOSTING = `party Acme "Acme" party Globex "Globex"
template Base {
    provider Acme
    customer Globex
    plan Gold
    service S { fee EUR 1 per month }
    metric M { availability of S }
    objective Uptime { measures M per month  target >= 99.5%  credit 10% of fee when missed }
}
agreement Hosting extends Base {
    proposal by customer on Uptime target >= 99.9% for Gold open
    proposal by Acme on Uptime target >= 99% rejected
}
agreement Heir extends Hosting { }`;

async function check(files: Readonly<Record<string, string>>) {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: '2026-07-01' });
  const uris = Object.keys(files).map((name) => `file:///${name}`);
  Object.values(files).forEach((text, i) => {
    language.open(uris[i], text);
  });
  return language.check(uris);
}

const said = (diagnostics: readonly { code?: unknown; message: unknown }[]) =>
  diagnostics.map(({ code, message }) => `${code}: ${message}`);

test('proposals are read, and belong to the text in which they stand', async () => {
  const [, hosting, heir] = await read({ 'a.sla': HOSTING });
  expect(hosting.proposals).toEqual([
    expect.objectContaining({ by: 'Globex', on: 'Uptime', state: 'open', for: [{ kind: 'plan', id: 'Gold' }] }),
    expect.objectContaining({ by: 'Acme', on: 'Uptime', state: 'rejected', for: [] }),
  ]);
  expect(hosting.proposals[0].comparison).toMatchObject({ operator: '>=', value: { kind: 'percent', value: '99.9' } });
  expect(heir.proposals).toEqual([]);
});

test('a proposal of the target itself is an error', async () => {
  const [file] = await check({ 'a.sla': HOSTING.replace('target >= 99.9%', 'target >= target') });
  expect(said(file.diagnostics).join()).toContain('language/wrong-kind: A proposal names a value');
});

const POSITION = `import "./hosting.sla"
position of provider on Hosting.Uptime for Gold { aims for 99%  accepts up to 99.4%  trades "MARKER-1"  trades "MARKER-2" }`;

test('a position sees the inherited objective and the plans of the agreement that it names', async () => {
  const [, file] = await check({ 'hosting.sla': HOSTING, 'position.sla': POSITION });
  expect(said(file.diagnostics)).toEqual([
    expect.stringMatching(/^preparation\/outside-range: The target `>= 99.5%` for `Uptime` for `Gold` lies beyond/),
    expect.stringMatching(/^preparation\/outside-range: What `Globex` proposes, `>= 99.9%`/),
  ]);
});

test('of what it names wrongly it says so in plain words', async () => {
  const [, file] = await check({
    'hosting.sla': HOSTING,
    'position.sla': POSITION.replace('Hosting.Uptime', 'Hosting.Uptimes'),
  });
  expect(said(file.diagnostics)[0]).toBe(
    'language/unknown-name: There is no objective or support `Hosting.Uptimes` here. Did you mean `Hosting.Uptime`?',
  );
});

test('two positions of one party on one thing are an error, on two plans they are not', async () => {
  const more = 'position of provider on Hosting.Uptime { aims for 99% }';
  const [, twice] = await check({ 'hosting.sla': HOSTING, 'position.sla': `${POSITION}\n${more}\n${more}` });
  expect(said(twice.diagnostics).filter((each) => /^language/.test(each))).toEqual([
    'language/duplicate-member: The position of `provider` on `Hosting.Uptime` is given twice; the first one is in line 3.',
  ]);
});

test('an agreement cannot contain a position', async () => {
  const [file] = await check({ 'a.sla': 'agreement A {\n    position of provider on Uptime { aims for 99% }\n}' });
  expect(said(file.diagnostics).join()).toContain(
    '`position` cannot stand in a block `agreement`. It belongs at the top of a file or in `contact`.',
  );
});

test('nothing of a position gets into the agreement, not even from the same file', async () => {
  const agreement = await readOne(`${HOSTING}\n${POSITION.split('\n')[1]}`);
  expect(JSON.stringify(agreement)).not.toMatch(/MARKER|99\.4|accepts/);
});

test('a dependency names the agreement that it says, even where both inherit from one base', async () => {
  const agreement = await readOne(`template Base {
    service S { fee EUR 1 per month }
    metric M { availability of S }
    objective Uptime { measures M per month  target >= 99.5%  indicative }
    objective Errors { measures M per month  target <= 1%  indicative }
  }
  agreement Cloud extends Base { objective Uptime { target >= 99.9% } }
  agreement Ours extends Base { service S { depends on Cloud.Uptime, Cloud.Errors, Base.Uptime } }`);
  expect(agreement.services[0].dependencies[0].items).toEqual([
    expect.objectContaining({
      kind: 'objective',
      agreement: 'Cloud',
      promised: expect.objectContaining({ value: '99.9' }),
    }),
    { kind: 'objective', objective: 'Errors', agreement: 'Cloud', title: 'Cloud: Errors' },
    { kind: 'objective', objective: 'Uptime', title: 'Uptime' },
  ]);
});
