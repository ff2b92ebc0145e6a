import {
  type Cancellation,
  DefaultLangiumDocumentFactory,
  DefaultWorkspaceManager,
  type LangiumDocument,
  type Stream,
  type TextDocument,
  type URI,
} from 'langium';

/** Reads the files of the workspace when the server starts. One that cannot be read does not keep the others away. */
export class SlaWorkspaceManager extends DefaultWorkspaceManager {
  protected override async loadWorkspaceDocuments(
    uris: Stream<URI>,
    collect: (document: LangiumDocument) => void,
  ): Promise<void> {
    const load = async (uri: URI) => {
      try {
        collect(await this.langiumDocuments.getOrCreateDocument(uri));
      } catch {
        // Whoever opens or imports it hears why.
      }
    };
    await Promise.all(uris.map(load));
  }
}

/** A file may be gone when its turn comes: then it is empty until the news of its deletion arrives. */
export class SlaDocumentFactory extends DefaultLangiumDocumentFactory {
  protected override async getUpdatedText(
    document: LangiumDocument,
    textDocument: TextDocument | undefined,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<string> {
    return super.getUpdatedText(document, textDocument, cancelToken).catch(() => '');
  }
}
