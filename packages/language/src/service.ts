import type { Agreement } from '@sla-language/agreement';
import { type FileSystemProvider, type LangiumDocument, URI } from 'langium';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { applyEdits, chooseFixes, type FixChoice } from './checking/fixing.js';
import { isLanguageError } from './checking/validator.js';
import { applyChanges, format as layOut } from './formatting/format.js';
import { STANDARD_LAYOUT } from './formatting/layout.js';
import { sourceOf } from './formatting/source.js';
import { createSlaServices, type SlaContext } from './services.js';

/** The language as the command line and other programs use it: the same engine as the editor's, without an editor. */
export interface Language {
  /** Gives the text of a file that is not saved (standard input, an open editor). Other files come from the file system. */
  open(uri: string, text: string): void;
  /** Parses, links and checks the files; imports are loaded as needed. What cannot be read is a diagnostic, never an exception. */
  check(uris: readonly string[]): Promise<readonly CheckedFile[]>;
  /**
   * Mends what can be mended, as often as that leads to something new. The mended text is open afterwards; nothing is written.
   * A fix that would break the text (which would be a fault of its rule) is taken back.
   */
  fix(uri: string, choice: FixChoice): Promise<FixedFile>;
  /** The same text, laid out in the one style: other white space, and nothing else. What is no text of ours comes back as it is. */
  format(text: string): string;
}

export interface FixedFile {
  readonly text: string;
  /** What was mended, in the order in which it was done. */
  readonly mended: readonly { readonly code: string; readonly title: string }[];
}

export interface CheckedFile {
  readonly uri: string;
  readonly text: string;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The agreements and templates that are written in this file. */
  readonly agreements: readonly Agreement[];
  /** Whether the text says one definite thing, so that documents may be made of it: it has no error of syntax, names or values. */
  readonly ok: boolean;
}

export interface LanguageOptions extends SlaContext {
  readonly fileSystem: FileSystemProvider;
}

export function createLanguage(options: LanguageOptions): Language {
  const { fileSystem, ...context } = options;
  const { shared, Sla } = createSlaServices({
    fileSystemProvider: () => fileSystem,
    ...context,
  });
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;

  function open(uri: string, text: string): void {
    const address = URI.parse(uri);
    if (LangiumDocuments.hasDocument(address)) LangiumDocuments.deleteDocument(address);
    LangiumDocuments.addDocument(LangiumDocumentFactory.fromString(text, address));
  }

  async function load(uri: string): Promise<LangiumDocument | CheckedFile> {
    try {
      return await LangiumDocuments.getOrCreateDocument(URI.parse(uri));
    } catch (error) {
      return unreadable(uri, error);
    }
  }

  async function check(uris: readonly string[]): Promise<readonly CheckedFile[]> {
    const loaded = await Promise.all(uris.map(load));
    const documents = loaded.filter((each) => 'parseResult' in each);
    await DocumentBuilder.build(documents, { validation: true });
    return loaded.map((each, i) => ('parseResult' in each ? checked(uris[i], each) : each));
  }

  function checked(uri: string, document: LangiumDocument): CheckedFile {
    const diagnostics = document.diagnostics ?? [];
    const agreements = (Sla.checking.Checker.read(document)?.agreements ?? []).map((each) => each.agreement);
    const ok = !diagnostics.some(isLanguageError);
    return { uri, text: document.textDocument.getText(), diagnostics, agreements, ok };
  }

  async function fix(uri: string, choice: FixChoice): Promise<FixedFile> {
    let [file] = await check([uri]);
    const mended: { code: string; title: string }[] = [];
    const seen = new Set<string>();
    for (let pass = 0; pass < MOST_PASSES && file!.ok && !seen.has(file!.text); pass++) {
      seen.add(file!.text);
      const chosen = chooseFixes(file!.diagnostics, choice);
      if (chosen.length === 0) break;
      const before = file!.text;
      open(
        uri,
        applyEdits(
          before,
          chosen.flatMap(({ fix }) => fix.edits),
        ),
      );
      [file] = await check([uri]);
      if (!file!.ok) {
        open(uri, before);
        [file] = await check([uri]);
        break;
      }
      mended.push(...chosen.map((each) => ({ code: String(each.diagnostic.code), title: each.fix.title })));
    }
    return { text: file!.text, mended };
  }

  function format(text: string): string {
    return applyChanges(
      text,
      layOut(sourceOf(text, Sla.parser.LangiumParser.parse(text), Sla), STANDARD_LAYOUT).changes,
    );
  }

  return { open, check, fix, format };
}

/** One fix may show the next finding; more than this would be a circle. */
const MOST_PASSES = 10;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'it is a folder.',
  ENOTDIR: 'there is no such folder.',
  EACCES: 'access is denied.',
  EPERM: 'access is denied.',
};

function unreadable(uri: string, error: unknown): CheckedFile {
  const start = { line: 0, character: 0 };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  const diagnostic: Diagnostic = {
    code: 'language/unreadable',
    severity: DiagnosticSeverity.Error,
    message: `The file cannot be read: ${reason}`,
    range: { start, end: start },
    source: 'sla',
  };
  return { uri, text: '', diagnostics: [diagnostic], agreements: [], ok: false };
}
