import type { Diagnostic } from 'vscode-languageserver-types';

/** A line as YAML writes it: a key, a colon, and a value or what is further inside. */
const KEY = /^(\s*(?:-\s+)*)[\w."'/-]+\s*(?=:(?:\s|$))/;
/** Fewer lines are a slip of the hand; each says for itself that no `:` is needed. */
const FEWEST = 3;
/** Items of lists and texts stand between keys. */
const NEAR = 3;

const MESSAGE =
  'These lines read like YAML. Here a block is `keyword Name "Title" { … }`, and a member is a keyword and what it says, without `:`, such as `target >= 99.9%`.';

/** Findings about a `:` after the first word of a line, one for each stretch of such lines. All are in the order of the text. */
export function joinYaml(findings: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  if (findings.length < FEWEST) return findings;
  const lines = text.split(/\r\n?|\n/);
  const isKey = ({ range: { start } }: Diagnostic): boolean =>
    KEY.exec(lines[start.line] ?? '')?.[0].length === start.character;
  const joined: Diagnostic[] = [];
  for (let i = 0; i < findings.length; i++) {
    const first = findings[i]!;
    let last = first;
    let count = 0;
    while (i + count < findings.length) {
      const next = findings[i + count]!;
      if (!isKey(next) || next.range.start.line - last.range.start.line > NEAR) break;
      last = next;
      count++;
    }
    if (count < FEWEST) {
      joined.push(first);
      continue;
    }
    const start = { line: first.range.start.line, character: KEY.exec(lines[first.range.start.line]!)![1]!.length };
    const end = { line: last.range.start.line, character: lines[last.range.start.line]!.trimEnd().length };
    joined.push({ ...first, message: MESSAGE, range: { start, end } });
    i += count - 1;
  }
  return joined;
}
