import { createHash } from 'node:crypto';
import type { FileFindings } from './findings.js';

/**
 * A fingerprint of each finding of a file, in the same order: by it, other programs recognise a finding in the next run. It says
 * which rule found something in which line of which file, and nothing of the line's number or of the numbers in the message, so
 * that it stays while text is added above. Equal lines are told apart by their order.
 */
export function fingerprintsOf({ path, text, findings }: FileFindings): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const seen = new Map<string, number>();
  return findings.map(({ rule, range }) => {
    const line = (lines[range.start.line - 1] ?? '').trim().replace(/\s+/g, ' ');
    const identity = JSON.stringify([rule, path, line]);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return createHash('sha256')
      .update(JSON.stringify([identity, before]))
      .digest('hex');
  });
}
