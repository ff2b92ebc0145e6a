import type { Risk } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const riskUnowned: Rule = {
  id: 'preparation/risk-unowned',
  severity: 'warning',
  title: 'A high risk that nobody owns, or against which nothing is done',
  explanation: () => ({
    why: prose`
      A risk that stands in the agreement was known to both sides. When it comes true and no one had it to look after, the customer says
      that the provider knew, and the provider says that the customer accepted it.`,
    advice:
      'Give it to one party, `owner provider`, and say what is done: `mitigation "a copy in a second data centre"`.',
    sources: ['ISO 31000:2018, 5.4.3 and 6.5: risk owners and risk treatment', 'ITIL 4, risk management'],
    examples: [
      {
        title: 'Nobody owns it',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              risk Site "Loss of the data centre" {
                  likelihood low
                  impact high
                  mitigation "a copy of every backup in a second data centre"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              risk Site "Loss of the data centre" {
                  likelihood low
                  impact high
                  owner provider
                  mitigation "a copy of every backup in a second data centre"
              }
          }
        `,
      },
      {
        title: 'Nothing is done',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              risk Peak "More visitors than planned" {
                  likelihood high
                  impact medium
                  owner customer
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              risk Peak "More visitors than planned" {
                  likelihood high
                  impact medium
                  owner customer
                  mitigation "Campaigns are announced a week before, and servers are added."
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const risk of agreement.risks) {
      if (!isHigh(risk) || (risk.owner !== undefined && risk.mitigation !== undefined)) continue;
      const missing = [
        ...(risk.owner === undefined ? ['who looks after it'] : []),
        ...(risk.mitigation === undefined ? ['what is done about it'] : []),
      ].join(' and ');
      report({
        at: risk,
        message:
          `\`${risk.id}\` is of ${graded(risk)}, and nothing says ${missing}: when it comes true, each side will say that it was ` +
          'for the other.',
        fixes: owned(risk),
      });
    }
  },
};

function isHigh({ likelihood, impact }: Risk): boolean {
  return likelihood === 'high' || impact === 'high';
}

function graded({ likelihood, impact }: Risk): string {
  const grades = [...(likelihood === 'high' ? ['high likelihood'] : []), ...(impact === 'high' ? ['high impact'] : [])];
  return grades.join(' and ');
}

/** An owner can be proposed; what is done about a risk nobody can guess. */
function owned(risk: Risk): readonly Fix[] {
  if (risk.owner !== undefined || risk.mitigation === undefined) return [];
  return [suggestion('Add `owner provider`', addTo(risk, 'owner provider'))];
}
