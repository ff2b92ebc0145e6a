import type { Audience, Rule, RuleSeverity } from './rule.js';

export type ProfileId = 'recommended' | 'strict' | 'draft' | Audience;

/** A named choice of rules and severities. */
export interface Profile {
  readonly id: ProfileId;
  readonly title: string;
  /** What it is for, in a sentence or two. */
  readonly description: string;
  /** The severity of a rule; undefined where the profile has nothing to say about it. */
  severityOf(rule: Rule): RuleSeverity | 'off' | undefined;
}

function isForEverybody(rule: Rule): boolean {
  return rule.audience === undefined;
}

/** A profile that adds the rules of one audience. */
function forAudience(id: Audience, title: string, description: string): Profile {
  return { id, title, description, severityOf: (rule) => (rule.audience?.includes(id) ? rule.severity : undefined) };
}

/**
 * The profiles. A configuration names several: each builds on `recommended`, and where two speak about one rule, the later one
 * decides.
 */
export const PROFILES: readonly Profile[] = [
  {
    id: 'recommended',
    title: 'Recommended',
    description:
      'What holds for every agreement, whichever side reads it. On a sound and complete agreement it is silent.',
    severityOf: (rule) => (isForEverybody(rule) ? rule.severity : 'off'),
  },
  {
    id: 'strict',
    title: 'Strict',
    description: 'As recommended, and what is otherwise only for information is a warning.',
    severityOf: (rule) => (isForEverybody(rule) && rule.severity === 'information' ? 'warning' : undefined),
  },
  {
    id: 'draft',
    title: 'Draft',
    description: 'For a text at which somebody is still writing: nothing is said of what is missing.',
    severityOf: (rule) => (rule.completeness && isForEverybody(rule) ? 'off' : undefined),
  },
  {
    id: 'signature',
    title: 'Signature',
    description:
      'For the text that is about to be signed: whatever is missing is an error, legal reviews and signatories have to be there, and every suppressed finding needs its reason.',
    severityOf: (rule) => {
      if (rule.audience?.includes('signature')) return rule.severity;
      return rule.completeness && isForEverybody(rule) && rule.severity === 'warning' ? 'error' : undefined;
    },
  },
  forAudience('customer', 'Customer', "Adds what the customer's side should not sign without having noticed."),
  forAudience('provider', 'Provider', "Adds what the provider's side should not sign without having noticed."),
  forAudience(
    'dora',
    'DORA',
    'Adds what Article 30 of Regulation (EU) 2022/2554 asks of the contracts of financial entities about ICT services.',
  ),
  forAudience(
    'gdpr-processor',
    'GDPR, processor',
    'Adds what Article 28(3) of Regulation (EU) 2016/679 asks of a contract with a processor of personal data.',
  ),
  forAudience(
    'iso-19086',
    'ISO/IEC 19086',
    'Adds the content areas that ISO/IEC 19086 names for the service level agreements of cloud services.',
  ),
  forAudience('fitsm', 'FitSM', 'Adds what FitSM asks of a service level agreement.'),
];

/** The severity that some profiles give a rule, and the one that decided. Recommended comes first, named or not. */
export function severityIn(
  profiles: readonly Profile[],
  rule: Rule,
): { readonly severity: RuleSeverity | 'off'; readonly by: ProfileId } {
  const recommended = PROFILES[0]!;
  const spoken = [recommended, ...profiles.filter((each) => each !== recommended)].flatMap((profile) => {
    const severity = profile.severityOf(rule);
    return severity === undefined ? [] : [{ severity, by: profile.id }];
  });
  return spoken.at(-1)!;
}
