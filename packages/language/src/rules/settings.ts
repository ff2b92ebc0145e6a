import type { DateString } from '@sla-language/agreement';
import { RULES } from './index.js';
import { defaultsOf, type OptionValue } from './options.js';
import { PROFILES, type ProfileId, severityIn } from './profiles.js';
import type { Rule, RuleSeverity } from './rule.js';

/** How one rule runs. */
export interface RuleSetting {
  readonly severity: RuleSeverity | 'off';
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** What holds for the agreements of a file: how every rule runs, and on which day they are checked. */
export interface LinterSettings {
  /** By the id of the rule. A rule that is not in it is off. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** The day of the check where the configuration names one. */
  readonly today?: DateString;
}

/** The settings that some profiles come to, with the rules' own thresholds. */
export function settingsOf(profiles: readonly ProfileId[], rules: readonly Rule[] = RULES): LinterSettings {
  const chosen = profiles.flatMap((id) => PROFILES.filter((profile) => profile.id === id));
  return {
    rules: new Map(
      rules.map((rule) => [
        rule.id,
        { severity: severityIn(chosen, rule).severity, options: defaultsOf(rule.options) },
      ]),
    ),
  };
}

/** What holds where nobody has configured anything. */
export const recommendedSettings: () => LinterSettings = (() => {
  let settings: LinterSettings | undefined;
  return () => {
    settings ??= settingsOf(['recommended']);
    return settings;
  };
})();
