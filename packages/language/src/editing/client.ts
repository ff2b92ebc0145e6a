/** What editors leave out or say in ways of their own. */
import type { ConfigurationInitializedParams } from 'langium';
import { DefaultConfigurationProvider, URI, UriUtils } from 'langium';
import type { ConfigurationItem, InitializeParams, WorkspaceFolder } from 'vscode-languageserver';

/** So long an editor is waited for that was asked for its settings, in milliseconds. */
const PATIENCE = 2_000;

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
    if (fetchConfiguration) asked.fetchConfiguration = (items) => this.ask(items, fetchConfiguration);
    await super.initialized(asked);
  }

  /** One that says that it can be asked and then does not answer is one that has no settings, until it does. */
  private ask(
    items: ConfigurationItem[],
    fetch: NonNullable<ConfigurationInitializedParams['fetchConfiguration']>,
  ): Promise<unknown[]> {
    const none = items.map(() => undefined);
    const answer = fetch(items).then(
      (given: unknown): unknown[] => (Array.isArray(given) ? given : none),
      () => none,
    );
    return new Promise((done) => {
      let isLate = false;
      const patience = setTimeout(() => {
        isLate = true;
        done(none);
      }, PATIENCE);
      void answer.then((given) => {
        clearTimeout(patience);
        done(given);
        if (!isLate) return;
        this.updateConfiguration({ settings: Object.fromEntries(items.map(({ section }, i) => [section, given[i]])) });
      });
    });
  }
}

/** The commands that a client can carry out. */
export function commandsOf(options: unknown): readonly string[] {
  const commands = typeof options === 'object' && options !== null && 'commands' in options ? options.commands : [];
  return Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [];
}
