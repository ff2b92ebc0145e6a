/** What editors leave out or say in ways of their own. */
import type { ConfigurationInitializedParams } from 'langium';
import { DefaultConfigurationProvider, URI, UriUtils } from 'langium';
import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';

/** The folders that are open. Older editors know one only, by its URI or its path. */
export function openFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): WorkspaceFolder[] {
  if (workspaceFolders) return workspaceFolders;
  const uri = rootUri ?? (rootPath ? URI.file(rootPath).toString() : undefined);
  return uri ? [{ uri, name: UriUtils.basename(URI.parse(uri)) }] : [];
}

/** The settings of the editor; of one that cannot be asked, what it sends by itself. No editor is waited for in vain. */
export class EditorConfiguration extends DefaultConfigurationProvider {
  private takesRegistrations = false;

  override initialize(params: InitializeParams): void {
    super.initialize(params);
    this.takesRegistrations = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration ?? false;
  }

  override async initialized(params: ConfigurationInitializedParams): Promise<void> {
    const { register, fetchConfiguration, ...others } = params;
    const asked: ConfigurationInitializedParams = { ...others };
    if (register && this.takesRegistrations) asked.register = register;
    if (fetchConfiguration) {
      // One that says that it can be asked and then does not answer is one that has no settings.
      asked.fetchConfiguration = (items) => fetchConfiguration(items).catch(() => items.map(() => undefined));
    }
    await super.initialized(asked);
  }
}

/** The commands that a client can carry out. */
export function commandsOf(options: unknown): readonly string[] {
  const commands = typeof options === 'object' && options !== null && 'commands' in options ? options.commands : [];
  return Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [];
}
