import { nearest } from '@sla-language/agreement';

/** A law whose requirements are named by article, paragraph and letter. */
interface Law {
  readonly name: 'DORA' | 'GDPR';
  readonly mentioned: RegExp;
  readonly articles: number;
  /** The articles that rules know, with the last letter of each of their paragraphs (empty where it has none). */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

const LAWS: readonly Law[] = [
  {
    name: 'DORA',
    mentioned: /\bdora\b|\b2022\/2554\b/i,
    articles: 64,
    known: { 30: ['', 'i', 'f', '', ''] },
  },
  {
    name: 'GDPR',
    mentioned: /\b(gdpr|dsgvo|rgpd)\b|\b2016\/679\b/i,
    articles: 99,
    known: { 28: ['', '', 'h', '', '', '', '', '', '', ''], 33: ['', '', 'd', '', ''] },
  },
];

/** A standard whose content areas are named by their titles; the first name of each is its own, others mean the same. */
interface Standard {
  readonly name: 'ISO/IEC 19086' | 'FitSM';
  readonly mentioned: RegExp;
  readonly areas: readonly (readonly string[])[];
}

const STANDARDS: readonly Standard[] = [
  {
    name: 'ISO/IEC 19086',
    mentioned: /\b(iso\s*(\/\s*iec)?\s*)?19086(\s*-\s*[1-4])?(:\d{4})?/i,
    areas: [
      ['accessibility'],
      ['availability'],
      ['performance', 'cloud service performance'],
      [
        'protection of personally identifiable information',
        'protection of pii',
        'pii',
        'protection of personal data',
        'personal data',
      ],
      ['information security'],
      ['termination of service'],
      ['support', 'cloud service support'],
      ['governance'],
      [
        'changes of features',
        'changes to the cloud service features and functionality',
        'changes of features and functionality',
      ],
      ['service reliability', 'reliability'],
      ['data management'],
      ['attestations, certifications and audits', 'attestations', 'certifications', 'audits'],
    ],
  },
  {
    name: 'FitSM',
    mentioned: /\bfitsm(\s*-\s*\d)?(:\d{4})?/i,
    areas: [
      ['term', 'validity'],
      ['service description', 'scope and description of the service'],
      ['service hours', 'service hours and exceptions'],
      ['service components', 'service components and dependencies'],
      ['incident handling', 'support'],
      ['service requests', 'fulfilment of service requests'],
      ['service level targets'],
      ['limitations', 'limitations and constraints'],
      ['communication'],
      ['reporting', 'regular reporting'],
      ['violations', 'sla violations'],
      ['escalation', 'complaints', 'escalation and complaints'],
      ['information security', 'information security and data protection', 'data protection'],
      ['provider responsibilities', 'responsibilities of the provider'],
      ['customer responsibilities', 'responsibilities of the customer'],
      ['review'],
    ],
  },
];

/** The laws and standards themselves. */
export const WHOLES: ReadonlySet<string> = new Set([...LAWS, ...STANDARDS].map(({ name }) => name));

/** What a reference such as `Art. 30(2)(a) DORA` names. */
export interface Named {
  /** `DORA 30(2)(a)`, `ISO/IEC 19086 data management`; of a law or standard as a whole, its name. */
  readonly requirement: string;
}

/** Why a reference names no requirement. */
export interface Unnamed {
  /** What is wrong, in a sentence. */
  readonly problem: string;
  /** What may be meant. */
  readonly nearest?: string;
}

/** Reads a reference to a requirement; undefined where it speaks of a law or standard that no rule knows. */
export function readRequirement(reference: string): Named | Unnamed | undefined {
  const law = LAWS.find(({ mentioned }) => mentioned.test(reference));
  if (law) return readPlace(law, reference);
  const standard = STANDARDS.find(({ mentioned }) => mentioned.test(reference));
  return standard && readArea(standard, reference);
}

/** `Article 30(2), point (a), of Regulation (EU) 2022/2554`, `30.2.a DORA`, `DORA Art. 30 para. 2 lit. a` */
function readPlace({ name, articles, known }: Law, reference: string): Named | Unnamed {
  const rest = reference
    .toLowerCase()
    .replace(/(20\d\d)\/\d+|\(eu\)/g, ' ')
    .replace(/\b(ii|iii|iv|vi{1,3})\b/g, ' ');
  const [article, ...parts] = rest.match(/\d+|(?<![\p{L}])\p{L}(?![\p{L}])/gu) ?? [];
  if (article === undefined) return { requirement: name };
  const [paragraph, letter] = parts;
  const written = `${name} ${article}${paragraph === undefined ? '' : `(${paragraph})`}${letter === undefined ? '' : `(${letter})`}`;
  if (!/^\d+$/.test(article))
    return { problem: `${name} has articles with numbers, not \`${article}\``, ...near(name, known, written) };
  if (Number(article) < 1 || Number(article) > articles) {
    return { problem: `${name} has ${articles} articles, and no Article ${article}`, ...near(name, known, written) };
  }
  const letters = known[article];
  if (!letters || paragraph === undefined) return { requirement: written };
  const last = letters[Number(paragraph) - 1];
  if (last === undefined) {
    const problem = `Article ${article} ${name} has the paragraphs 1 to ${letters.length}, and no \`${paragraph}\``;
    return { problem, ...near(name, known, written) };
  }
  if (letter === undefined || (last === '' && parts.length < 2)) return { requirement: written };
  if (last === '')
    return {
      problem: `Article ${article}(${paragraph}) ${name} has no letters`,
      nearest: `${name} ${article}(${paragraph})`,
    };
  if (!/^[a-z]$/.test(letter) || letter > last) {
    const problem = `Article ${article}(${paragraph}) ${name} has the letters (a) to (${last}), and no (${letter})`;
    return { problem, ...near(name, known, written) };
  }
  return { requirement: written };
}

/** The known place that is written most like this one. */
function near(name: string, known: Law['known'], written: string): { readonly nearest?: string } {
  const found = nearest(written, placesOf(name, known));
  return found === undefined ? {} : { nearest: found };
}

/** The paragraphs of a law that rules know, with their letters. */
function placesOf(name: string, known: Law['known']): readonly string[] {
  return Object.entries(known).flatMap(([article, letters]) =>
    letters.flatMap((last, i) => {
      const place = `${name} ${article}(${i + 1})`;
      return [place, ...lettersTo(last).map((letter) => `${place}(${letter})`)];
    }),
  );
}

function lettersTo(last: string): readonly string[] {
  return last === '' ? [] : Array.from({ length: last.charCodeAt(0) - 96 }, (_, i) => String.fromCharCode(97 + i));
}

function readArea({ name, mentioned, areas }: Standard, reference: string): Named | Unnamed {
  const written = reference
    .replace(mentioned, ' ')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/\b(content )?area\b|^[\s:,]+|[\s:,]+$/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (written === '') return { requirement: name };
  const area = areas.find((names) => names.includes(written));
  if (area) return { requirement: `${name} ${area[0]}` };
  const names = areas.map(([first]) => first!);
  const close = nearest(written, areas.flat());
  const meant = areas.find((each) => close !== undefined && each.includes(close));
  return {
    problem: meant
      ? `${name} has no content area of that name`
      : `the content areas of ${name} are ${names.join('; ')}`,
    ...(meant ? { nearest: `${name} ${meant[0]}` } : {}),
  };
}

/** `Article 30(2)(a) DORA` of `DORA 30(2)(a)`; of a content area of a standard the area first. */
export function citation(requirement: string): string {
  const place = /^(DORA|GDPR) (.+)$/.exec(requirement);
  if (place) return `Article ${place[2]} ${place[1]}`;
  const area = /^(ISO\/IEC 19086|FitSM) (.+)$/.exec(requirement);
  return area ? `the content area "${area[2]}" of ${area[1]}` : requirement;
}

/** All requirements that rules know by name, law by law and standard by standard, with how people cite them. */
export function requirementNames(): readonly { readonly name: string; readonly citation: string }[] {
  const names = [
    ...LAWS.flatMap(({ name, known }) => placesOf(name, known)),
    ...STANDARDS.flatMap(({ name, areas }) => areas.map(([first]) => `${name} ${first}`)),
  ];
  return names.map((name) => ({ name, citation: citation(name) }));
}
