import { type Agreement, EMPTY_AGREEMENT } from '@sla-language/agreement';

/** The smallest agreement: no chapter but those that always have something to say. */
export const EMPTY: Agreement = { ...EMPTY_AGREEMENT, id: 'Empty', title: 'Empty' };
