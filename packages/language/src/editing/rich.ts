/** A text for people, in Markdown and in plain letters: not every client shows Markdown. */
export interface Rich {
  readonly markdown: string;
  readonly plain: string;
}

/**
 * A text with marks of emphasis: ``rich`**${budget}** in ${label}` ``. What is put in is no Markdown, unless it is a text of this kind itself; what stands
 * around it may have `**`, and nothing else.
 */
export function rich(strings: TemplateStringsArray, ...values: readonly (Rich | string)[]): Rich {
  let markdown = '';
  let plain = '';
  for (const [i, text] of strings.entries()) {
    markdown += text;
    plain += text.replaceAll('**', '');
    const value = values[i];
    if (value === undefined) continue;
    markdown += typeof value === 'string' ? escaped(value) : value.markdown;
    plain += typeof value === 'string' ? value : value.plain;
  }
  return { markdown, plain };
}

/** What the author wrote in Markdown. */
export function prose(text: string): Rich {
  return { markdown: text, plain: text };
}

/** Our own words, with code between backticks. */
export function marked(text: string): Rich {
  return { markdown: text, plain: withoutMarks(text) };
}

/** Markdown that has no marks but code, in plain letters. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^```.*\n?/gm, '')
    .replaceAll('`', '')
    .trim();
}

/** Text of the language. */
export function code(text: string): Rich {
  const fence = text.includes('```') ? '````' : '```';
  return { markdown: `${fence}sla\n${text}\n${fence}`, plain: text };
}

/** A link. In plain letters only its text. */
export function link(text: string, address: string): Rich {
  return { markdown: `[${escaped(text)}](${address})`, plain: text };
}

export function list(items: readonly Rich[]): Rich {
  return {
    markdown: items.map((item) => `- ${item.markdown}`).join('\n'),
    plain: items.map((item) => `- ${item.plain}`).join('\n'),
  };
}

/** Several texts, one below the other. Undefined of none. */
export function paragraphs(parts: readonly (Rich | undefined)[], between = '\n\n'): Rich | undefined {
  const given = parts.filter((part) => part !== undefined);
  if (given.length === 0) return undefined;
  return {
    markdown: given.map((part) => part.markdown).join(between),
    plain: given.map((part) => part.plain).join('\n\n'),
  };
}

/** Sections with a rule between them. */
export function sections(parts: readonly (Rich | undefined)[]): Rich | undefined {
  return paragraphs(parts, '\n\n---\n\n');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<|~#]/g, '\\$&').replaceAll('\n', ' ');
}
