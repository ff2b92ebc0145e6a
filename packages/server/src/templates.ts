import { fillPlaces, problemOf, TEMPLATES } from '@sla-language/language/templates';
import type { Connection } from 'vscode-languageserver';
import {
  NEW_AGREEMENT,
  type NewAgreement,
  type NewAgreementParams,
  TEMPLATES as TEMPLATES_REQUEST,
  type TemplateInfo,
} from './protocol.js';

/** Answers which templates there are, and fills one. */
export function serveTemplates(connection: Connection): void {
  connection.onRequest<TemplateInfo[], void>(TEMPLATES_REQUEST, () =>
    TEMPLATES.map(({ id, title, description, names }) => ({ id, title, description, names })),
  );
  connection.onRequest<NewAgreement | null, void>(NEW_AGREEMENT, newAgreement);
}

function newAgreement({ template: id, ...options }: NewAgreementParams): NewAgreement | null {
  const template = TEMPLATES.find((each) => each.id === id);
  // An editor hands on what the machine says of its time zone, which need not be a name that is known.
  const { timezone, ...others } = options;
  return template ? fillPlaces(template, problemOf(options) ? others : options) : null;
}
