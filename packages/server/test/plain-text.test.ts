import { expect, test } from 'vitest';
import { plainText } from '../src/plain-text.js';

test.each([
  ['**Uptime**, *monthly*: `target >= 99.9%`', 'Uptime, monthly: target >= 99.9%'],
  ['```sla\nparty Acme "*Acme*"\n```\n\nOur own `legal` person.', 'party Acme "*Acme*"\n\nOur own legal person.'],
  ['| in | allowed |\n| - | -: |\n| 30 days | 43m 12s |', '| in | allowed |\n| 30 days | 43m 12s |'],
  ['see [the page](command:x?%5B%5D) of the rule', 'see the page of the rule'],
  ['2 * 3, snake_case, a \\*star\\* and \\_line\\_', '2 * 3, snake_case, a *star* and _line_'],
  ['### Credits  \nless than 99.9% and more than <b>', 'Credits\nless than 99.9% and more than <b>'],
])('%j is read as people read it', (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});
