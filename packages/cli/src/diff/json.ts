import type { AgreementChange, ComparedSide, Favour } from '@sla-language/agreement';
import type { ToldComparison } from '@sla-language/documents';
import { version } from '../version.js';

/** Version of the format. The major part grows when a reader would have to change. */
const SCHEMA_VERSION = '1.0';

/** What `sla diff --format json` writes. */
export interface DiffReport {
  /** The version of this format. The major part grows when a reader would have to change. */
  readonly schemaVersion: '1.0';
  /** The program that wrote this. */
  readonly tool: { readonly name: 'sla'; readonly version: string };
  /** The two texts as they were named: a path, or a revision with a path. */
  readonly old: string;
  readonly new: string;
  /** Agreements that are in both texts. */
  readonly agreements: readonly DiffAgreement[];
  /** Agreements that are only in the old text, and only in the new one. */
  readonly removed: readonly ComparedSide[];
  readonly added: readonly ComparedSide[];
}

export interface DiffAgreement {
  readonly old: ComparedSide;
  readonly new: ComparedSide;
  /** How many of the changes favour whom. */
  readonly favours: Readonly<Record<Favour, number>>;
  /** The same in words. */
  readonly summary: string;
  /** In the order of the contract. */
  readonly changes: readonly DiffChange[];
}

export interface DiffChange extends AgreementChange {
  /** The change in the words of the agreement's language. */
  readonly words: {
    /** The chapter of the report. */
    readonly chapter: string;
    readonly place: string;
    /** One line, or for a ladder one for each range of levels. */
    readonly old: readonly string[];
    readonly new: readonly string[];
    /** By how much, and what that comes to. */
    readonly effects: readonly string[];
    readonly favours: string;
    readonly reason: string;
  };
}

/** One comparison with its words. */
export interface Compared {
  readonly old: ComparedSide;
  readonly new: ComparedSide;
  readonly favours: Readonly<Record<Favour, number>>;
  readonly told: ToldComparison;
}

/** The comparison for programs; `schema/diff.schema.json` and docs/cli.md describe the format. */
export function formatDiffJson(
  sides: { readonly old: string; readonly new: string },
  compared: readonly Compared[],
  others: { readonly removed: readonly ComparedSide[]; readonly added: readonly ComparedSide[] },
): string {
  const report: DiffReport = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'sla', version },
    ...sides,
    agreements: compared.map(({ old, new: now, favours, told }) => ({
      old,
      new: now,
      favours,
      summary: told.summary,
      changes: told.groups.flatMap(({ title, changes }) =>
        changes.map(({ change, place, old: before, new: after, effects, inFavour, reason }) => ({
          ...change,
          words: { chapter: title, place, old: before, new: after, effects, favours: inFavour, reason },
        })),
      ),
    })),
    ...others,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
