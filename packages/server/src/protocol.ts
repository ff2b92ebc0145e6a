/** What the server and its clients say to each other beside the Language Server Protocol. Documents are named by their URI. */

import type { Agreement, Simulation } from '@sla-language/agreement';
import type { Format, Layout } from '@sla-language/documents';
import type { ScenarioFile, ScenarioOffer, ScenarioProblem } from '@sla-language/language';

export type { ScenarioFile, ScenarioOffer, ScenarioProblem } from '@sla-language/language';

import type { Location, Range, TextEdit } from 'vscode-languageserver-types';

export * from './preview/protocol.js';

/** The client asks for the documents of the agreements in a file, open or saved. Answer: {@link GenerateResult}. */
export const GENERATE = 'sla/generate';

export type GeneratedFormat = Format;

export type GeneratedLayout = Layout;

export interface GenerateParams {
  readonly uri: string;
  readonly formats: readonly GeneratedFormat[];
  /** The contract that people sign (`schedule`) where none is given. */
  readonly layouts?: readonly GeneratedLayout[];
  /** The editor's setting: where documents go, as a pattern. Without it the configuration decides, and else they go beside the file. */
  readonly outputPath?: string;
  /** The folder of the workspace in which the file lies. */
  readonly workspaceFolder?: string;
  /** Nothing goes out of the workspace, whatever the setting says: it may be that of somebody else. */
  readonly confined?: boolean;
}

/** A file for each agreement, format and layout, with what was left out of them; or why there is none. */
export type GenerateResult =
  | { readonly files: readonly GeneratedFile[]; readonly warnings: readonly GenerateProblem[] }
  | { readonly problem: GenerateProblem };

export interface GeneratedFile {
  readonly agreement: string;
  readonly format: GeneratedFormat;
  /** A file name without a folder: `HostingSla.md`. */
  readonly name: string;
  /** Where it goes; nowhere when its source has no place of its own. */
  readonly uri?: string;
  /** The same for places that some file system takes for one. */
  readonly key?: string;
  /** Text as it is; bytes in base64. */
  readonly content: string;
  readonly encoding: 'text' | 'base64';
}

export interface GenerateProblem {
  /** In plain words, for the author. */
  readonly message: string;
  /** The file that it is about, and where in it; missing when it is not about one place. */
  readonly uri?: string;
  readonly range?: Range;
  /** The editor's setting that it is about. */
  readonly setting?: string;
  /** Nothing is wrong with the file: it holds no agreement. */
  readonly nothing?: boolean;
}

/** What is found in an open file. Answer: {@link FoundFindings}, or null of what is not open or not ours. */
export const FINDINGS = 'sla/findings';

export interface FindingsParams {
  readonly uri: string;
}

export interface FoundFindings {
  readonly findings: readonly {
    readonly range: Range;
    readonly severity: 'error' | 'warning' | 'information';
    readonly message: string;
    /** The id of the rule. */
    readonly rule: string;
  }[];
}

/** Which kinds of agreements one can begin with. Answer: {@link TemplateInfo}[]. */
export const TEMPLATES = 'sla/templates';

export interface TemplateInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What stands where nothing else is said. */
  readonly names: { readonly provider: string; readonly customer: string; readonly title: string };
}

/** An agreement to begin with. Answer: {@link NewAgreement}, or null where there is no such template. */
export const NEW_AGREEMENT = 'sla/newAgreement';

export interface NewAgreementParams {
  readonly template: string;
  /** The day: `2026-12-31`. */
  readonly today: string;
  readonly provider?: string;
  readonly customer?: string;
  readonly title?: string;
  /** Where the author is: `Europe/Berlin`. */
  readonly timezone?: string;
}

export interface NewAgreement {
  readonly text: string;
  /** Where examples stand that everybody replaces: offsets into the text, in its order. */
  readonly examples: readonly { readonly start: number; readonly end: number }[];
}

/** The client asks what a scenario comes to under an agreement of an open file. Parameter: {@link SimulateParams}; answer: {@link SimulateResult}. */
export const SIMULATE = 'sla/simulate';

export interface SimulateParams {
  readonly uri: string;
  /** The first one where it is not given. */
  readonly agreement?: string;
  /** Nothing happens where it is not given: the answer then only says what may be assumed. */
  readonly scenario?: ScenarioFile;
}

export type SimulateResult = SimulatedText | { readonly problem: GenerateProblem };

export interface SimulatedText {
  readonly agreement: string;
  /** What a scenario may name. */
  readonly offer: ScenarioOffer;
  /** Not given where nothing is assumed, and where something is not understood. */
  readonly simulation?: Simulation;
  /** What of the scenario is not understood. */
  readonly problems: readonly ScenarioProblem[];
  /** Where the clauses of the simulation are written, by their `path`. */
  readonly places: Readonly<Record<string, Location>>;
  /** The scenario as a worked example to be pasted into the agreement, where one can say it. */
  readonly example?: string;
}

/** What a client says of itself when it starts the server. */
export interface ClientOptions {
  /**
   * The files with which pictures for Word documents are made, by their URI: the WebAssembly module of resvg, and a font. Without
   * them, figures stand in words there.
   */
  readonly pictureFiles?: { readonly program: string; readonly font: string };
  /** Commands beside those of the protocol that the client can carry out. A code lens whose command is not among them is not offered. */
  readonly commands?: readonly string[];
}

/** The commands that code lenses and tooltips name, with their arguments. */
export * from '@sla-language/language/commands';

/**
 * The client asks what holds for a file. Parameter: {@link FileParams}; answer: {@link StatusResult} as soon as the file has been checked,
 * null of what is not open or no file of the language.
 */
export const STATUS = 'sla/status';

export interface StatusResult {
  readonly profiles: readonly string[];
  /** The address of the configuration that decides; none where only defaults hold. */
  readonly configuration?: string;
  /** Whether all of the configuration could be read. */
  readonly isConfigurationSound: boolean;
  /** How many findings the file has. */
  readonly findings: { readonly errors: number; readonly warnings: number; readonly information: number };
  /** The agreements and templates of the file, in their order. */
  readonly agreements: readonly Pick<Agreement, 'id' | 'title' | 'kind' | 'status' | 'version'>[];
}

/** The client asks for the entry of a rule in the configuration of a file. Parameter: {@link ConfigureRuleParams}; answer: {@link ConfigureRuleResult}. */
export const CONFIGURE_RULE = 'sla/configureRule';

export interface ConfigureRuleParams {
  readonly uri: string;
  readonly ruleId: string;
  /** The text of the configuration as the editor has it; what is on disk where it is not given. */
  readonly text?: string;
}

export interface ConfigureRuleResult {
  /** The address of the configuration in force, or of the one to be made. */
  readonly file: string;
  readonly exists: boolean;
  /** What changes in it, and where the rule's value stands then; missing where its text is no configuration. */
  readonly entry?: { readonly edits: readonly TextEdit[]; readonly selection: Range };
}

/**
 * The server asks the client for a file that it cannot read itself: in the browser all, in Node those of a virtual file
 * system. Parameter: {@link FileParams}; answer: its bytes in base64, or null when there is no such file.
 */
export const READ_FILE = 'sla/readFile';

/** The server asks for what a folder holds. Parameter: {@link FileParams}; answer: {@link FolderEntry}[]; of what is no folder: null. */
export const READ_FOLDER = 'sla/readFolder';

export interface FileParams {
  readonly uri: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}
