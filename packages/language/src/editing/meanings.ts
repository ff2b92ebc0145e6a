/**
 * What the words of the language mean, with a scaffold of each member: one table for completion and hover.
 * In a scaffold `[word]` is a place to fill in, and `[a|b]` a choice; without the brackets it is an example.
 */
export interface Meaning {
  /** The rule of the grammar that the scaffold follows. */
  readonly rule: string;
  readonly scaffold: string;
  /** A sentence without a full stop. */
  readonly means: string;
}

const BLOCK = ' {\n\t[]\n}';

/** `[rule, scaffold, meaning]`, by chapters, the usual order of an agreement. */
const MEMBERS: readonly (readonly [rule: string, scaffold: string, means: string])[] = [
  // The top of a file, and what has a name
  ['Import', 'import "[./shared.sla]"', 'Makes the names of another file visible in this one'],
  [
    'Agreement',
    'agreement [Name] "[Title]" {\n\tversion "[1.0]"\n\teffective from [2027-01-01] to [2027-12-31]\n\ttimezone "[Europe/Berlin]"\n\tprovider [Provider]\n\tcustomer [Customer]\n\n\t[]\n}',
    'What a provider promises to a customer, and what follows when it is missed',
  ],
  ['Agreement', `template [Name] "[Title]"${BLOCK}`, 'An agreement with open parts, to be extended by others'],
  [
    'Party',
    'party [Name] "[Legal name]" {\n\taddress "[]"\n\tcontact [Manager] "[Service manager]" { email "[manager@company.example]" }\n}',
    'A legal person, or a department, that takes part',
  ],
  ['Scope', 'plan [Name] "[Title]"', 'A plan: targets, fees and credits may depend on it'],
  ['Scope', 'region [Name] "[Title]"', 'A region: targets, fees and credits may depend on it'],
  ['Scope', 'option [Name] "[Title]" { means "[]" }', 'An option: targets, fees and credits may depend on it'],
  [
    'Service',
    'service [Name] "[Title]" {\n\tdescription "[]"\n\tfee [EUR 1_000] per [month|year|quarter]\n}',
    'What is delivered, and what it costs',
  ],
  [
    'Calendar',
    'calendar [Name] "[Title]" {\n\topen [monday] to [friday] [09:00] to [17:00]\n\tholidays "[DE-BE]"\n}',
    'Opening hours; business hours and days run only inside them',
  ],
  [
    'Exclusion',
    'maintenance [Name] "[Title]" {\n\twindow [sunday] [04:00] to [06:00]\n\tnotice [5 days|5 business days|14 days] by "[e-mail]"\n\tlimit [4 hours|2 hours|8 hours|60 minutes] per month\n}',
    'Planned work that does not count as downtime where a metric excludes it',
  ],
  [
    'Exclusion',
    'exclusion [Name] "[Title]" { means "[]" }',
    'Time or events that do not count where a metric excludes them',
  ],
  [
    'Metric',
    'metric [Name] "[Title]" {\n\tavailability of [Service]\n\tunavailable when "[it does not answer within 10 seconds]"\n\tmeasured every [1 minute|30 seconds|5 minutes] by "[an external probe]"\n\tno data counts as [bad|good|excluded]\n}',
    'How something is measured; it promises nothing',
  ],
  ['Severity', 'severity [Name] "[Title]" { means "[]" }', 'A class of incidents'],
  [
    'Requirement',
    'requirement [Name] "[Title]" { priority [must|should|could] }',
    'What the business needs, in its own words',
  ],
  [
    'Objective',
    'objective [Name] "[Title]" {\n\tmeasures [Metric] per [month]\n\ttarget [>=|<=] [99.9%]\n\tcredit [10% of fee|25% of fee] when [<|>] [99.9%]\n}',
    'One measured level, its targets, and what follows when they are missed',
  ],
  [
    'Support',
    'support [Name] "[Title]" {\n\tchannel [email|phone|portal|chat] "[]"\n\tclassified by [customer]\n\thandles [Severity] during [Always] {\n\t\trespond within [15 minutes|30 minutes]\n\t\tresolve within [4 hours|8 hours]\n\t}\n\tmeasures [each|share in time] per month\n}',
    'A service desk with a table of commitments for each severity',
  ],
  [
    'Escalation',
    'escalation [Name] "[Title]" {\n\tlevel 1 [Contact]\n\tlevel 2 [Contact] after [1 hour|30 minutes|4 hours]\n}',
    'Who is called, and when',
  ],
  [
    'Report',
    'report [Name] "[Title]" {\n\tcovers [Objective]\n\tissued every [month|quarter] within [5 business days|10 days]\n\tsent to [Contact]\n}',
    'What is reported, when, and to whom',
  ],
  [
    'Risk',
    'risk [Name] "[Title]" {\n\tlikelihood [low|medium|high]\n\timpact [low|medium|high]\n}',
    'What may go wrong, and what is done about it',
  ],
  [
    'Stance',
    'position of [customer] on [Agreement.Objective] {\n\taims for [99.95%]\n\taccepts [down to|up to] [99.5%]\n\twalks away [below|above] [99.0%]\n}',
    'What one side keeps to itself, in a file of its own; never printed',
  ],
  // The head of an agreement
  ['Version', 'version "[1.0]"', 'The version of this text'],
  [
    'Status',
    'status [draft|proposed|agreed|signed|terminated|published]',
    'How far the parties are; `published` for the public terms of a vendor',
  ],
  [
    'Effective',
    'effective from [2027-01-01] to [2027-12-31]',
    'The term, both days included; without `to` until it is terminated',
  ],
  [
    'Renewal',
    'renews every [12 months|24 months|6 months] with [60 days|30 days|90 days|3 months] notice',
    'The term goes on for this long each time, unless a party gives notice before its end',
  ],
  ['TimeZone', 'timezone "[Europe/Berlin]"', 'Every window, deadline and opening hour is cut in this zone (IANA)'],
  ['DefaultCalendar', 'default calendar [Calendar]', 'Where business hours and days run, unless a line says `during`'],
  [
    'FiscalYear',
    'fiscal year from [january|april|july|october]',
    'The month in which fiscal years begin; only for `fiscal` windows',
  ],
  [
    'BillingCycle',
    'billing cycle from day [1|15]',
    'The day on which billing cycles begin; only for windows `billing cycle`',
  ],
  ['Currency', 'currency [EUR]', 'The currency of the agreement (ISO 4217)'],
  ['Language', 'language "[en-GB]"', 'How documents print dates and numbers (BCP 47)'],
  ['Law', 'law "[Germany]" venue "[Berlin]"', 'The governing law, and the courts'],
  ['Precedence', 'precedence "[]"', 'Which document prevails'],
  ['Background', 'background "[]"', 'Why the parties agree'],
  ['Role', 'provider [Party]', 'Who provides; from here on `provider` names this party'],
  ['Role', 'customer [Party]', 'Who is served; from here on `customer` names this party'],
  ['Role', 'third party [Party]', 'Somebody else who takes part'],
  ['Without', 'without [Name]', 'Leaves out what the extended agreement declares'],
  // Parties
  ['Address', 'address "[]"', 'As it appears in the contract'],
  ['Registration', 'registered "[]"', 'The entry in a public register'],
  ['Contact', 'contact [Name] "[Title]" { email "[]" }', 'A post that can be reached, or that decides'],
  ['Position', 'position "[]"', 'What the contact is in the company'],
  ['Email', 'email "[]"', 'The address for e-mail'],
  ['Phone', 'phone "[]"', 'The telephone number'],
  ['Reachable', 'reachable during [Always]', 'The calendar in which the contact answers'],
  ['Decides', 'decides "[]"', 'What the contact may decide alone'],
  // Services
  ['Description', 'description "[]"', 'What it is, for readers'],
  ['Outcome', 'outcome "[]"', 'What the customer wants it for'],
  ['Includes', 'includes "[]"', 'What belongs to it'],
  ['Excludes', 'excludes "[]"', 'What does not belong to it'],
  ['Fee', 'fee [EUR 1_000] per [month|year|quarter]', 'The recurring price; most credits are a share of it'],
  ['Charge', 'charge [Name] [EUR 1_000] once', 'A price beside the fee, with a name that a credit can refer to'],
  [
    'Dependency',
    'depends on "[component]" at [99.9%]',
    'What the service needs in order to work; several are in series',
  ],
  ['Means', 'means "[]"', 'The definition that decides'],
  // Time
  [
    'Open',
    'open [monday|tuesday|wednesday|thursday|friday|saturday|sunday] to [friday|saturday|sunday|thursday] [09:00|08:00|00:00] to [17:00|18:00|24:00]',
    'Opening hours of each week',
  ],
  ['Holidays', 'holidays "[DE-BE]"', 'Closed on the public holidays of this country or part of it (ISO 3166)'],
  ['Closed', 'closed [2027-12-24] "[Christmas Eve]"', 'Closed on this day as well'],
  [
    'MaintenanceWindow',
    'window [sunday|monday|tuesday|wednesday|thursday|friday|saturday] [04:00] to [06:00]',
    'When it may happen',
  ],
  [
    'Notice',
    'notice [5 days|5 business days|14 days] by "[e-mail|status page|e-mail and status page]"',
    'How long before, and how, it is announced',
  ],
  ['Limit', 'limit [4 hours|2 hours|8 hours|60 minutes] per [month]', 'How much of it is excluded at most'],
  ['Proof', 'proof by [provider]', 'Who has to show that it applies'],
  // Metrics
  ['Availability', 'availability of [Service]', 'The share of time in which the service is not down'],
  [
    'Ratio',
    'ratio of "[good requests]" to "[all requests]" for [Service]',
    'The share of events: all of the first over all of the second',
  ],
  [
    'EventDuration',
    'duration from "[request received]" to "[last byte sent]" for [Service]',
    'How long something takes, event by event',
  ],
  ['EventCount', 'count of "[critical incidents]" for [Service]', 'How often something happens'],
  ['AmountOf', 'amount of "[data transferred]" in [Mbit/s|MB/s|requests] for [Service]', 'A measured quantity'],
  ['Score', 'score from [1|0] to [5|10]', 'The result of a survey or of a weighted assessment'],
  ['Formula', 'formula [100% - ErrorRate]', 'A level computed from metrics and values'],
  [
    'Unavailable',
    'unavailable when "[]" for at least [5 minutes|1 minute|3 samples]',
    'When the service counts as down',
  ],
  [
    'Available',
    'available again after [5 samples|3 samples|5 minutes]',
    'The outage ends at the first of so many good samples',
  ],
  [
    'Measured',
    'measured every [1 minute|30 seconds|5 minutes] by "[an external probe|the monitoring of the provider|the access log|the ticket system]" at "[two regions]"',
    'How often, with what, and from where',
  ],
  ['NoData', 'no data counts as [bad|good|excluded]', 'What an interval without a measurement is worth'],
  ['Counted', 'counted in [whole|started] [minutes]', 'Whether begun units of downtime count; not given: exactly'],
  [
    'PartialWindow',
    'partial window counts as [good|bad]',
    'What the missing part of a window at the ends of the term counts as',
  ],
  [
    'Rounded',
    'rounded [down|up|half] to [0.01%|0.1%|0.001%]',
    'The level is rounded once, before it is compared; not given: never',
  ],
  ['Excluding', 'excluding [Maintenance]', 'What does not count at all; with `as good` it counts as up'],
  [
    'MinimumSamples',
    'minimum [1_000 samples|100 samples|10_000 samples] otherwise [good|bad]',
    'With fewer events the window has no level',
  ],
  ['Valid', 'valid when "[]"', 'Which events count at all'],
  // Objectives
  [
    'Measures',
    'measures [Metric] per [month|quarter|year|week|day]',
    'The level that all lines of the objective speak of, and its window',
  ],
  ['Target', 'target [>=|<=] [99.9%]', 'The promise: `>=` where more is better, `<=` where less is better'],
  ['NoTarget', 'no target for [Plan]', 'This scope is promised nothing, on purpose'],
  ['InternalTarget', 'internal target [>=|<=] [99.95%]', 'What the provider aims at itself; never printed'],
  ['EveryOutage', 'every outage counts', 'A target of 100% is meant, with a credit for every outage'],
  ['Applies', 'applies when "[]"', 'A condition for the whole objective'],
  [
    'Baseline',
    'baseline [99.95%] from [2026-01-01] to [2026-12-31] by "[reports]"',
    'What was measured before: the median over the windows of that span',
  ],
  ['Priority', 'priority [must|should|could]', 'How important it is; it changes no credit'],
  ['Weight', 'weight [50%|10%|20%|30%]', 'How important it is among others; it changes no credit'],
  ['Serves', 'serves [Requirement]', 'The business requirements behind it'],
  ['Owner', 'owner [Contact]', 'Who answers for it'],
  ['Reason', 'reason "[]"', 'Why this target'],
  ['Indicative', 'indicative', 'A target without a remedy, on purpose'],
  // Remedies
  [
    'Payment',
    'credit [10% of fee|25% of fee] when [<|>] [99.9%]',
    'A reduction of the price when the target is missed',
  ],
  ['Payment', 'penalty [EUR 250|EUR 500] when [<|>] [99.9%]', 'A sum owed when the target is missed'],
  ['Extension', 'extension [10 days|1 day|30 days] when [<|>] [99.9%]', 'The term is extended, without a fee'],
  [
    'Termination',
    'terminate by [customer] after [3|2|5] misses in [6 months|12 months|3 months] with [30 days|14 days|60 days|90 days] notice',
    'The right to end the agreement',
  ],
  [
    'Cap',
    'cap [100% of fee|50% of fee|30% of fee|15% of total fee] per [month|year|term|incident]',
    'No more is paid than this',
  ],
  [
    'Remedies',
    'remedies {\n\tstacking [highest|sum]\n\tcap [100% of fee|50% of fee|30% of fee] per month\n\tclaim within [30 days|60 days|14 days] after window by "[ticket]"\n\tpaid as credit on next invoice\n}',
    'What holds for the remedies of all objectives together',
  ],
  ['Stacking', 'stacking [highest|sum]', 'Of several credits in a month, the greatest for each service, or all'],
  [
    'Claim',
    'claim within [30 days|60 days|14 days] after [window|incident|report] by "[ticket|e-mail]"',
    'Until when, how, and with what evidence; or `claim automatic`',
  ],
  [
    'Paid',
    'paid as [credit|refund] within [30 days|14 days|60 days]',
    'How and when it is paid; or `paid as credit on next invoice`',
  ],
  ['MinimumPayout', 'minimum [EUR 1|EUR 10]', 'Less than this is not paid'],
  [
    'AtRisk',
    'at risk [12% of total fee] per [month]',
    'The pool of which credits are a share (`of amount at risk`), and the most that is paid in its window',
  ],
  ['OtherRemedies', 'other remedies [excluded|reserved]', 'Whether the parties keep their rights under the law'],
  // Support
  ['Channels', 'channel [phone|email|portal|chat] "[]"', 'How the desk is reached'],
  ['Classified', 'classified by [customer]', 'Who says how severe an incident is'],
  ['Clock', 'clock [starts when|pauses while|stops when] "[]"', 'When the time of a commitment runs'],
  [
    'Handles',
    'handles [Severity] during [Always] {\n\trespond within [15 minutes|30 minutes]\n\tresolve within [4 hours|8 hours]\n}',
    'The commitments for incidents of one severity',
  ],
  [
    'SupportMeasures',
    'measures [each|share in time] per [month]',
    'How the commitments are judged: each by itself, or their share in time',
  ],
  ['Commitment', 'acknowledge within [5 minutes|15 minutes]', 'The incident is confirmed, by a person or a machine'],
  ['Commitment', 'respond within [15 minutes|30 minutes]', 'A person has begun to work on it'],
  ['Commitment', 'update every [30 minutes|1 hour]', 'The longest gap between two reports on the state'],
  ['Commitment', 'restore within [2 hours|4 hours]', 'The service works again'],
  ['Commitment', 'resolve within [4 hours|8 hours]', 'The cause is removed'],
  // Governance
  ['Responsibility', 'responsibility of [provider] "[]"', 'What a party has to do'],
  [
    'EscalationLevel',
    'level [1|2|3] [Contact] after [1 hour|30 minutes|2 hours|4 hours]',
    'Who is called at this level, and how long after the beginning',
  ],
  ['Covers', 'covers [Objective]', 'The objectives that are reported'],
  [
    'Issued',
    'issued every [month|week|quarter|year] within [5 business days|10 business days|10 days]',
    'When the report is due; or `issued on request`',
  ],
  ['Sent', 'sent to [Contact] by "[e-mail|portal]" as "[PDF|CSV|PDF and CSV]"', 'Who gets the report, and how'],
  [
    'Review',
    'review every [6 months|12 months|3 months]',
    'How often the parties look at the agreement, and when next',
  ],
  ['Stakeholder', 'stakeholder [Contact] "[]"', 'Who else has an interest, and which'],
  ['Likelihood', 'likelihood [low|medium|high]', 'How likely it is'],
  ['Impact', 'impact [low|medium|high]', 'How bad it would be'],
  ['RiskOwner', 'owner [provider]', 'Who answers for it'],
  ['Mitigation', 'mitigation "[]"', 'What is done about it'],
  ['Affects', 'affects [Objective]', 'Which objectives are in danger'],
  ['Private', 'private', 'Never printed'],
  [
    'Proposal',
    'proposal by [customer] on [Objective] target [>=|<=] [99.95%] open',
    'A target that one side asks for; until it is accepted, the targets of the objective hold',
  ],
  ['LegalReview', 'legal review by [provider] pending', 'Whose lawyers have read it, and when; or that they will'],
  ['Signature', 'signature by [Contact] pending', 'Who signs, and when; or that it is due'],
  ['Aims', 'aims for [99.95%]', 'The target that this side would like best'],
  ['Accepts', 'accepts [down to|up to] [99.5%]', 'The furthest target that this side signs without more'],
  ['WalksAway', 'walks away [below|above] [99.0%]', 'Beyond this target this side would rather have no agreement'],
  ['Trades', 'trades "[]"', 'What this side would give, or ask, in return'],
  ['Amendment', 'amendment by [provider, customer] "[in writing]"', 'How the agreement may be changed'],
  ['Change', 'change "[1.1]" on [2027-06-01] "[]"', 'What a version changed'],
  ['Term', 'term "[]" means "[]"', 'Defines a word of the contract'],
  [
    'Clause',
    'clause "[Title]" """\n\t[]\n\t"""',
    'A clause in your own words; `meets` names a requirement that it fulfils',
  ],
  // Data, security and exit
  [
    'DataLocation',
    'data [stored|processed|accessed] at "[European Union]" with [90 days|30 days|60 days] notice',
    'The only places at which the customer’s data may be, and how long before a change is announced',
  ],
  [
    'DataReturn',
    'return of data within [30 days|14 days|60 days] as "[CSV|JSON|a common, documented format]"',
    'How soon after the end the customer gets its data back, and in which format',
  ],
  [
    'DataDeletion',
    'deletion of data within [60 days|30 days|90 days]',
    'How soon after the end the provider deletes its copies',
  ],
  [
    'Subcontracting',
    'subcontracting [permitted|excluded|requires consent] with [30 days|14 days|60 days] notice',
    'Whether the provider may have services performed by others, and how long before it is announced',
  ],
  [
    'Subcontractor',
    'subcontractor "[Company]" "[task]" at "[country]"',
    'Who performs a part of the services for the provider: a party, or a name',
  ],
  [
    'Audit',
    'audit by [customer], "[an auditor whom the customer appoints]" with [30 days|14 days|20 business days] notice',
    'Who may audit and inspect the provider; `once per year` limits it',
  ],
  [
    'Notification',
    'notify [customer] of [security incident|personal data breach|material development|missed target] within [24 hours|4 hours|72 hours|2 business days]',
    'What a party is told of, and how soon after the other side has become aware of it',
  ],
  [
    'ContinuityTest',
    'continuity tested every [12 months|6 months] by [provider] "[]"',
    'How often the plans for business continuity are tested, by whom, and how',
  ],
  [
    'Exit',
    'exit transition [6 months|3 months|12 months] "[]"',
    'How long the provider goes on after the end, so that the customer can move',
  ],
  [
    'NotApplicable',
    'not applicable "[DORA 30(3)]" because "[]"',
    'Requirements of law that do not concern this agreement, and why',
  ],
  [
    'Example',
    'example "[Title]" {\n\tgiven [Objective] at [99%]\n\texpect credit [10% of fee]\n}',
    'A worked example: what was measured and what is owed for it. It is printed in the contract, and the linter reckons it again',
  ],
  ['Given', 'given [Objective] at [99%]', 'What was measured: a level, an outage, or how late a commitment was kept'],
  ['Expected', 'expect credit [10% of fee]', 'What is owed in all; or `expect nothing`'],
];

