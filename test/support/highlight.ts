import { readFileSync } from 'node:fs';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

export interface Scoped {
  readonly text: string;
  /** The innermost scope, which decides the colour. */
  readonly scope: string;
}

/** Where the grammars stand, by their scopes: ours as committed, and Markdown as VS Code has it. */
const GRAMMARS: Readonly<Record<string, string>> = {
  'source.sla': 'syntaxes/sla.tmLanguage.json',
  'markdown.sla.codeblock': 'syntaxes/sla.markdown.tmLanguage.json',
  'text.html.markdown': 'node_modules/tm-grammars/grammars/markdown.json',
};

/**
 * The highlighting as editors load it, in the engine of VS Code.
 * @param root what the text is: of the language, or Markdown in which it stands
 */
export async function loadHighlighting(
  root: 'source.sla' | 'text.html.markdown' = 'source.sla',
): Promise<(text: string) => Scoped[]> {
  const wasm = readFileSync('node_modules/vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const file = GRAMMARS[scope];
      return file ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
    getInjections: (scope) => (scope === 'text.html.markdown' ? ['markdown.sla.codeblock'] : undefined),
  });
  const grammar = await registry.loadGrammar(root);
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
