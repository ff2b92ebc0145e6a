import { PRIVATE_PROPERTIES } from '@sla-language/agreement';
import schema from '../../schema/agreement.schema.json';

/** One change of a model: a leaf with another value, an optional property or an item of a list taken away. */
export interface Change {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly apply: (model: unknown) => unknown;
}

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
}

const definitions = schema.$defs as unknown as Readonly<Record<string, Schema>>;

/** Every change that leaves the model valid; what is private is no matter of its schema. `visit` hears of each property of each type that occurs. */
export function changesOf(
  model: unknown,
  visit: (type: string, property: string) => void = () => {},
): readonly Change[] {
  const changes: Change[] = [];
  walk(model, { $ref: schema.$ref }, [], 'Agreement');
  return changes;

  function walk(value: unknown, given: Schema, path: readonly (string | number)[], type: string): void {
    const [form, name] = formOf(value, given, type);
    if (Array.isArray(value)) {
      for (const [i, each] of value.entries()) {
        add([...path, i], 'taken away', (list) => (list as unknown[]).filter((_, at) => at !== i), path);
        walk(each, form.items ?? {}, [...path, i], name);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        visit(name, key);
        if (!form.required?.includes(key) && !PRIVATE_PROPERTIES.includes(key))
          add([...path, key], 'taken away', (owner) => without(owner, key), path);
        walk(each, form.properties?.[key] ?? {}, [...path, key], name);
      }
    } else {
      for (const other of alternatives(value, form)) add(path, `made ${String(other)}`, () => other, path);
    }
  }

  function add(path: Change['path'], what: string, change: (value: unknown) => unknown, at: Change['path']): void {
    changes.push({ path, what, apply: (whole) => replace(whole, at, change) });
  }
}

/** The form of a union that a value has, with its name for `visit`. */
function formOf(value: unknown, given: Schema, type: string): readonly [Schema, string] {
  if (given.$ref) {
    const name = given.$ref.replace('#/$defs/', '');
    return formOf(value, definitions[name] ?? {}, name);
  }
  if (!given.anyOf) return [given, type];
  for (const branch of given.anyOf) {
    const [form, name] = formOf(value, branch, type);
    const kind = form.properties?.kind;
    if (fits(value, form)) return [form, kind && name === type ? `${name} ${String(kind.const ?? kind.enum)}` : name];
  }
  return [{}, type];
}

function fits(value: unknown, form: Schema): boolean {
  if (form.const !== undefined) return form.const === value;
  if (form.enum) return form.enum.includes(value);
  if (typeof value !== 'object' || value === null || !form.properties) return form.type === typeof value;
  const { properties } = form;
  return (
    Object.entries(value).every(
      ([key, each]) => key in properties && (isObject(each) || fitsLeaf(each, properties[key]!)),
    ) && (form.required ?? []).every((key) => key in value)
  );
}

function fitsLeaf(value: unknown, given: Schema): boolean {
  if (given.const !== undefined) return given.const === value;
  return given.enum ? given.enum.includes(value) : true;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function alternatives(value: unknown, form: Schema): readonly unknown[] {
  if (form.const !== undefined) return [];
  if (form.enum) {
    const others = form.enum.filter((each) => each !== value);
    // Of units and days of the week the next one stands for all.
    return others.length > 4 ? others.slice(0, 1) : others;
  }
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1];
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return [text.endsWith('05') ? text.replace(/05$/, '06') : text.replace(/\d\d$/, '05')];
  if (/^\w+\/\w+$/.test(text)) return ['Asia/Tokyo'];
  if (/^\d\d:\d\d$/.test(text)) return [text.replace(/\d$/, '7')];
  if (/^\d+(\.\d+)?$/.test(text)) return [text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10))];
  return [`${text} changed`];
}

function without(owner: unknown, key: string): unknown {
  const { [key]: _, ...rest } = owner as Record<string, unknown>;
  return rest;
}

function replace(value: unknown, path: Change['path'], change: (value: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  if (Array.isArray(value)) return value.map((each, i) => (i === first ? replace(each, rest, change) : each));
  const owner = value as Record<string, unknown>;
  return { ...owner, [first]: replace(owner[first], rest, change) };
}
