import { LLStarLookaheadStrategy } from 'chevrotain-allstar';
import { createLangiumParser, type LangiumCoreServices, type LangiumParser, prepareLangiumParser } from 'langium';
import { decideByTable, internalsOf } from './decisions.js';
import { GRAMMAR_TABLE } from './generated/decisions.js';

type Alternation = Parameters<LLStarLookaheadStrategy['buildLookaheadForAlternation']>[0];
type Optional = Parameters<LLStarLookaheadStrategy['buildLookaheadForOptional']>[0];

/**
 * Works out how to decide at a place of the grammar when a text first comes there, not for all places when the parser is made:
 * no text has all of them, and a program that reads one file would wait for all.
 */
class LazyLookahead extends LLStarLookaheadStrategy {
  override buildLookaheadForAlternation(
    options: Alternation,
  ): ReturnType<LLStarLookaheadStrategy['buildLookaheadForAlternation']> {
    let decide: ReturnType<LLStarLookaheadStrategy['buildLookaheadForAlternation']> | undefined;
    const build = () => super.buildLookaheadForAlternation(options);
    return function (alternatives) {
      decide ??= build();
      return decide.call(this, alternatives);
    };
  }

  override buildLookaheadForOptional(
    options: Optional,
  ): ReturnType<LLStarLookaheadStrategy['buildLookaheadForOptional']> {
    let decide: ReturnType<LLStarLookaheadStrategy['buildLookaheadForOptional']> | undefined;
    const build = () => super.buildLookaheadForOptional(options);
    return function () {
      decide ??= build();
      return decide.call(this);
    };
  }
}

/** The parser of the language. */
export function createSlaParser(services: LangiumCoreServices): LangiumParser {
  const parser = prepareLangiumParser(withStrategy(services));
  decideByTable(internalsOf(parser), GRAMMAR_TABLE);
  return parser;
}

/** The same parser, but Chevrotain analyses the whole grammar when it is made: what the table is made from. */
export function createAnalysedParser(services: LangiumCoreServices): LangiumParser {
  return createLangiumParser(withStrategy(services));
}

function withStrategy(services: LangiumCoreServices): LangiumCoreServices {
  // For this parser alone: the one for completion has its own, and both ask the same service for settings.
  const ParserConfig = { ...services.parser.ParserConfig, lookaheadStrategy: new LazyLookahead({ logging: () => {} }) };
  const parser: LangiumCoreServices['parser'] = Object.create(services.parser, {
    ParserConfig: { value: ParserConfig },
  });
  return Object.create(services, { parser: { value: parser } });
}
