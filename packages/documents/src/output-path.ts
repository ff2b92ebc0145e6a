import { type DocumentRequest, extensionOf, fileNameOf, kindOf } from './names.js';

/**
 * Where documents go. A pattern is a path with variables:
 *
 * | variable | is |
 * | - | - |
 * | `${fileDirname}` | the folder of the `.sla` file |
 * | `${fileBasename}` | its name: `hosting.sla` |
 * | `${fileBasenameNoExtension}` | `hosting` |
 * | `${workspaceFolder}` | the folder that is open in the editor; on the command line the current one |
 * | `${relativeFileDirname}` | the folder of the file, seen from there; nothing where the file lies elsewhere |
 * | `${agreement}` | the name of the agreement |
 * | `${format}` | `markdown`, `html`, `docx`, `json` |
 * | `${extension}` | `md`, `html`, `docx`, `json` |
 * | `${layout}` | `schedule`, `public-page`, `summary`, `operations` |
 * | `${layoutSuffix}` | `.summary`; nothing for the contract and the data |
 *
 * Its last part is the name of a file where it ends in the ending of a document; else the pattern names a folder, in which documents
 * have their usual names.
 */
export type OutputPattern = readonly Part[];

type Part = { readonly text: string } | { readonly variable: OutputVariable };

export const OUTPUT_VARIABLES = [
  'fileDirname',
  'fileBasename',
  'fileBasenameNoExtension',
  'workspaceFolder',
  'relativeFileDirname',
  'agreement',
  'format',
  'extension',
  'layout',
  'layoutSuffix',
] as const;

export type OutputVariable = (typeof OUTPUT_VARIABLES)[number];

/** What is written when nobody says otherwise. */
export const BESIDE_THE_FILE: OutputPattern = [{ variable: 'fileDirname' }];

/** The file of which documents are made. Folders are absolute, with `/` on every system: `/home/acme`, `C:/acme`, `//server/share`. */
export interface OutputSource {
  readonly folder: string;
  /** `hosting.sla` */
  readonly file: string;
  readonly workspace: string;
  /** Where a relative pattern begins. */
  readonly base: string;
}

/** Reads a pattern. Both kinds of slashes separate its parts. What is wrong with it is said in a sentence. */
export function readPattern(text: string): { readonly pattern: OutputPattern } | { readonly problem: string } {
  if (text.trim() === '')
    return { problem: 'The path is empty: name a folder, such as `${workspaceFolder}/contracts`.' };
  const pattern: Part[] = [];
  let read = 0;
  for (const match of text.matchAll(/\$\{([^{}]*)(\}?)/g)) {
    const [written, name, end] = match;
    if (!end) return { problem: `\`${written}\` has no \`}\`.` };
    if (!isVariable(name)) {
      const all = OUTPUT_VARIABLES.map((each) => `\`\${${each}}\``);
      return {
        problem: `There is no variable \`${written}\`. There are ${all.slice(0, -1).join(', ')} and ${all.at(-1)}.`,
      };
    }
    if (match.index > read) pattern.push({ text: text.slice(read, match.index).replaceAll('\\', '/') });
    pattern.push({ variable: name });
    read = match.index + written.length;
  }
  if (read < text.length) pattern.push({ text: text.slice(read).replaceAll('\\', '/') });
  return { pattern };
}

/** The absolute path of a document, with `/` on every system, or why there is none, in a sentence. */
export function outputPath(
  pattern: OutputPattern,
  source: OutputSource,
  agreement: string,
  document: DocumentRequest,
): { readonly path: string } | { readonly problem: string } {
  const variables = valuesOf(source, agreement, document);
  const written = pattern.map((part) => ('text' in part ? part.text : variables[part.variable])).join('');
  const usual = fileNameOf(agreement, document);
  const path = normalise(isAbsolute(written) ? written : `${source.base}/${written}`);
  if (!namesFile(pattern)) return { path: normalise(`${path}/${usual}`) };
  const ending = `.${extensionOf(document.format)}`;
  if (path.endsWith(ending)) return { path };
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { problem: `${usual} cannot be called ${name}: write \`.\${extension}\` at the end of the path.` };
}

/** Whether a path lies in a folder or below it. */
export function liesWithin(path: string, folder: string): boolean {
  return pathWithin(path, folder) !== undefined;
}

/** The path as it is seen from a folder in which it lies; empty for the folder itself. */
function pathWithin(path: string, folder: string): string | undefined {
  const [inner, outer] = [path, folder].map((each) => `${normalise(each)}/`.replace(/\/+$/, '/'));
  return inner.startsWith(outer) ? inner.slice(outer.length, -1) : undefined;
}

/** The same for all paths that some file system takes for one file: upper and lower case, composed and decomposed letters. */
export function fileKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function isVariable(name: string): name is OutputVariable {
  return (OUTPUT_VARIABLES as readonly string[]).includes(name);
}

function valuesOf(
  { folder, file, workspace }: OutputSource,
  agreement: string,
  document: DocumentRequest,
): Readonly<Record<OutputVariable, string>> {
  const kind = kindOf(document);
  return {
    fileDirname: folder,
    fileBasename: file,
    fileBasenameNoExtension: file.replace(/(?<=.)\.[^.]*$/, ''),
    workspaceFolder: workspace,
    relativeFileDirname: pathWithin(folder, workspace) ?? '',
    agreement,
    format: document.format,
    extension: extensionOf(document.format),
    layout: document.layout,
    layoutSuffix: kind === '' ? '' : `.${kind}`,
  };
}

function namesFile(pattern: OutputPattern): boolean {
  const last = pattern.at(-1)!;
  return 'variable' in last ? last.variable === 'extension' : /\.(md|html|docx|json)$/i.test(last.text);
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:\//i.test(path);
}

/** Without `.`, `..` and doubled slashes, and with a small letter for the drive; above the root there is nothing. */
function normalise(path: string): string {
  const [root] = /^(?:\/\/[^/]+\/[^/]+\/?|[a-z]:\/?|\/)?/i.exec(path)!;
  const parts: string[] = [];
  for (const part of path.slice(root.length).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const start = root.toLowerCase().endsWith('/') || root === '' ? root : `${root}/`;
  return `${/^[a-z]:/i.test(start) ? start.toLowerCase() : start}${parts.join('/')}`;
}
