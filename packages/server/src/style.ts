import { type HouseStyle, type Presentation, parseHouseStyle, presentationOf } from '@sla-language/documents';
import type { ConfigurationFiles } from '@sla-language/language';
import { type FileSystemProvider, type URI, URI as Uris, UriUtils } from 'langium';
import { encodeBase64 } from './base64.js';
import type { GenerateProblem } from './protocol.js';

/** A house style with its logo. What is wrong with it is left out, and said. */
export interface FoundStyle {
  readonly style?: HouseStyle;
  readonly presentation?: Presentation;
  readonly problems: readonly GenerateProblem[];
}

/** The house style that the configuration of a file names. */
export async function houseStyleOf(
  file: URI,
  configurations: ConfigurationFiles,
  files: FileSystemProvider,
): Promise<FoundStyle> {
  const { houseStyle } = await configurations.settingsFor(file);
  if (!houseStyle) return { problems: [] };
  const uri = Uris.parse(houseStyle.uri);
  const name = UriUtils.basename(uri);
  const text = await files.readFile(uri).catch(() => undefined);
  if (text === undefined) {
    const { namedIn, range } = houseStyle;
    return { problems: [{ message: `The house style ${name} cannot be read.`, uri: namedIn, range }] };
  }
  const { style, problems } = parseHouseStyle(text);
  const found: GenerateProblem[] = problems.map(({ line, column, message }) => ({
    message: `The house style ${name} is wrong in line ${line}: ${message}`,
    ...placeIn(houseStyle.uri, line, column),
  }));
  const logo = style.logo && UriUtils.resolvePath(UriUtils.dirname(uri), style.logo.file);
  const bytes = logo && (await files.readBinary(logo).catch(() => undefined));
  if (style.logo && !bytes) {
    const { file, namedAt } = style.logo;
    const message = `The logo ${file} of the house style ${name} cannot be read.`;
    found.push({ message, ...placeIn(houseStyle.uri, namedAt.line, namedAt.column) });
  }
  return { style, presentation: presentationOf(style, bytes && encodeBase64(bytes)), problems: found };
}

/** The place of a line and a column, which count from 1. */
function placeIn(uri: string, line: number, column: number): Pick<GenerateProblem, 'uri' | 'range'> {
  const start = { line: line - 1, character: column - 1 };
  return { uri, range: { start, end: start } };
}
