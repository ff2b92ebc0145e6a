export { isLanguageError } from './checking/validator.js';
export { isForeign } from './parsing/words.js';
export { RULES } from './rules/index.js';
export * from './rules/rule.js';
export { type CheckedFile, createLanguage, type Language, type LanguageOptions } from './service.js';
export { createSlaServices, type SlaServices } from './services.js';
