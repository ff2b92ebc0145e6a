import type { DateString } from '@sla-language/agreement';

export type TemplateId = 'saas' | 'managed-service' | 'internal-ola' | 'support' | 'network';

/** A kind of agreement to start from. */
export interface AgreementTemplate {
  readonly id: TemplateId;
  /** What the kind is called in a list. */
  readonly title: string;
  /** Whom it suits, in a sentence. */
  readonly description: string;
  /** What stands where nothing else is said. */
  readonly names: { readonly provider: string; readonly customer: string; readonly title: string };
  /** The agreement in the language, with places in double angle brackets; `places.ts` says which there are. */
  readonly text: string;
}

/** What is known of an agreement before it is written. */
export interface TemplateOptions {
  readonly provider?: string;
  readonly customer?: string;
  readonly title?: string;
  /** A name of the IANA database: `Europe/Berlin`. Currency, law and holidays are those of its country, unless they are given. */
  readonly timezone?: string;
  /** ISO 4217. Amounts are as many units as are about the same worth. */
  readonly currency?: string;
  /** The governing law: `Germany`. */
  readonly law?: string;
  /** The agreement begins on the first day of the month after this day. */
  readonly today: DateString;
}
