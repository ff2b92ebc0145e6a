import { describe, expect, test } from 'vitest';
import type { DocumentRequest } from '../src/names.js';
import {
  BESIDE_THE_FILE,
  fileKey,
  liesWithin,
  OUTPUT_VARIABLES,
  type OutputSource,
  outputPath,
  readPattern,
} from '../src/output-path.js';

const CONTRACT: DocumentRequest = { format: 'markdown', layout: 'schedule' };
const SUMMARY: DocumentRequest = { format: 'html', layout: 'summary' };

const LINUX: OutputSource = {
  folder: '/home/acme/terms/eu',
  file: 'hosting.v2.sla',
  workspace: '/home/acme',
  base: '/home/acme/terms/eu',
};
const WINDOWS: OutputSource = {
  folder: 'C:/Acme/terms',
  file: 'hosting.sla',
  workspace: 'C:/Acme',
  base: 'C:/Acme',
};
const SHARE: OutputSource = {
  folder: '//server/legal/terms',
  file: 'hosting.sla',
  workspace: '//server/legal',
  base: '//server/legal',
};

const resolve = (text: string, source = LINUX, document = CONTRACT, agreement = 'Hosting'): string => {
  const read = readPattern(text);
  if ('problem' in read) return read.problem;
  const found = outputPath(read.pattern, source, agreement, document);
  return 'path' in found ? found.path : found.problem;
};

describe('a pattern', () => {
  test.each<[string, DocumentRequest, string]>([
    ['${fileDirname}', CONTRACT, '/home/acme/terms/eu/Hosting.md'],
    ['${fileDirname}', SUMMARY, '/home/acme/terms/eu/Hosting.summary.html'],
    ['.', CONTRACT, '/home/acme/terms/eu/Hosting.md'],
    ['out', CONTRACT, '/home/acme/terms/eu/out/Hosting.md'],
    ['../out/', CONTRACT, '/home/acme/terms/out/Hosting.md'],
    ['/srv/contracts', CONTRACT, '/srv/contracts/Hosting.md'],
    ['../../../../../../etc', CONTRACT, '/etc/Hosting.md'],
    ['${workspaceFolder}/out/${agreement}', SUMMARY, '/home/acme/out/Hosting/Hosting.summary.html'],
    ['${workspaceFolder}/out/${agreement}.${extension}', SUMMARY, '/home/acme/out/Hosting.html'],
    ['${fileDirname}/${agreement}${layoutSuffix}.${extension}', CONTRACT, '/home/acme/terms/eu/Hosting.md'],
    ['${fileDirname}/${agreement}${layoutSuffix}.${extension}', SUMMARY, '/home/acme/terms/eu/Hosting.summary.html'],
    ['${workspaceFolder}/${relativeFileDirname}/x/', CONTRACT, '/home/acme/terms/eu/x/Hosting.md'],
    ['/o/${fileBasename}/${fileBasenameNoExtension}', CONTRACT, '/o/hosting.v2.sla/hosting.v2/Hosting.md'],
    ['/o/${format}/${layout}', SUMMARY, '/o/html/summary/Hosting.summary.html'],
    ['/o/${layoutSuffix}/x', CONTRACT, '/o/x/Hosting.md'],
    ['/o/contract.md', CONTRACT, '/o/contract.md'],
    ['out\\${format}\\', CONTRACT, '/home/acme/terms/eu/out/markdown/Hosting.md'],
    ['/o/costs $5 {a}', CONTRACT, '/o/costs $5 {a}/Hosting.md'],
  ])('%s', (pattern, document, path) => {
    expect(resolve(pattern, LINUX, document)).toBe(path);
  });

  test('nothing said is beside the file', () => {
    expect(readPattern('${fileDirname}')).toEqual({ pattern: BESIDE_THE_FILE });
  });

  test('the data have one name in every layout', () => {
    const data: DocumentRequest = { format: 'json', layout: 'summary' };
    expect(resolve('/o/${agreement}${layoutSuffix}.${extension}', LINUX, data)).toBe('/o/Hosting.json');
  });

  test.each([
    ['out', 'c:/Acme/out/Hosting.md'],
    ['D:\\Contracts', 'd:/Contracts/Hosting.md'],
    ['\\\\server\\legal\\out', '//server/legal/out/Hosting.md'],
    ['${fileDirname}\\..\\out', 'c:/Acme/out/Hosting.md'],
    ['${workspaceFolder}/${relativeFileDirname}', 'c:/Acme/terms/Hosting.md'],
    ['C:/../../x', 'c:/x/Hosting.md'],
  ])('%s on Windows', (pattern, path) => {
    expect(resolve(pattern, WINDOWS)).toBe(path);
  });

  test('on a share of Windows nothing leads out of the share', () => {
    expect(resolve('../../../out', SHARE)).toBe('//server/legal/out/Hosting.md');
    expect(resolve('${relativeFileDirname}', SHARE)).toBe('//server/legal/terms/Hosting.md');
  });

  test('a file outside of the workspace has no relative folder', () => {
    const outside = { ...LINUX, folder: '/home/acmeother' };
    expect(resolve('${workspaceFolder}/${relativeFileDirname}/x', outside)).toBe('/home/acme/x/Hosting.md');
  });

  test.each([
    ['', /^The path is empty/],
    ['  ', /^The path is empty/],
    [
      '${agrement}',
      /^There is no variable `\$\{agrement\}`\. There are `\$\{fileDirname\}`, .* and `\$\{layoutSuffix\}`\.$/,
    ],
    ['${env:HOME}/x', /^There is no variable `\$\{env:HOME\}`/],
    ['${}', /^There is no variable `\$\{\}`/],
    ['${agreement/x', /^`\$\{agreement\/x` has no `\}`\.$/],
    [
      '/o/contract.docx',
      /^Hosting\.md cannot be called contract\.docx: write `\.\$\{extension\}` at the end of the path\.$/,
    ],
    ['/o/${extension}', /^Hosting\.md cannot be called md/],
  ])('%j is wrong', (pattern, message) => {
    expect(resolve(pattern)).toMatch(message);
  });

  test('every variable can be used', () => {
    for (const name of OUTPUT_VARIABLES) expect(resolve(`/o/\${${name}}/x`)).toMatch(/^\/o\/.*Hosting\.md$/);
  });
});

test('lying within is about whole names', () => {
  expect(liesWithin('/a/b/c', '/a/b')).toBe(true);
  expect(liesWithin('/a/b', '/a/b/')).toBe(true);
  expect(liesWithin('/a/bc', '/a/b')).toBe(false);
  expect(liesWithin('/a/b/../c', '/a/b')).toBe(false);
  expect(liesWithin('/x', '/')).toBe(true);
  expect(liesWithin('c:/Acme/x', 'C:/Acme')).toBe(true);
});

test('names that some file system takes for one have one key', () => {
  expect(fileKey('/o/Über.md')).toBe(fileKey('/o/u\u0308BER.MD'));
  expect(fileKey('/o/a.md')).not.toBe(fileKey('/o/b.md'));
});
