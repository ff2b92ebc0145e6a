import { type AstNode, AstUtils, UriUtils } from 'langium';
import * as ast from '../../generated/ast.js';
import { isLibrary } from '../../library/library.js';
import { documentationOf } from '../../reading/context.js';
import type { Scene } from '../reckoning/facts.js';
import { listText } from '../reckoning/words.js';
import { code, link, paragraphs, prose, type Rich, rich } from '../rich.js';

/** A declaration as it is written, without its block, and what is written above it. */
export function describe(node: AstNode): Rich | undefined {
  const head = (node.$cstNode?.text ?? '').split(/\s*(?:\{|\r?\n)/)[0];
  const documentation = documentationOf(node);
  return paragraphs([code(head), documentation === undefined ? undefined : prose(documentation)]);
}

/** Who somebody is in an agreement: the provider, a contact with an address, and what is decided there. */
export function explainWho(scene: Scene, node: AstNode): Rich | undefined {
  if (ast.isRole(node)) return node.party?.ref ? describe(node.party.ref) : undefined;
  if (ast.isParty(node)) {
    const { provider, customer, thirdParties } = scene.agreement.roles;
    const is = (role: typeof provider) => role?.kind === 'party' && role.party === node.name;
    if (is(provider)) return rich`The **provider** of this agreement.`;
    if (is(customer)) return rich`The **customer** of this agreement.`;
    return thirdParties.includes(node.name) ? rich`A **third party** of this agreement.` : undefined;
  }
  if (!ast.isContact(node)) return undefined;
  const party = ast.isParty(node.$container) ? (node.$container.title ?? node.$container.name) : '';
  const reach = node.members.flatMap((member) => {
    if (ast.isEmail(member)) return [member.address ?? ''];
    return ast.isPhone(member) ? [member.number ?? ''] : [];
  });
  const decides = node.members.flatMap((member) => (ast.isDecides(member) ? member.items : []));
  return paragraphs([
    rich`A contact of **${party}**${reach.length > 0 ? `: ${reach.join(', ')}` : ''}.`,
    decides.length > 0 ? rich`Decides ${listText(decides.map((each) => `"${each}"`))}.` : undefined,
  ]);
}

/** Where something is declared, for a jump. */
export function placeLink(node: AstNode): Rich | undefined {
  const { uri } = AstUtils.getDocument(node);
  const line = node.$cstNode?.range.start.line;
  if (line === undefined || isLibrary(uri)) return undefined;
  return rich`Declared in ${link(`${UriUtils.basename(uri)}, line ${line + 1}`, `${uri.toString()}#L${line + 1}`)}.`;
}
