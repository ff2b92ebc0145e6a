import type { Agreement } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const watermelon: Rule = {
  id: 'governance/watermelon',
  severity: 'information',
  title: 'Nothing says whether the customer gets what it needs',
  explanation: () => ({
    why: prose`
      Reports can be green outside while the customers see red: every technical target is met, and the work still does not get done.
      Where nothing names the outcome, a need of the business or the opinion of the users, nobody is bound to notice.`,
    advice: prose`
      Say what the service is for (\`outcome "Visitors can place orders at any hour."\`), which \`requirement\` an objective
      \`serves\`, or ask the users once a quarter: a metric \`score from 1 to 5\` with an objective of its own.`,
    sources: [
      'ITIL 4, service level management: the watermelon effect',
      'ISO/IEC 20000-1:2018, 8.3.2 Business relationship management: satisfaction is measured',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Shop, ShopUptime, PageTime, Uptime, Speed, Planned, ForceMajeure
              service Mail "Electronic mail" { description "Mailboxes for the staff of the customer."  fee EUR 900 per month }
              metric MailUptime "Availability" {
                  availability of Mail
                  unavailable when "mail cannot be sent"
                  measured every 1 minute by "a probe" at "two regions"
                  no data counts as bad
              }
              objective MailUp "Availability of mail" { measures MailUptime per month  target >= 99%  credit 10% of fee when < 99% }
              report Monthly { covers MailUp, Desk }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Shop, ShopUptime, PageTime, Uptime, Speed, Planned, ForceMajeure
              service Mail "Electronic mail" {
                  description "Mailboxes for the staff of the customer."
                  outcome "The staff reaches its customers by mail, and is reached."
                  fee EUR 900 per month
              }
              metric MailUptime "Availability" {
                  availability of Mail
                  unavailable when "mail cannot be sent"
                  measured every 1 minute by "a probe" at "two regions"
                  no data counts as bad
              }
              objective MailUp "Availability of mail" { measures MailUptime per month  target >= 99%  credit 10% of fee when < 99% }
              report Monthly { covers MailUp, Desk }
          }
        `,
      },
      {
        title: 'A survey instead of an outcome',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Shop, ShopUptime, PageTime, Uptime, Speed
              service Files "File storage" { description "Storage for the documents of the customer."  fee EUR 400 per month }
              metric Reading "Time to read" { duration from "request" to "first byte" for Files  measured by "the access log"  minimum 1_000 samples }
              objective Quick "Reading" { measures p95 of Reading per month  target <= 300 ms  credit 5% of fee when > 300 ms }
              report Monthly { covers Quick, Desk }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Shop, ShopUptime, PageTime, Uptime, Speed
              service Files "File storage" { description "Storage for the documents of the customer."  fee EUR 400 per month }
              metric Reading "Time to read" { duration from "request" to "first byte" for Files  measured by "the access log"  minimum 1_000 samples }
              metric Opinion "Opinion of the users" { score from 1 to 5 for Files  measured by "a survey each quarter" }
              objective Quick "Reading" { measures p95 of Reading per month  target <= 300 ms  credit 5% of fee when > 300 ms }
              objective Liked "Satisfaction" { measures mean of Opinion per quarter  target >= 4  indicative }
              report Monthly { covers Quick, Desk }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.status === 'published' || agreement.status === 'terminated') return;
    const promised = agreement.objectives.filter((objective) => objective.measures && objective.targets.length > 0);
    if (promised.length === 0 || looksInside(agreement)) return;
    const names = promised.map((objective) => `\`${objective.id}\``).join(', ');
    report({
      at: agreement,
      message:
        `\`${agreement.id}\` promises only what machines measure (${names}): no service has an \`outcome\`, no objective serves a ` +
        '`requirement`, and no `score` asks the users. All of it can be met while the customer is not served.',
      fixes: [survey(agreement)],
    });
  },
};

/** Whether the agreement says anywhere what the customer wants, or asks whether it gets it. */
function looksInside(agreement: Agreement): boolean {
  return (
    agreement.services.some((service) => service.outcome !== undefined) ||
    agreement.requirements.length > 0 ||
    agreement.metrics.some((metric) => metric.measure?.kind === 'score')
  );
}

/** A survey of the users, with a target that nobody pays for. */
function survey(agreement: Agreement): Fix {
  const taken = new Set([...agreement.metrics, ...agreement.objectives, ...agreement.supports].map(({ id }) => id));
  const free = (name: string): string => (taken.has(name) ? free(`${name}2`) : name);
  const metric = free('SatisfactionOfUsers');
  const text = [
    `metric ${metric} "Satisfaction of the users" {`,
    '    score from 1 to 5',
    '    measured by "a survey of the users at the end of each quarter"',
    '}',
    `objective ${free('SatisfiedUsers')} "Satisfaction" {`,
    `    measures mean of ${metric} per quarter`,
    '    target >= 4',
    '    indicative',
    '}',
  ];
  return suggestion('Ask the users once a quarter', addTo(agreement, text.join('\n')));
}
