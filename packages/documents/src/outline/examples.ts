import type { Objective, Support } from '@sla-language/agreement';
import type { Block } from '../tree.js';
import type { Context } from './context.js';
import type { CreditTable } from './credit-tables.js';

export function workedExamples(_context: Context, _level: Objective | Support, _tables: CreditTable): readonly Block[] {
  return [];
}
