export interface Sources {
  readonly nonce: string;
  /** Where style sheets may come from. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
}

/** No network, no script but our own, and pictures only inside of the document. */
export function policyOf({ nonce, source }: Pick<Sources, 'nonce' | 'source'>): string {
  const allowed = { 'style-src': source, 'script-src': `'nonce-${nonce}'`, 'img-src': 'data:' };
  const rules = Object.entries(allowed).map(([what, from]) => `${what} ${from}`);
  return ["default-src 'none'", ...rules, "base-uri 'none'", "form-action 'none'"].join('; ');
}

/** The page of a preview, which is loaded once and then only patched. */
export function pageWith(sources: Sources): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(sources)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<link rel="stylesheet" href="${sources.style}">
</head>
<body>
<script nonce="${sources.nonce}" src="${sources.script}"></script>
</body>
</html>
`;
}
