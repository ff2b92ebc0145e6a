import { example, prose } from '../common/texts-of-rules.js';
import { textsOf } from '../common/written-texts.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** Contracts beside this one, under the names that they usually have. */
const OTHER_CONTRACT =
  /\b(?:master|framework|main|principal|umbrella)\s+(?:\w+\s+){0,2}?(?:agreement|contract|terms)\b|\bgeneral terms(?: and conditions)?\b|\bterms and conditions\b/i;

export const noPrecedence: Rule = {
  id: 'legal/no-precedence',
  severity: 'warning',
  title: 'Another contract is mentioned, and nothing says which one prevails',
  explanation: () => ({
    why: prose`
      Two contracts of the same parties will sooner or later say different things: about liability, about notice, about what a credit replaces.
      Without an order between them each side reads the one that suits it.`,
    advice: prose`
      Say which document prevails, and for what: \`precedence "In everything that concerns service levels, this agreement prevails over
      the Master Services Agreement."\`.`,
    sources: [
      'Common Paper, Cloud Service Agreement: order of precedence',
      'Amazon Compute Service Level Agreement (prevails over the AWS Customer Agreement in case of conflict)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              background "The customer has ordered hosting under the Master Services Agreement of 1 March 2026."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              background "The customer has ordered hosting under the Master Services Agreement of 1 March 2026."
              precedence "For service levels, this agreement prevails over the Master Services Agreement."
          }
        `,
      },
      {
        title: 'In a clause',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Liability" "The liability of the provider follows from its general terms and conditions."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Liability" "The liability of the provider follows from its general terms and conditions."
              precedence "This agreement prevails over the general terms and conditions of the provider."
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const { id, status, precedence, clauses } = agreement;
    if (precedence !== undefined || status === 'published' || status === 'terminated') return;
    if (clauses.some(({ title, text }) => /prevail|precedence/i.test(title) || /\bprevails?\b/i.test(text))) return;
    for (const { text, at, property, what } of textsOf(agreement)) {
      const other = OTHER_CONTRACT.exec(text)?.[0];
      if (other === undefined) continue;
      const line = `precedence "In everything that concerns service levels, this agreement prevails over the ${other}."`;
      report({
        at,
        ...(property === undefined ? {} : { property }),
        message:
          `${what.charAt(0).toUpperCase()}${what.slice(1)} mentions the "${other}", and \`${id}\` does not say which of the two prevails ` +
          'where they disagree.',
        fixes: [suggestion('Let this agreement prevail for service levels', addTo(agreement, line))],
      });
      return;
    }
  },
};
