import type {
  Amount,
  Base,
  Cap,
  Comparison,
  Duration,
  Extension,
  Payment,
  Range,
  ScopeReference,
  Step,
  StepCount,
  Termination,
  Value,
  Window,
} from '@sla-language/agreement';
import { percent } from './values.js';

export function fee(options: Partial<Base> = {}): Base {
  return { text: 'fee', of: 'fee', duringDowntime: false, ...options };
}

export function share(value: string, base: Base | undefined = fee()): Amount {
  return { kind: 'share', text: `${value}% of ${base?.text}`, share: percent(value), ...(base ? { base } : {}) };
}

export function when(...bounds: readonly Comparison[]): Range {
  return { kind: 'bounds', text: bounds.map((bound) => bound.text).join(' and '), bounds };
}

interface Lines {
  readonly when?: Range;
  readonly per?: Step;
  readonly for?: readonly ScopeReference[];
}

export function credit(amount: Amount, lines: Lines = {}): Payment {
  return { kind: 'credit', text: `credit ${amount.text} ${lines.when?.text ?? ''}`, amount, for: [], ...lines };
}

export function penalty(amount: Amount, lines: Lines = {}): Payment {
  return { ...credit(amount, lines), kind: 'penalty', text: `penalty ${amount.text}` };
}

export function extension(by: Duration, lines: Lines = {}): Extension {
  return { kind: 'extension', text: `extension ${by.text}`, by, for: [], ...lines };
}

export function cap(amount: Amount, per: Window | 'incident' | 'term', scopes: readonly ScopeReference[] = []): Cap {
  return { kind: 'cap', text: `cap ${amount.text}`, amount, per, for: scopes };
}

export function terminate(by: readonly string[], right: Partial<Termination>): Termination {
  return { kind: 'termination', text: `terminate by ${by}`, by, for: [], ...right };
}

export function timeStep(kind: 'late' | 'downtime' | 'each outage', size: Duration, count: StepCount): Step {
  return { kind, text: `${count} ${size.text} ${kind}`, size, count };
}

export function deviation(size: Value, side: 'below' | 'above', count: StepCount): Step {
  return { kind: 'deviation', text: `${count} ${size.text} ${side} target`, size, side, count };
}
