import type { DateString } from '@sla-language/agreement';
import { URI, UriUtils } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import { RULES } from '../rules/index.js';
import { defaultsOf, type OptionValue } from '../rules/options.js';
import { PROFILES, type ProfileId, severityIn } from '../rules/profiles.js';
import { type Rule, topicOf } from '../rules/rule.js';
import type { LinterSettings, RuleSetting } from '../rules/settings.js';
import type { Configuration } from './configuration.js';

/** Where a setting comes from. */
export type Origin =
  | { readonly kind: 'default' }
  /** A profile, as it is defined. */
  | { readonly kind: 'profile'; readonly profile: ProfileId }
  /** A key of a configuration file: `rules.wording`. */
  | { readonly kind: 'file'; readonly uri: string; readonly key: string }
  /** Given by whoever started the check. */
  | { readonly kind: 'start' };

/** Settings, and where each of them comes from. */
export interface ResolvedSettings extends LinterSettings {
  readonly profiles: readonly ProfileId[];
  /** Where the file stands that says how documents look, and the place that names it. */
  readonly houseStyle?: { readonly uri: string; readonly namedIn: string; readonly range: Range };
  /** Where documents go: a path with variables, and the place that names it. */
  readonly outputPath?: ConfiguredPath;
  readonly origins: {
    readonly profiles: Origin;
    readonly today?: Origin;
    readonly houseStyle?: Origin;
    readonly outputPath?: Origin;
    /** By rule. */
    readonly severities: ReadonlyMap<string, Origin>;
    /** By rule and option. */
    readonly options: ReadonlyMap<string, Readonly<Record<string, Origin>>>;
  };
}

/** A path with variables, relative to the configuration that names it. */
export interface ConfiguredPath {
  readonly pattern: string;
  readonly namedIn: string;
  readonly range: Range;
}

/** A configuration and where it stands. */
export interface ConfigurationLayer {
  readonly uri: string;
  readonly configuration: Configuration;
}

/**
 * Puts configurations together, the one that decides last. Of one rule, what is said of it by id counts before what is said of its
 * topic, and both before the profiles.
 * @param profiles those that whoever started the check wants, instead of the configured ones
 */
export function resolve(layers: readonly ConfigurationLayer[], profiles?: readonly ProfileId[]): ResolvedSettings {
  const withProfiles = layers.findLast(({ configuration }) => configuration.profiles !== undefined);
  const withToday = layers.findLast(({ configuration }) => configuration.today !== undefined);
  const withStyle = layers.findLast(({ configuration }) => configuration.houseStyle !== undefined);
  const withPath = layers.findLast(({ configuration }) => configuration.outputPath !== undefined);
  const names = profiles ?? withProfiles?.configuration.profiles ?? ['recommended'];
  const chosen = names.flatMap((id) => PROFILES.filter((profile) => profile.id === id));
  const resolved = RULES.map((rule) => [rule.id, resolveRule(rule, layers, chosen)] as const);
  return {
    rules: new Map(resolved.map(([id, { setting }]) => [id, setting])),
    ...(withToday ? { today: withToday.configuration.today as DateString } : {}),
    profiles: names,
    ...(withStyle ? { houseStyle: houseStyleOf(withStyle) } : {}),
    ...(withPath ? { outputPath: { ...withPath.configuration.outputPath!, namedIn: withPath.uri } } : {}),
    origins: {
      profiles: profiles ? { kind: 'start' } : fileOrigin(withProfiles, 'profiles'),
      ...(withToday ? { today: fileOrigin(withToday, 'today') } : {}),
      ...(withStyle ? { houseStyle: fileOrigin(withStyle, 'houseStyle') } : {}),
      ...(withPath ? { outputPath: fileOrigin(withPath, 'outputPath') } : {}),
      severities: new Map(resolved.map(([id, { severityFrom }]) => [id, severityFrom])),
      options: new Map(resolved.map(([id, { optionsFrom }]) => [id, optionsFrom])),
    },
  };
}

function houseStyleOf({ uri, configuration }: ConfigurationLayer): NonNullable<ResolvedSettings['houseStyle']> {
  const { path, range } = configuration.houseStyle!;
  return { uri: UriUtils.resolvePath(UriUtils.dirname(URI.parse(uri)), path).toString(), namedIn: uri, range };
}

function resolveRule(rule: Rule, layers: readonly ConfigurationLayer[], chosen: Parameters<typeof severityIn>[0]) {
  const topic = topicOf(rule);
  const byProfile = severityIn(chosen, rule);
  let { severity }: { severity: RuleSetting['severity'] } = byProfile;
  let severityFrom: Origin = { kind: 'profile', profile: byProfile.by };
  const options: Record<string, OptionValue> = defaultsOf(rule.options);
  const optionsFrom: Record<string, Origin> = {};
  for (const name of Object.keys(options)) optionsFrom[name] = { kind: 'default' };
  const byTopic = layers.findLast(({ configuration }) => configuration.topics.has(topic));
  // A topic that is switched on switches no rule on that is meant for others.
  if (byTopic && severity !== 'off') {
    severity = byTopic.configuration.topics.get(topic)!;
    severityFrom = fileOrigin(byTopic, `rules.${topic}`);
  }
  for (const layer of layers) {
    const configured = layer.configuration.rules.get(rule.id);
    if (configured?.severity) {
      severity = configured.severity;
      severityFrom = fileOrigin(layer, `rules.${rule.id}`);
    }
    for (const [name, value] of Object.entries(configured?.options ?? {})) {
      options[name] = value;
      optionsFrom[name] = fileOrigin(layer, `rules.${rule.id}.${name}`);
    }
  }
  return { setting: { severity, options } satisfies RuleSetting, severityFrom, optionsFrom };
}

function fileOrigin(layer: ConfigurationLayer | undefined, key: string): Origin {
  return layer ? { kind: 'file', uri: layer.uri, key } : { kind: 'default' };
}
