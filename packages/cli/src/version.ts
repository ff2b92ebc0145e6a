import manifest from '../package.json' with { type: 'json' };

/** The version of `sla`. */
export const { version } = manifest;
