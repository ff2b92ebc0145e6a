import { RULES } from '../rules/index.js';
import type { OptionDeclaration } from '../rules/options.js';
import { PROFILES } from '../rules/profiles.js';
import { type Rule, topicOf } from '../rules/rule.js';

const SEVERITY = {
  description: 'How grave a finding is; "off" switches it off.',
  enum: ['error', 'warning', 'information', 'off'],
};

/** The JSON Schema (draft 2020-12) of `sla.config.json`, made from the rules and profiles themselves. */
export function configurationSchema(): object {
  const topics = [...new Set(RULES.map(topicOf))];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of SLA Language',
    description:
      'Which rules agreements are checked against, and how. The nearest sla.config.json above a file holds for it.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where this schema stands.' },
      extends: {
        description: 'Other configurations, relative to this file, on which this one builds; the later ones decide.',
        anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      profiles: {
        description: 'Whose eyes read the agreement. Each builds on "recommended"; the later ones decide.',
        anyOf: [{ $ref: '#/$defs/profile' }, { type: 'array', items: { $ref: '#/$defs/profile' }, uniqueItems: true }],
      },
      today: {
        description:
          'The day on which agreements are checked, such as "2026-07-01"; the system’s where it is not given.',
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      },
      houseStyle: {
        description: 'The file, relative to this one, that says how documents look and which words they use.',
        type: 'string',
        minLength: 1,
      },
      outputPath: {
        description:
          'Where documents go, relative to this file: a folder, or a pattern such as "contracts/${agreement}.${extension}". ' +
          'Nothing is written outside of the folder of this file and that of the agreement.',
        type: 'string',
        minLength: 1,
      },
      rules: {
        description: 'Severities of topics and rules, and thresholds of rules. A rule counts before its topic.',
        type: 'object',
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(
            topics.map((topic) => [topic, { ...SEVERITY, description: `All rules of the topic ${topic}.` }]),
          ),
          ...Object.fromEntries(RULES.map((rule) => [rule.id, schemaOf(rule)])),
        },
      },
    },
    $defs: {
      profile: { oneOf: PROFILES.map(({ id, description }) => ({ const: id, description })) },
    },
  };
}

function schemaOf(rule: Rule): object {
  const options = Object.entries(rule.options ?? {});
  return {
    description: `${rule.title}.`,
    anyOf: [
      SEVERITY,
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          severity: SEVERITY,
          ...Object.fromEntries(options.map(([name, option]) => [name, optionSchema(option)])),
        },
      },
    ],
  };
}

function optionSchema(option: OptionDeclaration): object {
  const { description } = option;
  if (option.type === 'strings') {
    return { description, type: 'array', items: { type: 'string' }, default: option.default };
  }
  const minimum = option.minimum === undefined ? {} : { minimum: option.minimum };
  return { description, type: 'number', ...minimum, default: option.default };
}
