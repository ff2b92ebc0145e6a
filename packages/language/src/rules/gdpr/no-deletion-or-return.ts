import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const gdprNoDeletionOrReturn: Rule = requirementRule({
  id: 'gdpr/no-deletion-or-return',
  severity: 'warning',
  regulation: 'gdpr-processor',
  requirement: 'GDPR 28(3)(g)',
  title: 'Personal data may stay with the provider',
  explanation: () => ({
    why: prose`
      When the services end, so does the reason for which the provider holds personal data. The controller chooses whether they are
      returned or deleted, and copies have to go in either case.`,
    advice: prose`
      Agree on both, so that the customer can choose: \`return of data within 30 days as "CSV"\` and \`deletion of data within 60
      days\`.`,
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Article 28(3)(g)',
      'European Data Protection Board, Guidelines 07/2020 on the concepts of controller and processor',
    ],
    examples: [
      {
        title: 'Nothing is agreed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Data at the end" "The provider archives the data."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Data at the end" "The provider archives the data until then."
              return of data within 30 days as "CSV"
              deletion of data within 60 days
          }
        `,
      },
      {
        title: 'Returned, but not deleted',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Data at the end" "The provider archives the data."
              return of data within 30 days as "CSV"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Data at the end" "The provider archives the data."
              return of data within 30 days as "CSV"
              deletion of data within 60 days
          }
        `,
      },
    ],
  }),
  asks: 'deletion or return of all personal data at the end of the services, at the choice of the controller, and deletion of existing copies',
  lacks: (agreement) => {
    const { dataReturn, dataDeletion, id } = agreement;
    if (dataReturn && dataDeletion) return [];
    const lines = [
      ...(dataReturn ? [] : ['return of data within 30 days as "a common, documented format"']),
      ...(dataDeletion ? [] : ['deletion of data within 60 days']),
    ];
    const what = dataReturn
      ? 'The data is returned, but the copies of the provider are not deleted'
      : dataDeletion
        ? 'The data is deleted, and the customer cannot choose to have it back'
        : `\`${id}\` says neither that personal data are returned nor that they are deleted`;
    const title = `Add ${lines.map((line) => `\`${line}\``).join(' and ')}`;
    const at = dataReturn ?? dataDeletion;
    return [{ ...(at ? { at } : {}), what, fixes: [suggestion(title, addTo(agreement, lines.join('\n')))] }];
  },
  clause: ({ provider, customer }) => ({
    title: 'Deletion and return of personal data',
    text: `After the end of the services, ${provider} returns all personal data to ${customer} or deletes them, as ${customer} chooses, within 30 days, and then deletes existing copies, unless the law of the Union or of a member state requires it to keep them. It confirms the deletion in writing.`,
  }),
});
