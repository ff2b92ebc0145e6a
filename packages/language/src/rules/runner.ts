import type { Agreement, DateString } from '@sla-language/agreement';
import { isOperationCancelled } from 'langium';
import { RULES } from './index.js';
import type { Finding, Rule, RuleContext, RuleSeverity } from './rule.js';
import type { LinterSettings, RuleSetting } from './settings.js';

/** The code of the finding that stands for a rule that broke. */
export const RULE_FAILED = 'internal/rule-failed';

/** A finding with the rule that made it. */
export interface RuleFinding extends Finding {
  readonly ruleId: string;
  readonly severity: RuleSeverity;
}

export interface RunOptions {
  /** The day on which the agreement is checked. */
  readonly today: DateString;
  readonly settings: LinterSettings;
  /** The rules to run, as far as the settings let them; all of them where none are given. */
  readonly rules?: readonly Rule[];
  /** The text has syntax errors, so parts of the agreement are unread: rules that ask for something missing are left out. */
  readonly partial?: boolean;
  /** Finds the other agreements on which this one depends; without it none is known. */
  readonly upstream?: RuleContext['upstream'];
}

/**
 * Runs the rules on one agreement or template. The findings come in the order of the rules, and within a rule in the order of
 * the text. A rule that breaks becomes one finding of its own and does not silence the others; only a cancellation is thrown.
 */
export function runRules(
  agreement: Agreement,
  { today, settings, rules = RULES, partial = false, upstream = () => undefined }: RunOptions,
): RuleFinding[] {
  const open = partial || agreement.kind === 'template';
  return rules.flatMap((rule) => {
    const setting = settings.rules.get(rule.id);
    if (!rule.check || !setting || setting.severity === 'off' || (open && rule.completeness)) return [];
    return runRule(rule, agreement, setting.severity, { today, options: setting.options, upstream });
  });
}

function runRule(
  rule: Rule,
  agreement: Agreement,
  severity: RuleSeverity,
  context: Pick<RuleContext, 'today' | 'upstream'> & Pick<RuleSetting, 'options'>,
): RuleFinding[] {
  const findings: RuleFinding[] = [];
  try {
    const report = (finding: Finding) => findings.push({ ruleId: rule.id, severity, ...finding });
    // The settings hold a value for every option that the rule declares.
    rule.check?.(agreement, { ...context, options: context.options as never, report });
    return findings;
  } catch (error) {
    if (isOperationCancelled(error)) throw error;
    return [failure(rule, agreement, error)];
  }
}

function failure(rule: Rule, agreement: Agreement, error: unknown): RuleFinding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ruleId: RULE_FAILED,
    severity: 'warning',
    at: agreement,
    message:
      `The rule ${rule.id} could not be checked on \`${agreement.id}\` because of a fault in the rule itself (${reason}). ` +
      'All other rules were checked. Please report this to the authors of SLA Language.',
  };
}
