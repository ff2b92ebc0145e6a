import type { Agreement } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { textsOf, type WrittenText } from '../common/written-texts.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const conflictingRemedyClauses: Rule = {
  id: 'legal/conflicting-remedy-clauses',
  severity: 'warning',
  title: 'Credits are the only remedy in one place, and not in another',
  explanation: () => ({
    why: prose`
      A customer whose loss is greater than its credit will rely on the sentence that leaves other claims open, the provider on the one that
      excludes them. Both stand in the agreement, and courts read such a doubt against whoever wrote it.`,
    advice: prose`
      Choose one: \`other remedies excluded\` or \`other remedies reserved\` in \`remedies\`, and take the other sentence out of the
      clauses.`,
    sources: [
      'BT service schedules (credits as the exclusive remedy); Common Paper and AWS service level agreements (sole remedy)',
      'Unidroit Principles of International Commercial Contracts 2016, Articles 4.5 and 4.6',
    ],
    examples: [
      {
        title: 'The clause leaves open what `remedies` excludes',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { other remedies excluded }
              clause "Penalties" "Penalties are owed without prejudice to any other rights and remedies of the customer."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { other remedies reserved }
              clause "Penalties" "Penalties are owed without prejudice to any other rights and remedies of the customer."
          }
        `,
      },
      {
        title: 'Two clauses',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { other remedies excluded }
              clause "Nature of credits" "Service credits are the sole and exclusive remedy of the customer for a missed service level."
              clause "Reserved" "Service credits are owed in addition to any other remedies of the customer."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { other remedies excluded }
              clause "Nature of credits" "Service credits are the sole and exclusive remedy of the customer for a missed service level."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const statements = textsOf(agreement).filter(
      ({ binding, text }) => binding && /remed|prejudice|in addition/i.test(text),
    );
    if (statements.length === 0) return;
    const exclusive = statements.filter(({ text }) => isExclusive(text));
    const cumulative = statements.filter(({ text }) => CUMULATIVE.test(text));
    const declared = agreement.remedies?.otherRemedies;
    if (declared !== undefined) {
      const [against, inFavour, other] =
        declared === 'excluded' ? [cumulative, exclusive, 'reserved'] : [exclusive, cumulative, 'excluded'];
      for (const statement of against) {
        report({
          ...placeOf(statement),
          message:
            `\`other remedies ${declared}\` says that the law's other claims ${declared === 'excluded' ? 'are gone' : 'remain'}, but ` +
            `${statement.what} says the opposite ("${quote(statement.text, declared === 'excluded' ? CUMULATIVE : EXCLUSIVE)}").`,
          related: [{ at: agreement.remedies!, property: 'otherRemedies', message: `Here they are ${declared}.` }],
          // Where texts stand on both sides, one of them has to go as well.
          fixes: inFavour.length > 0 ? [] : follow(agreement, other),
        });
      }
      return;
    }
    const [first] = exclusive;
    const [second] = cumulative;
    if (!first || !second) return;
    report({
      ...placeOf(second),
      message:
        `${second.what.charAt(0).toUpperCase()}${second.what.slice(1)} leaves other remedies open ("${quote(second.text, CUMULATIVE)}"), ` +
        `${first.what} excludes them ("${quote(first.text, EXCLUSIVE)}").`,
      related: [{ ...placeOf(first), message: 'Here they are excluded.' }],
    });
  },
};

const EXCLUSIVE =
  /\b(?:sole|only|exclusive)(?: and (?:sole|exclusive))? remed(?:y|ies)\b|\bremed(?:y|ies) (?:is|are) exclusive\b/i;
const CUMULATIVE =
  /\bwithout prejudice to (?:any |all |the |its )*(?:other|further) (?:\w+ ){0,2}?(?:rights?|remed(?:y|ies)|claims?)\b|\bin addition to (?:any |all |its )*other (?:\w+ ){0,2}?(?:rights?|remed(?:y|ies)|claims?)\b|\bremedies are cumulative\b/i;

/** A sentence may say that something is *not* the only remedy. */
function isExclusive(text: string): boolean {
  const found = EXCLUSIVE.exec(text);
  return found !== null && !/\b(?:not|no|nor|neither)\b[^.;]*$/i.test(text.slice(0, found.index));
}

function quote(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[0] ?? text;
}

function placeOf({ at, property }: WrittenText) {
  return property === undefined ? { at } : { at, property };
}

function follow({ remedies }: Agreement, other: string | undefined): readonly Fix[] {
  if (!remedies || other === undefined) return [];
  return [
    suggestion(
      `Say \`other remedies ${other}\``,
      replace({ at: remedies, property: 'otherRemedies' }, `other remedies ${other}`),
    ),
  ];
}
