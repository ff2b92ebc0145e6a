import {
  GENERATE,
  type GeneratedFile,
  type GenerateParams,
  type GenerateProblem,
  type GenerateResult,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Wanted } from './choose.js';

/** What came of some files. */
export interface Made {
  readonly files: readonly GeneratedFile[];
  /** Why there are no documents of a file. */
  readonly problems: readonly GenerateProblem[];
  /** What was left out of documents. */
  readonly warnings: readonly GenerateProblem[];
}

/**
 * Makes the documents of files; writes nothing. Throws a CancellationError when it is cancelled.
 * @param next is called before each file
 */
export async function make(
  client: BaseLanguageClient,
  sources: readonly vscode.Uri[],
  wanted: Wanted,
  token: vscode.CancellationToken,
  next: (source: vscode.Uri) => void = () => {},
): Promise<Made> {
  const files: GeneratedFile[] = [];
  const problems: GenerateProblem[] = [];
  const warnings = new Map<string, GenerateProblem>();
  for (const source of sources) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    next(source);
    const result = await makeOne(client, source, wanted, token);
    if ('problem' in result) {
      // Where many files are searched, those that others import are no news.
      if (!(result.problem.nothing && sources.length > 1)) problems.push(result.problem);
      continue;
    }
    files.push(...result.files);
    for (const warning of result.warnings) warnings.set(JSON.stringify(warning), warning);
  }
  const { files: single, collisions } = apart(files);
  return { files: single, problems: [...problems, ...collisions], warnings: [...warnings.values()] };
}

async function makeOne(
  client: BaseLanguageClient,
  source: vscode.Uri,
  { formats, layouts, outputPath }: Wanted,
  token: vscode.CancellationToken,
): Promise<GenerateResult> {
  try {
    // The server knows the files that are open.
    const document = await vscode.workspace.openTextDocument(source);
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const params: GenerateParams = {
      uri,
      formats,
      layouts,
      outputPath: outputPath ?? vscode.workspace.getConfiguration('sla', document.uri).get('output.path', ''),
      ...(folder ? { workspaceFolder: client.code2ProtocolConverter.asUri(folder.uri) } : {}),
      confined: !vscode.workspace.isTrusted,
    };
    return await client.sendRequest<GenerateResult>(GENERATE, params, token);
  } catch (error) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: { message: `Nothing was generated: ${reason}`, uri: source.toString() } };
  }
}

/** Documents that would have one file, which is a mistake in the path, are not written at all. */
function apart(files: readonly GeneratedFile[]): {
  readonly files: readonly GeneratedFile[];
  readonly collisions: readonly GenerateProblem[];
} {
  const byKey = new Map<string, GeneratedFile[]>();
  for (const file of files) if (file.key) byKey.set(file.key, [...(byKey.get(file.key) ?? []), file]);
  return {
    files: files.filter(({ key }) => key === undefined || byKey.get(key)?.length === 1),
    collisions: [...byKey.values()].filter((same) => same.length > 1).map(collision),
  };
}

function collision(same: readonly GeneratedFile[]): GenerateProblem {
  const names = [...new Set(same.map(({ name }) => name))].join(', ');
  const where = vscode.workspace.asRelativePath(vscode.Uri.parse(same[0]!.uri!));
  const message =
    `${same.length} documents would be written to ${where}: ${names}. Name them with variables such as ` +
    '`${relativeFileDirname}`, `${agreement}` and `${layoutSuffix}`.';
  return { message, setting: 'sla.output.path' };
}
