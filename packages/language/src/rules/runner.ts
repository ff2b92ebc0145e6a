import type { Agreement, DateString } from '@sla-language/agreement';
import { isOperationCancelled } from 'langium';
import type { Position } from '../private/position.js';
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
    const setting = settingFor(rule, settings);
    if (!rule.check || !setting || (open && rule.completeness)) return [];
    return runRule(rule, setting.severity, agreement, agreement.id, (report) =>
      // The settings hold a value for every option that the rule declares.
      rule.check?.(agreement, { today, upstream, options: setting.options as never, report }),
    );
  });
}

/** Runs the rules on the private positions that speak of one agreement. */
export function runPositionRules(
  positions: readonly Position[],
  agreement: Agreement,
  { settings, rules = RULES }: Pick<RunOptions, 'settings' | 'rules'>,
): RuleFinding[] {
  return rules.flatMap((rule) => {
    const setting = settingFor(rule, settings);
    if (!rule.checkPosition || !setting) return [];
    return positions.flatMap((position) =>
      runRule(rule, setting.severity, position, position.subject, (report) =>
        rule.checkPosition?.(position, agreement, { options: setting.options as never, report }),
      ),
    );
  });
}

type Running = RuleSetting & { readonly severity: RuleSeverity };

/** How a rule runs; undefined where it does not. */
function settingFor(rule: Rule, settings: LinterSettings): Running | undefined {
  const setting = settings.rules.get(rule.id);
  return setting && setting.severity !== 'off' ? (setting as Running) : undefined;
}

function runRule(
  rule: Rule,
  severity: RuleSeverity,
  subject: object,
  name: string,
  check: (report: RuleContext['report']) => void,
): RuleFinding[] {
  const findings: RuleFinding[] = [];
  try {
    check((finding) => findings.push({ ruleId: rule.id, severity, ...finding }));
    return findings;
  } catch (error) {
    if (isOperationCancelled(error)) throw error;
    return [failure(rule, subject, name, error)];
  }
}

function failure(rule: Rule, at: object, name: string, error: unknown): RuleFinding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ruleId: RULE_FAILED,
    severity: 'warning',
    at,
    message:
      `The rule ${rule.id} could not be checked on \`${name}\` because of a fault in the rule itself (${reason}). ` +
      'All other rules were checked. Please report this to the authors of SLA Language.',
  };
}
