import { type Agreement, capitalised, comparable, quantityOf, type Value } from '@sla-language/agreement';
import type { Position } from '../../private/position.js';
import { comparedValues } from '../common/comparisons.js';
import { example, prose } from '../common/texts-of-rules.js';
import { textsOf } from '../common/written-texts.js';
import type { Rule } from '../rule.js';

export const privatePositionLeak: Rule = {
  id: 'preparation/private-position-leak',
  severity: 'error',
  title: 'The other side can read how far you go',
  explanation: () => ({
    why: prose`
      No document and no data that are made of an agreement hold a position. But the parties exchange the text as well, and whoever reads
      where the other side walks away need not offer anything better.`,
    advice: prose`
      Keep positions in a file of their own that \`import\`s the agreement and is given to nobody. Take figures and offers that are still
      secret out of backgrounds, reasons, clauses and comments with \`///\`, for all of these are shared.`,
    sources: ['Fisher, Ury and Patton, Getting to Yes, chapter 6: should you disclose your best alternative?'],
    examples: [
      {
        title: 'In the file of the agreement',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {}
          position of customer on Example.Uptime { accepts down to 99.5% }
        `,
        passing: example`
          import "./sound.sla"

          position of customer on Sound.Uptime { accepts down to 99.5% }
        `,
      },
      {
        title: 'In a text of the contract',
        failing: example`
          import "./sound.sla"

          template Example "Example" extends Sound {
              background "The customer needs no more than 98.7% and would pay for more."
          }
          position of customer on Example.Uptime { walks away below 98.7% }
        `,
        passing: example`
          import "./sound.sla"

          template Example "Example" extends Sound {
              background "The customer runs its shop on the provider's platform."
          }
          position of customer on Example.Uptime { walks away below 98.7% }
        `,
      },
    ],
  }),
  checkPosition(position, agreement, { report }) {
    if (position.besideAgreement) {
      report({
        at: position,
        message:
          `The position of \`${position.party}\` on \`${position.subject}\` stands in a file with an agreement: whoever gets the text of the ` +
          'agreement reads how far that side goes. It belongs in a file of its own.',
      });
    }
    for (const { text, found } of mentions(position, agreement)) {
      report({
        at: position,
        message:
          `${capitalised(text.what)} of \`${agreement.id}\` gives away ${found}, which \`${position.party}\` keeps to itself in its position on ` +
          `\`${position.subject}\`: it stands in the contract, or in its data.`,
        related: [
          { at: text.at, ...(text.property ? { property: text.property } : {}), message: 'It is written here.' },
        ],
      });
    }
  },
};

interface SharedText {
  readonly text: string;
  readonly what: string;
  readonly at: object;
  readonly property?: string;
}

interface Mention {
  readonly text: SharedText;
  readonly found: string;
}

/** The texts that name a secret figure, or quote what would be traded. */
function mentions(position: Position, agreement: Agreement): readonly Mention[] {
  const figures = [position.accepts?.value, position.walksAway?.value]
    .flatMap((value) => value ?? [])
    .filter((value) => value.kind === 'percent' && !isShared(value, agreement));
  const secrets = [
    ...figures.map(({ text }) => ({ found: text, pattern: new RegExp(`(?<![\\d.,])${escaped(text)}`) })),
    ...position.trades
      .filter((text) => text.length >= 12)
      .map((text) => ({ found: `"${text}"`, pattern: new RegExp(escaped(text), 'i') })),
  ];
  if (secrets.length === 0) return [];
  return [...textsOf(agreement), ...commentsOf(agreement)].flatMap((text) =>
    secrets.filter(({ pattern }) => pattern.test(text.text)).map(({ found }) => ({ text, found })),
  );
}

/** A figure that targets, credits, baselines or proposals name in any case is no secret. */
function isShared(value: Value, agreement: Agreement): boolean {
  const secret = quantityOf(value);
  const known = [
    ...comparedValues(agreement).map((compared) => compared.value),
    ...agreement.proposals.flatMap(({ comparison }) => (comparison.value === 'target' ? [] : [comparison.value])),
  ];
  return known.some((each) => {
    const quantity = quantityOf(each);
    return secret && quantity && comparable(secret, quantity) && quantity.amount.eq(secret.amount);
  });
}

/** The comments before declarations: they are in no document, but in the text itself, which the parties may exchange. */
function commentsOf(agreement: Agreement): readonly SharedText[] {
  const declarations = Object.values(agreement).flatMap((list: unknown) => (Array.isArray(list) ? list : []));
  return [agreement, ...declarations].flatMap((each: { id?: string; documentation?: string }) =>
    each.documentation === undefined
      ? []
      : [{ at: each, text: each.documentation, what: `the comment on \`${each.id}\`` }],
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
