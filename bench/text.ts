import { template } from '../packages/cli/src/template.js';

/** Texts with this many lines, made of whole agreements of everyday content and filled up with one-line declarations. */
export function textOf(lines: number): string {
  const out: string[] = [];
  for (let i = 0; ; i++) {
    const unit = agreement(i);
    if (out.length + unit.length > lines) break;
    out.push(...unit);
  }
  for (let i = 0; out.length < lines; i++) {
    out.push(
      `requirement Need${i} "Need ${i}" { priority should description "What the business asks for, number ${i}." }`,
    );
  }
  return `${out.join('\n')}\n`;
}

/** One agreement with its two parties, whose names are its own. */
export function agreement(index: number): readonly string[] {
  const names = { provider: `Provider ${index}`, customer: `Customer ${index}`, title: `Agreement ${index}` };
  return template({ ...names, today: '2026-12-01' })
    .trimEnd()
    .split('\n');
}
