import type { Agreement } from '@sla-language/agreement';
import { describe, expect, it } from 'vitest';
import { type Clause, type DocumentTree, outline, type Part } from '../src/index.js';
import { letters, roman } from '../src/outline/number.js';
import { EMPTY } from './support/empty.js';
import { FULL } from './support/full.js';
import { anchorsOf } from './support/tree.js';

const treeOf = (agreement: Agreement): DocumentTree => outline(agreement, { toolVersion: '1' });
const clausesOf = (part: Part | Clause): readonly Clause[] =>
  part.blocks.filter((block): block is Clause => block.kind === 'clause');

describe('numbers', () => {
  const tree = treeOf(FULL);

  it('count chapters from 1 and schedules from A, in the order of the layout', () => {
    const labels = tree.parts.map((part) => `${part.label ?? ''} ${part.title}`.trim());
    expect(labels).toEqual([
      'Key terms',
      'Parties',
      'Background',
      '1 Definitions and interpretation',
      '2 Services and scope',
      '3 Service levels',
      '4 Measurement and exclusions',
      '5 Maintenance',
      '6 Support and severities',
      '7 Responsibilities',
      '8 Monitoring and reporting',
      '9 Service credits and penalties',
      '10 Term, chronic failure and termination',
      '11 Escalation',
      '12 Governance, review and change',
      '13 Data, security and exit',
      '14 General',
      'Signatures',
      'Schedule A Service level table',
      'Schedule B Credit tables',
      'Schedule C Escalation',
      'Schedule D Service hours and holidays',
      'Schedule E Contacts',
      'Schedule F Background to the service levels',
      'Schedule G Change log',
      'Document control',
    ]);
  });

  it('are 3.1, (a), (i) and close up', () => {
    const levels = tree.parts.find((part) => part.anchor === 'service-levels')!;
    expect(clausesOf(levels).map((clause) => clause.number)).toEqual(['3.1', '3.2', '3.3', '3.4', '3.5', '3.6']);
    const uptime = clausesOf(levels)[0]!;
    expect(clausesOf(uptime).map((clause) => clause.number)).toEqual(['(a)', '(b)', '(c)', '(d)', '(e)', '(f)', '(g)']);
    expect(clausesOf(clausesOf(uptime)[1]!).map((clause) => clause.number)).toEqual(['(i)', '(ii)']);
  });

  it('are A.1 in schedules and (1) among the parties', () => {
    const numbers = (anchor: string) =>
      clausesOf(tree.parts.find((part) => part.anchor === anchor)!).map((clause) => clause.number);
    expect(numbers('contacts')).toEqual(['E.1', 'E.2']);
    expect(numbers('parties')).toEqual(['(1)', '(2)', '(3)', '(4)']);
  });

  it('go on after z and in Roman', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(letters)).toEqual(['a', 'z', 'aa', 'az', 'ba', 'zz', 'aaa']);
    expect([1, 4, 9, 14, 40, 90, 400, 1999].map(roman)).toEqual(['i', 'iv', 'ix', 'xiv', 'xl', 'xc', 'cd', 'mcmxcix']);
  });

  it('leave out a chapter with nothing to say, and the next one takes its number', () => {
    const without = treeOf({ ...FULL, exclusions: FULL.exclusions.filter((each) => each.kind !== 'maintenance') });
    const labels = without.parts.map((part) => `${part.label ?? ''} ${part.title}`.trim());
    expect(labels).toContain('5 Support and severities');
    expect(labels.join()).not.toContain('Maintenance');
  });

  it('of an agreement that says nothing leave only what holds for every agreement', () => {
    expect(treeOf(EMPTY).parts.map((part) => part.title)).toEqual([
      'Key terms',
      'Definitions and interpretation',
      'Document control',
    ]);
  });
});

describe('anchors and references', () => {
  it('print the number of what they refer to', () => {
    const text = JSON.stringify(treeOf(FULL));
    expect(text).toContain('{"kind":"reference","anchor":"metric-HostingUptime","text":"clause 4.1"}');
    expect(text).toContain('{"kind":"reference","anchor":"remedy-rules-claim","text":"clause 9.6(j)"}');
    expect(text).toContain('{"kind":"reference","anchor":"calendar-BusinessHours","text":"paragraph D.1"}');
    // A row of a table goes by the clause in which it stands.
    expect(text).toContain('{"kind":"reference","anchor":"severity-Sev1","text":"clause 6.1"}');
  });

  it('survive an insertion: only the numbers move', () => {
    const [first] = FULL.services;
    const inserted = { ...FULL, services: [{ ...first!, id: 'Backup', title: 'Backup' }, ...FULL.services] };
    const kept = anchorsOf(treeOf(inserted));
    expect(anchorsOf(treeOf(FULL)).filter((anchor) => !kept.includes(anchor))).toEqual([]);
    expect(JSON.stringify(treeOf(inserted))).toContain('"anchor":"service-Hosting","level":1,"number":"2.2"');
  });
});
