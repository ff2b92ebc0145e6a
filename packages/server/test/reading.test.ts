import { describe, expect, test } from 'vitest';
import { DocumentSymbolRequest, FoldingRangeRequest, HoverRequest } from 'vscode-languageserver-protocol';
import { agreement } from './agreement.js';
import { startEditor } from './editor.js';

const editor = startEditor();

describe('reading', () => {
  const hover = async (marked: string) => {
    const { params } = await editor.at('hover.sla', marked);
    return JSON.stringify(await editor.connection.sendRequest(HoverRequest.type, params));
  };

  test('a target shows the downtime that it allows', async () => {
    const text = await hover(agreement('').replace('target >= 99.9%', 'target >= 99|.9%'));
    expect(text).toContain('- 43 min 12 s in a month of 30 days');
    expect(text).toContain('a year of 365 days');
  });

  test('a name shows its declaration and what is written above it; a word what it means', async () => {
    const text = await hover(agreement('').replace('measures Uptime', 'measures Up|time'));
    expect(text).toContain('metric Uptime \\"Monthly uptime\\"');
    expect(text).toContain('Measured from two regions.');
    expect(await hover(agreement('').replace('measured', 'mea|sured'))).toContain(
      'How often, with what, and from where',
    );
    expect(await hover(agreement('').replace(' when', ' wh|en'))).toContain('a condition');
  });

  test('the outline has titles', async () => {
    const { params } = await editor.at('outline.sla', `${agreement('    clause "Confidentiality" "x"')}|`);
    const symbols = JSON.stringify(await editor.connection.sendRequest(DocumentSymbolRequest.type, params));
    expect(symbols).toContain('"name":"Hosting","detail":"Hosting"');
    expect(symbols).toContain('"name":"Available","detail":"Availability"');
    expect(symbols).toContain('"name":"Confidentiality","detail":"clause"');
  });

  test('blocks, prose and comments fold', async () => {
    const { params } = await editor.at(
      'folding.sla',
      '// one\n// two\nparty A {\n    address """\n        x\n        """\n}\n/*\n*/\nparty B // not\nparty C // folded\n|',
    );
    const ranges = (await editor.connection.sendRequest(FoldingRangeRequest.type, params)) ?? [];
    const lines = ranges.map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind ?? 'block'}`);
    expect(lines.sort()).toEqual(['0-1 comment', '2-5 block', '3-5 block', '7-8 comment']);
  });
});
