import {
  BorderStyle,
  type IParagraphStyleOptions,
  type IStylesOptions,
  type IThemeOptions,
  LineRuleType,
  type ThemeColor,
} from 'docx';
import type { Presentation } from '../../style/presentation.js';
import { AFTER, CLAUSE_INDENTS, HANGING, type Page } from './measures.js';

const ACCENT: ThemeColor = { theme: 'accent1' };
const GREY = '595959';
const HEADINGS = { theme: 'headings' } as const;

/** Fonts and colours by name, so that changing the theme in Word changes the whole document. */
export function themeOf({ colours, fonts }: Presentation): IThemeOptions {
  const accent = colours.accent.replace('#', '').toUpperCase();
  return {
    name: 'SLA Language',
    colors: { dark2: accent, accent1: accent, hyperlink: accent, followedHyperlink: accent },
    fonts: { headings: fontOf(fonts.headings), body: fontOf(fonts.body) },
  };
}

/** The first font with a name of its own: Word knows no families like `sans-serif`. */
function fontOf(names: readonly string[]): string {
  return (
    names.find((name) => !/^(ui-)?(serif|sans-serif|monospace|cursive|fantasy|system-ui|rounded)$/.test(name)) ??
    'Calibri'
  );
}

export const MONOSPACED = 'Courier New';

/** Every kind of paragraph has a style of its own, so that a house can restyle the document in Word. */
export function stylesOf(language: string, page: Page): IStylesOptions {
  const { type } = page;
  return {
    default: {
      document: {
        run: { font: { theme: 'body' }, size: type.text, language: { value: language } },
        paragraph: { spacing: { after: AFTER * type.space, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: {
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { font: HEADINGS, size: type.title, bold: true, color: ACCENT },
        paragraph: {
          spacing: { before: 0, after: 200 * type.space, line: 240, lineRule: LineRuleType.AUTO },
          keepNext: true,
        },
      },
      heading1: {
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { font: HEADINGS, size: type.heading, bold: true, color: ACCENT },
        paragraph: {
          spacing: { before: 400 * type.space, after: 140 * type.space, line: 240, lineRule: LineRuleType.AUTO },
          keepNext: true,
          keepLines: true,
          outlineLevel: 0,
          border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 3, color: ACCENT as unknown as string } },
        },
      },
      heading2: {
        basedOn: 'Normal',
        next: 'ClauseText1',
        quickFormat: true,
        run: { font: HEADINGS, size: 23, bold: true },
        paragraph: {
          spacing: { before: 240, after: 80, line: 240, lineRule: LineRuleType.AUTO },
          keepNext: true,
          keepLines: true,
          outlineLevel: 1,
          indent: { left: HANGING.clauses[0], hanging: HANGING.clauses[0] },
        },
      },
      heading3: {
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { font: HEADINGS, size: 21, bold: true, color: ACCENT },
        paragraph: { spacing: { before: 160, after: 60 }, keepNext: true, keepLines: true, outlineLevel: 2 },
      },
      listParagraph: { basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 50 } } },
      caption: {
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { bold: true, size: 19 },
        paragraph: { spacing: { before: 140, after: 80 }, keepNext: true, keepLines: true },
      },
      hyperlink: { run: { color: { theme: 'hyperlink' } as unknown as string, underline: {} } },
    },
    paragraphStyles: [...parts(), ...clauses(), ...texts(page), ...pages(page)],
    characterStyles: [
      { id: 'Code', name: 'Code', basedOn: 'DefaultParagraphFont', run: { font: MONOSPACED, size: 19, noProof: true } },
      { id: 'DefinedTerm', name: 'Defined Term', basedOn: 'DefaultParagraphFont', run: { bold: true } },
      { id: 'Reference', name: 'Cross-reference', basedOn: 'DefaultParagraphFont', run: { color: ACCENT } },
      {
        id: 'State',
        name: 'Signature State',
        basedOn: 'DefaultParagraphFont',
        run: { bold: true, size: 16, color: GREY },
      },
    ],
  };
}

/** Headings without a number, and what stands over everything. */
function parts(): readonly IParagraphStyleOptions[] {
  return [
    {
      id: 'FrontHeading',
      name: 'Front Heading',
      basedOn: 'Heading1',
      next: 'Normal',
      quickFormat: true,
      paragraph: { outlineLevel: 0 },
    },
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Heading1',
      next: 'Normal',
      paragraph: { outlineLevel: 9 },
    },
    {
      id: 'DocumentMark',
      name: 'Document Mark',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 20, bold: true },
      paragraph: {
        spacing: { before: 0, after: 240 },
        border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: ACCENT as unknown as string } },
        indent: { left: 200 },
      },
    },
  ];
}

