import {
  type BuildOptions,
  Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  interruptAndCheck,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type URI,
  UriUtils,
} from 'langium';
import { LIBRARY_TEXT, LIBRARY_URI } from '../library/library.js';
import { Imports } from './imports.js';

/** Loads the built-in library and whatever is imported before anything is linked, wherever it stands. */
export class SlaDocumentBuilder extends DefaultDocumentBuilder {
  private readonly imports: Imports;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = new Imports(services);
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    const known = new Set(documents);
    const queue = [...documents];
    const include = (document: LangiumDocument): void => {
      if (known.has(document) || document.state >= DocumentState.Linked) return;
      known.add(document);
      queue.push(document);
    };
    if (!this.langiumDocuments.hasDocument(LIBRARY_URI)) {
      this.langiumDocuments.addDocument(this.langiumDocumentFactory.fromString(LIBRARY_TEXT, LIBRARY_URI));
    }
    include(this.langiumDocuments.getDocument(LIBRARY_URI)!);
    for (const document of queue) {
      // Not as a phase of the build: the phase is over only when the last of them is read.
      if (document.state < DocumentState.Parsed) {
        await interruptAndCheck(cancelToken);
        await this.langiumDocumentFactory.update(document, cancelToken);
        await this.notifyDocumentPhase(document, DocumentState.Parsed);
      }
      for (const statement of this.imports.statements(document)) {
        const uri = this.imports.resolve(statement);
        if (!uri) continue;
        try {
          include(await this.langiumDocuments.getOrCreateDocument(uri, cancelToken));
        } catch {
          // It cannot be read: a check says so at the import.
        }
      }
    }
    await super.buildDocuments(queue, options, cancelToken);
  }

  protected override shouldRelink(document: LangiumDocument, changed: Set<string>): boolean {
    return super.shouldRelink(document, changed) || this.imports.reaches(document, changed);
  }

  /**
   * What a file has reached is told even when the build is interrupted at that moment: the next build finds nothing to do there, so nobody
   * would tell it later, be it the findings or that an answer can be given.
   */
  protected override notifyDocumentPhase(document: LangiumDocument, state: DocumentState): Promise<void> {
    return super.notifyDocumentPhase(document, state, Cancellation.CancellationToken.None);
  }

  /** Whoever waits for all files is told that they are ready, also when the interrupted build left nothing to do for this one. */
  protected override async notifyBuildPhase(
    documents: LangiumDocument[],
    state: DocumentState,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    for (const listener of [...this.buildPhaseListeners.get(state)]) {
      await interruptAndCheck(cancelToken);
      await listener(documents, cancelToken);
    }
  }

  /** Editors ask about a text as soon as they have opened or changed it, which may be before the news is dealt with here. */
  protected override async awaitDocumentState(
    state: DocumentState,
    uri: URI,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<URI> {
    while (this.isBehind(uri) && !cancelToken.isCancellationRequested) {
      await new Promise<void>((known) => {
        const listeners: { dispose(): void }[] = [];
        const done = (): void => {
          known();
          // Not at once: who leaves while all are told makes the next one be overlooked, and that one would wait for ever.
          queueMicrotask(() => {
            for (const listener of listeners) listener.dispose();
          });
        };
        listeners.push(
          this.onUpdate((changed, deleted) => {
            // What is closed before it was read is never named among what has changed.
            const isMeant = [...changed, ...deleted].some((each) => UriUtils.equals(each, uri));
            if (isMeant || !this.isBehind(uri)) done();
          }),
          cancelToken.onCancellationRequested(done),
        );
      });
      // From here on the document is known to be changed, and the build tells when it has reached the state.
      if ((this.langiumDocuments.getDocument(uri)?.state ?? DocumentState.Changed) < DocumentState.Parsed) break;
    }
    return super.awaitDocumentState(state, uri, cancelToken);
  }

  /** Whether the editor has a text that was not read yet. */
  private isBehind(uri: URI): boolean {
    const text = this.textDocuments?.get(uri.toString())?.getText();
    if (text === undefined) return false;
    const document = this.langiumDocuments.getDocument(uri);
    if (!document) return true;
    const read = document.parseResult.value.$cstNode?.root.fullText;
    return document.state >= DocumentState.Parsed && read !== undefined && read !== text;
  }
}
