import type { LangiumSharedServices } from 'langium/lsp';

/** What the editor at the other end can do with actions. */
export interface Client {
  /** It carries out this command. */
  can(command: string): boolean;
  /** It fills in places in what is inserted. */
  readonly snippets: boolean;
  /** It creates files as a part of an edit. */
  readonly creates: boolean;
}

/** Shows the page of a rule; its argument is the rule's id. */
export const EXPLAIN_RULE = 'sla.explainRule';

/** Opens the configuration of a file at the entry of a rule; its arguments are the file's address and the rule's id. */
export const CONFIGURE_RULE = 'sla.configureRule';

/** Asks the client what it can do when it starts the server. */
export function clientOf({ lsp }: LangiumSharedServices): Client {
  const client = { commands: new Set<string>(), snippets: false, creates: false };
  lsp.LanguageServer.onInitialize(({ capabilities, initializationOptions }) => {
    const { commands } = (initializationOptions ?? {}) as { commands?: readonly string[] };
    client.commands = new Set(commands);
    const edit = capabilities.workspace?.workspaceEdit;
    client.snippets = edit?.documentChanges === true && edit.snippetEditSupport === true;
    client.creates = edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true;
  });
  return {
    can: (command) => client.commands.has(command),
    get snippets() {
      return client.snippets;
    },
    get creates() {
      return client.creates;
    },
  };
}
