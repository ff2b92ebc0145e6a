import {
  type DocumentRequest,
  fileKey,
  isAgreementData,
  liesWithin,
  type OutputSource,
  outputPath,
  readPattern,
} from '@sla-language/documents';
import type { ConfiguredPath } from '@sla-language/language';
import { URI, UriUtils } from 'langium';
import type { LinkedFiles } from './files.js';
import type { GenerateParams, GenerateProblem } from './protocol.js';

/** Where a document goes; nowhere where its source has no place of its own. */
export type Place = { readonly uri: URI | undefined } | { readonly problem: GenerateProblem };

/** Where a document of an agreement goes. */
export type Places = (agreement: string, document: DocumentRequest) => Promise<Place>;

/** What is there where documents go. */
export interface Ground {
  readonly files: LinkedFiles;
  /** What documents are made from, by their addresses: nothing is written over it. */
  readonly read: readonly string[];
}

export const OUTPUT_SETTING = 'sla.output.path';

/** The editor's setting decides, else the configuration, else documents go beside the file. */
export function placesOf(
  source: URI,
  params: GenerateParams,
  configured: ConfiguredPath | undefined,
  ground: Ground,
): Places {
  if (source.scheme === 'untitled') return async () => ({ uri: undefined });
  const decision = decide(source, params, configured);
  const { text, within, problem } = decision;
  const read = readPattern(text);
  return async (agreement, document) => {
    const found = 'pattern' in read ? outputPath(read.pattern, decision.source, agreement, document) : read;
    if ('problem' in found) return { problem: problem(found.problem) };
    const uri = addressOf(found.path, source);
    const real = await ground.files.realPath(uri);
    const homes = within && (await Promise.all(within.map((each) => ground.files.realPath(each))));
    if (homes && !homes.some((each) => liesWithin(real.path, each.path)))
      return { problem: problem(`It leads to ${real.path}, and nothing is written outside of ${homes[0]!.path}.`) };
    const objection = await objectionTo(real, decision.isNamed, ground);
    return objection ? { problem: problem(objection) } : { uri };
  };
}

/** Who decides where documents go, and what of. */
interface Decision {
  /** The pattern. */
  readonly text: string;
  readonly source: OutputSource;
  /** The folders out of which nothing goes. */
  readonly within?: readonly URI[];
  /** The author has named the place, so documents may replace whatever is there. */
  readonly isNamed: boolean;
  readonly problem: (message: string) => GenerateProblem;
}

function decide(
  file: URI,
  { outputPath: setting, workspaceFolder, confined }: GenerateParams,
  configured: ConfiguredPath | undefined,
): Decision {
  const folder = UriUtils.dirname(file);
  const workspace = nearby(workspaceFolder, file) ?? folder;
  const source = (base: URI): OutputSource => ({
    folder: folder.path,
    file: UriUtils.basename(file),
    workspace: workspace.path,
    base: base.path,
  });
  if (setting?.trim()) {
    const problem = (message: string) => ({
      message: `The setting \`${OUTPUT_SETTING}\`: ${message}`,
      setting: OUTPUT_SETTING,
    });
    const within = confined ? { within: [workspace, folder] } : {};
    return { text: setting, source: source(folder), ...within, isNamed: !confined, problem };
  }
  if (configured) {
    const { pattern, namedIn, range } = configured;
    const home = UriUtils.dirname(URI.parse(namedIn));
    const problem = (message: string) => ({
      message: `\`outputPath\` in ${UriUtils.basename(URI.parse(namedIn))}: ${message}`,
      uri: namedIn,
      range,
    });
    return { text: pattern, source: source(home), within: [home, folder], isNamed: false, problem };
  }
  return { text: '${fileDirname}', source: source(folder), isNamed: false, problem: (message) => ({ message }) };
}

/** Why nothing is written to a file, in a sentence. */
async function objectionTo(file: URI, isNamed: boolean, { files, read }: Ground): Promise<string | undefined> {
  const name = UriUtils.basename(file);
  const guarded = await Promise.all(read.map((each) => files.realPath(URI.parse(each))));
  if (/\.sla$/i.test(name) || guarded.some((each) => fileKey(each.toString()) === fileKey(file.toString())))
    return `Documents are made from ${name}, so none is written over it.`;
  if (isNamed || !/\.json$/i.test(name)) return undefined;
  const there = await files.readFile(file).catch(() => undefined);
  return there === undefined || isAgreementData(there)
    ? undefined
    : `${name} is something else than data of an agreement, and stays as it is.`;
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
