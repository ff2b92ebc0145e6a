/**
 * Writes the JSON Schemas of the published formats: from the TypeScript types of what is written, and of the configuration from the
 * rules. `--check` compares them with the files that are there and fails where they differ.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRIVATE_PROPERTIES } from '@sla-language/agreement';
import { houseStyleSchema } from '@sla-language/documents';
import { configurationSchema } from '@sla-language/language';
import { createGenerator } from 'ts-json-schema-generator';

const root = new URL('../', import.meta.url);

interface Format {
  readonly id: string;
  readonly title: string;
  /** Where the type is declared. */
  readonly source: string;
  readonly type: string;
  /** Properties of the types that are never written. */
  readonly without?: readonly string[];
  readonly target: string;
}

const FORMATS: readonly Format[] = [
  {
    id: 'https://sla-language.dev/schema/agreement-1.0.json',
    title: 'Service level agreement',
    source: 'packages/agreement/src/model/index.ts',
    type: 'Agreement',
    without: PRIVATE_PROPERTIES,
    target: 'packages/documents/schema/agreement.schema.json',
  },
  {
    id: 'https://sla-language.dev/schema/check-1.0.json',
    title: 'What sla check has found',
    source: 'packages/cli/src/report/json.ts',
    type: 'CheckReport',
    target: 'packages/cli/schema/check.schema.json',
  },
  {
    id: 'https://sla-language.dev/schema/diff-1.0.json',
    title: 'What sla diff has found',
    source: 'packages/cli/src/diff/json.ts',
    type: 'DiffReport',
    target: 'packages/cli/schema/diff.schema.json',
  },
  {
    id: 'https://sla-language.dev/schema/scenario-1.0.json',
    title: 'A scenario for sla simulate',
    source: 'packages/language/src/scenarios/scenario-file.ts',
    type: 'ScenarioFile',
    target: 'packages/cli/schema/scenario.schema.json',
  },
  {
    id: 'https://sla-language.dev/schema/simulation-1.0.json',
    title: 'What sla simulate has found',
    source: 'packages/cli/src/simulate/output.ts',
    type: 'SimulationReport',
    target: 'packages/cli/schema/simulation.schema.json',
  },
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const schemas: readonly (readonly [file: string, schema: object])[] = [
  ...FORMATS.map((format) => [format.target, generate(format)] as const),
  ['packages/language/schema/config.schema.json', configurationSchema()],
  ['packages/documents/schema/house-style.schema.json', houseStyleSchema()],
];

for (const [file, schema] of schemas) {
  const target = fileURLToPath(new URL(file, root));
  const text = `${JSON.stringify(schema, undefined, 2)}\n`;
  if (!process.argv.includes('--check')) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`Written: ${file}`);
  } else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error(`${file} is out of date. Run: npx tsx scripts/schema.ts`);
    process.exitCode = 1;
  }
}

function generate(format: Format): object {
  const generated = createGenerator({
    path: fileURLToPath(new URL(format.source, root)),
    tsconfig: fileURLToPath(new URL('tsconfig.json', root)),
    type: format.type,
    expose: 'export',
    jsDoc: 'extended',
    additionalProperties: false,
    sortProps: false,
    // The checks of the types are the compiler's work; the generator brings an older one.
    skipTypeCheck: true,
  }).createSchema(format.type) as unknown as { readonly [key: string]: Json };
  return modern(generated, format) as object;
}

/** The generator writes draft-07. */
function modern(schema: { readonly [key: string]: Json }, { id, title, without = [] }: Format): Json {
  const { $schema: _, definitions, $ref, ...rest } = schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title,
    $ref: move($ref ?? null),
    ...(move(rest) as object),
    $defs: sorted(leaveOut(move(definitions ?? {}), without)),
  };
}

/** `#/definitions/X` becomes `#/$defs/X`; doc comments lose their line breaks. */
function move(value: Json): Json {
  if (typeof value === 'string') return value.replace(/^#\/definitions\//, '#/$defs/');
  if (Array.isArray(value)) return value.map(move);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'description' && typeof each === 'string' ? each.replace(/\s+/g, ' ') : move(each),
    ]),
  );
}

/** The same without some properties, wherever a type has them. */
function leaveOut(schema: Json, names: readonly string[]): Json {
  if (Array.isArray(schema)) return schema.map((each) => leaveOut(each, names));
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, each]): [string, Json] => {
      if (key === 'properties' && each !== null && typeof each === 'object' && !Array.isArray(each)) {
        const kept = Object.entries(each).filter(([name]) => !names.includes(name));
        return [key, Object.fromEntries(kept.map(([name, property]) => [name, leaveOut(property, names)]))];
      }
      if (key === 'required' && Array.isArray(each)) return [key, each.filter((name) => !names.includes(String(name)))];
      return [key, leaveOut(each, names)];
    }),
  );
}

function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
