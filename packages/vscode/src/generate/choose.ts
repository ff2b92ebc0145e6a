import type { GeneratedFormat, GeneratedLayout } from '@sla-language/server/protocol';
import * as vscode from 'vscode';

/** Which documents are wanted of each agreement. */
export interface Wanted {
  readonly formats: readonly GeneratedFormat[];
  readonly layouts: readonly GeneratedLayout[];
  /** Where they go, instead of what the setting says. */
  readonly outputPath?: string;
}

type Item = vscode.QuickPickItem & { readonly format?: GeneratedFormat; readonly layout?: GeneratedLayout };

const FORMATS: readonly Item[] = [
  { format: 'markdown', label: '$(markdown) Markdown', description: 'for version control and wikis' },
  { format: 'html', label: '$(globe) HTML', description: 'one file for browsers and for print' },
  { format: 'docx', label: '$(file) Word', description: 'for lawyers and for signature' },
  { format: 'json', label: '$(json) JSON', description: 'the data, for programs' },
];

const LAYOUTS: readonly Item[] = [
  { layout: 'schedule', label: '$(law) Contract', description: 'what the parties sign' },
  { layout: 'public-page', label: '$(megaphone) Public page', description: 'what customers may read' },
  { layout: 'summary', label: '$(list-unordered) Summary', description: 'one page for managers' },
  { layout: 'operations', label: '$(tools) Operations sheet', description: 'for those on call' },
];

const FIRST: Wanted = { formats: ['markdown'], layouts: ['schedule'] };
const MEMORY = 'sla.generate.wanted';

/** Asks for formats and layouts; what was taken last is marked. Undefined where nothing is wanted. */
export async function choose(memory: vscode.Memento): Promise<Wanted | undefined> {
  const last = memory.get(MEMORY, FIRST);
  const isPicked = ({ format, layout }: Item) =>
    (format !== undefined && last.formats.includes(format)) || (layout !== undefined && last.layouts.includes(layout));
  const heading = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items = [heading('Formats'), ...FORMATS, heading('For whom'), ...LAYOUTS];
  const picked = await vscode.window.showQuickPick(
    items.map((item) => ({ ...item, picked: isPicked(item) })),
    { canPickMany: true, title: 'Generate Contract', placeHolder: 'Formats and layouts' },
  );
  if (!picked) return undefined;
  const formats = picked.flatMap(({ format }) => format ?? []);
  const layouts = picked.flatMap(({ layout }) => layout ?? []);
  if (formats.length === 0) return undefined;
  const wanted: Wanted = { formats, layouts: layouts.length > 0 ? layouts : FIRST.layouts };
  await memory.update(MEMORY, wanted);
  return wanted;
}
