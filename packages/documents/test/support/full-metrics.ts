import type { Metric } from '@sla-language/agreement';
import { compare, duration, measure, number, percent } from './values.js';

/** Every kind of metric and every rule of measurement. */
export const metrics: readonly Metric[] = [
  {
    id: 'HostingUptime',
    title: 'Monthly uptime percentage',
    description: 'What visitors of the shop notice.',
    measure: {
      kind: 'availability',
      services: ['Hosting'],
      forEach: 'cluster',
      during: 'Always',
    },
    unavailableWhen: {
      text: 'ErrorRate > 5% and p99 of PageTime > 3 s over 1 minute or "the home page is blank"',
      anyOf: [
        {
          allOf: [
            {
              kind: 'comparison',
              level: { text: 'ErrorRate', metric: 'ErrorRate' },
              comparison: compare('>', percent('5')),
            },
            {
              kind: 'comparison',
              level: {
                text: 'p99 of PageTime',
                statistic: { kind: 'percentile', percentile: '99' },
                metric: 'PageTime',
              },
              comparison: compare('>', duration('3 seconds')),
              over: duration('7 minutes'),
            },
          ],
        },
        { allOf: [{ kind: 'prose', text: 'the home page is blank' }] },
      ],
      forAtLeast: duration('6 minutes'),
    },
    availableAgainAfter: measure('8', 'sample'),
    measured: { every: duration('1 minute'), by: 'Blackbox exporter', at: 'three EU regions' },
    noData: 'bad',
    countedIn: { mode: 'whole', unit: 'minute' },
    partialWindow: 'good',
    rounded: { mode: 'down', to: percent('0.01') },
    excluding: { items: ['Planned', 'ForceMajeure'], asGood: false },
  },
  {
    id: 'ErrorRate',
    title: 'Error rate',
    measure: {
      kind: 'ratio',
      of: 'responses with status 5xx',
      to: 'all valid requests',
      services: ['Hosting'],
      averagedEvery: duration('9 minutes'),
    },
    validWhen: 'the client backs off between its attempts',
    noData: 'excluded',
  },
  {
    id: 'PageTime',
    title: 'Server response time',
    measure: { kind: 'duration', from: 'request received', to: 'last byte sent', services: ['Hosting'] },
    minimumSamples: { count: '1000', otherwise: 'good' },
  },
  {
    id: 'Csat',
    title: 'Customer satisfaction',
    measure: { kind: 'score', from: '1', to: '5', services: ['Hosting'] },
    measured: { by: 'quarterly survey' },
  },
  {
    id: 'Throughput',
    title: 'Throughput of the line',
    measure: { kind: 'amount', of: 'data received', unit: 'Mbit/s', services: ['Cache'] },
    rounded: { mode: 'half', to: measure('2', 'Mbit/s') },
  },
  {
    id: 'Incidents',
    title: 'Critical incidents',
    measure: { kind: 'count', of: 'incidents that the Provider caused', services: ['Hosting', 'Cache'] },
    excluding: { items: ['ForceMajeure'], asGood: true },
    unavailableWhen: {
      text: '"nothing works"',
      anyOf: [{ allOf: [{ kind: 'prose', text: 'nothing works' }] }],
      forAtLeast: measure('11', 'sample'),
    },
    availableAgainAfter: duration('12 minutes'),
    countedIn: { mode: 'started', unit: 'hour' },
    partialWindow: 'bad',
  },
  {
    id: 'Quality',
    title: 'Good requests',
    measure: {
      kind: 'formula',
      text: 'min(100% - ErrorRate * 2, Csat / 3)',
      expression: {
        kind: 'call',
        function: 'min',
        arguments: [
          {
            kind: 'operation',
            operator: '-',
            left: { kind: 'value', value: percent('100') },
            right: {
              kind: 'operation',
              operator: '*',
              left: { kind: 'metric', metric: 'ErrorRate' },
              right: { kind: 'value', value: number('2') },
            },
          },
          {
            kind: 'operation',
            operator: '/',
            left: { kind: 'metric', metric: 'Csat' },
            right: { kind: 'value', value: number('3') },
          },
        ],
      },
    },
    minimumSamples: { count: '50' },
  },
];
