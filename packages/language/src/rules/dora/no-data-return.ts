import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, extend, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraNoDataReturn: Rule = requirementRule({
  id: 'dora/no-data-return',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(d)',
  title: 'Nobody has to give the data back',
  explanation: () => ({
    why: prose`
      When a provider fails, its systems belong to an administrator who has no contract with the customer. Data without an agreed
      way back, in a format that others can read, is then as good as lost.`,
    advice: prose`
      Say how soon and in which format: \`return of data within 30 days as "a PostgreSQL dump"\`, or write a clause that \`meets "DORA
      30(2)(d)"\` and names insolvency, resolution and the end of business.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(d)'],
    examples: [
      {
        title: 'Nothing on the return of data',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Data at the end" "The provider deletes the data of the customer."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Data at the end" "The provider deletes the data of the customer."
              return of data within 30 days as "a PostgreSQL dump"
          }
        `,
      },
      {
        title: 'In whatever format',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Data at the end" "The provider deletes the data of the customer."
              return of data within 30 days
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Data at the end" "The provider deletes the data of the customer."
              return of data within 30 days as "CSV files in UTF-8"
          }
        `,
      },
    ],
  }),
  asks: 'access to data, its recovery and its return in an easily accessible format if the provider becomes insolvent, is resolved or stops its business, or if the agreement ends',
  lacks: (agreement) => {
    const { dataReturn } = agreement;
    if (!dataReturn) {
      const line = 'return of data within 30 days as "a common, documented format"';
      return [
        {
          what: `\`${agreement.id}\` does not say how the data of the customer is returned`,
          fixes: [suggestion(`Add \`${line}\``, addTo(agreement, line))],
        },
      ];
    }
    if (dataReturn.format !== undefined) return [];
    return [
      {
        at: dataReturn,
        what: 'The data is returned in whatever format the provider likes',
        fixes: [suggestion('Name a format', extend({ at: dataReturn }, ' as "a common, documented format"'))],
      },
    ];
  },
  clause: ({ provider, customer }) => ({
    title: 'Access to data and its return',
    text: `If ${provider} becomes insolvent, is resolved or discontinues its business, or if this agreement ends for whatever reason, ${customer} keeps access to its personal and other data, and ${provider} returns the data within 30 days in a common, documented format that can be read without the systems of ${provider}.`,
  }),
});
