import { URI } from 'langium';

/** Where the built-in library pretends to stand. */
export const LIBRARY_URI = URI.parse('builtin:///library.sla');

/** What every file sees without importing it, written in the language itself. */
export const LIBRARY_TEXT = `/// Open at every hour of every day.
calendar Always "Always" {
    open monday to sunday 00:00 to 24:00
}

/// Gives \`provider\` and \`customer\` a meaning in declarations that stand outside an agreement.
template Roles {
    provider "the provider"
    customer "the customer"
}
`;

/** Whether the document is the built-in library. */
export function isLibrary(uri: URI): boolean {
  return uri.toString() === LIBRARY_URI.toString();
}

/** Where the page of a rule pretends to stand. */
export function rulePageUri(id: string): URI {
  return LIBRARY_URI.with({ path: `/rules/${id}.md` });
}

/** The rule whose page pretends to stand there. */
export function ruleOfPage(uri: URI): string | undefined {
  return uri.scheme === LIBRARY_URI.scheme ? /^\/rules\/(.+)\.md$/.exec(uri.path)?.[1] : undefined;
}
