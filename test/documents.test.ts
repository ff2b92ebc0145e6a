import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { outline, renderMarkdown } from '@sla-language/documents';
import { createLanguage } from '@sla-language/language';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { missingInDocument } from './support/coverage.js';

const examples = readdirSync('examples').filter((name) => name.endsWith('.sla'));

describe('each declaration of each example appears in its document', () => {
  test.each(examples)('%s', async (example) => {
    const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today: '2026-11-23' });
    const [file] = await language.check([pathToFileURL(`examples/${example}`).href]);
    expect(file?.agreements).not.toEqual([]);
    for (const agreement of file?.agreements ?? []) {
      expect(
        missingInDocument(agreement, renderMarkdown(outline(agreement, { toolVersion: '1' }))),
        agreement.id,
      ).toEqual([]);
    }
  });
});
