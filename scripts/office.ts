/**
 * Finds LibreOffice and the tools that read PDF, which the tests of Word documents need. Where they are missing, installs them
 * with apt, as root on Debian or Ubuntu, or says what is missing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Carlito is made as wide as Calibri: without it, lines break elsewhere than on the screens of most readers. */
const PACKAGES = ['libreoffice-writer-nogui', 'poppler-utils', 'fontconfig', 'fonts-crosextra-carlito'];

export interface Office {
  readonly soffice: string;
  readonly pdftotext: string;
}

export function findOffice(say: (message: string) => void): Office {
  const missing = missingTools();
  if (missing.length > 0) {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
      throw new Error(
        `The tests of Word documents need ${missing.join(', ')}: install the packages ${PACKAGES.join(', ')}, or what your system calls them.`,
      );
    }
    say(`installing ${PACKAGES.join(', ')} (apt), once`);
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...PACKAGES);
    const still = missingTools();
    if (still.length > 0) throw new Error(`The packages are installed, but there is no ${still.join(', ')}.`);
  }
  return { soffice: onPath('soffice')!, pdftotext: onPath('pdftotext')! };
}

function missingTools(): readonly string[] {
  const programs = ['soffice', 'pdftotext', 'fc-list'].filter((name) => onPath(name) === undefined);
  return programs.length > 0 || hasFont('Carlito') ? programs : ['the font Carlito'];
}

function hasFont(name: string): boolean {
  return execFileSync('fc-list', [name], { encoding: 'utf8' }).trim() !== '';
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

function apt(...args: string[]): void {
  execFileSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    findOffice(console.error);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
