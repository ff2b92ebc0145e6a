import type { AstNode } from 'langium';

/** Something that the text says wrongly: the language's own errors and warnings, beside those of the parser and the linker. */
export interface Issue {
  readonly code: `language/${string}`;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly node: AstNode;
  /** The part of the node that is meant. */
  readonly property?: string;
  /** Which of several, where the property is a list. */
  readonly index?: number;
  readonly related?: readonly { readonly node: AstNode; readonly message: string }[];
}

/** Collects issues. The same thing said twice of one place counts once: what is inherited is read in every heir. */
export class Issues {
  private readonly list: Issue[] = [];
  private readonly seen = new Map<AstNode, Set<string>>();

  add(issue: Issue): void {
    const key = `${issue.code} ${issue.property} ${issue.index} ${issue.message}`;
    const said = this.seen.get(issue.node) ?? new Set();
    if (said.has(key)) return;
    said.add(key);
    this.seen.set(issue.node, said);
    this.list.push(issue);
  }

  addAll(issues: readonly Issue[]): void {
    for (const issue of issues) this.add(issue);
  }

  error(code: Issue['code'], message: string, node: AstNode, property?: string): void {
    this.add({ code, severity: 'error', message, node, property });
  }

  all(): readonly Issue[] {
    return this.list;
  }
}
