import { type HouseStyle, type Presentation, parseHouseStyle, presentationOf } from '@sla-language/documents';
import type { ConfigurationFiles } from '@sla-language/language';
import { type FileSystemProvider, type URI, URI as Uris, UriUtils } from 'langium';
import { encodeBase64 } from './base64.js';

/** A house style with its logo, or what is wrong with it, in a sentence. */
export type FoundStyle =
  | { readonly style: HouseStyle; readonly presentation: Presentation }
  | { readonly problem: string };

/** The house style that the configuration of a file names. */
export async function houseStyleOf(
  file: URI,
  configurations: ConfigurationFiles,
  files: FileSystemProvider,
): Promise<FoundStyle | undefined> {
  const { houseStyle } = await configurations.settingsFor(file);
  if (!houseStyle) return undefined;
  const uri = Uris.parse(houseStyle.uri);
  const name = UriUtils.basename(uri);
  const text = await files.readFile(uri).catch(() => undefined);
  if (text === undefined) return { problem: `The house style ${name} cannot be read.` };
  const { style, problems } = parseHouseStyle(text);
  const [first] = problems;
  if (first) return { problem: `The house style ${name} is wrong in line ${first.line}: ${first.message}` };
  const logo = style.logo && UriUtils.resolvePath(UriUtils.dirname(uri), style.logo.file);
  const bytes = logo && (await files.readBinary(logo).catch(() => undefined));
  if (logo && !bytes) return { problem: `The logo ${style.logo?.file} of the house style ${name} cannot be read.` };
  return { style, presentation: presentationOf(style, bytes && encodeBase64(bytes)) };
}
