/** The median of measured times, in milliseconds. */
export function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How long something takes, in milliseconds, and what it gives. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ time: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { time: performance.now() - start, value };
}

export function ms(time: number): string {
  return time < 10 ? time.toFixed(1) : Math.round(time).toLocaleString('en-GB');
}

export function ratio(time: number, floor: number): string {
  return `${(time / floor).toFixed(1)}×`;
}

/** A table in Markdown, with its columns aligned. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i].length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}
