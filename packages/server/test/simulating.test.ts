import { describe, expect, test } from 'vitest';
import { SIMULATE, type SimulatedText, type SimulateParams, type SimulateResult } from '../src/protocol.js';
import { agreement, PARTIES } from './agreement.js';
import { startEditor } from './editor.js';

const editor = startEditor();
const OUTAGE = { outages: ['45 minutes on Shop in 2027-03'] };

const ask = (params: SimulateParams) => editor.connection.sendRequest<SimulateResult>(SIMULATE, params);

async function simulated(name: string, text: string, params: Omit<SimulateParams, 'uri'>): Promise<SimulatedText> {
  const uri = editor.uri(name);
  await editor.open(uri, text);
  const result = await ask({ uri, ...params });
  if ('problem' in result) throw new Error(result.problem.message);
  return result;
}

describe('what if', () => {
  test('tells what an outage comes to, and where each step is written', async () => {
    const text = agreement('    remedies { claim within 30 days after window }');
    const { simulation, places, example } = await simulated('outage.sla', text, { scenario: OUTAGE });
    expect(simulation?.total).toMatchObject([{ text: 'EUR 200.00' }]);
    const lines = text.split('\n');
    const written = Object.values(places).map(({ range }) => lines[range.start.line]?.trim());
    expect(written).toContain('credit 10% of fee when < 99.9%');
    expect(written).toContain('target >= 99.9%');
    expect(written).toContain('measures Uptime per month');
    expect(written).toContain('remedies { claim within 30 days after window }');
    expect(example).toContain('given Available at 99.8991% with 45 minutes of downtime');
    for (const { clause } of simulation!.sections.flatMap(({ steps }) => steps)) {
      if (clause) expect(places[clause.path], clause.path).toBeDefined();
    }
  });

  test('takes the text as it is in the editor now', async () => {
    const uri = editor.uri('now.sla');
    await editor.open(uri, agreement(''));
    await editor.change(uri, agreement('').replace('credit 10%', 'credit 20%'));
    expect(await ask({ uri, scenario: OUTAGE })).toMatchObject({ simulation: { total: [{ text: 'EUR 400.00' }] } });
  });

  test('offers what may be named, though nothing is assumed', async () => {
    const { offer, simulation, problems } = await simulated('offer.sla', agreement(''), {});
    expect(offer).toMatchObject({
      services: [{ id: 'Shop', title: 'Web shop' }],
      objectives: [{ id: 'Available', level: '99.9%' }],
      from: '2027-01-01',
      to: '2027-12-31',
    });
    expect([simulation, problems]).toEqual([undefined, []]);
  });

  test('says what of the scenario is not understood', async () => {
    const { problems, simulation } = await simulated('wrong.sla', agreement(''), {
      scenario: { outages: [{ length: '45 minuets', on: 'Shop', in: '2027-03' }] },
    });
    expect(problems).toMatchObject([
      { of: 'outages/0', field: 'length', message: expect.stringContaining('Did you mean "minutes"?') },
    ]);
    expect(simulation).toBeUndefined();
  });

  test('follows what is imported to its own file', async () => {
    editor.write(
      'shared.sla',
      'calendar Office { open monday to friday 09:00 to 17:00 holidays "DE-BE" }\nmaintenance Planned "Planned" { means "work" }\n',
    );
    const text = `import "./shared.sla"\n${agreement('    default calendar Office').replace('availability of Shop', 'availability of Shop\n        excluding Planned')}`;
    const scenario = { outages: ['45 minutes on Shop in 2027-03 as Planned'] };
    const { places, simulation } = await simulated('importing.sla', text, { scenario });
    expect(simulation?.cases[0]?.excluded).toMatchObject({ text: '45 min' });
    expect(Object.values(places).map(({ uri }) => uri)).toContain(editor.uri('shared.sla'));
  });

  test('of the agreement that is named', async () => {
    const text = `${agreement('')}${agreement('').slice(PARTIES.length).replace('agreement Hosting', 'agreement Other').replace('2_000', '3_000')}`;
    const { agreement: name, simulation } = await simulated('two.sla', text, { agreement: 'Other', scenario: OUTAGE });
    expect([name, simulation?.total[0]?.text]).toEqual(['Other', 'EUR 300.00']);
  });

  test.each([
    ['a text with errors', agreement('    servise Other'), 'The text has an error in line 22'],
    ['a file without an agreement', PARTIES, 'holds no agreement'],
  ])('refuses %s', async (name, text, message) => {
    const uri = editor.uri(`${name}.sla`);
    await editor.open(uri, text);
    expect(await ask({ uri, scenario: OUTAGE })).toMatchObject({
      problem: { message: expect.stringContaining(message) },
    });
  });

  test('refuses what is not open', async () => {
    expect(await ask({ uri: editor.uri('none.sla') })).toMatchObject({
      problem: { message: expect.stringContaining('not open') },
    });
  });
});
