import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { crc32 } from 'node:zlib';

export interface CodePlaces {
  /** The folder of the program, where its build may have left code. */
  readonly beside: string;
  /** Where code is read and written besides; nowhere where it is undefined. */
  readonly own?: string;
  /** The users whose files are trusted: to load code is to run it. */
  readonly owners: readonly number[];
}

/**
 * What V8 made of the program when it last ran, so that it need not be made again: the code of the functions that were used.
 * One file for each program, command, Node and processor, because the code fits no other. Whatever is wrong with a file, or
 * with the folder, costs time and nothing else: the program is then compiled from its text.
 */
export class CodeCache {
  private readonly name: string;
  private readonly places: CodePlaces;

  constructor(program: Uint8Array, command: string, places: CodePlaces) {
    this.places = places;
    const key = [
      ...[command, hex(crc32(program)), process.version, process.platform, process.arch],
      hex(cachedDataVersionTag()),
    ];
    this.name = `sla-${key.join('-')}.cache`;
  }

  /** The code; undefined where there is none that is whole. */
  read(): Buffer | undefined {
    for (const folder of [this.places.beside, this.places.own]) {
      if (folder === undefined) continue;
      const file = this.readTrusted(path.join(folder, this.name));
      const end = (file?.length ?? 0) - CHECKSUM;
      // V8 believes what it is given: damaged code would crash it.
      if (file && end > 0 && file.readUInt32LE(end) === crc32(file.subarray(0, end))) return file.subarray(0, end);
    }
    return undefined;
  }

  /** Writes the code, whole or not at all. */
  write(code: () => Uint8Array): void {
    const folder = this.places.own;
    if (folder === undefined) return;
    const temporary = path.join(folder, `${this.name}.${process.pid}.tmp`);
    try {
      const bytes = code();
      const checksum = Buffer.alloc(CHECKSUM);
      checksum.writeUInt32LE(crc32(bytes));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(temporary, Buffer.concat([bytes, checksum]), { flag: 'wx' });
      renameSync(temporary, path.join(folder, this.name));
    } catch {
      discard(temporary);
    }
  }

  private readTrusted(name: string): Buffer | undefined {
    let file: number | undefined;
    try {
      file = openSync(name, 'r');
      return this.places.owners.includes(fstatSync(file).uid) ? readFileSync(file) : undefined;
    } catch {
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }
}

/** Bytes of the checksum at the end of a file. */
const CHECKSUM = 4;

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never there.
  }
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}
