import { SlaLanguageMetaData } from '../generated/module.js';
import type { SlaEditorServices } from './index.js';

/**
 * The switches of one area, as the editor has them: `sla.<area>.<name>`. What is no switch, or is missing, is as it is by default. Editors send them in
 * answer to `workspace/configuration`, or by themselves.
 */
export async function switchesOf<Name extends string>(
  { shared }: SlaEditorServices,
  area: string,
  names: readonly Name[],
  byDefault: ReadonlySet<Name>,
): Promise<ReadonlySet<Name>> {
  const given: unknown = await shared.workspace.ConfigurationProvider.getConfiguration(
    SlaLanguageMetaData.languageId,
    area,
  );
  const settings = typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
  return new Set(names.filter((name) => (typeof settings[name] === 'boolean' ? settings[name] : byDefault.has(name))));
}
