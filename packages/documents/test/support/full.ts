import type { Agreement } from '@sla-language/agreement';
import { metrics } from './full-metrics.js';
import { objectives, supports } from './full-objectives.js';
import { cap, credit, extension, fee, share, terminate, timeStep } from './remedies.js';
import {
  atLeast,
  compare,
  duration,
  hours,
  money,
  number,
  option,
  per,
  percent,
  plan,
  region,
  severity,
} from './values.js';

/** An agreement in which every construct of the language occurs, signed by nobody yet. */
export const FULL: Agreement = {
  schemaVersion: '1.0',
  kind: 'agreement',
  id: 'HostingSla',
  title: 'Managed Hosting Service Level Agreement',
  documentation: 'A comment for those who read the source.',
  extends: 'HostingTemplate',
  version: '2.1.0',
  status: 'draft',
  effective: { from: '2026-01-01', to: '2027-12-31' },
  renewal: { every: duration('12 months'), notice: duration('60 days') },
  timeZone: 'Europe/Berlin',
  defaultCalendar: 'BusinessHours',
  fiscalYearStart: 2,
  billingCycleDay: 15,
  currency: 'EUR',
  language: 'en-GB',
  law: { law: 'Germany', venue: 'Berlin' },
  precedence: 'This schedule prevails over the Master Services Agreement for service levels.',
  background: 'Globex runs its web shop on the **platform** of Acme.',
  roles: {
    provider: { kind: 'party', party: 'Acme' },
    customer: { kind: 'party', party: 'Globex' },
    thirdParties: ['Watchers'],
  },
  parties: [
    {
      id: 'Acme',
      title: 'Acme Cloud GmbH',
      documentation: 'Comment on Acme.',
      address: 'Uferweg 3, 12435 Berlin',
      registration: 'Amtsgericht Charlottenburg, HRB 1',
      contacts: [
        {
          id: 'Acme.ServiceDesk',
          title: 'Service desk',
          position: 'First line',
          email: 'desk@acme.example',
          phone: '+49 30 000000',
          reachableDuring: 'Always',
          decides: [],
        },
        { id: 'Acme.Director', title: 'Managing director', decides: ['price changes', 'ending the agreement'] },
      ],
    },
    {
      id: 'Globex',
      title: 'Globex Corporation',
      contacts: [{ id: 'Globex.ServiceOwner', title: 'Service owner', reachableDuring: 'BusinessHours', decides: [] }],
    },
    { id: 'Watchers', title: 'Watchers Ltd', address: '1 High Street, London', contacts: [] },
    { id: 'Bystander', title: 'Bystander plc', contacts: [] },
  ],
  scopes: [
    { id: 'Standard', title: 'Standard', kind: 'plan' },
    { id: 'Premium', title: 'Premium', kind: 'plan' },
    { id: 'Europe', title: 'Data centres in Europe', kind: 'region', means: 'Frankfurt and Vienna.' },
    { id: 'MultiZone', title: 'Multi-zone', kind: 'option', means: 'The Customer runs in two or more zones.' },
  ],
  services: [
    {
      id: 'Hosting',
      title: 'Managed web hosting',
      description: 'Hosting and round-the-clock operation of the **web shop**.\n\nWith care.',
      outcome: 'Customers can place orders at any hour.',
      includes: ['application servers in two zones', 'managed PostgreSQL'],
      excludes: ['code written by the customer'],
      fees: [
        { amount: money('EUR', '12000'), per: 'month', for: [plan('Standard')] },
        { amount: money('EUR', '19000'), per: 'month', for: [plan('Premium')] },
      ],
      charges: [
        { id: 'Installation', amount: money('EUR', '4000'), per: 'once', for: [] },
        { id: 'Storage', amount: money('EUR', '0.5'), per: 'day', for: [plan('Premium')] },
      ],
      dependencies: [
        { redundant: false, items: [{ kind: 'external', title: 'the power grid', level: percent('99.99') }] },
        {
          redundant: true,
          items: [
            { kind: 'external', title: 'CDN Alpha', level: percent('99.9') },
            { kind: 'external', title: 'CDN Beta', level: percent('99.8') },
          ],
        },
        { redundant: false, items: [{ kind: 'service', service: 'Cache', title: 'Cache', level: percent('99.7') }] },
        {
          redundant: false,
          items: [
            {
              kind: 'service',
              service: 'Compute',
              agreement: 'Cloud',
              title: 'Cloud terms: Compute',
              level: percent('99.94'),
              promised: percent('99.95'),
            },
          ],
        },
        {
          redundant: false,
          items: [
            {
              kind: 'objective',
              objective: 'Storage',
              agreement: 'Cloud',
              title: 'Cloud terms: Storage',
              promised: percent('99.96'),
            },
          ],
        },
        {
          redundant: false,
          items: [{ kind: 'objective', objective: 'Uptime', title: 'Availability', level: percent('99.98') }],
        },
      ],
    },
    {
      id: 'Cache',
      title: 'Cache',
      includes: [],
      excludes: [],
      fees: [{ prose: 'the monthly invoice', per: 'month', for: [] }],
      charges: [],
      dependencies: [],
    },
  ],
  calendars: [
    {
      id: 'BusinessHours',
      title: 'Business hours',
      open: [hours('monday', 'friday', '09:00', '18:00'), hours('saturday', 'saturday', '22:00', '02:00')],
      holidays: 'DE-BE',
      closed: [{ date: '2026-12-24', title: 'Christmas Eve' }, { date: '2026-12-31' }],
      timeZone: 'Europe/Vienna',
    },
    { id: 'Always', title: 'Always', open: [hours('monday', 'sunday', '00:00', '24:00')], closed: [] },
  ],
  exclusions: [
    {
      id: 'Planned',
      title: 'Scheduled maintenance',
      kind: 'maintenance',
      means: 'Work on the platform that is announced beforehand.',
      windows: [hours('sunday', 'sunday', '02:00', '06:00')],
      notice: { length: duration('5 days'), by: 'e-mail and status page' },
      limit: { length: duration('4 hours'), per: per('month') },
      proofBy: 'Acme',
    },
    {
      id: 'ForceMajeure',
      title: 'Force majeure',
      kind: 'exclusion',
      means: 'events beyond the reasonable control of a party, limited to:\n\n- war\n- natural disaster',
      windows: [hours('tuesday', 'wednesday', '01:00', '03:00')],
      notice: { length: duration('3 hours'), by: 'telephone' },
      limit: { length: duration('10 days'), per: { kind: 'fiscal', text: 'fiscal year', period: 'year' } },
      proofBy: 'Globex',
    },
  ],
  metrics,
  requirements: [
    {
      id: 'AlwaysOpen',
      title: 'The shop sells around the clock',
      priority: 'must',
      owner: 'Globex.ServiceOwner',
      description: 'Half of all orders come at night.',
    },
  ],
  objectives,
  severities: [
    { id: 'Sev1', title: 'Critical', means: 'the shop cannot take orders' },
    { id: 'Sev2', title: 'Major', means: 'a main function fails for some users' },
  ],
  supports,
  escalations: [
    {
      id: 'Incidents',
      title: 'Escalation of incidents',
      levels: [
        { level: 1, contact: 'Acme.ServiceDesk', for: [] },
        { level: 2, contact: 'Acme.Director', after: duration('3 hours'), for: [severity('Sev1')] },
      ],
    },
  ],
  reports: [
    {
      id: 'Monthly',
      title: 'Service level report',
      covers: ['Uptime', 'Desk'],
      issued: { kind: 'every', every: 'month', within: duration('5 business days') },
      sentTo: ['Globex.ServiceOwner'],
      sentBy: 'encrypted e-mail',
      format: 'PDF',
    },
    { id: 'Extra', title: 'Extra report', covers: ['Speed'], issued: { kind: 'on request' }, sentTo: [] },
  ],
  risks: [
    {
      id: 'Region',
      title: 'Loss of a whole region',
      likelihood: 'low',
      impact: 'high',
      owner: 'Acme',
      mitigation: 'A warm standby is kept.',
      affects: ['Uptime'],
      private: false,
    },
    {
      id: 'Margin',
      title: 'Two credits eat the margin',
      likelihood: 'medium',
      impact: 'medium',
      owner: 'Acme',
      mitigation: 'Alarm at half of the budget.',
      affects: ['Uptime'],
      private: true,
    },
  ],
  remedies: {
    remedies: [
      cap(share('100'), per('month')),
      cap(share('15', fee({ text: 'total fee', of: 'total fee' })), per('year')),
      cap({ kind: 'money', text: 'EUR 5000', money: money('EUR', '5000') }, 'incident', [severity('Sev1')]),
      cap(share('80', fee({ of: 'monthly fee', service: 'Hosting' })), 'term'),
      credit(
        {
          kind: 'fraction',
          text: '1/30 of fee',
          numerator: '1',
          denominator: '30',
          base: fee({ of: 'total fee', service: 'Cache' }),
        },
        { when: { kind: 'missed', text: 'missed' }, for: [plan('Premium'), option('MultiZone')] },
      ),
      extension(duration('2 days'), { when: { kind: 'bounds', text: '< 50%', bounds: [compare('<', percent('50'))] } }),
      terminate(['Globex', 'Acme'], {
        after: { misses: 4, consecutive: false, in: duration('12 months') },
        notice: duration('14 days'),
      }),
    ],
    atRisk: {
      ...cap(share('13', fee({ text: 'total fee', of: 'total fee' })), per('month'), [plan('Premium')]),
      per: per('quarter'),
      allocated: percent('250'),
    },
    stacking: 'highest',
    claims: [
      {
        kind: 'within',
        within: duration('30 days'),
        after: 'window',
        by: 'ticket',
        evidence: ['dates and times', 'log excerpts', 'names of witnesses'],
      },
      { kind: 'decided', within: duration('45 days') },
    ],
    paid: { as: 'credit', onNextInvoice: true },
    minimum: money('EUR', '1.5'),
    otherRemedies: 'excluded',
  },
  responsibilities: [
    { of: 'Acme', text: 'Operates, patches and monitors the platform.' },
    { of: 'Globex', text: 'Reports incidents through the service desk.' },
  ],
  review: { every: duration('6 months'), by: ['Acme.Director', 'Globex.ServiceOwner'], next: '2026-07-01' },
  stakeholders: [{ contact: 'Globex.ServiceOwner', interest: 'availability during sales campaigns' }],
  legalReviews: [{ by: 'Acme', on: '2025-12-10' }, { by: 'Globex' }],
  signatures: [{ by: 'Acme.Director', on: '2025-12-11' }, { by: 'Globex.ServiceOwner' }],
  amendment: { by: ['Acme', 'Globex'], text: 'in writing, signed by both parties', notice: duration('90 days') },
  changes: [
    { version: '2.0.0', on: '2025-06-01', text: 'First version that both parties agreed.' },
    { version: '2.1.0', on: '2026-01-01', text: 'Premium availability raised to 99.95%.' },
  ],
  proposals: [
    {
      by: 'Globex',
      on: 'Speed',
      comparison: compare('<=', duration('650 milliseconds')),
      for: [plan('Premium'), option('MultiZone')],
      state: 'open',
    },
    { by: 'Acme', on: 'Happy', comparison: atLeast(number('4.1')), for: [], state: 'rejected' },
  ],
  terms: [{ term: 'Peak day', means: 'a day on which the Customer has announced a campaign.' }],
  clauses: [
    { title: 'Confidentiality', text: 'Reports are confidential to the parties.', meets: [] },
    {
      title: 'Exit',
      text: 'The Provider\n\n1. hands over all data;\n2. deletes its copies.',
      meets: ['DORA 30(3)(f)', 'GDPR 28(3)(g)'],
    },
  ],
  dataLocations: [
    { uses: ['stored', 'processed'], places: ['Frankfurt', 'Dublin'], services: [], notice: duration('91 days') },
    { uses: ['accessed'], places: ['Lisbon'], services: ['Cache'] },
  ],
  dataReturn: { within: duration('32 days'), format: 'a PostgreSQL dump' },
  dataDeletion: { within: duration('61 days') },
  subcontracting: { mode: 'permitted', notice: duration('33 days') },
  subcontractors: [
    {
      who: { kind: 'described', name: 'Bare Metal GmbH' },
      task: 'runs the data centre',
      place: 'Vienna',
      services: ['Hosting'],
    },
    { who: { kind: 'party', party: 'Watchers' }, services: [] },
  ],
  audits: [
    {
      by: [
        { kind: 'party', party: 'Globex' },
        { kind: 'described', name: 'the competent authorities' },
      ],
      oncePer: 'quarter',
      notice: duration('34 days'),
    },
  ],
  notifications: [
    { to: 'Globex', of: { kind: 'security incident' }, within: duration('8 hours'), by: 'a call to the watch' },
    { to: 'Acme', of: { kind: 'described', name: 'a leaked key' }, within: duration('16 hours') },
    { to: 'Watchers', of: { kind: 'missed target' }, within: duration('17 hours') },
  ],
  continuityTests: [
    { every: duration('13 months'), by: 'Acme', text: 'the restart from a backup in the other region' },
    { every: duration('18 months') },
  ],
  exit: { transition: duration('7 months'), text: 'The Provider helps with the move.' },
  notApplicable: [{ requirements: ['DORA 30(3)(d)', 'GDPR 28(3)(e)'], reason: 'The services carry no such data.' }],
  examples: [
    {
      title: 'A slow spring',
      given: [
        {
          promise: 'Uptime',
          level: percent('98.43'),
          downtime: duration('677 minutes'),
          on: '2026-04-10',
          for: [plan('Premium'), region('Europe')],
        },
        { promise: 'Uptime', downtime: duration('46 minutes'), for: [] },
        { promise: 'Speed', level: duration('1800 milliseconds'), for: [] },
      ],
      expected: [
        { kind: 'credit', amount: share('37', fee({ service: 'Hosting' })) },
        { kind: 'penalty', amount: { kind: 'money', text: 'EUR 390', money: money('EUR', '390') } },
        { kind: 'extension', by: duration('17 days') },
      ],
    },
    {
      title: 'A late answer',
      given: [
        { promise: 'Desk', late: { by: duration('73 minutes'), commitment: 'resolve' }, for: [severity('Sev1')] },
        { promise: 'Desk', late: { by: duration('74 minutes') }, for: [] },
      ],
      expected: [{ kind: 'nothing' }],
    },
  ],
};

/** The same kinds of thing in the forms that exclude those of {@link FULL}; together they show every form of the model. */
export const VARIANT: Agreement = {
  ...FULL,
  id: 'PublicTerms',
  kind: 'template',
  status: 'published',
  effective: { from: '2026-03-01' },
  roles: {
    provider: FULL.roles.provider,
    customer: { kind: 'everyone', text: 'every customer with a paid plan' },
    thirdParties: [],
  },
  remedies: {
    remedies: [
      credit(
        { kind: 'times', text: '10 times fee', times: '10', base: fee({ duringDowntime: true, month: 'preceding' }) },
        { per: timeStep('each outage', duration('1 hour'), 'pro rata') },
      ),
      credit({ kind: 'time', text: '1 day of fee', time: duration('1 day'), base: fee({ month: 'following' }) }),
      credit(share('50', { text: 'Installation', of: { charge: 'Installation' }, duringDowntime: false })),
      terminate(['Globex'], { after: { misses: 2, consecutive: true } }),
    ],
    stacking: 'sum',
    claims: [{ kind: 'automatic' }],
    paid: { as: 'refund', onNextInvoice: false, within: duration('30 days') },
    otherRemedies: 'reserved',
  },
};
