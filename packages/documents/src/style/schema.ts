import { LANGUAGES } from '../texts/index.js';
import { textPaths } from '../texts/override.js';
import { CHAPTERS, SCHEDULES } from './chapters.js';

/** The JSON Schema (draft 2020-12) of a house style, made from the chapters and the tables of texts themselves. */
export function houseStyleSchema(): object {
  const languages = Object.keys(LANGUAGES);
  const text = { type: 'string', minLength: 1 };
  const object = (
    description: string,
    properties: Readonly<Record<string, object>>,
    required: readonly string[] = [],
  ) => ({
    description,
    type: 'object',
    additionalProperties: false,
    properties,
    ...(required.length > 0 ? { required } : {}),
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://sla-language.dev/schema/house-style-1.0.json',
    title: 'House style of SLA Language',
    ...object('How the documents of one house look and read.', {
      $schema: { type: 'string', description: 'Where this schema stands.' },
      look: object('How documents look; every format takes what it can show.', {
        paper: { description: 'The size of a page; A4 where it is not given.', enum: ['A4', 'Letter'] },
        colours: object('Colours as `#rrggbb`.', {
          accent: { description: 'Of headings, lines and figures.', type: 'string', pattern: '^#[0-9a-fA-F]{6}$' },
        }),
        fonts: object('Names of fonts, the preferred one first.', {
          body: { description: 'Of the text.', type: 'array', items: text, minItems: 1 },
          headings: { description: 'Of titles and headings.', type: 'array', items: text, minItems: 1 },
        }),
        logo: object(
          'The logo on the first page.',
          {
            file: { ...text, description: 'A PNG, JPEG or SVG file, relative to this one.' },
            alternative: { ...text, description: 'What it shows, for those who cannot see it.' },
            width: { description: 'Millimetres.', type: 'number', exclusiveMinimum: 0 },
            height: { description: 'Millimetres.', type: 'number', exclusiveMinimum: 0 },
          },
          ['file', 'alternative', 'width', 'height'],
        ),
        header: {
          ...text,
          description: 'At the head of each page; may name {title}, {version}, {status}, {effective}.',
        },
        footer: {
          ...text,
          description: 'At the foot of each page; may name {title}, {version}, {status}, {effective}.',
        },
      }),
      texts: object(
        'Texts in the place of ours, by language and name. Each keeps its places, such as {amount}.',
        Object.fromEntries(languages.map((language) => [language, { $ref: `#/$defs/texts-${language}` }])),
      ),
      chapters: {
        description:
          'The order of chapters and schedules: those named stand in this order, in the places that they take together; every other one stays where it is.',
        type: 'array',
        items: { $ref: '#/$defs/chapter' },
        uniqueItems: true,
      },
      clauses: {
        description: 'Clauses that stand in every document which has their chapter.',
        type: 'array',
        items: object(
          'A clause of the house.',
          {
            name: { description: 'Of its anchor, `house-` with this name.', type: 'string', pattern: '^[\\w-]+$' },
            chapter: { $ref: '#/$defs/chapter' },
            position: {
              description: 'Where in its chapter; at the end where it is not given.',
              anyOf: [
                { enum: ['start', 'end'] },
                object('Beside a clause, by its anchor.', { before: text }, ['before']),
                object('Beside a clause, by its anchor.', { after: text }, ['after']),
              ],
            },
            wording: {
              ...object(
                'By language; where that of a document is missing, the first one stands in.',
                Object.fromEntries(languages.map((language) => [language, { $ref: '#/$defs/wording' }])),
              ),
              minProperties: 1,
            },
          },
          ['name', 'chapter', 'wording'],
        ),
      },
    }),
    $defs: {
      chapter: {
        oneOf: Object.entries({ ...CHAPTERS, ...SCHEDULES }).map(([name, description]) => ({
          const: name,
          description,
        })),
      },
      wording: object(
        'What the clause says.',
        { title: { ...text, description: 'Its heading.' }, text: { ...text, description: 'Markdown.' } },
        ['title', 'text'],
      ),
      ...Object.fromEntries(languages.map((language) => [`texts-${language}`, textsSchema(language)])),
    },
  };
}

/** Every text by its name, described by what it says without a house style. */
function textsSchema(language: string): object {
  const general = language.split('-')[0]!;
  if (general !== language) return { $ref: `#/$defs/texts-${general}` };
  const paths = [...textPaths(LANGUAGES[language])].filter(([path]) => path !== 'name');
  return {
    type: 'object',
    additionalProperties: false,
    allOf: [{ additionalProperties: { type: 'string', minLength: 1 } }],
    properties: Object.fromEntries(paths.map(([path, text]) => [path.replace(/\.word$/, ''), { description: text }])),
  };
}
