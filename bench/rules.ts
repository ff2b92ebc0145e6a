import type { Agreement } from '@sla-language/agreement';
import { EmptyFileSystem } from 'langium';
import { createLanguage, PROFILES, RULES, settingsOf } from '../packages/language/src/index.js';
import { runRules } from '../packages/language/src/rules/runner.js';
import { median } from './measure.js';
import { largeAgreement } from './text.js';

const TODAY = '2026-12-01';

export interface RuleTimes {
  readonly lines: number;
  /** All rules, for whomever they speak, on one agreement that nobody has looked at before. */
  readonly all: number;
  /** The rules that need most, with the share of `all`. What several rules need is counted for the first of them. */
  readonly costliest: readonly { readonly id: string; readonly time: number }[];
}

/** Measures all rules on one agreement. What rules derive from an agreement is kept with it, so each run gets a new copy. */
export async function measureRules(lines: number, runs: number): Promise<RuleTimes> {
  const settings = settingsOf(PROFILES.map(({ id }) => id).filter((id) => id !== 'draft'));
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: TODAY });
  const text = largeAgreement(lines);
  language.open('memory:///large.sla', text);
  const [file] = await language.check(['memory:///large.sla']);
  if (!file.ok) throw new Error(`The text is wrong: ${file.diagnostics.find((each) => each.severity === 1)?.message}`);
  const agreement = file.agreements[0];
  // Short texts are checked at every keystroke: what counts is how fast it is once the machine knows the way.
  const warmUp = lines > 2_000 ? 1 : 60;
  const all: number[] = [];
  for (let run = -warmUp; run < runs; run++) {
    const time = timeOf(structuredClone(agreement), (copy) => runRules(copy, { today: TODAY, settings }));
    if (run >= 0) all.push(time);
  }
  const single = new Map(RULES.map((rule) => [rule.id, [] as number[]]));
  for (let run = 0; run < Math.min(runs, 5); run++) {
    const copy = structuredClone(agreement);
    for (const rule of RULES) {
      single.get(rule.id)!.push(timeOf(copy, (each) => runRules(each, { today: TODAY, settings, rules: [rule] })));
    }
  }
  const costliest = [...single]
    .map(([id, times]) => ({ id, time: median(times) }))
    .toSorted((a, b) => b.time - a.time)
    .slice(0, 5);
  return { lines: text.split('\n').length - 1, all: median(all), costliest };
}

function timeOf(agreement: Agreement, work: (agreement: Agreement) => unknown): number {
  const start = performance.now();
  work(agreement);
  return performance.now() - start;
}
