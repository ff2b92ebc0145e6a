import { type Agreement, type Declaration, EMPTY_AGREEMENT } from '../model/index.js';

/**
 * An agreement with nothing but what amounts of credits and penalties depend on: two agreements of which this is the same owe the same. When
 * a claim has to be made, and what things are called or meant for, changes no amount; only the title of a service names its fee in words.
 */
export function creditTerms(agreement: Agreement): Agreement {
  return {
    ...EMPTY_AGREEMENT,
    effective: agreement.effective,
    timeZone: agreement.timeZone,
    defaultCalendar: agreement.defaultCalendar,
    fiscalYearStart: agreement.fiscalYearStart,
    billingCycleDay: agreement.billingCycleDay,
    currency: agreement.currency,
    scopes: agreement.scopes.map((scope) => ({ ...unnamed(scope), means: undefined })),
    services: agreement.services.map(({ id, title, fees, charges }) => ({
      id,
      title,
      fees,
      charges,
      includes: [],
      excludes: [],
      dependencies: [],
    })),
    calendars: agreement.calendars.map(unnamed),
    metrics: agreement.metrics.map((metric) => ({ ...unnamed(metric), description: undefined })),
    objectives: agreement.objectives.map((objective) => ({
      ...unnamed(objective),
      internalTargets: [],
      baselines: [],
      serves: [],
      reason: undefined,
      claims: [],
    })),
    severities: agreement.severities.map((severity) => ({ ...unnamed(severity), means: undefined })),
    supports: agreement.supports.map((support) => ({ ...unnamed(support), channels: [], clocks: [], serves: [] })),
    remedies: agreement.remedies && { ...agreement.remedies, claims: [] },
  };
}

function unnamed<Declared extends Declaration>(declared: Declared): Declared {
  return { ...declared, title: declared.id, documentation: undefined };
}
