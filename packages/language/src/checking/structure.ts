import { nearest } from '@sla-language/agreement';
import { type AstNode, GrammarUtils } from 'langium';
import * as ast from '../generated/ast.js';
import { lineage } from '../linking/names.js';
import { oneOf } from '../parsing/messages.js';
import type { BlockVocabulary } from '../parsing/vocabulary.js';
import type { Issues } from '../reading/issues.js';
import { kindOf } from '../reading/merging.js';

/** Members that may be given several times; all others stand once in their block. */
export const LISTS: ReadonlySet<string> = new Set([
  ast.Fee.$type,
  ast.Dependency.$type,
  ast.Open.$type,
  ast.Closed.$type,
  ast.MaintenanceWindow.$type,
  ast.Target.$type,
  ast.NoTarget.$type,
  ast.InternalTarget.$type,
  ast.Baseline.$type,
  ast.Payment.$type,
  ast.Extension.$type,
  ast.Termination.$type,
  ast.Cap.$type,
  ast.Claim.$type,
  ast.Given.$type,
  ast.Expected.$type,
  ast.EscalationLevel.$type,
  ast.Responsibility.$type,
  ast.Stakeholder.$type,
  ast.Change.$type,
  ast.LegalReview.$type,
  ast.Signature.$type,
  ast.Proposal.$type,
  ast.Trades.$type,
  ast.DataLocation.$type,
  ast.Subcontractor.$type,
  ast.Audit.$type,
  ast.ContinuityTest.$type,
  ast.NotApplicable.$type,
  ast.Without.$type,
  ast.Unknown.$type,
]);

/** A property that is given twice, or two declarations of one kind with one name: the second names the first. */
export function checkDuplicates(block: AstNode & { members: AstNode[] }, issues: Issues): void {
  const first = new Map<string, AstNode>();
  for (const member of block.members) {
    const key = keyOf(member);
    if (!key) continue;
    const earlier = first.get(key.key);
    if (!earlier) {
      first.set(key.key, member);
      continue;
    }
    const line = (earlier.$cstNode?.range.start.line ?? 0) + 1;
    issues.add({
      code: key.name ? 'language/duplicate-name' : 'language/duplicate-member',
      severity: 'error',
      message: `${key.what()} is given twice; the first one is in line ${line}.`,
      node: member,
      property: key.name,
      related: [{ node: earlier, message: 'The first one' }],
    });
  }
}

interface Key {
  readonly key: string;
  /** What the message calls it; worked out only for a message. */
  readonly what: () => string;
  /** The property that holds the name, where it is a name. */
  readonly name?: string;
}

function keyOf(member: AstNode): Key | undefined {
  if (ast.isTerm(member))
    return { key: `term ${member.term}`, what: () => `The term \`${member.term}\``, name: 'term' };
  if (ast.isClause(member))
    return { key: `clause ${member.title}`, what: () => `The clause \`${member.title}\``, name: 'title' };
  if (ast.isExample(member))
    return { key: `example ${member.title}`, what: () => `The example \`${member.title}\``, name: 'title' };
  if (ast.isClock(member)) {
    const event = `${member.event}${member.commitment ? ` to ${member.commitment}` : ''}`;
    return { key: `clock ${event}`, what: () => `\`clock ${event}\`` };
  }
  if (ast.isStance(member)) {
    const scopes = member.for?.scopes.map((scope) => scope.$refText).join(', ') ?? '';
    const [party, subject] = [member.party?.$refText, member.subject?.$refText];
    return {
      key: `position ${party} ${subject} ${scopes}`,
      what: () => `The position of \`${party}\` on \`${subject}\``,
    };
  }
  if (ast.isNotification(member)) {
    const party = member.party?.$refText;
    return {
      key: `notify ${party} of ${member.event ?? member.described}`,
      what: () => `This notification of \`${party}\``,
    };
  }
  if (ast.isHandles(member)) {
    const scopes = member.for?.scopes.map((scope) => scope.$refText).join(', ') ?? '';
    const during = member.calendar?.$refText;
    const what = () => `\`handles ${member.severity?.$refText}\``;
    return { key: `handles ${member.severity?.$refText} ${scopes} ${during}`, what };
  }
  if ('name' in member && typeof member.name === 'string') {
    const what = () => `\`${firstWord(member)} ${member.name}\``;
    return { key: `${nameSpace(member)} ${member.name}`, what, name: 'name' };
  }
  if (LISTS.has(member.$type) || (ast.isRole(member) && member.role !== 'provider' && member.role !== 'customer'))
    return undefined;
  if (ast.isMetricKind(member)) return { key: 'kind', what: () => 'The kind of the metric' };
  return { key: kindOf(member), what: () => `\`${firstWord(member)}\`` };
}

