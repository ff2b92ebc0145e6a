export * from './calculate/index.js';
export * from './compare/index.js';
export * from './model/index.js';
export * from './values/index.js';
