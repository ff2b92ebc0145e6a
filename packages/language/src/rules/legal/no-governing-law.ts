import type { Agreement } from '@sla-language/agreement';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noGoverningLaw: Rule = {
  id: 'legal/no-governing-law',
  severity: 'warning',
  title: 'No law governs the agreement',
  explanation: () => ({
    why: prose`
      What "business day", "notice" or "penalty" mean, when a claim lapses and whether a penalty may be reduced depends on the law. Where the
      parties have chosen none, the first dispute is about which law decides the second one.`,
    advice:
      'Name the law and the courts: `law "Germany" venue "Berlin"`. Inside one company, where no money changes hands, none is needed.',
    sources: [
      'Regulation (EC) No 593/2008 (Rome I), Article 3: freedom of choice',
      'Common Paper, Cloud Service Agreement: governing law and chosen courts',
    ],
    examples: [
      {
        failing: example`
          party Acme "Acme Cloud GmbH" { address "Berlin" }
          party Globex "Globex Corporation" { address "Vienna" }

          agreement Example "Example" {
              status proposed
              provider Acme
              customer Globex
              service Mail "Electronic mail" { description "Mailboxes for the staff."  fee EUR 900 per month }
              calendar OfficeHours { open monday to friday 09:00 to 17:00  holidays "DE-BE"  timezone "Europe/Berlin" }
              default calendar OfficeHours
              review every 6 months
          }
        `,
        passing: example`
          party Acme "Acme Cloud GmbH" { address "Berlin" }
          party Globex "Globex Corporation" { address "Vienna" }

          agreement Example "Example" {
              status proposed
              law "Germany" venue "Berlin"
              provider Acme
              customer Globex
              service Mail "Electronic mail" { description "Mailboxes for the staff."  fee EUR 900 per month }
              calendar OfficeHours { open monday to friday 09:00 to 17:00  holidays "DE-BE"  timezone "Europe/Berlin" }
              default calendar OfficeHours
              review every 6 months
          }
        `,
      },
      {
        title: 'Agreed, with a charge only',
        failing: example`
          party Acme "Acme Cloud GmbH" { address "Berlin" }
          party Globex "Globex Corporation" { address "Vienna" }

          agreement Example "Example" {
              status agreed
              provider Acme
              customer Globex
              service Setup "Installation" { description "The installation of the shop."  charge Installation EUR 4_000 once }
              review every 6 months
          }
        `,
        passing: example`
          party Acme "Acme Cloud GmbH" { address "Berlin" }
          party Globex "Globex Corporation" { address "Vienna" }

          agreement Example "Example" {
              status agreed
              law "Austria"
              provider Acme
              customer Globex
              service Setup "Installation" { description "The installation of the shop."  charge Installation EUR 4_000 once }
              review every 6 months
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const { law, status, id } = agreement;
    if (law || !BINDING.has(status) || !isPaidFor(agreement)) return;
    report({
      at: agreement,
      message: `\`${id}\` is ${status} and names no law: which courts decide, and by which rules, would be the first thing to argue about.`,
      fixes: lawOf(agreement),
    });
  },
};

/** Drafts may leave it open; published terms belong to a contract that says it; what has ended is past it. */
const BINDING: ReadonlySet<string> = new Set(['proposed', 'agreed', 'signed']);

function isPaidFor(agreement: Agreement): boolean {
  const remedies = [...promisesOf(agreement), ...(agreement.remedies ? [agreement.remedies] : [])];
  return (
    agreement.services.some(({ fees, charges }) => fees.length > 0 || charges.length > 0) ||
    remedies.some((each) => each.remedies.some(({ kind }) => kind === 'credit' || kind === 'penalty'))
  );
}

const SEVERAL_LAWS: ReadonlySet<string> = new Set(['AU', 'CA', 'GB', 'US']);

/** The law of the country whose holidays the parties keep. */
function lawOf(agreement: Agreement): readonly Fix[] {
  const { calendars, defaultCalendar } = agreement;
  const calendar = calendars.find(({ id }) => id === defaultCalendar) ?? calendars.find(({ holidays }) => holidays);
  const country = calendar?.holidays?.slice(0, 2);
  if (!country || SEVERAL_LAWS.has(country)) return [];
  const name = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(country);
  return name ? [suggestion(`Choose the law of ${name}`, addTo(agreement, `law "${name}"`))] : [];
}
