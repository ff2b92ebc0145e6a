import { ConfigurationFiles, createSlaServices, type SlaServices } from '@sla-language/language';
import { URI } from 'langium';
import { LocalFiles } from '../../src/local-files.js';
import { preview } from '../../src/preview/preview.js';
import type { PreviewParams, PreviewResult } from '../../src/protocol.js';

/** The server's side of previews without a connection. */
export class Workshop {
  readonly services: SlaServices;
  private readonly fileSystem = new LocalFiles();
  private readonly configurations = new ConfigurationFiles(this.fileSystem);

  constructor() {
    const { fileSystem, configurations } = this;
    const { Sla } = createSlaServices({ fileSystemProvider: () => fileSystem, configurations, today: '2027-01-15' });
    this.services = Sla;
  }

  async start(): Promise<void> {
    await this.services.shared.workspace.WorkspaceManager.initializeWorkspace([]);
  }

  /** The text of a file, as an editor has it now. */
  async write(uri: string, text: string): Promise<void> {
    const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = this.services.shared.workspace;
    const address = URI.parse(uri);
    if (LangiumDocuments.hasDocument(address)) LangiumDocuments.deleteDocument(address);
    const document = LangiumDocumentFactory.fromString(text, address);
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
  }

  ask(uri: string, params: Partial<PreviewParams> = {}): Promise<PreviewResult> {
    const all: PreviewParams = { uri, layout: 'schedule', known: [], lenient: false, ...params };
    return preview(this.services, all, { fileSystem: this.fileSystem, configurations: this.configurations });
  }

  textOf(uri: string): string {
    return this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))!.textDocument.getText();
  }
}
