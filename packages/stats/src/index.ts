export * from './errors.js';
export * from './multiplicity.js';
