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

const ALL = [BROWSER, PDF_TO_TEXT];

/** The path of a program; installs Debian's package where there is none. Throws a plain sentence when it cannot. */
export function findProgram(program: Program, say: (message: string) => void): string {
  const { title, variable, packages } = program;
  const found = process.env[variable] ?? onPath(program);
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `There is no ${title}: install the package ${packages[0]}, or name one in the variable ${variable}.`,
    );
  }
  say(`installing ${title} (apt), once`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
  const installed = onPath(program);
  if (!installed) throw new Error(`The package ${packages[0]} is installed, but there is no ${title}.`);
  return installed;
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
