import type { Agreement, Id } from '@sla-language/agreement';
import { partyIdOf } from '../common/roles.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Place, Rule } from '../rule.js';

export const obligationWithoutActor: Rule = {
  id: 'role/obligation-without-actor',
  severity: 'warning',
  title: 'A duty or a right of somebody who is not a party to the agreement',
  explanation: () => ({
    why: prose`
      An agreement binds those who conclude it. A duty of somebody who is neither provider nor customer nor named as a third party is
      nobody's duty, and a role that no party fills leaves the duty without anyone who could be held to it.`,
    advice:
      'Give the party its role (`third party Observa`), fill the role (`customer Globex`), or give the duty to one of the parties.',
    sources: [
      'ISO/IEC 20000-1:2018, 8.3.4 Supplier management',
      'ISO/IEC 20000-1:2018, 5.3 Organizational roles, responsibilities and authorities',
    ],
    examples: [
      {
        title: 'Somebody without a role',
        failing: example`
          import "./sound.sla"

          party Observa "Observa Monitoring Ltd" { contact Desk "Desk" { email "desk@observa.example" } }

          agreement Example "Example" extends Sound {
              responsibility of Observa "Measures the availability from outside."
          }
        `,
        passing: example`
          import "./sound.sla"

          party Observa "Observa Monitoring Ltd" { contact Desk "Desk" { email "desk@observa.example" } }

          agreement Example "Example" extends Sound {
              third party Observa
              responsibility of Observa "Measures the availability from outside."
          }
        `,
      },
      {
        title: 'The contact of a customer of another agreement',
        failing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" { contact Buyer "Head of purchasing" { email "buyer@initech.example" } }

          agreement Example "Example" extends Sound {
              review every 6 months by Acme.Manager, Initech.Buyer
          }
        `,
        passing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" { contact Buyer "Head of purchasing" { email "buyer@initech.example" } }

          agreement Example "Example" extends Sound {
              review every 6 months by Acme.Manager, Globex.Owner
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const parties = new Set([
      partyIdOf(agreement, 'provider'),
      partyIdOf(agreement, 'customer'),
      ...agreement.roles.thirdParties,
    ]);
    const strangers = new Map<Id, Duty[]>();
    for (const duty of dutiesOf(agreement)) {
      const isUnfilled = isSide(duty.of) && agreement.roles[duty.of] === undefined;
      if (parties.has(duty.of) && !isUnfilled) continue;
      strangers.set(duty.of, [...(strangers.get(duty.of) ?? []), duty]);
    }
    for (const [id, [first, ...others]] of strangers) {
      const more = others.length > 0 ? ` (and ${others.length} more)` : '';
      const { at, property, what } = first!;
      report({
        at,
        ...(property ? { property } : {}),
        message: isSide(id)
          ? `${what} the ${id}${more}, but no party is the ${id} of \`${agreement.id}\`.`
          : `${what} \`${id}\`${more}, which is neither provider nor customer of \`${agreement.id}\` nor a third party to it.`,
        related: others.map((duty) => ({ at: duty.at, message: `${duty.what} \`${id}\`.` })),
        fixes: roleFor(agreement, id),
      });
    }
  },
};

interface Duty extends Place {
  /** A party. */
  readonly of: Id;
  /** The beginning of a sentence that ends with the party. */
  readonly what: string;
}

function isSide(id: Id): id is 'provider' | 'customer' {
  return id === 'provider' || id === 'customer';
}

/** A party without a role becomes a third party; a role that is empty is filled by the only party that has none. */
function roleFor(agreement: Agreement, id: Id): readonly Fix[] {
  if (!isSide(id)) return [suggestion(`Add \`third party ${id}\``, addTo(agreement, `third party ${id}`))];
  const taken = new Set([
    partyIdOf(agreement, 'provider'),
    partyIdOf(agreement, 'customer'),
    ...agreement.roles.thirdParties,
  ]);
  const free = agreement.parties.filter((party) => !taken.has(party.id));
  const [only] = free;
  return only && free.length === 1
    ? [suggestion(`Add \`${id} ${only.id}\``, addTo(agreement, `${id} ${only.id}`))]
    : [];
}

/** What somebody has to do, or may do. Who only receives a report or has an interest need not be a party. */
function dutiesOf(agreement: Agreement): readonly Duty[] {
  const remedies = [
    ...agreement.objectives.flatMap((objective) => objective.remedies),
    ...agreement.supports.flatMap((support) => support.remedies),
    ...(agreement.remedies?.remedies ?? []),
  ];
  const { amendment, review } = agreement;
  return [
    ...agreement.responsibilities.map((at) => ({ at, of: at.of, what: 'A responsibility is that of' })),
    ...agreement.supports.flatMap((at) =>
      [at.classified?.by, at.classified?.disputedBy].flatMap((of) =>
        of === undefined ? [] : [{ at, property: 'classified', of, what: 'Incidents are classified or disputed by' }],
      ),
    ),
    ...agreement.exclusions.flatMap((at) =>
      at.proofBy === undefined
        ? []
        : [{ at, property: 'proofBy', of: at.proofBy, what: `The proof of \`${at.id}\` lies with` }],
    ),
    ...remedies.flatMap((at) =>
      at.kind === 'termination' ? at.by.map((of) => ({ at, of, what: 'A right to terminate is that of' })) : [],
    ),
    ...agreement.escalations.flatMap(({ levels }) =>
      levels.map((at) => ({
        at,
        of: partyOfContact(at.contact),
        what: `Level ${at.level} of the escalation is a contact of`,
      })),
    ),
    ...(amendment?.by ?? []).map((of) => ({ at: amendment!, of, what: 'Amendments need' })),
    ...(review?.by ?? []).map((contact) => ({
      at: review!,
      of: partyOfContact(contact),
      what: 'The review is held by a contact of',
    })),
    ...agreement.legalReviews.map((at) => ({ at, of: at.by, what: 'A legal review is that of' })),
    ...agreement.signatures.map((at) => ({
      at,
      of: partyOfContact(at.by),
      what: 'The agreement is signed by a contact of',
    })),
    ...agreement.risks.flatMap((at) =>
      at.owner === undefined
        ? []
        : [{ at, property: 'owner', of: at.owner, what: `The risk \`${at.id}\` is owned by` }],
    ),
  ];
}

/** The id of a contact is `Party.Contact`. */
function partyOfContact(contact: Id): Id {
  return contact.split('.')[0]!;
}
