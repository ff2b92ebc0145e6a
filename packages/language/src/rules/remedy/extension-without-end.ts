import { generalRemedies } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const extensionWithoutEnd: Rule = {
  id: 'remedy/extension-without-end',
  severity: 'warning',
  title: 'Days are added to a term that has no end',
  explanation: () => ({
    why: prose`
      An extension makes good by letting the customer use the service longer for the same money. Where the agreement runs until somebody
      terminates it, there is no last day to put off, and the customer gets nothing.`,
    advice: prose`
      Give the agreement an end (\`effective from 2027-01-01 to 2027-12-31\`), or pay a credit in the place of the days:
      \`credit 1 day of fee\`.`,
    sources: ['Google Workspace SLA (days of service added at the end of the term)'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01
              objective Speed { extension 3 days when > 2 s }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-12-31
              objective Speed { extension 3 days when > 2 s }
          }
        `,
      },
      {
        title: 'Days for every miss',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01
              remedies { extension 1 day }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01
              remedies { credit 1 day of fee }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const { effective, status, id } = agreement;
    // Public terms name the day from which they hold; each customer has a term of its own.
    if (!effective || effective.to || status === 'published') return;
    const lines = [...promisesOf(agreement).flatMap((each) => each.remedies), ...generalRemedies(agreement)];
    for (const line of lines) {
      if (line.kind !== 'extension') continue;
      report({
        at: line,
        message: `\`${line.text}\` adds to the term, but \`${id}\` runs from ${effective.from} until it is terminated: there is no last day to put off.`,
        related: [{ at: agreement, property: 'effective', message: 'The term has no end.' }],
        fixes: [suggestion(`Remove \`${line.text}\``, remove({ at: line }))],
      });
    }
  },
};
