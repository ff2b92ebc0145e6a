import { type HouseStyle, type Logo, type Presentation, parseHouseStyle } from '@sla-language/documents';
import type { ConfigurationFiles } from '@sla-language/language';
import { type FileSystemProvider, type URI, URI as Uris, UriUtils } from 'langium';
import { encodeBase64 } from './base64.js';

const MEDIA_TYPES: Readonly<Record<string, Logo['mediaType']>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

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
  if (!style.logo) return { style, presentation: style.presentation };
  const { file: path, namedAt: _, ...logo } = style.logo;
  const bytes = await files.readBinary(UriUtils.resolvePath(UriUtils.dirname(uri), path)).catch(() => undefined);
  if (!bytes) return { problem: `The logo ${path} of the house style ${name} cannot be read.` };
  const mediaType = MEDIA_TYPES[UriUtils.extname(Uris.file(path)).toLowerCase()]!;
  return {
    style,
    presentation: { ...style.presentation, logo: { ...logo, mediaType, base64: encodeBase64(bytes) } },
  };
}
