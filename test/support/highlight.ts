import { readFileSync } from 'node:fs';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

export interface Scoped {
  readonly text: string;
  /** The innermost scope, which decides the colour. */
  readonly scope: string;
}

/** The highlighting as editors load it: the committed syntax file in the engine of VS Code. */
export async function loadHighlighting(): Promise<(text: string) => Scoped[]> {
  const wasm = readFileSync('node_modules/vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      scope === 'source.sla'
        ? textmate.parseRawGrammar(readFileSync('syntaxes/sla.tmLanguage.json', 'utf8'), 'sla.tmLanguage.json')
        : null,
  });
  const grammar = await registry.loadGrammar('source.sla');
  return (text) => highlight(grammar!, text);
}

function highlight(grammar: IGrammar, text: string): Scoped[] {
  let stack = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scope: scopes.at(-1)!.replace(/\.sla$/, ''),
    }));
  });
}
