import { readFileSync } from 'node:fs';
import { AstUtils, GrammarAST } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { SlaGrammar } from '../src/generated/grammar.js';
import { createLanguage } from '../src/index.js';

const DOCS = new URL('../../../docs/', import.meta.url);

/** What the fragments of the reference refer to. A fragment stands in an agreement that extends this one. */
const BASE = `
party Acme "Acme Cloud GmbH" {
    contact ServiceDesk
    contact DutyManager
    contact Director
}
party Globex "Globex Corporation" { contact ServiceOwner }

template Base "What the examples build on" {
    timezone "Europe/Berlin"
    fiscal year from february
    billing cycle from day 15
    default calendar OfficeHours
    currency EUR
    provider Acme
    customer Globex
    plan Standard
    plan Premium
    severity Grave
    requirement Reachable
    calendar OfficeHours { open monday to friday 09:00 to 17:00  holidays "DE-BE" }
    maintenance Maintenance { window sunday 02:00 to 04:00  notice 5 days  limit 20 minutes per month }
    exclusion ForceMajeure { means "war, strike and natural disaster" }
    service Shop {
        fee EUR 2_000 per month
        charge Installation EUR 4_000 once
    }
    metric ShopUptime {
        availability of Shop
        unavailable when "the home page does not answer within 10 seconds"
        measured every 1 minute by "an external probe"
    }
    metric ErrorRate { ratio of "requests that fail" to "all requests" for Shop }
    metric PageLoad { duration from "request received" to "last byte sent" for Shop }
    metric Csat { score from 1 to 5 }
    metric Bandwidth { amount of "bandwidth" in Mbit/s for Shop }
    metric Outages { count of "outages" for Shop }
    objective ShopAvailability {
        measures ShopUptime per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
    }
    support Desk {
        handles Grave during Always { respond within 15 minutes }
        measures each per month
        indicative
    }
}
`;

interface Fence {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** The block in which the text stands; a whole file where there is none. */
  readonly fragment?: string;
}

function fencesOf(file: string): readonly Fence[] {
  const page = readFileSync(new URL(file, DOCS), 'utf8');
  return [...page.matchAll(/^ *```sla(?: fragment=(\w+))?\n([\s\S]*?)^ *```$/gm)].map((match) => ({
    file,
    line: page.slice(0, match.index).split('\n').length,
    text: match[2],
    fragment: match[1],
  }));
}

/** A whole file around a fence. Blocks of the base are merged with a fragment, so the name is that of the base. */
function wholeFile({ text, fragment }: Fence): string {
  const blocks: Readonly<Record<string, string>> = {
    agreement: text,
    remedies: `remedies {\n${text}}`,
    objective: `objective ShopAvailability {\n${text}}`,
  };
  if (fragment === undefined) return text;
  if (!(fragment in blocks)) throw new Error(`No wrapping is known for fragment=${fragment}.`);
  return `${BASE}\nagreement Example "Example" extends Base {\n${blocks[fragment]}\n}\n`;
}

/** One of each kind in an example is enough. */
const CALENDAR_WORDS: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

const pages = ['language.md', 'getting-started.md', 'formatting.md'];

describe('the examples of the documentation', () => {
  test.each(pages)('%s has examples, and none in a fence that is not checked', (file) => {
    const page = readFileSync(new URL(file, DOCS), 'utf8');
    expect(fencesOf(file).length).toBeGreaterThan(0);
    expect(page.match(/^ *```sla.*$/gm)).toHaveLength(fencesOf(file).length);
  });

  test.each(pages.flatMap(fencesOf))('$file:$line is free of errors', async (fence) => {
    const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today: '2026-11-23' });
    const uri = new URL(`example-${fence.line}.sla`, DOCS).href;
    language.open(uri, wholeFile(fence));
    const [checked] = await language.check([uri]);
    const errors = checked.diagnostics.filter((diagnostic) => diagnostic.severity === 1);
    expect(errors.map((error) => `${error.range.start.line + 1}: ${error.message}`)).toEqual([]);
    expect(checked.ok).toBe(true);
  });
});

const { format } = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider() });

test.each(pages.flatMap(fencesOf))('$file:$line is formatted', ({ text, fragment }) => {
  const plain = text.replaceAll(new RegExp(`^${/^ */.exec(text)![0]}`, 'gm'), '');
  const around = {
    agreement: ['agreement A {'],
    remedies: ['agreement A {', 'remedies {'],
    objective: ['objective A {'],
  };
  const heads = fragment === undefined ? [] : around[fragment as keyof typeof around];
  const lines = format([...heads, plain, ...heads.map(() => '}'), ''].join('\n')).split('\n');
  const inner = lines.slice(heads.length, lines.length - 1 - heads.length);
  expect(inner.map((line) => line.slice(4 * heads.length)).join('\n')).toBe(plain.trimEnd());
});

test('the reference leaves no word of the language out', () => {
  const page = readFileSync(new URL('language.md', DOCS), 'utf8');
  const code = [...page.matchAll(/^```[\s\S]*?^```$|`[^`\n]+`/gm)].map((match) => match[0]).join('\n');
  const words = new Set(code.match(/[a-z]+/g));
  const keywords = AstUtils.streamAllContents(SlaGrammar())
    .filter(GrammarAST.isKeyword)
    .map((keyword) => keyword.value)
    .filter((value) => /^[a-z]/.test(value))
    .toSet();
  expect([...keywords].filter((word) => !words.has(word) && !CALENDAR_WORDS.has(word))).toEqual([]);
});
