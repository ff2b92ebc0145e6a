import { Imports, type SlaServices } from '@sla-language/language';
import { type LangiumDocument, UriUtils } from 'langium';
import type { PreviewProblem } from './protocol.js';

/** Why a file without an agreement shows nothing, and what an author may do about it. */
export function nothingToShow(services: SlaServices, document: LangiumDocument): PreviewProblem {
  if (document.textDocument.getText().trim() === '') {
    const message = 'This file is empty. Begin a line with `agreement`: completion offers a whole one to fill in.';
    return { message };
  }
  const others = importersOf(services, document);
  const message =
    others.length > 0
      ? 'This file holds no agreement of its own. What it declares is shown in the agreements that import it:'
      : 'This file holds no agreement yet. Its declarations are shown in the agreements that import it.';
  return { message, ...(others.length > 0 ? { others } : {}) };
}

function importersOf(services: SlaServices, document: LangiumDocument): PreviewProblem['others'] & object {
  const imports = new Imports(services.shared);
  const own = new Set([document.uri.toString()]);
  return services.shared.workspace.LangiumDocuments.all
    .filter((each) => each !== document && imports.reaches(each, own))
    .filter((each) => (services.checking.Checker.read(each)?.agreements.length ?? 0) > 0)
    .map(({ uri }) => ({ uri: uri.toString(), title: UriUtils.basename(uri) }))
    .toArray()
    .toSorted((left, right) => (left.uri < right.uri ? -1 : 1));
}
