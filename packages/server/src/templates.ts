import { fillPlaces, problemsOf, TEMPLATES } from '@sla-language/language/templates';
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

/** What cannot be used, such as a time zone of the machine that nobody knows, or an empty name, is left out: the example stays. */
function newAgreement({ template: id, ...options }: NewAgreementParams): NewAgreement | null {
  const template = TEMPLATES.find((each) => each.id === id);
  const unusable = Object.fromEntries(Object.keys(problemsOf(options)).map((option) => [option, undefined]));
  return template ? fillPlaces(template, { ...options, ...unusable }) : null;
}
