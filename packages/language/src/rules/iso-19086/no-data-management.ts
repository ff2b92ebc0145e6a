import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const isoNoDataManagement: Rule = requirementRule({
  id: 'iso-19086/no-data-management',
  severity: 'information',
  regulation: 'iso-19086',
  requirement: 'ISO/IEC 19086 data management',
  title: 'Where data is and whose it is remains open',
  explanation: () => ({
    why: prose`
      Data in a cloud has a place, an owner and a way out. Providers differ most in these, and the customer sees the difference only
      when an authority, a court or a competitor asks.`,
    advice: prose`
      Name the places (\`data stored and processed at "Germany" with 90 days notice\`), the way out (\`return of data within 30 days as
      "CSV"\`), and write the rest into a clause that \`meets "ISO/IEC 19086 data management"\`.`,
    sources: ['ISO/IEC 19086-1:2016, content area "data management"'],
    examples: [
      {
        title: 'No place',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The cloud is everywhere."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The cloud is everywhere."
              data stored and processed at "Germany"
          }
        `,
      },
      {
        title: 'A place for access only',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The data is safe."
              data accessed at "Germany"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The data is safe."
              data accessed at "Germany"
              data stored at "Germany", "Austria"
          }
        `,
      },
    ],
  }),
  asks: 'the location of data, its ownership, portability, deletion, and access by authorities',
  lacks: (agreement) => {
    if (agreement.dataLocations.some(({ uses }) => uses.includes('stored'))) return [];
    const line = 'data stored and processed at "European Union" with 90 days notice';
    const fix = suggestion(`Add \`${line}\``, addTo(agreement, line));
    return [{ what: `\`${agreement.id}\` does not say where data is stored`, fixes: [fix] }];
  },
  clause: ({ provider, customer }) => ({
    title: 'Data management',
    text: `The data of ${customer} remains its own. ${provider} stores and processes it only in member states of the European Union, uses it for nothing but the services, hands it over in a common format whenever ${customer} asks for it, and tells ${customer} of every request of an authority unless the law forbids it.`,
  }),
});