export const MEANINGS: readonly Meaning[] = MEMBERS.map(([rule, scaffold, means]) => ({ rule, scaffold, means }));

/** Small words always mean the same. */
export const SMALL_WORDS: Readonly<Record<string, string>> = {
  for: 'To whom or to what it applies',
  per: 'The window, or the rate',
  by: 'Who does it, or with what',
  within: 'No later than',
  every: 'How often',
  from: 'The beginning of a span, which belongs to it',
  to: 'The end of a span, which belongs to it',
  when: 'A condition',
  with: 'How long before, or with what',
  means: 'The definition that decides',
  during: 'In which calendar',
  at: 'Where, or at which level',
  as: 'In which form, or as what it counts',
  of: 'Of what it is a part',
  business: 'Runs only while the calendar is open',
  extends: 'Takes over the members of another agreement or template',
  fee: 'The fee of the services concerned, for the scope and the window of the miss',
  target: 'The target of the scope at hand',
  missed: 'Whenever the target is missed',
  risk: 'The pool that `at risk` in `remedies` declares',
  '>=': 'At least',
  '<=': 'At most',
  '>': 'More than',
  '<': 'Less than',
};

/** What words mean that stand for one of several choices, by the rule in which they stand. */
export const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Status: {
    draft: 'Still being written',
    proposed: 'One side has offered it to the other',
    agreed: 'Both sides agree; it is to be signed',
    signed: 'It binds both sides',
    terminated: 'It has ended',
    published: 'The public terms of a vendor, for every customer',
  },
  NoData: {
    good: 'An interval without a measurement counts as up',
    bad: 'An interval without a measurement counts as down',
    excluded: 'An interval without a measurement does not count; the same as saying nothing',
  },
  PartialWindow: { good: 'The missing part counts as up', bad: 'The missing part counts as down' },
  Counted: { whole: 'Only whole units of downtime count', started: 'A begun unit of downtime counts as a whole one' },
  Rounded: { down: 'Always down', up: 'Always up', half: 'To the nearest; a half goes up' },
  Excluding: { good: 'What is excluded stays in the window and counts as up' },
  MinimumSamples: { good: 'Such a window is met', bad: 'Such a window is missed' },
  Priority: { must: 'It cannot be given up', should: 'It is important', could: 'It would be good to have' },
  Grade: { low: 'Hardly', medium: 'Noticeably', high: 'Severely' },
  Stacking: {
    highest: 'Of all credits of a month the greatest is paid, for each service',
    sum: 'All credits of a month are paid',
  },
  Claim: {
    automatic: 'Nothing has to be claimed',
    decided: 'Until when the provider answers a claim',
    incident: 'Counted from the end of the incident',
    window: 'Counted from the end of the window',
    report: 'Counted from the day on which the report is due',
  },
  Paid: { credit: 'Less is invoiced', refund: 'Money is paid back' },
  OtherRemedies: {
    excluded: 'The customer has no other claims for a missed target',
    reserved: 'The claims that the law gives remain',
  },
  Subcontracting: {
    permitted: 'The provider may have services performed by others',
    excluded: 'The provider performs all services itself',
    requires: 'Only with the consent of the customer',
  },
  DataUse: {
    stored: 'Where the data is kept',
    processed: 'Where it is worked with',
    accessed: 'From where it is seen',
  },
  Notification: {
    security: 'A security incident',
    personal: 'A personal data breach',
    material: 'A material development: what may keep the provider from its promises',
    missed: 'A missed target',
  },
  Clock: {
    starts: 'From when the time runs',
    pauses: 'While what the time stands still',
    stops: 'What ends it: for all commitments, or `to respond` for one',
  },
  CommitmentKind: {
    acknowledge: 'The receipt is confirmed',
    respond: 'A person has begun to work on it',
    update: 'The next report on the state',
    restore: 'The service works again',
    resolve: 'The cause is removed',
  },
  Statistic: {
    mean: 'The average of all values of the window',
    median: 'Half of the values are at least this good',
    min: 'The smallest value of the window',
    max: 'The greatest value of the window',
    sum: 'All values of the window together',
    share: 'How many of the values keep a bound: `share of PageTime within 2 s`',
    each: 'Every single value is judged, and each that breaks the target is a miss',
  },
  SupportMeasures: {
    share: 'The share of commitments that were kept; `target` judges it',
    each: 'Every commitment by itself; a late one is a miss',
  },
  Window: {
    calendar: 'A period of the calendar, the same as without this word',
    fiscal: 'Counted from the month in `fiscal year from`',
    billing: 'Counted from the day in `billing cycle from day`',
    rolling: 'The span that ends with each day',
  },
  Period: {
    hour: 'Hours of the clock, in the agreement’s time zone',
    day: 'Calendar days, in the agreement’s time zone',
    week: 'Calendar weeks, from Monday',
    month: 'Calendar months, in the agreement’s time zone',
    quarter: 'Calendar quarters',
    year: 'Calendar years',
  },
  Base: {
    fee: 'The fee of the services concerned, for the scope and the window of the miss',
    total: 'The fees of all services of the agreement',
    monthly: 'The fee of one month, whatever the window',
    amount: 'The pool that `at risk` in `remedies` declares',
    in: 'The fee of the month before or after',
    during: 'Only for the time of the outage',
  },
  Step: {
    incident: 'For each incident',
    started: 'Begun steps count',
    pro: 'Parts of steps count: `pro rata`',
    late: 'How late a commitment of support was kept',
    of: 'Of downtime of the whole window, or of each outage',
    below: 'How far the level is below the target',
    above: 'How far the level is above the target',
  },
  Range: { missed: 'Whenever the target is missed', and: 'A second bound: a range' },
  Termination: { after: 'After so many misses', when: 'After a single window this bad' },
  Misses: { misses: 'Missed windows, in a row or not', consecutive: 'Windows that follow directly on each other' },
  Cap: { incident: 'For each incident', term: 'For the whole term' },
  Accepts: { down: 'Where this side wants much', up: 'Where this side wants little' },
  WalksAway: { below: 'Where this side wants much', above: 'Where this side wants little' },
  Proposal: { open: 'Not decided yet', accepted: 'The other side agrees', rejected: 'The other side does not agree' },
  LegalReview: { on: 'It was done on this day', pending: 'It is still due' },
  Signature: { on: 'It was signed on this day', pending: 'It is still due' },
  Commitment: { or: 'A workaround fulfils it as well' },
  Charge: { once: 'Paid one time', per: 'Paid in each period' },
  Dependency: { any: 'The items replace each other: one of them is enough' },
  DependencyItem: { at: 'The level to calculate with' },
  Expected: { nothing: 'Nothing is owed' },
};

/** A place to fill in in a scaffold. */
export const PLACE = /\[([^[\]]*)\]/g;

/** The scaffold as text that could stand in an agreement. */
export function exampleOf({ scaffold }: Pick<Meaning, 'scaffold'>): string {
  return scaffold.replaceAll(PLACE, (_, content: string) => content.split('|')[0]!).replaceAll('\t', '    ');
}

/** The word that opens the member. */
export function openingOf({ scaffold }: Meaning): string {
  return /^\w+/.exec(scaffold)![0];
}

/** What a word means that opens a member, where the rules that it may open are known. */
export function meaningOf(word: string, rules: readonly string[]): Meaning | undefined {
  return MEANINGS.find((meaning) => rules.includes(meaning.rule) && openingOf(meaning) === word);
}
