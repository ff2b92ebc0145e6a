import type { Agreement } from '@sla-language/agreement';
import { describe, expect, it } from 'vitest';
import { type Clause, type DocumentTree, outline, type Part } from '../src/index.js';
import { letters, roman } from '../src/outline/number.js';
import { changesOf } from './support/changes.js';
import { FULL, VARIANT } from './support/full.js';
import { anchorsOf, nodesOf } from './support/tree.js';

const treeOf = (agreement: Agreement): DocumentTree => outline(agreement, { toolVersion: '1' });
const clausesOf = (part: Part | Clause): readonly Clause[] =>
  part.blocks.filter((block): block is Clause => block.kind === 'clause');

/** The smallest agreement: no chapter but those that always have something to say. */
const EMPTY: Agreement = {
  schemaVersion: '1.0',
  kind: 'agreement',
  id: 'Empty',
  title: 'Empty',
  status: 'draft',
  roles: { thirdParties: [] },
  parties: [],
  scopes: [],
  services: [],
  calendars: [],
  exclusions: [],
  metrics: [],
  requirements: [],
  objectives: [],
  severities: [],
  supports: [],
  escalations: [],
  reports: [],
  risks: [],
  responsibilities: [],
  stakeholders: [],
  legalReviews: [],
  signatures: [],
  changes: [],
  terms: [],
  proposals: [],
  clauses: [],
  dataLocations: [],
  subcontractors: [],
  audits: [],
  notifications: [],
  continuityTests: [],
  notApplicable: [],
  examples: [],
};

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
  it.each([FULL, VARIANT, EMPTY])('of $id are unique, and every reference has a place and a number', (agreement) => {
    const tree = treeOf(agreement);
    const anchors = anchorsOf(tree);
    expect(anchors.filter((anchor, i) => anchors.indexOf(anchor) !== i)).toEqual([]);
    const links = nodesOf(tree).filter((node) => node.kind === 'reference' || node.kind === 'term');
    expect(links.filter((link) => !anchors.includes(link.anchor ?? ''))).toEqual([]);
    expect(links.filter((link) => !link.text)).toEqual([]);
    expect(JSON.stringify(tree)).not.toContain('"this Agreement"');
  });

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

  it('hold in every agreement from which one thing has been taken away', () => {
    for (const change of changesOf(FULL).filter(({ what, path }) => what === 'taken away' && path.length <= 2)) {
      const tree = treeOf(change.apply(FULL) as Agreement);
      const anchors = new Set(anchorsOf(tree));
      const broken = nodesOf(tree).filter(
        (node) => (node.kind === 'reference' || node.kind === 'term') && !anchors.has(node.anchor ?? ''),
      );
      expect(broken, change.path.join('/')).toEqual([]);
    }
  });
});
