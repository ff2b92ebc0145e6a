import type { HouseStyle } from './house-style.js';
import type { Logo, Presentation } from './presentation.js';

/** By the end of a file's name; a house style with a logo of another kind is refused when it is read. */
const MEDIA_TYPES: Readonly<Record<string, Logo['mediaType']>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
};

/** How documents of a house look, with its logo where the caller could read the file. `logo`: its bytes in base64. */
export function presentationOf({ presentation, logo: named }: HouseStyle, logo: string | undefined): Presentation {
  const mediaType = MEDIA_TYPES[named?.file.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!named || !mediaType || logo === undefined) return presentation;
  const { alternative, width, height } = named;
  return { ...presentation, logo: { mediaType, base64: logo, alternative, width, height } };
}
