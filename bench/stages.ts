import type { TokenType } from 'chevrotain';
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { createLanguage, createSlaServices } from '../packages/language/src/index.js';
import { Floor } from './floor.js';
import { median, timed } from './measure.js';
import { agreement, textOf } from './text.js';

export interface Stages {
  readonly lines: number;
  /** Chevrotain's lexer and concrete syntax tree. */
  readonly floor: number;
  readonly parse: number;
  readonly link: number;
  /** Reading the agreements, and all rules. */
  readonly check: number;
}

/** Measures the stages of reading one text, in turns, so that a busy moment meets all of them. */
export async function measureStages(lines: number, runs: number): Promise<Stages> {
  const text = textOf(lines);
  const { shared, Sla } = createSlaServices({ ...EmptyFileSystem, today: '2026-12-01' });
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
  const floor = new Floor(Sla.Grammar, Object.values(Sla.parser.Lexer.definition) as TokenType[]);
  const times = { floor: [] as number[], parse: [] as number[], link: [] as number[], check: [] as number[] };
  // The first runs only warm up.
  for (let run = -2; run < runs; run++) {
    const bare = await timed(() => floor.parse(Sla.parser.Lexer.tokenize(text).tokens));
    const uri = URI.parse(`memory:///bench-${run}.sla`);
    const parsed = await timed((): LangiumDocument => LangiumDocumentFactory.fromString(text, uri));
    const document = parsed.value;
    LangiumDocuments.addDocument(document);
    const linked = await timed(() => DocumentBuilder.build([document], { validation: false }));
    const checked = await timed(() => DocumentBuilder.build([document], { validation: true }));
    const problem = document.diagnostics?.[0];
    if (problem) throw new Error(`The text is not sound: ${problem.message} (line ${problem.range.start.line + 1})`);
    LangiumDocuments.deleteDocument(uri);
    if (run < 0) continue;
    times.floor.push(bare.time);
    times.parse.push(parsed.time);
    times.link.push(linked.time);
    times.check.push(checked.time);
  }
  return {
    lines,
    floor: median(times.floor),
    parse: median(times.parse),
    link: median(times.link),
    check: median(times.check),
  };
}

/** The time to check a workspace of files that import a shared one, in milliseconds. */
export async function measureWorkspace(files: number): Promise<{ time: number; lines: number }> {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: '2026-12-01' });
  const uris = Array.from({ length: files }, (_, i) => `memory:///workspace/agreement-${i}.sla`);
  language.open('memory:///workspace/shared.sla', 'severity Shared "Shared" { means "what all files share" }\n');
  let lines = 0;
  const texts = uris.map((_, i) => ['import "./shared.sla"', ...agreement(i)]);
  const { time, value } = await timed(async () => {
    uris.forEach((uri, i) => {
      language.open(uri, texts[i].join('\n'));
      lines += texts[i].length;
    });
    return language.check(uris);
  });
  const broken = value.find((file) => !file.ok);
  if (broken) throw new Error(`${broken.uri} is not sound: ${JSON.stringify(broken.diagnostics[0])}`);
  return { time, lines };
}
