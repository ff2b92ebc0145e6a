/**
 * Programs of the machine that tests need: found, or installed where that is allowed.
 *   tsx scripts/programs.ts      installs what is missing, one after the other
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Program {
  readonly title: string;
  readonly commands: readonly string[];
  /** A variable of the environment that may name the program's path. */
  readonly variable: string;
  /** A font without which it shows texts otherwise than most readers see them. */
  readonly font?: string;
  /** Debian's packages. */
  readonly packages: readonly string[];
}

/** The browser in which documents, and the window of VS Code, are shown. */
export const BROWSER: Program = {
  title: 'Chromium',
  commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  variable: 'CHROMIUM_PATH',
  packages: ['chromium', 'fonts-dejavu-core', 'fontconfig'],
};

/** Reads the words of a PDF. */
export const PDF_TO_TEXT: Program = {
  title: 'pdftotext',
  commands: ['pdftotext'],
  variable: 'PDFTOTEXT_PATH',
  packages: ['poppler-utils'],
};

/** Reads Word documents as people do who have no Word. */
export const OFFICE: Program = {
  title: 'LibreOffice',
  commands: ['soffice', 'libreoffice'],
  variable: 'SOFFICE_PATH',
  // It is as wide as Calibri: without it, lines break elsewhere.
  font: 'Carlito',
  packages: ['libreoffice-writer-nogui', 'fontconfig', 'fonts-crosextra-carlito'],
};

const ALL = [BROWSER, PDF_TO_TEXT, OFFICE];

/** The path of a program; installs Debian's package where there is none. Throws a plain sentence when it cannot. */
export function findProgram(program: Program, say: (message: string) => void): string {
  const { title, variable, packages } = program;
  const found = whole(program);
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `There is no ${title}: install ${packages.join(', ')}, or what your system calls them, or name the program in the variable ${variable}.`,
    );
  }
  say(`installing ${title} (apt), once`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
  const installed = whole(program);
  if (!installed) throw new Error(`The package ${packages[0]} is installed, but there is no ${title}.`);
  return installed;
}

/** The path of a program that has all it needs. */
function whole(program: Program): string | undefined {
  const { variable, font } = program;
  const found = process.env[variable] ?? onPath(program);
  return found && (font === undefined || hasFont(font)) ? found : undefined;
}

function hasFont(name: string): boolean {
  try {
    return execFileSync('fc-list', [name], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

function onPath({ commands }: Program): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return commands.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function apt(...args: string[]): void {
  execFileSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const program of ALL) {
    try {
      findProgram(program, console.error);
    } catch (error) {
      // The tests that need it say so, too, and fail; the others need not wait for it.
      console.error(error instanceof Error ? error.message : String(error));
    }
  }
}
