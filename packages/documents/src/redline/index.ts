export { markUp } from './mark-up.js';
export { comparisonReport } from './report.js';
export { type ToldChange, type ToldComparison, tellComparison } from './tell.js';
