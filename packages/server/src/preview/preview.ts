import { type Agreement, capitalised } from '@sla-language/agreement';
import { type HtmlPieces, htmlPieces, type Layout, outline } from '@sla-language/documents';
import type { SlaServices } from '@sla-language/language';
import { type LangiumDocument, URI } from 'langium';
import type { Range } from 'vscode-languageserver';
import manifest from '../../package.json' with { type: 'json' };
import type { Workshop } from '../generate.js';
import { sha256Of } from '../hash.js';
import { errorsOf, isForeignFile, type Reading, readingsOf, withOpenFile } from '../open-files.js';
import type { GenerateProblem } from '../protocol.js';
import { type FoundStyle, houseStyleOf } from '../style.js';
import { findingsOf } from './findings.js';
import { nothingToShow } from './nothing.js';
import { placesOf } from './places.js';
import type {
  PreviewDocument,
  PreviewedAgreement,
  PreviewParams,
  PreviewPiece,
  PreviewProblem,
  PreviewResult,
} from './protocol.js';

/** Of so many digits: each question names the hashes of all that is shown, and among so few texts no two are confused. */
const HASH = 16;

/** An agreement of a file as a document in pieces, from its text as it is in the editor now. */
export function preview(
  services: SlaServices,
  params: PreviewParams,
  workshop: Pick<Workshop, 'configurations' | 'fileSystem'>,
): Promise<PreviewResult> {
  return withOpenFile<PreviewResult>(services, params.uri, async (document) => {
    if (!document) return { state: 'missing', version: 0, agreements: [] };
    const { version } = document.textDocument;
    if (isForeignFile(document)) {
      const message =
        'This file is a document of Scribus. It is not written in the language of service level agreements.';
      return { state: 'nothing', version, agreements: [], problem: { message } };
    }
    const readings = readingsOf(services, document);
    const agreements = readings.map(choiceOf);
    const broken = brokenText(document);
    const reading =
      readings.find(({ agreement }) => agreement.id === params.agreement) ??
      readings.find((_, i) => holds(agreements[i]!.range, params.line)) ??
      readings[0];
    if (!reading) {
      const problem = broken ?? nothingToShow(services, document);
      return { state: broken ? 'broken' : 'nothing', version, agreements, problem };
    }
    if (broken && !params.lenient) return { state: 'broken', version, agreements, problem: broken };
    const style = await houseStyleOf(document.uri, workshop.configurations, workshop.fileSystem);
    const problem = broken ?? style.problems.map(problemOf)[0];
    const shown = broken
      ? attempt(() => show(services, document, reading, params, style))
      : show(services, document, reading, params, style);
    return {
      state: broken ? 'broken' : 'whole',
      version,
      agreements,
      ...(problem ? { problem } : {}),
      ...(shown ? { document: shown } : {}),
    };
  });
}

/** What can be read of a broken text need not make sense to those who write documents. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function holds({ start, end }: Range, line = -1): boolean {
  return start.line <= line && line <= end.line;
}

function choiceOf({ agreement, spans }: Reading): PreviewedAgreement {
  const { id, title, kind } = agreement;
  return { id, title, kind, range: spans.whole(agreement)!.range };
}

function show(
  services: SlaServices,
  document: LangiumDocument,
  { agreement, spans }: Reading,
  { layout, known }: PreviewParams,
  { style, presentation }: FoundStyle,
): PreviewDocument {
  const made = style
    ? htmlPieces(outline(agreement, { layout, toolVersion: manifest.version, style }), presentation)
    : plainPieces(agreement, layout);
  const places = placesOf(made, spans, agreement);
  const texts: Record<string, string> = {};
  const has = new Set(known);
  const hashed = (text: string) => {
    const hash = sha256Of(text).slice(0, HASH);
    if (!has.has(hash)) texts[hash] = text;
    return hash;
  };
  const pieces = made.pieces.map(({ key, section, html }): PreviewPiece => {
    return { key, hash: hashed(html), ...(section ? { section } : {}) };
  });
  const { LangiumDocuments } = services.shared.workspace;
  const findings = [...new Set([document.uri.toString(), ...places.files])].flatMap((uri) =>
    findingsOf(uri, LangiumDocuments.getDocument(URI.parse(uri))?.diagnostics ?? [], places),
  );
  return {
    agreement: agreement.id,
    layout,
    title: made.title,
    language: made.language,
    style: hashed(made.style),
    pieces,
    texts,
    ...places,
    findings,
  };
}

/**
 * A document without a house style, once for each state of an agreement: that stays the same object until its text, or what it refers
 * to, is another one. Document control has no hash of the source, which would be another one after each letter.
 */
function plainPieces(agreement: Agreement, layout: Layout): HtmlPieces {
  const last = plain.get(agreement);
  if (last?.layout === layout) return last.pieces;
  const pieces = htmlPieces(outline(agreement, { layout, toolVersion: manifest.version }));
  plain.set(agreement, { layout, pieces });
  return pieces;
}

const plain = new WeakMap<Agreement, { readonly layout: Layout; readonly pieces: HtmlPieces }>();

/** A mistake in a house style, in the file where it is. */
function problemOf({ message, uri, range }: GenerateProblem): PreviewProblem {
  return { message, ...(uri && range ? { place: { uri, range } } : {}) };
}

/** That the text has errors, and where the first one is. */
function brokenText(document: LangiumDocument): PreviewProblem | undefined {
  const errors = errorsOf(document);
  if (!errors) return undefined;
  return { message: capitalised(errors.message), place: { uri: document.uri.toString(), range: errors.range } };
}
