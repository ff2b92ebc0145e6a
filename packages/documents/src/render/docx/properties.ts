import type { DocumentTree } from '../../tree.js';
import { escapeXml } from './text.js';

/** The file's core properties. The library's own would carry the time of day and have no place for version and language. */
export function coreProperties({ title, properties, language }: DocumentTree, date: string): string {
  const { version, status, author } = properties;
  const given: readonly (readonly [string, string | undefined])[] = [
    ['dc:title', title],
    ['dc:subject', [version, status].filter((each) => each !== undefined).join(', ')],
    ['dc:creator', author],
    ['cp:keywords', [title, author, version, status].filter((each) => each !== undefined).join('; ')],
    ['cp:lastModifiedBy', author],
    ['cp:version', version],
    ['cp:contentStatus', status],
    ['dc:language', language],
  ];
  const elements = given.map(([name, value]) => (value ? `<${name}>${escapeXml(value)}</${name}>` : ''));
  const dates = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${elements.join('')}${dates.join('')}</cp:coreProperties>`;
}