function clauses(): readonly IParagraphStyleOptions[] {
  return CLAUSE_INDENTS.flatMap((left, i): readonly IParagraphStyleOptions[] => [
    {
      id: `Clause${i + 1}`,
      name: `Clause ${i + 1}`,
      basedOn: 'Normal',
      next: `Clause${i + 1}`,
      quickFormat: true,
      paragraph: { indent: { left, hanging: HANGING.clauses[i]! } },
    },
    {
      id: `ClauseText${i + 1}`,
      name: `Clause Text ${i + 1}`,
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left } },
    },
  ]);
}

function texts({ type }: Page): readonly IParagraphStyleOptions[] {
  const bar = { style: BorderStyle.SINGLE, size: 12, space: 8, color: 'A6A6A6' };
  const small = { spacing: { before: 0, after: 0, line: 247, lineRule: LineRuleType.AUTO } };
  return [
    {
      id: 'Definition',
      name: 'Definition',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { after: 80 } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: type.table },
      paragraph: small,
    },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      quickFormat: true,
      run: { bold: true },
      paragraph: { ...small, keepNext: true },
    },
    {
      id: 'AfterTable',
      name: 'After Table',
      basedOn: 'Normal',
      run: { size: 8 },
      paragraph: {
        spacing: { before: 0, after: 60 * type.space, line: 120 * type.space, lineRule: LineRuleType.EXACT },
      },
    },
    {
      id: 'NoteTitle',
      name: 'Note Title',
      basedOn: 'Normal',
      next: 'Note',
      run: { bold: true, size: type.table, color: GREY },
      paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
    },
    { id: 'Note', name: 'Note', basedOn: 'Normal', quickFormat: true, run: { size: type.table, color: GREY } },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      run: { color: GREY },
      paragraph: { border: { left: bar } },
    },
    {
      id: 'CodeBlock',
      name: 'Code Block',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: MONOSPACED, size: 18, noProof: true },
      paragraph: {
        spacing: { before: 60, after: 140, line: 240, lineRule: LineRuleType.AUTO },
        shading: { fill: 'F2F2F2' },
      },
    },
    { id: 'FigurePicture', name: 'Figure', basedOn: 'Normal', paragraph: { keepLines: true } },
  ];
}

function pages({ text }: Page): readonly IParagraphStyleOptions[] {
  const run = { size: 17, color: GREY };
  const paragraph = { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO }, rightTabStop: text };
  return [
    { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', next: 'Normal', paragraph: { spacing: { after: 60 } } },
    { id: 'Header', name: 'header', basedOn: 'Normal', run, paragraph },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run, paragraph },
    { id: 'HeaderMark', name: 'Header Mark', basedOn: 'Header', run: { bold: true, color: ACCENT } },
  ];
}

export const TABLE_STYLE_ID = 'AgreementTable';

const rule = (name: string, size: number, colour: string): string =>
  `<w:${name} w:val="single" w:sz="${size}" w:space="0" ${colour}/>`;

const margins = (vertical: number, sides: number): string =>
  `<w:tblCellMar><w:top w:w="${vertical}" w:type="dxa"/><w:left w:w="${sides}" w:type="dxa"/><w:bottom w:w="${vertical}" w:type="dxa"/><w:right w:w="${sides}" w:type="dxa"/></w:tblCellMar>`;

/**
 * What the library has no words for: the styles that all others are based on, and that of tables, with lines between rows
 * only and a head that stands out by more than its colour.
 */
export function baseStyles({ colours }: Presentation, { type }: Page): string {
  const accent = `w:color="${colours.accent.replace('#', '').toUpperCase()}" w:themeColor="accent1"`;
  const inner = rule('insideH', 4, 'w:color="BFBFBF"');
  return [
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${margins(0, 108)}</w:tblPr></w:style>`,
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    `<w:style w:type="table" w:customStyle="1" w:styleId="${TABLE_STYLE_ID}"><w:name w:val="Agreement Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>`,
    `<w:tblPr><w:tblBorders>${rule('bottom', 8, accent)}${inner}</w:tblBorders>${margins(50 * type.space, 90)}</w:tblPr>`,
    `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>${rule('bottom', 8, accent)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/></w:tcPr></w:tblStylePr></w:style>`,
    '</w:styles>',
  ].join('');
}
