import {
  type Agreement,
  type Commitment,
  type Handling,
  mostSpecific,
  type ScopeSet,
  type Support,
  scopesOf,
} from '@sla-language/agreement';
import { calendarOf, endsBefore } from '../common/calendars.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

const VERB = {
  acknowledge: 'acknowledged within',
  respond: 'responded to within',
  update: 'updated every',
  restore: 'restored within',
  resolve: 'resolved within',
} as const;

export const severityOrder: Rule = {
  id: 'support/severity-order',
  severity: 'error',
  title: 'A severe incident is handled more slowly than a lesser one',
  why: prose`
    Severities exist so that the worst comes first. Where a lesser one has the shorter time, every incident is an argument about
    its class, and a customer does best to report its worst outage as a minor one.`,
  advice: prose`
    Give the more severe class the shorter time, or the same. The order is that in which the severities are declared and handled,
    the most severe first; where the two orders differ, the rule keeps silent.`,
  sources: ['ITIL 4, incident management: prioritisation by impact and urgency'],
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            support Desk {
                handles Sev1 during Always { respond within 15 minutes  update every 1 hour  restore within 2 hours }
                handles Sev2 during Always { respond within 10 minutes  resolve within 8 hours }
            }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            support Desk {
                handles Sev1 during Always { respond within 15 minutes  update every 1 hour  restore within 2 hours }
                handles Sev2 during Always { respond within 30 minutes  resolve within 8 hours }
            }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    for (const support of agreement.supports) {
      const seen = new Set<Commitment>();
      for (const [severe, lesser] of orderedPairs(agreement, support)) {
        const calendar = calendarOf(agreement, severe);
        if (calendar?.id !== calendarOf(agreement, lesser)?.id) continue;
        for (const slow of severe.commitments) {
          const fast = lesser.commitments.find((each) => each.kind === slow.kind);
          if (!fast || seen.has(slow) || !endsBefore(fast.within, slow.within, calendar)) continue;
          seen.add(slow);
          report({
            at: slow,
            message:
              `In \`${support.id}\`, \`${severe.severity}\` is ${VERB[slow.kind]} ${slow.within.text}, ` +
              `but the less severe \`${lesser.severity}\` is ${VERB[slow.kind]} ${fast.within.text}.`,
            related: [{ at: fast, message: `\`${lesser.severity}\` is ${VERB[fast.kind]} ${fast.within.text}.` }],
          });
        }
      }
    }
  },
};

/** For each case that the handling rules tell apart, the rules that hold for it in pairs: the more severe one first. */
function* orderedPairs(
  agreement: Agreement,
  support: Support,
): Generator<readonly [severe: Handling, lesser: Handling]> {
  const declared = agreement.severities.map((severity) => severity.id);
  for (const scope of scopesOf(agreement, support.handles)) {
    const holding = handlesFor(support, scope);
    for (const [index, severe] of holding.entries()) {
      for (const lesser of holding.slice(index + 1)) {
        const before = declared.indexOf(severe.severity) < declared.indexOf(lesser.severity);
        if (before && declared.includes(severe.severity)) yield [severe, lesser];
      }
    }
  }
}

function handlesFor(support: Support, scope: ScopeSet): readonly Handling[] {
  const severities = [...new Set(support.handles.map((handling) => handling.severity))];
  return severities.flatMap((severity) => {
    const best = mostSpecific(
      support.handles.filter((handling) => handling.severity === severity),
      scope,
    );
    return best.length === 1 ? best : [];
  });
}
