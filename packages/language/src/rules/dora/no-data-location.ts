import type { Agreement, DataLocation, Service } from '@sla-language/agreement';
import { listed, quoted } from '../common/phrases.js';
import { type Lack, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, extend, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraNoDataLocation: Rule = requirementRule({
  id: 'dora/no-data-location',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(b)',
  title: 'Where services and data are is open',
  explanation: () => ({
    why: prose`
      Which law reaches the data, and which supervisor may look at it, follows from the place where it is. A provider that may move
      it without a word can take both away from the financial entity.`,
    advice: prose`
      Name the places, for storing and for processing, and the notice of a change: \`data stored and processed at "Germany",
      "Ireland" with 90 days notice\`. A region or a country is exact enough.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(b)'],
    examples: [
      {
        title: 'No place at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The provider chooses its data centres."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              data stored and processed at "Germany" with 90 days notice
              clause "Places" "The provider chooses its data centres."
          }
        `,
      },
      {
        title: 'Stored is not processed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The provider chooses its data centres."
              data stored at "Germany" with 90 days notice
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The provider chooses its data centres."
              data stored at "Germany" with 90 days notice
              data processed at "Germany", "Austria" with 90 days notice
          }
        `,
      },
      {
        title: 'Places that may change overnight',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The provider chooses its data centres."
              data stored and processed at "Germany"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Places" "The provider chooses its data centres."
              data stored and processed at "Germany" with 90 days notice
          }
        `,
      },
    ],
  }),
  asks: 'the regions or countries where the services are provided and where data is processed and stored, and for notice in advance before they change',
  lacks: (agreement) => {
    const { dataLocations, id } = agreement;
    if (dataLocations.length === 0) {
      const line = 'data stored and processed at "European Union" with 90 days notice';
      return [
        {
          what: `\`${id}\` does not say where data is stored and processed`,
          fixes: [suggestion(`Add \`${line}\``, addTo(agreement, line))],
        },
      ];
    }
    return [...unsaid(agreement), ...dataLocations.filter(({ notice }) => !notice).map(withoutNotice)];
  },
  clause: ({ provider, customer }) => ({
    title: 'Places of services and data',
    text: `${provider} provides the services, and processes and stores the data of ${customer}, only in member states of the European Union. It tells ${customer} at least 90 days in advance if it intends to change these places.`,
  }),
});

/** The services of which one of the two uses has no place. */
function unsaid(agreement: Agreement): readonly Lack[] {
  return (['stored', 'processed'] as const).flatMap((use): readonly Lack[] => {
    const lines = agreement.dataLocations.filter(({ uses }) => uses.includes(use));
    const open = agreement.services.filter((service) => !lines.some((line) => concerns(line, service)));
    if (lines.length > 0 && open.length === 0) return [];
    const other = agreement.dataLocations[0]!;
    const places = other.places.map((place) => quoted(place)).join(', ');
    const some = open.length > 0 && open.length < agreement.services.length;
    const names = open.map(({ id }) => id);
    const line = `data ${use} at ${places}${some ? ` for ${names.join(', ')}` : ''} with 90 days notice`;
    return [
      {
        at: other,
        what: `Where the data of ${some ? listed(names) : `\`${agreement.id}\``} is ${use} is not said`,
        fixes: [suggestion(`Add \`${line}\``, addTo(agreement, line))],
      },
    ];
  });
}

function concerns({ services }: DataLocation, { id }: Service): boolean {
  return services.length === 0 || services.includes(id);
}

function withoutNotice(location: DataLocation): Lack {
  return {
    at: location,
    what: `${listed(location.places)} may be left for another place without notice`,
    fixes: [suggestion('Ask for 90 days notice', extend({ at: location }, ' with 90 days notice'))],
  };
}
