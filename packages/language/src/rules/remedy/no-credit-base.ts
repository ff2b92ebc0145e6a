import {
  type Agreement,
  type Amount,
  type Base,
  type Cap,
  type Payment,
  type Remedy,
  type Service,
  servicesOf,
} from '@sla-language/agreement';
import { derived } from '../common/derived.js';
import { addToRemedies } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noCreditBase: Rule = {
  id: 'remedy/no-credit-base',
  severity: 'error',
  title: 'A percentage that does not say of what',
  explanation: () => ({
    why: prose`
      10% of the fee of the affected service, of all fees, of this month or of the last: the difference is often tenfold. A credit
      whose base is not named, or has no price, cannot be computed.`,
    advice: prose`
      Name the base (\`10% of fee\`, \`of fee of Hosting\`, \`of total fee\`) and give the service a \`fee\`, in words where it depends on
      use: \`fee "the monthly invoice" per month\`.`,
    sources: [
      'AWS SLAs (a share of the charges for the affected service in that billing cycle)',
      'Cloudflare (of the preceding month)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  credit 5% when > 800 ms
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  credit 5% of fee when > 800 ms
              }
          }
        `,
      },
      {
        title: 'A metric that names none of several services',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Mail "Mail" { fee EUR 300 per month }
              metric Answers "Answers" { score from 1 to 5  measured by "a survey" }
              objective Happy "Satisfaction" {
                  measures mean of Answers per quarter
                  target >= 4
                  credit 5% of fee when < 4
              }
              report Monthly { covers Uptime, Speed, Desk, Happy }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Mail "Mail" { fee EUR 300 per month }
              metric Answers "Answers" { score from 1 to 5  measured by "a survey" }
              objective Happy "Satisfaction" {
                  measures mean of Answers per quarter
                  target >= 4
                  credit 5% of total fee when < 4
              }
              report Monthly { covers Uptime, Speed, Desk, Happy }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const check = (line: Remedy, services: readonly string[]) => {
      if (line.kind !== 'credit' && line.kind !== 'penalty' && line.kind !== 'cap') return;
      const problem = problemOf(agreement, line, services);
      if (problem) report({ at: line, ...problem });
    };
    for (const promise of promisesOf(agreement)) {
      const services = servicesOf(agreement, promise);
      for (const line of promise.remedies) check(line, services);
    }
    const all = agreement.services.map((service) => service.id);
    const { atRisk, remedies = [] } = agreement.remedies ?? {};
    for (const line of [...remedies, ...(atRisk ? [atRisk] : [])]) check(line, all);
  },
};

interface Problem {
  readonly message: string;
  readonly related?: readonly { readonly at: object; readonly message: string }[];
  readonly fixes: readonly Fix[];
}

function problemOf(
  agreement: Agreement,
  { amount, text: line }: Payment | Cap,
  services: readonly string[],
): Problem | undefined {
  if (amount.kind === 'money') return undefined;
  const { base } = amount;
  if (!base) {
    const fee = services.length > 0 || agreement.services.length < 2 ? 'fee' : 'total fee';
    const text = `${amount.text} of ${fee}`;
    return {
      message: `\`${line}\` does not say ${amount.text} of what. Write, for example, \`${text}\`.`,
      fixes: [suggestion(`Write \`${text}\``, replace({ at: amount }, text))],
    };
  }
  if (typeof base.of === 'object') return undefined;
  if (base.of === 'at risk') return withoutPool(agreement, amount);
  const meant =
    base.service !== undefined
      ? [base.service]
      : base.of === 'total fee'
        ? agreement.services.map(({ id }) => id)
        : services;
  if (meant.length === 0 && agreement.services.length > 1) return undecided(agreement, amount, base);
  return unpriced(agreement, amount, meant);
}

function undecided(agreement: Agreement, amount: Amount, base: Base): Problem {
  const first = agreement.services[0]!.id;
  return {
    message:
      `\`${base.text}\` in \`${amount.text}\` may be the fee of any of ${agreement.services.length} services, for the metric names ` +
      `none. Write \`${base.of} of ${first}\` or \`total fee\`, or name the service in the metric.`,
    related: agreement.services.map((service) => ({ at: service, message: `\`${service.id}\`` })),
    fixes: ['total fee', `${base.of} of ${first}`].map((fee) =>
      suggestion(`Write \`${fee}\``, replace({ at: base }, fee, String(base.of))),
    ),
  };
}

/** A part of the amount at risk, where nothing is at risk; or where the amount at risk is a part of itself. */
function withoutPool(agreement: Agreement, amount: Amount): Problem | undefined {
  const pool = agreement.remedies?.atRisk;
  const fee = agreement.services.length === 1 ? 'fee' : 'total fee';
  if (pool?.amount === amount) {
    return {
      message: `\`${pool.text}\` is a part of itself. Write, for example, \`at risk 12% of ${fee} per month\`.`,
      fixes: [suggestion(`Write \`12% of ${fee}\``, replace({ at: amount }, `12% of ${fee}`))],
    };
  }
  if (pool || agreement.kind === 'template') return undefined;
  const line = `at risk 12% of ${fee} per month`;
  return {
    message: `\`${amount.text}\` is a part of the amount at risk, but \`remedies\` names none. Add, for example, \`${line}\`.`,
    fixes: [suggestion(`Add \`${line}\``, addToRemedies(agreement, line))],
  };
}

const FEE = 'fee "the monthly invoice" per month';

const servicesById = derived(
  (agreement): ReadonlyMap<string, Service> => new Map(agreement.services.map((service) => [service.id, service])),
);

/** In published terms the fee is whatever each customer pays, and a template leaves it open. */
function unpriced(agreement: Agreement, amount: Amount, services: readonly string[]): Problem | undefined {
  if (agreement.status === 'published' || agreement.kind === 'template') return undefined;
  const known = servicesById(agreement);
  // The first service that has a price settles it, so the list is made only for a finding.
  if (services.some((id) => (known.get(id)?.fees.length ?? 0) > 0)) return undefined;
  const wanted = new Set(services);
  const meant = agreement.services.filter((service) => wanted.has(service.id));
  if (meant.length === 0) return undefined;
  const names = meant.map((service) => `\`${service.id}\``).join(' and ');
  return {
    message: `\`${amount.text}\` is a part of a fee, but ${names} ${meant.length === 1 ? 'has' : 'have'} none. Add, for example, \`${FEE}\`.`,
    related: meant.map((service) => ({ at: service, message: `\`${service.id}\` has no fee.` })),
    fixes: meant.map((service) => suggestion(`Add \`${FEE}\` to \`${service.id}\``, addTo(service, FEE))),
  };
}
