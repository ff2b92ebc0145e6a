import { internalOla } from './internal-ola.js';
import { managedService } from './managed-service.js';
import { network } from './network.js';
import { saas } from './saas.js';
import { support } from './support.js';
import type { AgreementTemplate, TemplateId } from './template.js';

export { type Filled, fill, fillPlaces, fillSnippet } from './fill.js';
export { problemsOf } from './options.js';
export type { AgreementTemplate, TemplateId, TemplateOptions } from './template.js';

/** The commonest kinds of agreements, in the order in which they are offered. */
export const TEMPLATES: readonly AgreementTemplate[] = [managedService, saas, internalOla, support, network];

export function templateOf(id: TemplateId): AgreementTemplate {
  return TEMPLATES.find((each) => each.id === id)!;
}
