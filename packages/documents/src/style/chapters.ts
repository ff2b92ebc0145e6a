/** What can be ordered: the chapters of a contract and its schedules, by the anchors that they have in every language. */
export const CHAPTERS = {
  definitions: 'definitions and interpretation',
  services: 'services and scope',
  'service-levels': 'service levels',
  measurement: 'measurement and exclusions',
  maintenance: 'maintenance',
  support: 'support and severities',
  responsibilities: 'responsibilities',
  reporting: 'monitoring and reporting',
  remedies: 'service credits and penalties',
  termination: 'term, chronic failure and termination',
  escalation: 'escalation',
  governance: 'governance, review and change',
  assurance: 'data, security and exit',
  general: 'law, precedence and the author’s own clauses',
} as const;

export const SCHEDULES = {
  'service-level-table': 'service level table',
  'credit-schedule': 'credit tables and worked examples',
  'escalation-schedule': 'levels of escalation',
  calendars: 'service hours and holidays',
  contacts: 'contacts',
  'background-schedule': 'background to the service levels',
  'change-log': 'change log',
} as const;
