export * from './compare.js';
export * from './decimal.js';
export * from './duration.js';
export * from './money.js';
export * from './months.js';
export * from './nearest.js';
export * from './print.js';
export * from './quantity.js';
