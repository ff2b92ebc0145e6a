import {
  NEW_AGREEMENT,
  type NewAgreement,
  type NewAgreementParams,
  TEMPLATES,
  type TemplateInfo,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { complete } from './steps.js';

/** What a program, or a link, knows beforehand; then nobody is asked. */
type Known = Omit<NewAgreementParams, 'today' | 'timezone'>;

/** Opens a new agreement, not saved yet, with the first thing to replace selected. */
export async function newAgreement(client: BaseLanguageClient, known: unknown): Promise<vscode.Uri | undefined> {
  const wanted = isKnown(known) ? known : await ask(client);
  if (!wanted) return undefined;
  const params: NewAgreementParams = { ...wanted, today: today(), ...home() };
  const made = await client.sendRequest<NewAgreement | null>(NEW_AGREEMENT, params);
  if (!made) return undefined;
  const document = await vscode.workspace.openTextDocument({ language: 'sla', content: made.text });
  const [first] = made.examples;
  const selection = first && new vscode.Range(document.positionAt(first.start), document.positionAt(first.end));
  await vscode.window.showTextDocument(document, { preview: false, ...(selection ? { selection } : {}) });
  complete('begun');
  return document.uri;
}

function isKnown(value: unknown): value is Known {
  return typeof value === 'object' && value !== null && 'template' in value;
}

/** Asks for the kind and for the parties. Who leaves a name empty gets an example; who presses Escape, nothing. */
async function ask(client: BaseLanguageClient): Promise<Known | undefined> {
  const templates = await client.sendRequest<TemplateInfo[]>(TEMPLATES);
  const items = templates.map((template) => ({ label: template.title, detail: template.description, template }));
  const title = 'New Service Level Agreement';
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'What is it about?',
    matchOnDetail: true,
  });
  if (!picked) return undefined;
  const { id, names } = picked.template;
  const nameOf = (prompt: string, example: string) =>
    vscode.window.showInputBox({ title: `${title}: ${picked.label}`, prompt, placeHolder: example });
  const provider = await nameOf('Who provides the service? (Enter leaves an example.)', names.provider);
  if (provider === undefined) return undefined;
  const customer = await nameOf('Who receives it? (Enter leaves an example.)', names.customer);
  if (customer === undefined) return undefined;
  return {
    template: id,
    ...(provider.trim() ? { provider: provider.trim() } : {}),
    ...(customer.trim() ? { customer: customer.trim() } : {}),
  };
}

/** The day on the author's calendar, as ISO 8601 has it. */
function today(): string {
  const now = new Date();
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}

/** Where the author is, by the machine's clock. Servers are in no country. */
function home(): Pick<NewAgreementParams, 'timezone'> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone?.includes('/') && !timeZone.startsWith('Etc/') ? { timezone: timeZone } : {};
}
