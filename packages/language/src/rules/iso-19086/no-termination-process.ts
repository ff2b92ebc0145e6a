import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const isoNoTerminationProcess: Rule = requirementRule({
  id: 'iso-19086/no-termination-process',
  severity: 'information',
  regulation: 'iso-19086',
  requirement: 'ISO/IEC 19086 termination of service',
  title: 'What happens when the service ends is open',
  explanation: () => ({
    why: prose`
      At the end the customer needs time and its data. How long the service goes on, when the data is returned and when it is gone
      is easy to agree at the beginning, and hard later.`,
    advice: prose`
      Say it in lines of their own: \`exit transition 3 months\`, \`return of data within 30 days as "CSV"\`, \`deletion of data within
      60 days\`.`,
    sources: ['ISO/IEC 19086-1:2016, content area "termination of service"'],
    examples: [
      {
        title: 'No word of the end',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Exit" "The services end with the agreement."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Exit" "The services end with the agreement."
              return of data within 30 days as "CSV"
          }
        `,
      },
      {
        title: 'Deleted, but when?',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Exit" "The data is deleted at the end."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Exit" "The data is deleted at the end."
              exit transition 3 months
              deletion of data within 60 days
          }
        `,
      },
    ],
  }),
  asks: 'notice of the end, the time in which data can be fetched, and its deletion',
  lacks: (agreement) => {
    const { exit, dataReturn, dataDeletion } = agreement;
    if (exit || dataReturn || dataDeletion) return [];
    const lines = ['return of data within 30 days as "a common, documented format"', 'deletion of data within 60 days'];
    const fix = suggestion('Say when data is returned and deleted', addTo(agreement, lines.join('\n')));
    return [{ what: `\`${agreement.id}\` does not say what happens when the service ends`, fixes: [fix] }];
  },
  clause: ({ provider, customer }) => ({
    title: 'End of the service',
    text: `When this agreement ends, ${provider} keeps the services and the data available to ${customer} for 30 days, returns the data in a common, documented format, and deletes its copies within 60 days.`,
  }),
});
