import { toCardinal } from 'n2words/de-DE';
import { anyOf, unitsOf, type Words } from './words.js';

/** Made when an agreement in this language is checked: many patterns are slow to read. */
export function german(): Words {
  const EFFORTS = anyOf(
    /(?<!\p{L})nach besten kräften(?!\p{L})/giu,
    /(?<!\p{L})(?:(?:wirtschaftlich|technisch) )?(?:angemessene[nrms]?|vertretbare[nrms]?|zumutbare[nrms]?|wirtschaftliche[nrms]?) (?:anstrengung(?:en)?|bemühung(?:en)?|aufwand)(?!\p{L})/iu,
    /(?<!\p{L})(?:bemüht sich|bemühen sich|(?:ist|sind) bestrebt|strebt an|streben an)(?!\p{L})/iu,
    /(?<!\p{L})best[- ]efforts?(?!\p{L})/iu,
  );

  const EFFORT_HINTS = /kräften|anstrengung|bemüh|aufwand|bestrebt|strebt an|streben an|effort/g;

  const VAGUE = anyOf(
    EFFORTS,
    /(?<!\p{L})(?:(?:schnellst|baldigst|bestmöglich|baldmöglichst|schnellstmöglich|frühestmöglich|möglichst|zeitnah|kurzfristig|umgehend|zügig|alsbald|üblicherweise|normalerweise|grundsätzlich|weitgehend|marktüblich|branchenüblich))(?:e[mnrs]?)?(?!\p{L})/iu,
    /(?<!\p{L})so (?:bald|schnell|rasch|früh|weit|gut) wie möglich(?!\p{L})/iu,
    /(?<!\p{L})(?:soweit|sofern|falls|wenn|wo) (?:(?:technisch|wirtschaftlich|dies|es) )?(?:möglich|vertretbar|zumutbar|machbar)(?!\p{L})/iu,
    /(?<!\p{L})nach möglichkeit(?!\p{L})/iu,
    /(?<!\p{L})im rahmen (?:des|der|seiner|ihrer) (?:möglichen|zumutbaren|möglichkeiten)(?!\p{L})/iu,
    /(?<!\p{L})(?:in der regel|im regelfall|im allgemeinen|im wesentlichen)(?!\p{L})/iu,
    /(?<!\p{L})in(?:nerhalb)? (?:einer )?angemessene[nr] (?:zeit|frist)(?!\p{L})/iu,
    /(?<!\p{L})(?:ca\.|circa|ungefähr|annähernd|(?:etwa|rund)(?= \d))(?!\p{L})/iu,
    /(?<!\p{L})angemessene[nrms]? (?:maßnahmen|vorkehrungen|schritte[n]?)(?!\p{L})/iu,
  );

  const ONES = 'eins?|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf';
  const IN_WORDS = `(?<!\\p{L})(?<words>eine[nmrs]?|ein|(?:\\p{Ll}*(?:${ONES}|zehn|zig|dreißig|dreissig|hundert|tausend)))(?!\\p{L})`;
  const DIGITS = '(?<![\\d.,])(?<digits>\\d{1,3}(?:\\.\\d{3})+|\\d+)';
  const PER_CENT = '\\s*(?:%|prozent)';

  /** Both sides are called by masculine nouns that end alike, or by weak ones. */
  const noun = {
    lemma: (word: string) => word.replace(/^(Kunde|Lieferant).*$|s$/u, '$1'),
    inflected(lemma: string, article: string): string {
      const lower = article.toLowerCase();
      if (lemma === 'Kunde') return lower === 'der' ? lemma : 'Kunden';
      if (lemma === 'Lieferant') return lower === 'der' ? lemma : 'Lieferanten';
      return lower === 'des' ? `${lemma}s` : lemma;
    },
  };

  return {
    vague: {
      pattern: VAGUE,
      hints: anyOf(
        EFFORT_HINTS,
        /möglich|baldigst|zeitnah|kurzfristig|umgehend|zügig|alsbald|üblich|normalerweise|grundsätzlich|weitgehend|schnellst|vertretbar|zumutbar|machbar|in der regel|im regelfall|im allgemeinen|im wesentlichen|angemessen|ca\.|circa|ungefähr|annähernd|etwa |rund /g,
      ),
    },
    efforts: { pattern: EFFORTS, hints: EFFORT_HINTS },
    effortsTo: {
      pattern: /(?<!\p{L})(?:bemüht sich|ist bestrebt)(?=,? (?:\S+ ){1,8}zu )/giu,
    },
    serviceLevel:
      /(?<!\p{L})(?:ziel(?:werte?[ns]?|e[ns]?)?|service[- ]?levels?|verfügbarkeit(?:en)?|verfügbar|reaktionszeit(?:en)?|lösungszeit(?:en)?)(?!\p{L})/iu,
    placeholders: {
      pattern:
        /(?<!\p{L})(?:noch zu (?:klären|definieren|ergänzen|bestimmen|vereinbaren|benennen|bestätigen)|(?:wird|werden) (?:noch |nachträglich )?(?:nachgereicht|nachgetragen|festgelegt, sobald)|(?:wird|werden) noch (?:festgelegt|ergänzt|bestimmt|vereinbart|benannt|geklärt)|bitte (?:ausfüllen|ergänzen|eintragen)|N\.\s?N\.)(?!\p{L})|[[<](?:bitte |hier )?(?:einfügen|eintragen|ergänzen|name|datum|betrag|anzahl|firma|kunde|anbieter|anschrift|adresse|ihr|ihre)(?!\p{L})[^\]>]*[\]>](?!\()/giu,
      hints: /noch |nachge|festgelegt, sobald|bitte |n\.\s?n\.|\[|</g,
    },
    openLists: [
      {
        pattern:
          /(?<!\p{L})(?:einschließlich|darunter|inklusive),? (?:aber|jedoch) nicht (?:beschränkt auf|abschließend)(?!\p{L})/giu,
        instead: 'nämlich',
      },
      { pattern: /(?<!\p{L})insbesondere(?!\p{L})/giu, instead: 'nämlich' },
      { pattern: /(?<!\p{L})und\/oder(?!\p{L})/giu, instead: 'oder' },
      { pattern: /,?\s+(?:usw\.|etc\.|und so weiter(?!\p{L})|und dergleichen(?!\p{L}))/giu, instead: '' },
      { pattern: /(?<!\p{L})(?:u\.\s?ä\.|o\.\s?ä\.|(?:und|oder) ähnliche[mnrs]?(?=\s*[.,;)]|\s*$))/gimu },
      { pattern: /(?<!\p{L})(?:u\.\s?a\.|z\.\s?B\.|unter anderem|zum Beispiel|beispielsweise)(?!\p{L})/giu },
    ],
    // Anlagen and Anhänge are papers of their own, whose numbers do not move.
    reference:
      /(?<!\p{L})(?:(?:Ziffern?|Ziff\.|Abschnitt(?:e[ns]?|s)?|Klauseln?|Kapitel[ns]?)\s+(?:\d{1,2}(?:\.\d+)*|[A-Z])(?![\p{L}\d])|§\s?\d{1,2}(?=\s+(?:dieses|dieser)(?!\p{L})))(?!\s+(?:des|der|zum|zur|von|vom)(?!\p{L})|,?\s+\p{Lu}{2,})/gu,
    ambiguousTimes: [
      {
        pattern: /(?<!\p{L})(?:Werktag(?:e[ns]?|s)?|werktags|werktäglich(?:e[mnrs]?)?)(?!\p{L})/gu,
        hints: /werkt/g,
        readings: 'Monday to Saturday, as in § 3(2) of the Bundesurlaubsgesetz, or Monday to Friday',
      },
      {
        pattern:
          /(?<!\p{L})(?:Arbeits|Geschäfts|Bankarbeits)tag(?:e[ns]?|s)?(?!\p{L})|(?<!\p{L})(?:Geschäfts|Arbeits|Büro|Service)(?:zeit|zeiten|stunden)(?!\p{L})/gu,
        hints: /arbeits|geschäfts|büro|service/g,
        readings: 'those of one side or of the other, with the holidays of one place or of another',
        settledByCalendar: true,
      },
    ],
    optional:
      /(?<!\p{L})(?:Anbieter|Auftragnehmer|Dienstleister|Provider|Lieferant|Kunde|Auftraggeber|Partei|Parteien)\s+(?<word>sollten?|sollen|soll|kann|können|darf|dürfen)(?!\p{L})(?! nicht(?!\p{L})| kein)/gu,
    optionalInClauses: new Set(['sollte', 'sollten']),
    obliging: (word) => (/(?:en|ten)$/.test(word) ? 'müssen' : 'muss'),
    sides: [
      {
        pattern:
          /(?<!\p{L})(?<article>[Dd](?:er|em|en|es)) (?<word>(?:Auftragnehmer|Anbieter|Dienstleister|Provider)s?|Lieferant(?:en)?)(?!\p{L})/gu,
        ...noun,
      },
      {
        pattern: /(?<!\p{L})(?<article>[Dd](?:er|em|en|es)) (?<word>(?:Auftraggeber|Besteller)s?|Kunden?)(?!\p{L})/gu,
        ...noun,
      },
    ],
    ownTerms: [
      'vertrag',
      'vereinbarung',
      'anbieter',
      'auftragnehmer',
      'kunde',
      'auftraggeber',
      'partei',
      'service-level',
      'messzeitraum',
      'ausfallzeit',
      'gutschrift',
      'vertragsstrafe',
      'vergütung',
      'entgelt',
    ],
    markedTerm:
      /(?:["„“»*]+(?<quoted>[^"“”«*]{2,40})["“”«*]+|(?<term>\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)*)),? (?:im Sinne (?:dieser Vereinbarung|dieses Vertrag(?:e?s))|\(?wie (?:hier|oben|unten|nachfolgend|in diesem Vertrag|in dieser Vereinbarung) definiert)/gu,
    inlineDefinition:
      /(?:\((?:im Folgenden|nachfolgend|nachstehend|künftig)?:? ?(?:der |die |das )?|(?<!\p{L})(?:im Folgenden|nachfolgend|nachstehend):? (?:der |die |das )?)["„“»*]+(?<term>[^"“”«*]{2,40})["“”«*]+|["„»*]+(?<means>[^"“”«*]{2,40})["“”«*]+ (?:bezeichnet|bedeutet|ist|sind)(?!\p{L})/gu,
    // The form of a noun does not show its singular; for comparing, its ending and its umlaut go.
    singular: (word) => word,
    fold: (word) =>
      word
        .toLowerCase()
        .replace(/[äöü]/g, (vowel) => ({ ä: 'a', ö: 'o', ü: 'u' })[vowel]!)
        .replace(/(?<=\p{L}{4})(?:e[mnrs]?|n|s)$/u, ''),
    beginning:
      /^(?:(?:der|die|das|des|ein|eine|einer|eines|jede|jeder|jedes|alle|aller|zeit|zeiten|zeitraum|zeiträume|dauer|fall|fälle|ereignis|ereignisse|zustand|in|denen|dem|der)\s+)*/iu,
    definedElsewhere: /^\s*(?:im sinne|gemäß|nach|laut|wie|entsprechend)(?!\p{L})/iu,
    percentage: /(?<![\d.,])(?<value>\d{1,3}(?:,\d+)?)\s?(?:%|Prozent(?!\p{L}))/giu,
    duration:
      /(?<![\d.,])(?<value>\d+(?:,\d+)?)\s+(?<unit>Millisekunden?|Sekunden?|Minuten?|Stunden?|Tag(?:e[ns]?)?|Wochen?|Monat(?:e[ns]?)?|Quartal(?:e[ns]?)?|Jahr(?:e[ns]?)?|h|min|ms)(?!\p{L})/giu,
    units: unitsOf(['n', 'e', 'en', 'es'], {
      millisecond: ['millisekunde', 'ms'],
      second: ['sekunde'],
      minute: ['minute', 'min'],
      hour: ['stunde', 'h'],
      day: ['tag'],
      week: ['woche'],
      month: ['monat'],
      quarter: ['quartal'],
      year: ['jahr'],
    }),
    decimal: (text) => text.replace(',', '.'),
    levelJoint:
      /(?: (?:der|des|von) (?:\p{L}+ ){1,3}?)? ?(?::|von|ist|beträgt|liegt bei)?\s*(?:mindestens |wenigstens |>= ?|≥ ?)?/u,
    valueJoint: / (?:der |monatlicher? |jährlicher? )?/u,
    compared: /(?<!\p{L})(?:unter|über|unterhalb von|weniger als|mehr als|bei|ab)\s+$/iu,
    claiming:
      /(?<!\p{L})(?:geltend|beantrag\p{L}*|(?:ein|an)ge?forder\p{L}*)(?!\p{L}).*gutschrift|gutschrift.*(?<!\p{L})(?:geltend|beantrag\p{L}*|(?:ein|an)ge?forder\p{L}*)(?!\p{L})/iu,
    commitments: {
      acknowledge: /(?<!\p{L})bestätig(?:t|en)(?!\p{L})/iu,
      respond: /(?<!\p{L})(?:reagiert|reagieren|reaktion(?:szeit)?|beantwortet|antwortet)(?!\p{L})/iu,
      restore: /(?<!\p{L})(?:wiederhergestellt|wiederherstellung|stellt .* wieder her)(?!\p{L})/iu,
      resolve: /(?<!\p{L})(?:behoben|behebt|gelöst|löst|lösung(?:szeit)?)(?!\p{L})/iu,
    },
    numbers: [
      new RegExp(`${IN_WORDS}\\s*\\(\\s*${DIGITS}(?:${PER_CENT})?\\s*\\)`, 'giu'),
      new RegExp(`${IN_WORDS}\\s+prozent\\s*\\(\\s*${DIGITS}${PER_CENT}\\s*\\)`, 'giu'),
      new RegExp(`${IN_WORDS}\\s+(?<unit>\\p{L}+)\\s*\\(\\s*${DIGITS}\\s+\\k<unit>\\s*\\)`, 'giu'),
      new RegExp(`${DIGITS}(?:${PER_CENT})?\\s*\\(\\s*${IN_WORDS}(?:\\s+prozent)?\\s*\\)`, 'giu'),
      new RegExp(`${DIGITS}\\s+(?<unit>\\p{L}+)\\s*\\(\\s*${IN_WORDS}\\s+\\k<unit>\\s*\\)`, 'giu'),
    ],
    cardinal: (number) => toCardinal(number),
    sameWords: (words) =>
      words
        .toLowerCase()
        .replace(/^eine?[nmrs]?$/, 'eins')
        .replace(/dreissig/g, 'dreißig')
        .replace(/fuenf/g, 'fünf')
        .replace(/zwoelf/g, 'zwölf')
        .replace(/(hundert|tausend)und/g, '$1')
        .replace(/^(?=hundert|tausend)/, 'ein'),
    // A date with dots is day, month, year in German.
    dates:
      /(?<![\p{L}\d./-])(?<first>\d{1,2})(?<mark>[/-])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|[2-9]\d)(?![\p{L}\d/-])/gu,
  };
}
