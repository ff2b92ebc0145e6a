import type { Rule } from '../rule.js';
import { bothSides } from './both-sides.js';
import { noContact } from './no-contact.js';
import { noDecisionAuthority } from './no-decision-authority.js';
import { obligationWithoutActor } from './obligation-without-actor.js';

/** In the order of the documentation. */
export const ROLE_RULES: readonly Rule[] = [bothSides, obligationWithoutActor, noContact, noDecisionAuthority];
