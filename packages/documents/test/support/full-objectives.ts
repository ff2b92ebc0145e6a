import type { Objective, Support } from '@sla-language/agreement';
import { cap, credit, deviation, extension, fee, penalty, share, terminate, timeStep, when } from './remedies.js';
import {
  atLeast,
  below,
  compare,
  duration,
  measure,
  money,
  number,
  option,
  per,
  percent,
  plan,
  region,
  severity,
} from './values.js';

const EMPTY = {
  targets: [],
  noTargets: [],
  internalTargets: [],
  everyOutageCounts: false,
  baselines: [],
  serves: [],
  indicative: false,
  remedies: [],
  claims: [],
} as const;

/** Every form of target, remedy and background. */
export const objectives: readonly Objective[] = [
  {
    ...EMPTY,
    id: 'Uptime',
    title: 'Availability',
    measures: { level: { text: 'HostingUptime', metric: 'HostingUptime' }, window: per('month') },
    targets: [
      { comparison: atLeast(percent('99.9')), for: [plan('Standard')] },
      { comparison: atLeast(percent('99.95')), for: [plan('Premium'), region('Europe')] },
    ],
    noTargets: [{ for: [option('MultiZone')] }],
    internalTargets: [{ comparison: atLeast(percent('99.9871')), for: [] }],
    everyOutageCounts: true,
    appliesWhen: "the Customer's invoices are paid",
    baselines: [
      {
        value: percent('99.97'),
        worst: percent('99.92'),
        best: percent('99.99'),
        from: '2025-01-01',
        to: '2025-12-31',
        by: 'Pingdom reports',
        for: [plan('Standard')],
      },
    ],
    priority: 'must',
    weight: percent('60'),
    serves: ['AlwaysOpen'],
    reason: 'Every hour of downtime costs EUR 9,000 of sales.',
    remedies: [
      credit(share('10'), { when: when(below(percent('99.9'))) }),
      credit(share('25'), { when: when(below(percent('99.0'))) }),
      credit(share('100'), { when: when(below(percent('95.0'))) }),
      penalty(
        { kind: 'money', text: 'EUR 300', money: money('EUR', '300') },
        { when: when(compare('<', 'target')), per: timeStep('downtime', duration('1 hour'), 'started') },
      ),
      extension(duration('10 days'), {
        when: when(below(percent('98.5'))),
        per: deviation(percent('0.1'), 'below', 'whole'),
      }),
      terminate(['Globex'], {
        after: { misses: 3, consecutive: false, in: duration('6 months') },
        notice: duration('30 days'),
      }),
    ],
    claims: [
      { kind: 'within', within: duration('10 days'), after: 'incident', by: 'the portal', evidence: ['a screenshot'] },
    ],
  },
  {
    ...EMPTY,
    id: 'Speed',
    title: 'Response time',
    measures: {
      level: { text: 'p95 of PageTime', statistic: { kind: 'percentile', percentile: '95' }, metric: 'PageTime' },
      window: { kind: 'billing cycle', text: 'billing cycle' },
    },
    targets: [{ comparison: compare('<=', duration('800 milliseconds')), for: [] }],
    weight: percent('40'),
    priority: 'should',
    remedies: [
      credit(share('5'), { when: when(compare('>', duration('800 milliseconds'))), for: [plan('Premium')] }),
      credit(share('3'), { per: deviation(percent('1'), 'above', 'started') }),
      cap(share('20'), per('month'), [plan('Premium')]),
      terminate(['Globex'], { when: when(compare('>', duration('9 seconds'))), for: [plan('Standard')] }),
    ],
  },
  {
    ...EMPTY,
    id: 'Happy',
    title: 'Satisfaction',
    measures: {
      level: { text: 'mean of Csat', statistic: { kind: 'mean' }, metric: 'Csat' },
      window: { kind: 'rolling', text: 'rolling 30 days', length: duration('30 days') },
    },
    targets: [{ comparison: atLeast(number('4.2')), for: [] }],
    indicative: true,
  },
  {
    ...EMPTY,
    id: 'Fast',
    title: 'Fast pages',
    measures: {
      level: {
        text: 'share of PageTime within 2 seconds',
        statistic: { kind: 'share', relation: 'within', bound: duration('2 seconds') },
        metric: 'PageTime',
      },
      window: { kind: 'fiscal', text: 'fiscal quarter', period: 'quarter' },
    },
    targets: [{ comparison: atLeast(percent('97')), for: [] }],
    remedies: [
      credit(share('7', fee({ service: 'Hosting' })), { per: { kind: 'incident', text: 'incident' } }),
      cap({ kind: 'money', text: 'EUR 750', money: money('EUR', '750') }, 'incident'),
      cap(share('30'), 'term'),
    ],
    claims: [{ kind: 'within', within: duration('20 days'), after: 'report', evidence: [] }],
  },
  {
    ...EMPTY,
    id: 'Lines',
    title: 'Fast lines',
    measures: {
      level: { text: 'min of Throughput', statistic: { kind: 'min' }, metric: 'Throughput' },
      window: per('quarter'),
    },
    targets: [{ comparison: atLeast(measure('100', 'Mbit/s')), for: [] }],
    remedies: [
      credit(
        { kind: 'money', text: 'EUR 40', money: money('EUR', '40') },
        { per: deviation(measure('5', 'Mbit/s'), 'below', 'pro rata') },
      ),
    ],
  },
];

