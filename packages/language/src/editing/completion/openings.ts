import type { AstNode } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Checker } from '../../checking/checker.js';
import { LISTS } from '../../checking/structure.js';
import * as ast from '../../generated/ast.js';
import type { BlockVocabulary } from '../../parsing/vocabulary.js';
import type { AgreementReading } from '../../reading/agreement.js';
import { fill, fillSnippet, TEMPLATES } from '../../templates/index.js';
import { exampleOf, MEANINGS, type Meaning, openingOf } from '../meanings.js';
import { type Candidate, RANK } from './candidate.js';
import { missingMembers } from './missing.js';
import { restOfLine, startsLine } from './ranges.js';
import type { Scaffolds } from './scaffolds.js';
import { freeNames, SNIPPETS, type Snippet } from './snippets.js';
import type { Surroundings } from './surroundings.js';

/** What may begin in a block: members, several of them at a time, and before all what is missing. */
export class Openings {
  constructor(
    private readonly checker: () => Checker,
    private readonly scaffolds: Scaffolds,
  ) {}

  /** What is missing first, then the members of a block in their usual order; last what is given and may stand only once. */
  at(
    block: BlockVocabulary | undefined,
    here: Surroundings,
    offset: number,
    reading: AgreementReading,
  ): readonly Candidate[] {
    if (!block) return [];
    // What stands behind the cursor on its line belongs to a member that is written already.
    const rest = restOfLine(here.document, offset);
    // Above a member that is written already a new one gets a line of its own.
    const isAbove = here.word === '' && rest !== '' && startsLine(here.document, offset);
    const isFree = rest === '' || isAbove;
    const home = block.block;
    const fitting = MEANINGS.filter(
      (meaning) =>
        block.members.get(openingOf(meaning))?.includes(meaning.rule) || (home === 'File' && meaning.rule === 'Import'),
    );
    const given = new Set(membersOf(here.block).map(kindOfMember));
    const isGiven = ({ rule }: Meaning) => given.has(kindOfMember({ $type: rule })) && !SEVERAL.has(rule);
    const fill = (meaning: Meaning) => this.scaffolds.snippet(meaning.scaffold, home, here);
    const next = nextOf(here);
    const members = fitting.map((meaning, index): Candidate => {
      const insert = isFree ? fill(meaning) : phraseOf(meaning);
      return {
        label: phraseOf(meaning),
        kind: CompletionItemKind.Keyword,
        detail: meaning.means,
        documentation: () => `\`\`\`sla\n${exampleOf(meaning)}\n\`\`\``,
        insert,
        plain: phraseOf(meaning),
        isSnippet: isFree,
        rank: meaning.rule === next ? RANK.next : index + (isGiven(meaning) ? RANK.given : RANK.member),
        ...(meaning.rule === next ? { preselect: true } : {}),
      };
    });
    if (!isFree) return members;
    const all = [...this.missing(here, reading, block, fill), ...members, ...this.snippets(here)];
    return isAbove ? all.map(onLineOfItsOwn) : all;
  }

  private missing(
    here: Surroundings,
    reading: AgreementReading,
    block: BlockVocabulary,
    fill: (meaning: Meaning) => string,
  ): readonly Candidate[] {
    if (here.block.$type !== here.kind) return [];
    return missingMembers(this.checker().asked(reading, here.settings), reading, here.block, block, fill);
  }

  private snippets(here: Surroundings): readonly Candidate[] {
    const free = freeNames(here.agreement);
    const isEmpty = ast.isFile(here.block) && here.block.members.every(ast.isUnknown);
    return [...(isEmpty ? wholeAgreements(here) : []), ...this.ownSnippets(here, free, isEmpty)];
  }

  private ownSnippets(here: Surroundings, free: (name: string) => string, isEmpty: boolean): readonly Candidate[] {
    return SNIPPETS.filter(({ home }) => home === here.kind).map((snippet: Snippet, i) => {
      const scaffold = snippet.scaffold(free);
      return {
        label: snippet.prefix,
        kind: CompletionItemKind.Snippet,
        detail: snippet.means,
        documentation: () => `\`\`\`sla\n${exampleOf({ scaffold })}\n\`\`\``,
        insert: this.scaffolds.snippet(scaffold, here.kind, here),
        isSnippet: true,
        // Whoever begins a file wants an agreement.
        rank: (isEmpty ? RANK.value : RANK.snippet) + i,
      };
    });
  }
}

/** What an agreement is about comes before all that goes with it: a service, how it is measured, and what is promised of it. */
function nextOf({ agreement, block, kind }: Surroundings): string | undefined {
  const { services, metrics, objectives, supports } = agreement;
  if (kind !== ast.Agreement.$type || block.$type !== kind || objectives.length + supports.length > 0) return undefined;
  if (services.length === 0) return ast.Service.$type;
  return metrics.length === 0 ? ast.Metric.$type : ast.Objective.$type;
}

/** Above a member that is written already. */
function onLineOfItsOwn(candidate: Candidate): Candidate {
  const { plain } = candidate;
  const insert = `${candidate.insert ?? candidate.label}\n`;
  return { ...candidate, insert, ...(plain === undefined ? {} : { plain: `${plain}\n` }) };
}

/** The commonest kinds of agreements, for whoever begins a file. */
function wholeAgreements({ today }: Surroundings): readonly Candidate[] {
  return TEMPLATES.map((template, i) => ({
    label: `sla ${template.id}`,
    words: template.title,
    kind: CompletionItemKind.Snippet,
    detail: template.description,
    documentation: () => `\`\`\`sla\n${fill(template, { today })}\n\`\`\``,
    insert: fillSnippet(template, { today }),
    isSnippet: true,
    rank: RANK.value + SNIPPETS.length + i,
  }));
}

/** Of these there may be several, each with a name, a title or an event of its own. */
const SEVERAL: ReadonlySet<string> = new Set([
  ...LISTS,
  ...MEANINGS.filter(({ scaffold }) => scaffold.includes('[Name]')).map(({ rule }) => rule),
  ...[ast.Clause, ast.Clock, ast.Commitment, ast.Handles, ast.Role, ast.Stance, ast.Term].map(({ $type }) => $type),
]);

function membersOf(node: AstNode): readonly AstNode[] {
  return 'members' in node ? (node.members as readonly AstNode[]) : [];
}

/** A metric has one kind, whichever it is. */
function kindOfMember(node: AstNode): string {
  return ast.isMetricKind(node) ? ast.MetricKind.$type : node.$type;
}

/** The words with which a scaffold begins: `no data counts as`. */
function phraseOf({ scaffold }: Meaning): string {
  return /^[a-z]+(?: [a-z]+)*/.exec(scaffold)![0];
}
