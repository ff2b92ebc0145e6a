import type { Agreement } from '@sla-language/agreement';

/** Several members that belong together, written like the scaffolds of `meanings.ts`. */
export interface Snippet {
  /** What is typed to find it. */
  readonly prefix: string;
  /** The rule of the block in which it stands: `File`, `Agreement`. */
  readonly home: string;
  /** A sentence without a full stop. */
  readonly means: string;
  /** @param free a name that the agreement does not have yet, as near to the wanted one as possible */
  readonly scaffold: (free: (name: string) => string) => string;
}

const PARTIES = `party [Provider] "[Provider Ltd]" {
	address "[1 Harbour Road, Hamburg]"
	contact ServiceDesk "Service desk" { email "[desk@provider.example]"  phone "[+49 40 123456]" }
	contact Director "Managing director" { email "[director@provider.example]"  decides "changes of this agreement" }
}
party [Customer] "[Customer Ltd]" {
	address "[2 Market Square, Vienna]"
	contact ServiceOwner "Service owner" { email "[owner@customer.example]" }
	contact Director "Managing director" { email "[director@customer.example]"  decides "changes of this agreement" }
}`;

export const SNIPPETS: readonly Snippet[] = [
  {
    prefix: 'sla',
    home: 'File',
    means: 'A short agreement: one service, its availability, and credits',
    scaffold: () => `party Provider "[Provider Ltd]"
party Customer "[Customer Ltd]"

agreement [Name] "[Service Level Agreement]" {
	version "[1.0]"
	effective from [2027-01-01] to [2027-12-31]
	timezone "[Europe/Berlin]"
	provider Provider
	customer Customer

	service Main "[The service]" { fee [EUR 1_000] per month }

	metric Uptime "Monthly uptime" {
		availability of Main
		unavailable when "[the home page does not answer within 10 seconds]"
		measured every [1 minute] by "[an external probe]"
		no data counts as bad
	}
	objective Availability "Availability" {
		measures Uptime per month
		target >= [99.9%]
		credit 10% of fee when < target
		credit 25% of fee when < [99.0%]
	}
	[]
}`,
  },
  {
    prefix: 'parties',
    home: 'File',
    means: 'Two parties with their contacts, for this file or for others to import',
    scaffold: () => PARTIES,
  },
  {
    prefix: 'contacts',
    home: 'Party',
    means: 'Who answers, who is in charge, and who decides',
    scaffold: (
      free,
    ) => `contact ${free('ServiceDesk')} "Service desk" { email "[desk@company.example]"  phone "[+49 40 123456]" }
contact ${free('ServiceManager')} "Service manager" { email "[manager@company.example]" }
contact ${free('Director')} "Managing director" { email "[director@company.example]"  decides "changes of this agreement", "termination" }`,
  },
  {
    prefix: 'uptime',
    home: 'Agreement',
    means: 'A metric of availability, and an objective that promises it with credits',
    scaffold: (free) => {
      const metric = free('Uptime');
      return `metric ${metric} "Monthly uptime" {
	availability of [Service]
	unavailable when "[it does not answer within 10 seconds]" for at least [5 minutes]
	measured every [1 minute] by "[an external probe]" at "[two regions]"
	no data counts as bad
}
objective ${free('Availability')} "Availability" {
	measures ${metric} per month
	target >= [99.9%]
	credit [10% of fee] when < target
	credit [25% of fee] when < [99.0%]
	credit [50% of fee] when < [95.0%]
}`;
    },
  },
  {
    prefix: 'response time',
    home: 'Agreement',
    means: 'A metric of how long something takes, and an objective for 95 of 100 cases',
    scaffold: (free) => {
      const metric = free('ResponseTime');
      return `metric ${metric} "Response time" {
	duration from "[request received]" to "[last byte sent]" for [Service]
	measured by "[the access log]"
	minimum [1_000] samples otherwise good
}
objective ${free('Speed')} "Response time" {
	measures p95 of ${metric} per month
	target <= [500 ms]
	credit [5% of fee] when > target
}`;
    },
  },
  {
    prefix: 'success rate',
    home: 'Agreement',
    means: 'A metric of how much goes right, and an objective that promises it',
    scaffold: (free) => {
      const metric = free('SuccessRate');
      return `metric ${metric} "Success rate" {
	ratio of "[requests answered without an error]" to "[all valid requests]" for [Service]
	measured by "[the access log]"
	minimum [1_000] samples otherwise good
	no data counts as excluded
}
objective ${free('Success')} "Success rate" {
	measures ${metric} per month
	target >= [99.9%]
	credit [10% of fee] when < target
}`;
    },
  },
  {
    prefix: 'severity table',
    home: 'Agreement',
    means: 'Three severities, and a service desk that answers each in time',
    scaffold: (free) => {
      const [critical, major, minor] = [free('Critical'), free('Major'), free('Minor')];
      return `severity ${critical} "Critical" { means "[the service cannot be used]" }
severity ${major} "Major" { means "[a main function fails for some users]" }
severity ${minor} "Minor" { means "[something does not work as described, and can be worked around]" }
support ${free('ServiceDesk')} "Service desk" {
	channel [email] "[desk@provider.example]"
	classified by [customer], disputed by [provider]
	clock starts when "[the incident is reported]"
	clock stops to respond when "[a person has answered; an automated reply does not count]"
	clock stops to restore when "[the service works again]"
	clock stops to resolve when "[the customer has confirmed the solution]"
	handles ${critical} during Always {
		respond within [15 minutes]
		update every [30 minutes]
		restore within [2 hours]
	}
	handles ${major} during Always {
		respond within [1 hour]
		update every [4 hours]
		restore within [8 hours]
	}
	handles ${minor} during [Always] {
		respond within [1 day]
		resolve within [10 days]
	}
	measures each per month
	credit [1% of fee] per incident
	cap [10% of fee] per month
}`;
    },
  },
  {
    prefix: 'business hours',
    home: 'Agreement',
    means: 'Opening hours in which business hours and days run, unless a line says otherwise',
    scaffold: (free) => {
      const calendar = free('OfficeHours');
      return `calendar ${calendar} "Office hours" {
	open [monday] to [friday] [09:00] to [17:00]
	holidays "[DE-BE]"
}
default calendar ${calendar}`;
    },
  },
  {
    prefix: 'exclusions',
    home: 'Agreement',
    means: 'Planned work, force majeure and what the customer causes; name them in metrics: `excluding …`',
    scaffold: (free) => `maintenance ${free('Planned')} "Scheduled maintenance" {
	means "[work on the service that is announced beforehand]"
	window [sunday] [04:00] to [06:00]
	notice [5 days] by "[e-mail]"
	limit [4 hours] per month
}
exclusion ${free('ForceMajeure')} "Force majeure" {
	means "[war, strike, natural disaster and orders of public authorities that the provider could not have averted]"
	proof by provider
}
exclusion ${free('CustomerCaused')} "Causes within the customer’s control" {
	means "[outages whose cause lies in code or equipment of the customer]"
	proof by provider
}`,
  },
  {
    prefix: 'plans',
    home: 'Agreement',
    means: 'Plans on which targets, fees and credits may depend: `target >= 99.9% for Premium`',
    scaffold: (free) => `plan ${free('Standard')} "[Standard plan]"
plan ${free('Premium')} "[Premium plan]"`,
  },
  {
    prefix: 'reporting',
    home: 'Agreement',
    means: 'A monthly report, and a review of the agreement',
    scaffold: (free) => `report ${free('Monthly')} "Service level report" {
	covers [Objective]
	issued every month within [10 days]
	sent to [Contact] by "[e-mail]" as "[PDF]"
}
review every [6 months] by [Contact]`,
  },
  {
    prefix: 'signing',
    home: 'Agreement',
    means: 'How the agreement is changed, who has read it for each side, and who signs',
    scaffold: () => `amendment by provider, customer "[in writing, signed by both parties]"
legal review by provider pending
legal review by customer pending
signature by [Contact] pending
signature by [Contact] pending`,
  },
  {
    prefix: 'data protection',
    home: 'Agreement',
    means: 'Where data is, who is told of a breach, who may audit, and what happens to the data in the end',
    scaffold: () => `data stored and processed at "[European Union]" with [90 days] notice
subcontracting [permitted|requires consent|excluded] with [30 days] notice
audit by customer once per year with [30 days] notice
notify customer of security incident within [24 hours]
notify customer of personal data breach within [24 hours]
return of data within [30 days] as "[a common, documented format]"
deletion of data within [60 days]
exit transition [6 months] "[The provider explains its configuration to whoever takes over.]"`,
  },
  {
    prefix: 'tiers',
    home: 'Objective',
    means: 'A target with three steps of credits, and the most that is paid',
    scaffold: () => `target [>=|<=] [99.9%]
credit [10% of fee] when [<|>] target
credit [25% of fee] when [<|>] [99.0%]
credit [50% of fee] when [<|>] [95.0%]
cap [100% of fee] per month`,
  },
  {
    prefix: 'chronic failure',
    home: 'Objective',
    means: 'The right to end the agreement when the target is missed again and again',
    scaffold: () => `terminate by customer after [3] misses in [6 months] with [30 days] notice
terminate by customer after [2] consecutive misses with [30 days] notice`,
  },
  {
    prefix: 'clocks',
    home: 'Support',
    means: 'When the time of each commitment runs',
    scaffold: () => `clock starts when "[the incident is reported]"
clock pauses while "[the provider waits for information that only the customer can give]"
clock stops to respond when "[a person has answered; an automated reply does not count]"
clock stops to restore when "[the service works again]"
clock stops to resolve when "[the customer has confirmed the solution]"`,
  },
  {
    prefix: 'commitments',
    home: 'Handles',
    means: 'How soon a person answers, reports, restores and resolves',
    scaffold: () => `respond within [15 minutes|30 minutes]
update every [30 minutes|1 hour]
restore within [2 hours|4 hours]
resolve within [4 hours|8 hours]`,
  },
];

/** Finds names that nothing in the agreement has. */
export function freeNames(agreement: Agreement): (name: string) => string {
  const contacts = agreement.parties.flatMap((party) => party.contacts.map(({ id }) => id.split('.').at(-1)!));
  const declared = Object.values(agreement).flatMap((part: unknown) =>
    Array.isArray(part) ? part.flatMap((each: unknown) => (hasId(each) ? [each.id] : [])) : [],
  );
  const taken = new Set([...declared, ...contacts]);
  return (name) => {
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name}${count}`;
    return free;
  };
}

function hasId(part: unknown): part is { readonly id: string } {
  return typeof part === 'object' && part !== null && 'id' in part && typeof part.id === 'string';
}
