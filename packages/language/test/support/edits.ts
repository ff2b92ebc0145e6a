import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';

const FOLDER = path.join(import.meta.dirname, '../../../../examples');

/** The examples that come with the project, whose edits are tried. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sla'))
  .sort()
  .map((name) => readFileSync(path.join(FOLDER, name), 'utf8'));

/** A small file with declarations that depend on each other, and with all that stands between declarations. */
export const SMALL = `import "./shared.sla"
// The parties.
/// The one that promises.
party Acme "Acme" { contact Desk "Desk" { reachable during Office } } // on one line
party Beta "Beta" {
    contact Owner
} /* between
two lines */ party Gamma { }
severity Minor "Minor"

calendar Office "Office" { open monday to friday 09:00 to 17:00 }

/// What others build on.
template Base "Base" {
    provider Acme
    customer Beta
    timezone "Europe/London"
    service Shop "Shop" { fee GBP 100 per month }
    metric Uptime "Uptime" { availability of Shop measured every 1 minute }
    objective Up "Up" {
        measures Uptime per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
        credit 5% of fee when < 99.95%
    }
}
agreement First "First" extends Base {
    version "1"
    effective from 2026-01-01
    objective Up { target >= 99.5% }
    review every 6 months by Acme.Desk, Beta.Owner next 2026-03-01
}

agreement Second "Second" {
    provider Acme
    customer Gamma
    service Site "Site" {
        depends on First.Shop, First.Up at 99%
        description """
            Some **prose** of
            two lines. { ( }
        """
    }
    calendar Office "Ours" { open monday to sunday 00:00 to 24:00 }
    metric Score { score from 1 to 10 for Site }
    objective Good { measures mean of Score per calendar quarter target >= 7 weight 50% }
    support Help { handles Minor during Office { respond within 2 hours } }
}
unknown thing (
metric Ratio { formula (1 + 2) * 3 }
`;

/** Files that import each other, by their names. */
export const WORKSPACE = {
  'shared.sla': `/// Shared by all.
party Delta "Delta" { contact Desk "Desk" { reachable during Always } }
calendar Nights "Nights" { open monday to friday 22:00 to 24:00 }
metric Answers "Answers" { duration from "call" to "answer" measured every 2 hours }

template Common "Common" {
    provider Delta
    timezone "Europe/Paris"
    objective Quick { measures share of Answers within 1 minutes per month target >= 95% credit 5% of fee when < 95% }
}
`,
  'main.sla': SMALL,
  'heir.sla': `import "./main.sla"
import "./shared.sla"

agreement Heir "Heir" extends Base {
    without Up
    customer Gamma
    service More "More" { depends on Second.Site, Second.Good, Other.Quick at 96% }
    objective Best { measures Uptime per month target >= 99.999% credit 10% of fee when < 99% }
}
agreement Other "Other" extends Common { customer Acme  calendar Nights { open saturday 20:00 to 22:00 } }
position of customer on Other.Quick { accepts down to 97%  walks away below 90%  trades "patience" }
position of provider on Second.Good { aims for 50%  accepts up to 99% }
`,
} as const;

/** What an author may type or paste. */
const PIECES = [
  '',
  'x',
  ' ',
  '\n',
  '9',
  'é',
  'Acme',
  'First',
  ' // note',
  '\n// sla-ignore target/ambiguous: as published\n',
  '\n/// What it is.\n',
  'target >= 90%\n',
  '\nparty New "New" { address "Here" }\n',
  '\nagreement Third "Third" extends Base { version "3" }\n',
  '\n    objective Late { measures Uptime per month target >= 99% }\n',
];

/** What an author may leave half done. */
const FRAGMENTS = [
  '\r\n',
  '{',
  '}',
  '}\n',
  '(',
  ')',
  '"',
  '"""',
  '/*',
  '*/',
  '// note\n',
  '//',
  ',',
  '%',
  '\uFFFD',
  '\nseverity Acme',
  'import "./other.sla"\n',
  'agreement ',
  '\n}\n\nparty Inner {\n',
];

/** Replaces `length` characters at a place in the text, given as a share of its length, by a piece. */
export interface Edit {
  readonly place: number;
  readonly length: number;
  readonly piece: string;
  /** The edit is made at the next line's end instead, or at the next closing brace: there things join. */
  readonly near: 'there' | 'line' | 'brace';
}

/** An edit, or taking back the last one that is not taken back yet. */
export type Step = Edit | 'undo';

/** A place in a text of any length, as likely here as there: `fc.double` draws nine of ten from the first hundredth. */
export const share: fc.Arbitrary<number> = fc.integer({ min: 0, max: 10_000 }).map((place) => place / 10_000);

export const edit: fc.Arbitrary<Edit> = fc.record({
  place: share,
  length: fc.oneof({ weight: 8, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(120) }),
  piece: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 1, arbitrary: fc.constantFrom(...FRAGMENTS) },
  ),
  near: fc.constantFrom('there', 'there', 'line', 'brace'),
});

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: edit }, { weight: 3, arbitrary: fc.constant<'undo'>('undo') }),
  { minLength: 1, maxLength: 12 },
);

/** The texts that the steps lead to, one after the other. */
export function* textsAfter(start: string, all: readonly Step[]): Generator<string> {
  const texts = [start];
  for (const step of all) {
    if (step !== 'undo') texts.push(edited(texts.at(-1)!, step));
    else if (texts.length > 1) texts.pop();
    yield texts.at(-1)!;
  }
}

/** The text after an edit. */
export function edited(text: string, { place, length, piece, near }: Edit): string {
  let at = Math.floor(place * (text.length + 1));
  if (near !== 'there') {
    const found = text.indexOf(near === 'line' ? '\n' : '}', at);
    if (found >= 0) at = found + (near === 'brace' ? Math.round(place * 1000) % 2 : 0);
  }
  return text.slice(0, at) + piece + text.slice(at + length);
}
