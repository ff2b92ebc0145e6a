import { type Lack, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const doraNoServiceDescription: Rule = requirementRule({
  id: 'dora/no-service-description',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(a)',
  title: 'A service that nobody describes',
  explanation: () => ({
    why: prose`
      A financial entity answers to its supervisor for what it has handed over to others, and has to show in its register of
      contracts what that is. A name and a price do not say which functions run where and what belongs to them.`,
    advice: prose`
      Describe each service: \`description "Hosting and operation of the customer's web shop."\`, with what it \`includes\` and
      \`excludes\`; or write a clause that \`meets "DORA 30(2)(a)"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(a)'],
    examples: [
      {
        title: 'A second service has only a name',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              subcontracting excluded
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
              clause "Functions and services" "As described."
              service Search "Search of the shop" { fee EUR 300 per month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              subcontracting excluded
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
              clause "Functions and services" "As described."
              service Search "Search of the shop" { description "A full-text index of the articles, with suggestions."  fee EUR 300 per month }
          }
        `,
      },
      {
        title: 'The clause claims something else',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              subcontracting excluded
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
              clause "Functions and services" "As in the catalogue." meets "DORA 30(2)(e)"
              service Search "Search of the shop" { fee EUR 300 per month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
              clause "Functions and services" "The search is described in annex 2, the rest in annex 1." meets "DORA 30(2)(a)"
              service Search "Search of the shop" { fee EUR 300 per month }
          }
        `,
      },
    ],
  }),
  asks: 'a clear and complete description of all functions and ICT services that are to be provided',
  lacks: (agreement) => {
    if (agreement.services.length === 0) return [{ what: `\`${agreement.id}\` names no service` }];
    return agreement.services
      .filter(({ description }) => description === undefined)
      .map(
        (service): Lack => ({
          at: service,
          what: `\`${service.id}\` ("${service.title}") has no description`,
        }),
      );
  },
  clause: ({ provider, customer }) => ({
    title: 'Functions and services',
    text: `${provider} provides to ${customer} the functions and ICT services that this agreement names, with the scope, components and limits that the service description annexed to it sets out.`,
  }),
});