/** A service desk that judges the share of commitments, and one that judges each. */
export const supports: readonly Support[] = [
  {
    id: 'Desk',
    title: 'Service desk',
    channels: [
      { kind: 'phone', address: '+49 30 111111' },
      { kind: 'portal', address: 'https://support.acme.example' },
    ],
    classified: { by: 'Globex', disputedBy: 'Acme' },
    clocks: [
      { event: 'starts', text: 'the ticket is submitted' },
      { event: 'stops', commitment: 'respond', text: 'a person has answered' },
      { event: 'stops', text: 'the deed is done' },
      { event: 'pauses', text: 'the Provider waits for the Customer' },
    ],
    handles: [
      {
        severity: 'Sev1',
        for: [plan('Premium')],
        during: 'Always',
        commitments: [
          { kind: 'acknowledge', within: duration('5 minutes'), orWorkaround: false },
          { kind: 'respond', within: duration('15 minutes'), orWorkaround: false },
          { kind: 'update', within: duration('31 minutes'), orWorkaround: false },
          { kind: 'restore', within: duration('2 hours'), orWorkaround: false },
          { kind: 'resolve', within: duration('4 hours'), orWorkaround: false },
        ],
      },
      {
        severity: 'Sev2',
        for: [],
        commitments: [
          { kind: 'respond', within: duration('2 business hours'), orWorkaround: false },
          { kind: 'resolve', within: duration('3 business days'), orWorkaround: true },
        ],
      },
    ],
    measures: { statistic: 'share in time', window: per('month') },
    targets: [{ comparison: atLeast(percent('95')), for: [] }],
    appliesWhen: 'the desk has been told of the shop',
    priority: 'could',
    weight: percent('35'),
    serves: ['AlwaysOpen'],
    indicative: false,
    remedies: [
      credit(share('5', fee({ text: 'total fee', of: 'total fee' })), { when: when(below(percent('90'))) }),
      penalty(
        { kind: 'money', text: 'EUR 250', money: money('EUR', '250') },
        {
          per: {
            kind: 'late',
            text: 'started 30 minutes late to resolve',
            size: duration('30 minutes'),
            count: 'started',
            commitment: 'resolve',
          },
          for: [severity('Sev1')],
        },
      ),
      terminate(['Globex'], { after: { misses: 2, consecutive: true, in: duration('5 months') } }),
    ],
  },
  {
    id: 'Chat',
    title: 'Chat support',
    channels: [],
    clocks: [],
    handles: [
      {
        severity: 'Sev2',
        for: [],
        during: 'Always',
        commitments: [{ kind: 'respond', within: duration('1 hour'), orWorkaround: false }],
      },
    ],
    measures: { statistic: 'each', window: per('week') },
    targets: [],
    serves: [],
    indicative: true,
    remedies: [],
  },
];
