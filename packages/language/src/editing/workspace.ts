import {
  type AstNode,
  type Cancellation,
  DefaultLangiumDocumentFactory,
  DefaultWorkspaceManager,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type Mutable,
  type ServiceRegistry,
  type Stream,
  type TextDocument,
  type URI,
} from 'langium';
import type { SlaServices } from '../services.js';

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

/** Brings the tree of a file up to date with its text. */
export class SlaDocumentFactory extends DefaultLangiumDocumentFactory {
  private readonly services: ServiceRegistry;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.services = services.ServiceRegistry;
  }

  /** Of what is open in an editor only what the edit touches is parsed again, where that is possible. */
  override async update<T extends AstNode = AstNode>(
    document: Mutable<LangiumDocument<T>>,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<LangiumDocument<T>> {
    const text = this.textDocuments?.get(document.uri.toString())?.getText();
    if (text !== undefined) {
      const { parser } = this.services.getServices(document.uri) as SlaServices;
      document.parseResult = parser.Reparser.reparse(document.parseResult, text) ?? document.parseResult;
    }
    return super.update(document, cancelToken);
  }

  /** A file may be gone when its turn comes: then it is empty until the news of its deletion arrives. */
  protected override async getUpdatedText(
    document: LangiumDocument,
    textDocument: TextDocument | undefined,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<string> {
    return super.getUpdatedText(document, textDocument, cancelToken).catch(() => '');
  }
}
