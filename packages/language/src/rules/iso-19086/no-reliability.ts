import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const isoNoReliability: Rule = requirementRule({
  id: 'iso-19086/no-reliability',
  severity: 'information',
  regulation: 'iso-19086',
  requirement: 'ISO/IEC 19086 service reliability',
  title: 'Nothing is said of backups and disaster recovery',
  explanation: () => ({
    why: prose`
      Availability is counted by the month; a disaster comes once. How much data may be lost, how long the restart takes, and
      whether anybody has tried it, is what decides then.`,
    advice: prose`
      Say how often it is tested: \`continuity tested every 12 months by provider "the restore of a full backup"\`; and promise the
      times in an \`objective\` or a clause that \`meets "ISO/IEC 19086 service reliability"\`.`,
    sources: ['ISO/IEC 19086-1:2016, content area "service reliability"'],
    examples: [
      {
        title: 'A backup is mentioned',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Business continuity" "There is a backup."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Business continuity" "There is a backup."
              continuity tested every 12 months by provider "the restore of a full backup"
          }
        `,
      },
      {
        title: 'It is up to the customer',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Business continuity" "The customer makes its own backups."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Business continuity" "The customer makes its own backups."
              not applicable "ISO/IEC 19086 service reliability" because "The services hold no data of the customer."
          }
        `,
      },
    ],
  }),
  asks: 'resilience, backups and their restore, and disaster recovery with the times that it takes',
  lacks: (agreement) => {
    if (agreement.continuityTests.length > 0) return [];
    const line = 'continuity tested every 12 months by provider "the restore of a full backup at another site"';
    const fix = suggestion('Let the restore of a backup be tested every 12 months', addTo(agreement, line));
    return [{ what: `\`${agreement.id}\` says nothing of backups and disaster recovery`, fixes: [fix] }];
  },
  clause: ({ provider, customer }) => ({
    title: 'Backup and disaster recovery',
    text: `${provider} makes a backup of all data every night, keeps it for 30 days at another site, and restarts the services from it within 24 hours after a disaster. It tests this once a year and gives ${customer} the result.`,
  }),
});
