import { pathToFileURL } from 'node:url';
import type { Agreement } from '@sla-language/agreement';
import { createLanguage } from '@sla-language/language';
import { NodeFileSystem } from 'langium/node';

/** The agreements of an example, as they are read on a fixed day. */
export async function agreementsOf(example: string): Promise<readonly Agreement[]> {
  const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today: '2026-11-23' });
  const [file] = await language.check([pathToFileURL(`examples/${example}`).href]);
  if (!file || file.agreements.length === 0) throw new Error(`${example} has no agreement.`);
  return file.agreements;
}
