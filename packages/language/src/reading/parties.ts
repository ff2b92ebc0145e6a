import type { Contact, Party } from '@sla-language/agreement';
import * as ast from '../generated/ast.js';
import { blocks, given, one, type Reading } from './context.js';
import type { Merged } from './merging.js';

export function readParty(reading: Reading, merged: Merged<ast.Party>): Party {
  const address = one(merged, ast.isAddress);
  const registration = one(merged, ast.isRegistration);
  const head = reading.head(merged);
  const party: Party = given({
    ...head,
    address: address?.text,
    registration: registration?.text,
    contacts: blocks(merged, ast.isContact).map((contact) => readContact(reading, contact, head.id)),
  });
  return reading.spans.set(party, merged.node, { address, registration });
}

function readContact(reading: Reading, merged: Merged<ast.Contact>, party: string): Contact {
  const position = one(merged, ast.isPosition);
  const email = one(merged, ast.isEmail);
  const phone = one(merged, ast.isPhone);
  const reachable = one(merged, ast.isReachable);
  const decides = one(merged, ast.isDecides);
  const contact: Contact = given({
    ...reading.head(merged, `${party}.${merged.node.name}`),
    position: position?.text,
    email: email?.address,
    phone: phone?.number,
    reachableDuring: reading.id(reachable?.calendar),
    decides: decides?.items ?? [],
  });
  return reading.spans.set(contact, merged.node, { position, email, phone, reachableDuring: reachable, decides });
}
