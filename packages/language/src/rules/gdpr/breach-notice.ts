import {
  type Agreement,
  type Big,
  decimal,
  exactSeconds,
  type Notification,
  nominalSeconds,
} from '@sla-language/agreement';
import { partyIn, quoted, sidesOf } from '../common/phrases.js';
import { isMetByClause, isNotApplicable } from '../common/requirements.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, replace, suggestion } from '../fix.js';
import { type Rule, ruleWithOptions } from '../rule.js';

const HOUR = decimal(3600);

export const gdprBreachNotice: Rule = ruleWithOptions({
  id: 'gdpr/breach-notice',
  severity: 'warning',
  title: 'Word of a personal data breach comes too late, or never',
  explanation: () => ({
    why: prose`
      The controller has 72 hours to notify the authority of a breach. What the processor takes for itself is missing from them, and
      "without undue delay" is a matter of opinion: only a number of hours, well below 72, leaves time to find out what happened.`,
    advice: 'Give a number of hours that run by the clock: `notify customer of personal data breach within 24 hours`.',
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Articles 33(1) and 33(2)',
      'European Data Protection Board, Guidelines 9/2022 on personal data breach notification',
    ],
    examples: [
      {
        title: 'Nothing is agreed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Personal data breaches" "The provider tells the customer without undue delay."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Personal data breaches" "The provider tells the customer without undue delay."
              notify customer of personal data breach within 24 hours
          }
        `,
      },
      {
        title: 'The whole 72 hours',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Personal data breaches" "The provider tells the customer by telephone."
              notify customer of personal data breach within 72 hours
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Personal data breaches" "The provider tells the customer by telephone."
              notify customer of personal data breach within 36 hours
          }
        `,
      },
      {
        title: 'Business days know weekends, breaches do not',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Personal data breaches" "The provider tells the customer by telephone."
              notify customer of personal data breach within 2 business days
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Personal data breaches" "The provider tells the customer by telephone."
              notify customer of personal data breach within 1 day
          }
        `,
      },
    ],
  }),
  audience: ['gdpr-processor'],
  completeness: true,
  fix: 'suggestion',
  options: {
    longestHours: {
      type: 'number',
      default: 48,
      minimum: 1,
      description: 'The longest time, in hours, that leaves enough of the 72.',
    },
  },
  check(agreement, { options, report }) {
    if (agreement.status === 'terminated' || isNotApplicable(agreement, 'GDPR 33(2)')) return;
    const longest = decimal(String(options.longestHours));
    const enough = longest.lt(24) ? `${longest.toFixed()} hours` : '24 hours';
    const notices = noticesOf(agreement);
    if (notices.length === 0) {
      if (isMetByClause(agreement, 'GDPR 33(2)')) return;
      const line = `notify customer of personal data breach within ${enough}`;
      report({
        at: agreement,
        message:
          `\`${agreement.id}\` does not say within how many hours the provider tells the customer of a personal data breach: ` +
          'Article 33(2) GDPR asks for notice without undue delay, and the customer has 72 hours in all for its own notice.',
        fixes: [suggestion(`Add \`${line}\``, addTo(agreement, line)), clauseFix(agreement, enough)],
      });
    }
    for (const notice of notices) {
      const { within } = notice;
      const seconds = exactSeconds(within) ?? (within.business ? undefined : nominalSeconds(within));
      if (seconds?.lte(longest.times(HOUR))) continue;
      report({
        at: notice,
        message:
          `Word of a personal data breach may take ${within.text}${left(seconds)}: the customer has 72 hours in all for its own ` +
          `notice to the authority, and more than ${longest.toFixed()} of them for the provider are too many.`,
        fixes: [suggestion(`Ask for notice within ${enough}`, replace({ at: notice }, enough, within.text))],
      });
    }
  },
});

function noticesOf(agreement: Agreement): readonly Notification[] {
  const customer = partyIn(agreement, 'customer') ?? 'customer';
  return agreement.notifications.filter(({ to, of }) => to === customer && of.kind === 'personal data breach');
}

/** ", which leaves 12 of them" */
function left(seconds: Big | undefined): string {
  if (!seconds) return ', and weekends and holidays do not count';
  const rest = decimal(72).minus(seconds.div(HOUR));
  return rest.gt(0) ? `, which leaves ${rest.round(1).toFixed()} hours` : ', which leaves nothing';
}

function clauseFix(agreement: Agreement, within: string) {
  const { provider, customer } = sidesOf(agreement);
  const wanted = 'Notice of personal data breaches';
  const title = agreement.clauses.some((each) => each.title === wanted) ? `${wanted} (GDPR 33(2))` : wanted;
  const text =
    `${provider} notifies ${customer} of every personal data breach within ${within} after having become aware of it, and tells it ` +
    'what happened, whose data and which are concerned, what may follow, and what has been done about it.';
  return suggestion(
    `Add a clause "${title}"`,
    addTo(agreement, `clause ${quoted(title)} """\n    ${text}\n    """ meets "GDPR 33(2)"`),
  );
}
