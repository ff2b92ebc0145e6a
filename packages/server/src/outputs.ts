import {
  BESIDE_THE_FILE,
  type DocumentRequest,
  liesWithin,
  type OutputSource,
  outputPath,
  readPattern,
} from '@sla-language/documents';
import type { ConfiguredPath } from '@sla-language/language';
import { URI, UriUtils } from 'langium';
import type { GenerateParams, GenerateProblem } from './protocol.js';

/** Where a document goes; nowhere where its source has no place of its own. */
export type Place = { readonly uri: URI | undefined } | { readonly problem: GenerateProblem };

/** Where a document of an agreement goes. */
export type Places = (agreement: string, document: DocumentRequest) => Place;

export const OUTPUT_SETTING = 'sla.output.path';

/** The editor's setting decides, else the configuration, else documents go beside the file. */
export function placesOf(
  source: URI,
  { outputPath: setting, workspaceFolder, confined }: GenerateParams,
  configured: ConfiguredPath | undefined,
): Places {
  if (source.scheme === 'untitled') return () => ({ uri: undefined });
  const folder = UriUtils.dirname(source);
  const workspace = nearby(workspaceFolder, source) ?? folder;
  const sourceFrom = (base: URI): OutputSource => ({
    folder: folder.path,
    file: UriUtils.basename(source),
    workspace: workspace.path,
    base: base.path,
  });
  if (setting?.trim()) {
    return decide(setting, sourceFrom(folder), source, confined ? [workspace, folder] : undefined, (message) => ({
      message: `The setting \`${OUTPUT_SETTING}\`: ${message}`,
      setting: OUTPUT_SETTING,
    }));
  }
  if (configured) {
    const { pattern, namedIn, range } = configured;
    const home = UriUtils.dirname(URI.parse(namedIn));
    return decide(pattern, sourceFrom(home), source, [home, folder], (message) => ({
      message: `\`outputPath\` in ${UriUtils.basename(URI.parse(namedIn))}: ${message}`,
      uri: namedIn,
      range,
    }));
  }
  return (agreement, document) => {
    const found = outputPath(BESIDE_THE_FILE, sourceFrom(folder), agreement, document);
    return 'path' in found ? { uri: source.with({ path: found.path }) } : { problem: { message: found.problem } };
  };
}

function decide(
  text: string,
  source: OutputSource,
  near: URI,
  within: readonly URI[] | undefined,
  problem: (message: string) => GenerateProblem,
): Places {
  const read = readPattern(text);
  return (agreement, document) => {
    const found = 'pattern' in read ? outputPath(read.pattern, source, agreement, document) : read;
    if ('problem' in found) return { problem: problem(found.problem) };
    const uri = addressOf(found.path, near);
    if (within && !within.some((each) => liesWithin(uri.path, each.path)))
      return { problem: problem(`It leads to ${found.path}, and nothing is written outside of ${within[0]!.path}.`) };
    return { uri };
  };
}

/** A path as an address in the file system of another one; drives and shares of Windows are those of the machine. */
function addressOf(path: string, near: URI): URI {
  if (/^[a-z]:\//i.test(path)) return near.with({ path: `/${path}` });
  return path.startsWith('//') && near.scheme === 'file' ? URI.file(path) : near.with({ path });
}

/** The folder, where it lies in the same file system as the file. */
function nearby(folder: string | undefined, source: URI): URI | undefined {
  if (folder === undefined) return undefined;
  const uri = URI.parse(folder);
  return uri.scheme === source.scheme && uri.authority === source.authority ? uri : undefined;
}
