export { type ExampleText, exampleText } from './example.js';
export { type Choice, type ScenarioOffer, scenarioOffer } from './offer.js';
export { type ParsedScenario, parseScenarioFile } from './parse-file.js';
export type { ScenarioProblem } from './parts.js';
export { type ReadScenario, readScenario, readSentences } from './read-scenario.js';
export type * from './scenario-file.js';
