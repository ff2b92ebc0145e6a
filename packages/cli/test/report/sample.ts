import type { Finding } from '../../src/report/findings.js';
import type { Report, RuleDescription } from '../../src/report/report.js';

const at = (line: number, column: number, endLine: number, endColumn: number): Finding['range'] => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});

const TEXT = [
  'party Käse "Käse & Söhne <GmbH>"',
  'agreement Hosting "50% | 日本" {',
  '    objective Uptime {',
  '\t    target >= 99.9%',
  '    }',
  '}',
  '',
].join('\n');

const RULES: readonly RuleDescription[] = [
  {
    id: 'remedy/tier-gap',
    severity: 'error',
    title: 'A missed level, for which no line pays: 50%',
    explanation: () => ({
      why: 'The customer reads the gap as the worse row.',
      advice: 'Write one bound a line: `credit 10% of fee when < 99.9%`.',
      sources: ['Terms of 2021 (nothing at exactly 99.0%)', 'A book'],
      examples: [],
    }),
  },
  {
    id: 'wording/vague',
    severity: 'information',
    title: 'A word without a measure',
    explanation: () => ({
      why: 'Nobody knows what it means.',
      advice: 'Say how much.',
      sources: ['A standard'],
      examples: [],
    }),
    audience: ['customer', 'dora'],
  },
];

/** Whatever is hard to write in one format or another, at most places where a text may stand. */
export const SAMPLE: Report = {
  files: [
    {
      path: 'contracts/50% of, a: [draft] Käse.sla',
      text: TEXT,
      ok: false,
      agreements: [{ id: 'Hosting', title: '50% | 日本', kind: 'agreement' }],
      findings: [
        {
          rule: 'language/duplicate-name',
          severity: 'error',
          message: 'Quotes "double" and \'single\', `code | <b>` and a lone ` here; 50%, a, b: c\\d.',
          range: at(1, 7, 1, 11),
          related: [],
        },
        {
          rule: 'remedy/tier-gap',
          severity: 'error',
          message:
            'First line\nsecond line\r\nthird & last <img src=x onerror=alert(1)> [link](https://example.com) {0} @someone *x*',
          range: at(4, 6, 5, 6),
          help: 'https://example.com/rules?id=remedy/tier-gap&x=(1)',
          related: [
            {
              path: 'contracts/50% of, a: [draft] Käse.sla',
              range: at(2, 20, 2, 27),
              message: 'Same file, `日本` | %',
            },
            { path: 'shared/base.sla', range: at(2, 7, 2, 13), message: 'Other file' },
            { path: 'shared/base.sla', range: at(2, 14, 2, 22), message: 'the same line of it' },
            { path: 'builtin:///library.sla', range: at(1, 1, 1, 2), message: 'Built in' },
          ],
        },
        {
          rule: 'wording/vague',
          severity: 'information',
          message:
            'Controls \u0000\u0007\u001b[31m\u007f\u0085, marks \u202e, \ufffe, half of \ud83d, whole \ud83d\ude00, ]]> --> ::error::x\ttab',
          range: at(7, 1, 7, 1),
          related: [],
        },
      ],
    },
    { path: 'a/clean.sla', text: 'party A "A"\n', ok: true, agreements: [], findings: [] },
    {
      path: 'warned.sla',
      text: 'party A "A"\r\nparty A "A"\rparty A "A"\n',
      ok: true,
      agreements: [{ id: 'T', title: 'T', kind: 'template' }],
      findings: [
        { rule: 'internal/rule-failed', severity: 'warning', message: 'Same.', range: at(2, 1, 2, 6), related: [] },
        { rule: 'internal/rule-failed', severity: 'warning', message: 'Same.', range: at(3, 1, 3, 6), related: [] },
      ],
    },
  ],
  unreadable: [
    { path: 'missing.sla', message: 'It cannot be read: there is no such file or folder.' },
    { path: 'binary, 100%.sla', line: 2, column: 8, message: 'This is a binary file, not text: it holds a zero byte.' },
  ],
  today: '2026-07-01',
  rules: RULES,
  failing: ['error'],
  quiet: false,
  imported: new Map([['shared/base.sla', '// Shared\nparty Globex "Globex"\n']]),
};

/** Nothing wrong anywhere. */
export const CLEAN: Report = { ...SAMPLE, files: [SAMPLE.files[1]], unreadable: [] };
