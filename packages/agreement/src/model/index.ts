export * from './agreement.js';
export * from './governance.js';
export * from './metrics.js';
export * from './objectives.js';
export * from './parties.js';
export * from './remedies.js';
export * from './services.js';
export * from './values.js';