/** Declarations that may stand in the same place share their names. */
export function nameSpace(member: AstNode): string {
  if (ast.isScope(member) || ast.isSeverity(member)) return 'scope';
  if (ast.isExclusion(member)) return 'exclusion';
  if (ast.isObjective(member) || ast.isSupport(member)) return 'objective';
  return member.$type;
}

function firstWord(node: AstNode): string {
  return /^\w+/.exec(node.$cstNode?.text ?? '')?.[0] ?? node.$type.toLowerCase();
}

/** A word that opens nothing: says which keyword may be meant, or where the word belongs. */
export function checkUnknown(
  node: ast.Unknown,
  vocabulary: ReadonlyMap<string, BlockVocabulary>,
  issues: Issues,
): void {
  const block = node.$container && vocabulary.get(node.$container.$type);
  if (!block) return;
  const words = [...block.members.keys()];
  const near = nearest(node.keyword, words);
  const place = block.keyword ? `in a block \`${block.keyword}\`` : 'at the top of a file';
  const hint = near ? ` Did you mean \`${near}\`?` : ` Here may stand ${oneOf(shortened(words))}.`;
  issues.error('language/unknown-keyword', `\`${node.keyword}\` means nothing ${place}.${hint}`, node, 'keyword');
}

/** An agreement may hold some fifty members: nobody reads so many. */
const MOST_WORDS = 12;

/** Words in quotation marks: all, in the order of the alphabet, or where they are many the first of the grammar and how many more there are. */
function shortened(words: readonly string[]): readonly string[] {
  const quoted = words.map((word) => `\`${word}\``);
  if (words.length <= MOST_WORDS) return quoted.toSorted();
  const shown = quoted.slice(0, MOST_WORDS / 2);
  return [...shown, `one of ${words.length - shown.length} others`];
}

/** An agreement that extends itself, by whatever way. */
export function checkExtends(agreement: ast.Agreement, issues: Issues): void {
  const line = lineage(agreement);
  if (line.at(-1)?.base?.ref !== agreement) return;
  const circle = [...line, agreement].map((each) => `\`${each.name}\``).join(' extends ');
  issues.error('language/circular-extends', `${circle}: a circle.`, agreement, 'base');
}

/** Declarations of agreements that hide one of the same kind and name at the top of this file or of an imported one. */
export function checkHiding(file: ast.File, imported: readonly ast.File[], issues: Issues): void {
  const outer = new Map<string, AstNode>();
  for (const member of [...imported.toReversed(), file].flatMap((each) => each.members)) {
    if ('name' in member && !ast.isAgreement(member)) outer.set(`${nameSpace(member)} ${member.name}`, member);
  }
  if (outer.size === 0) return;
  for (const member of file.members.filter(ast.isAgreement).flatMap((agreement) => agreement.members)) {
    if (!('name' in member)) continue;
    const hidden = outer.get(`${nameSpace(member)} ${member.name}`);
    if (!hidden || !GrammarUtils.findNodeForProperty(member.$cstNode, 'name')) continue;
    issues.add({
      code: 'language/hidden-name',
      severity: 'warning',
      message: `\`${member.name}\` hides the one that is declared outside the agreement.`,
      node: member,
      property: 'name',
      related: [{ node: hidden, message: 'The hidden one' }],
    });
  }
}
