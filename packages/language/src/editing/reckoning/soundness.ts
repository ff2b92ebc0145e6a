import type { AstNode, CstNode, LangiumDocument } from 'langium';
import { AstUtils } from 'langium';
import type { Checker } from '../../checking/checker.js';

/**
 * Which parts of the texts can be relied on. What is reckoned from a part with an error of syntax, names or values may be wrong, so nothing is
 * said of it; what stands elsewhere is as true as before.
 */
export class Soundness {
  private readonly broken = new Map<LangiumDocument, readonly number[]>();
  private readonly known = new Map<AstNode, boolean>();

  constructor(private readonly checker: Checker) {}

  /** Whether all of the nodes stand in a text, and there is no error within any of them. */
  isSound(...nodes: readonly (AstNode | undefined)[]): boolean {
    return nodes.every((node) => {
      if (!node?.$cstNode) return false;
      const known = this.known.get(node) ?? this.isWithout(AstUtils.getDocument(node), node.$cstNode);
      this.known.set(node, known);
      return known;
    });
  }

  /** Whether there is no error within a node, but for what is within some others. */
  isSoundExcept(node: AstNode, others: readonly AstNode[]): boolean {
    if (!node.$cstNode) return true;
    const spans = others.flatMap(({ $cstNode }) => $cstNode ?? []);
    const isElsewhere = (place: number) => spans.some(({ offset, end }) => place >= offset && place <= end);
    return this.isWithout(AstUtils.getDocument(node), node.$cstNode, isElsewhere);
  }

  private isWithout(
    document: LangiumDocument,
    { offset, end }: CstNode,
    isElsewhere: (place: number) => boolean = () => false,
  ): boolean {
    let places = this.broken.get(document);
    if (!places) {
      places = this.placesIn(document);
      this.broken.set(document, places);
    }
    return !places.some((place) => place >= offset && place <= end && !isElsewhere(place));
  }

  private placesIn(document: LangiumDocument): readonly number[] {
    const { parserErrors, lexerErrors } = document.parseResult;
    // An error at the end of the text has no place of its own.
    const last = document.textDocument.getText().trimEnd().length;
    const offset = (place: number | undefined) => (place === undefined || Number.isNaN(place) ? last : place);
    const issues = this.checker.read(document)?.issues ?? [];
    return [
      ...lexerErrors.map((error) => error.offset),
      ...parserErrors.map(({ token }) => offset(token.startOffset)),
      ...document.references.flatMap(({ error, $refNode }) => (error && $refNode ? [$refNode.offset] : [])),
      ...issues.flatMap(({ severity, node }) => (severity === 'error' && node.$cstNode ? [node.$cstNode.offset] : [])),
    ];
  }
}
