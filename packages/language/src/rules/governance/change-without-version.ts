import type { Agreement, Change } from '@sla-language/agreement';
import { quoted } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addAfter, type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const changeWithoutVersion: Rule = {
  id: 'governance/change-without-version',
  severity: 'warning',
  title: 'The version and the change log do not agree',
  explanation: () => ({
    why: prose`
      The version on the cover says which text the parties have agreed, the change log how it came about. Where the newest entry of
      the log is another version, or the entries contradict their own order, nobody can prove which text was in force on a given day.`,
    advice: prose`
      With each change of the text, write a new \`version\` and an entry for it at the end of the change log:
      \`change "2.1.0" on 2027-01-15 "Availability raised to 99.95%."\`.`,
    sources: ['ISO 9001:2015, 7.5.3 Control of documented information', 'ITIL 4, service level management'],
    examples: [
      {
        title: 'The cover is older than the log',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              version "1.0"
              change "1.0" on 2026-01-01 "First agreement."
              change "1.1" on 2026-06-01 "Availability raised to 99.5%."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              version "1.1"
              change "1.0" on 2026-01-01 "First agreement."
              change "1.1" on 2026-06-01 "Availability raised to 99.5%."
          }
        `,
      },
      {
        title: 'The log contradicts its own order',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              version "1.2"
              change "1.0" on 2026-01-01 "First agreement."
              change "1.1" on 2026-06-01 "Availability raised to 99.5%."
              change "1.2" on 2026-05-01 "Service desk added."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              version "1.2"
              change "1.0" on 2026-01-01 "First agreement."
              change "1.1" on 2026-06-01 "Availability raised to 99.5%."
              change "1.2" on 2026-07-01 "Service desk added."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const changes = inOrder(agreement.changes);
    for (const [i, later] of changes.entries()) {
      const earlier = changes[i - 1];
      const what = earlier && disorder(earlier, later);
      if (!earlier || !what) continue;
      report({
        at: later,
        message: `In the change log, version ${later.version} follows version ${earlier.version}, but ${what}.`,
        related: [{ at: earlier, message: `Version ${earlier.version} is of ${earlier.on}.` }],
      });
    }
    const { version } = agreement;
    const last = changes.at(-1);
    if (version === undefined || !last || version === last.version) return;
    const logged = changes.some((change) => change.version === version);
    report({
      at: agreement,
      property: 'version',
      message:
        `This is version ${version}, but the newest entry of the change log is version ${last.version} of ${last.on}` +
        `${logged ? '' : `, and none is version ${version}`}: which text holds cannot be told.`,
      related: [{ at: last, message: 'The newest entry.' }],
      fixes: fixesOf(agreement, version, last, logged, today),
    });
  },
};

/** The oldest entry first. A log that is kept the other way round, from its first entry to its last, is read so. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const falls = changes.every((change, i) => i === 0 || change.on < changes[i - 1]!.on);
  return changes.length > 1 && falls ? changes.toReversed() : changes;
}

/** What is wrong with two entries that follow each other; undefined where nothing is. */
function disorder(earlier: Change, later: Change): string | undefined {
  if (later.on < earlier.on) return `it is of ${later.on}, before ${earlier.on}`;
  if (later.version === earlier.version) return 'the two are the same';
  return precedes(later.version, earlier.version) ? 'its number is lower' : undefined;
}

/** Whether a version is lower than another one; only of such as consist of numbers and points can this be said. */
function precedes(left: string, right: string): boolean {
  const numbers = (version: string) => (/^v?\d+(\.\d+)*$/.test(version) ? version.replace('v', '').split('.') : []);
  const [a, b] = [numbers(left), numbers(right)];
  if (a.length === 0 || b.length === 0) return false;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = Number(a[i] ?? 0) - Number(b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function fixesOf(agreement: Agreement, version: string, last: Change, logged: boolean, today: string): readonly Fix[] {
  const follow = suggestion(
    `Call this version ${last.version}`,
    replace({ at: agreement, property: 'version' }, `version ${quoted(last.version)}`),
  );
  if (logged || precedes(version, last.version) || last !== agreement.changes.at(-1)) return [follow];
  const entry = `change ${quoted(version)} on ${today} "Replaces version ${last.version.replace(/["\\]/g, '')}."`;
  return [suggestion(`Add version ${version} to the change log`, addAfter(last, entry)), follow];
}
