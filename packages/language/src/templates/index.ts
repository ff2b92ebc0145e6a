import { managedService } from './managed-service.js';
import type { AgreementTemplate, TemplateId } from './template.js';

export { type Filled, fill, fillPlaces, fillSnippet } from './fill.js';
export type { AgreementTemplate, TemplateId, TemplateOptions } from './template.js';

/** The commonest kinds of agreements, in the order in which they are offered. */
export const TEMPLATES: readonly AgreementTemplate[] = [managedService];

export function templateOf(id: TemplateId): AgreementTemplate {
  return TEMPLATES.find((each) => each.id === id)!;
}
