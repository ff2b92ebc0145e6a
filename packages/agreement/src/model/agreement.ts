import type {
  Audit,
  ContinuityTest,
  DataDeletion,
  DataLocation,
  DataReturn,
  Exit,
  NotApplicable,
  Notification,
  Subcontracting,
  Subcontractor,
} from './assurance.js';
import type {
  Amendment,
  Change,
  Clause,
  Escalation,
  LegalReview,
  Proposal,
  Report,
  Responsibility,
  Review,
  Risk,
  Signature,
  Stakeholder,
  Term,
} from './governance.js';
import type { Metric } from './metrics.js';
import type { Objective, Requirement, Severity, Support } from './objectives.js';
import type { Declaration, Party, Roles } from './parties.js';
import type { RemedyTerms, WorkedExample } from './remedies.js';
import type { Calendar, Exclusion, Scope, Service } from './services.js';
import type { DateString, Duration, Id, Prose } from './values.js';

/** Version of this data format. The major part grows when a reader of the JSON would have to change. */
export const SCHEMA_VERSION = '1.0';

export type Status = 'draft' | 'proposed' | 'agreed' | 'signed' | 'terminated' | 'published';

/** Everything that has a name, in the order in which it is written. */
export interface Declarations {
  readonly parties: readonly Party[];
  readonly scopes: readonly Scope[];
  readonly services: readonly Service[];
  readonly calendars: readonly Calendar[];
  readonly exclusions: readonly Exclusion[];
  readonly metrics: readonly Metric[];
  readonly requirements: readonly Requirement[];
  readonly objectives: readonly Objective[];
  readonly severities: readonly Severity[];
  readonly supports: readonly Support[];
  readonly escalations: readonly Escalation[];
  readonly reports: readonly Report[];
  readonly risks: readonly Risk[];
}

/** A service level agreement: what was promised to whom, and what follows. Plain data; this is the JSON output. */
export interface Agreement extends Declaration, Declarations {
  readonly schemaVersion: '1.0';
  /** A template may leave parts open. */
  readonly kind: 'agreement' | 'template';
  /** The agreement or template that this one extends; its content is merged in already. */
  readonly extends?: Id;
  readonly version?: string;
  readonly status: Status;
  /** Both ends included. Without `end`: until terminated. */
  readonly effective?: { readonly from: DateString; readonly to?: DateString };
  readonly renewal?: { readonly every: Duration; readonly notice?: Duration };
  /** IANA; every window is cut in it. */
  readonly timeZone?: string;
  /** Where business hours and days run, unless a row says `during`. */
  readonly defaultCalendar?: Id;
  /** 1 is January. */
  readonly fiscalYearStart?: number;
  /** Day of the month on which a billing cycle begins. */
  readonly billingCycleDay?: number;
  /** ISO 4217. */
  readonly currency?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly law?: { readonly law: string; readonly venue?: string };
  readonly precedence?: Prose;
  readonly background?: Prose;
  readonly roles: Roles;
  readonly remedies?: RemedyTerms;
  readonly responsibilities: readonly Responsibility[];
  readonly review?: Review;
  readonly stakeholders: readonly Stakeholder[];
  readonly legalReviews: readonly LegalReview[];
  readonly signatures: readonly Signature[];
  readonly amendment?: Amendment;
  readonly changes: readonly Change[];
  readonly proposals: readonly Proposal[];
  readonly terms: readonly Term[];
  readonly clauses: readonly Clause[];
  readonly dataLocations: readonly DataLocation[];
  readonly dataReturn?: DataReturn;
  readonly dataDeletion?: DataDeletion;
  readonly subcontracting?: Subcontracting;
  readonly subcontractors: readonly Subcontractor[];
  readonly audits: readonly Audit[];
  readonly notifications: readonly Notification[];
  readonly continuityTests: readonly ContinuityTest[];
  readonly exit?: Exit;
  readonly notApplicable: readonly NotApplicable[];
  readonly examples: readonly WorkedExample[];
}
