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

/** A program with what V8 made of it. */
export interface KeptCode {
  readonly text: Buffer;
  readonly code: Buffer;
}

/**
 * What V8 made of the program when it last ran, so that it need not be made again: the code of the functions that were used,
 * and the text of the program, of which V8 compiles the others. One file for each program, command, Node and processor, because
 * the code fits no other. Whatever is wrong with a file, or with the folder, costs time and nothing else: the program is then
 * unpacked and compiled.
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

  /** Undefined where there is nothing that is whole. */
  read(): KeptCode | undefined {
    for (const folder of [this.places.beside, this.places.own]) {
      if (folder === undefined) continue;
      const file = this.readTrusted(path.join(folder, this.name));
      const end = (file?.length ?? 0) - TRAILER;
      if (!file || end <= 0) continue;
      const length = file.readUInt32LE(end);
      // V8 believes what it is given: damaged code would crash it.
      if (length > end || file.readUInt32LE(end + 4) !== crc32(file.subarray(0, end + 4))) continue;
      return { text: file.subarray(0, length), code: file.subarray(length, end) };
    }
    return undefined;
  }

  /** Writes the text and its code, whole or not at all. */
  write(text: Uint8Array, code: () => Uint8Array): void {
    const folder = this.places.own;
    if (folder === undefined) return;
    const temporary = path.join(folder, `${this.name}.${process.pid}.tmp`);
    try {
      const bytes = Buffer.concat([text, code(), Buffer.alloc(TRAILER)]);
      const end = bytes.length - TRAILER;
      bytes.writeUInt32LE(text.length, end);
      bytes.writeUInt32LE(crc32(bytes.subarray(0, end + 4)), end + 4);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(temporary, bytes, { flag: 'wx' });
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

/** Bytes at the end of a file: the length of the text, and a checksum. */
const TRAILER = 8;

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
