import type { LangiumDocument, Stream, URI } from 'langium';
import { DefaultWorkspaceManager } from 'langium';

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
