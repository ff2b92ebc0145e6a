import type { GeneratedFormat, GeneratedLayout } from '@sla-language/server/protocol';
import type * as vscode from 'vscode';

/** A task of type `sla`, as `tasks.json` has it; its schema is in the manifest. */
export interface SlaTask extends vscode.TaskDefinition {
  readonly type: 'sla';
  readonly task: 'check' | 'build' | 'watch';
  /** Files and folders, seen from the folder of the workspace; all where none are given. */
  readonly paths?: readonly string[];
  readonly formats?: readonly GeneratedFormat[];
  readonly layouts?: readonly GeneratedLayout[];
  /** Where documents go; the editor's setting, or the configuration, where it is not given. */
  readonly outputPath?: string;
}

/** Every format, as the command line has it. */
const FORMATS: readonly GeneratedFormat[] = ['markdown', 'html', 'docx', 'json'];

export const TITLES: Readonly<Record<SlaTask['task'], string>> = {
  check: 'check agreements',
  build: 'generate documents',
  watch: 'check agreements whenever they change',
};

/** A definition, whatever somebody has written by hand; undefined where it says nothing that can be done. */
export function readDefinition(written: vscode.TaskDefinition): SlaTask | undefined {
  return written.task in TITLES ? (written as SlaTask) : undefined;
}

export function wantedOf({ formats, layouts }: SlaTask): {
  formats: readonly GeneratedFormat[];
  layouts: readonly GeneratedLayout[];
} {
  return { formats: formats ?? FORMATS, layouts: layouts ?? ['schedule'] };
}

/** The words for the command line that does the same. */
export function wordsOf({ task, paths = [], formats, layouts }: SlaTask, outputPath: string | undefined): string[] {
  if (task !== 'build') return ['check', ...(task === 'watch' ? ['--watch'] : []), ...paths];
  return [
    'build',
    ...(formats ? ['--format', formats.join(',')] : []),
    ...(layouts ? ['--layout', layouts.join(',')] : []),
    ...(outputPath ? ['--out', outputPath] : []),
    ...paths,
  ];
}
