import { fill, templateOf } from '../packages/language/src/templates/index.js';

/** Texts with this many lines, made of whole agreements of everyday content and filled up with one-line declarations. */
export function textOf(lines: number): string {
  const out: string[] = [];
  for (let i = 0; ; i++) {
    const unit = agreement(i);
    if (out.length + unit.length > lines) break;
    out.push(...unit);
  }
  for (let i = 0; out.length < lines; i++) {
    out.push(
      `requirement Need${i} "Need ${i}" { priority should description "What the business asks for, number ${i}." }`,
    );
  }
  return `${out.join('\n')}\n`;
}

/** One agreement with its two parties, whose names are its own. */
export function agreement(index: number): readonly string[] {
  const names = { provider: `Provider ${index}`, customer: `Customer ${index}`, title: `Agreement ${index}` };
  return fill(templateOf('managed-service'), { ...names, today: '2026-12-01' })
    .trimEnd()
    .split('\n');
}

/** One agreement of about this many lines: everyday services, each with its metrics, objectives, service desk, report and risk. */
export function largeAgreement(lines: number): string {
  const whole = agreement(0).join('\n');
  const head = whole.slice(0, whole.indexOf('    service Shop'));
  const calendar = blockOf(whole, 'calendar BusinessHours');
  const unit = whole
    .slice(whole.indexOf('    service Shop'), whole.indexOf('    remedies {'))
    .replace(calendar, '')
    .concat(blockOf(whole, 'report Monthly'), blockOf(whole, 'risk Site'));
  const tail = whole
    .slice(whole.indexOf('    remedies {'))
    .replace(blockOf(whole, 'report Monthly'), '')
    .replace(blockOf(whole, 'risk Site'), '')
    .replace(' for Critical', '');
  const names = [...unit.matchAll(/^ {4}[a-z]+ ([A-Z]\w*)/gm)].map((match) => match[1]);
  const named = new RegExp(`\\b(${names.join('|')})\\b`, 'g');
  const size = (text: string): number => text.split('\n').length - 1;
  const units = Math.max(1, Math.round((lines - size(head + calendar + tail)) / size(unit)));
  const body = Array.from({ length: units }, (_, i) => unit.replace(named, `$1${i}`)).join('');
  return `${head}${calendar}${body}${tail}`;
}

/** A block of the agreement, with its lines. */
function blockOf(text: string, start: string): string {
  const from = text.indexOf(`    ${start}`);
  return text.slice(from, text.indexOf('\n    }\n', from) + '\n    }\n'.length);
}
