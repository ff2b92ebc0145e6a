import { toCardinal } from 'n2words/en-GB';
import { anyOf, unitsOf, type Words } from './words.js';

/** Made when an agreement in this language is checked: many patterns are slow to read. */
export function english(): Words {
  const EFFORTS = anyOf(
    /\bbest[- ](?:efforts?|endeavours?|endeavors?)\b/gi,
    /\b(?:(?:commercially|all|technically) )*reasonable (?:commercial |technical )?(?:efforts?|endeavours?|endeavors?)\b/i,
    /\bgood[- ]faith efforts?\b/i,
  );

  const EFFORT_HINTS = /effort|endeavo/g;

  const VAGUE = anyOf(
    EFFORTS,
    /\b(?:commercially )?reasonable (?:(?:prior|advance) notice|steps|measures|precautions|means)\b/i,
    /\bas (?:soon|quickly|promptly|far|early) as (?:is )?(?:reasonably )?(?:possible|practicable|practical)\b/i,
    /\b(?:where|wherever|if|when|whenever|to the extent|insofar as) (?:(?:technically|reasonably|commercially) )?(?:possible|practicable|feasible)\b/i,
    /\b(?:with)?in (?:a )?reasonable (?:time|period|timeframe|manner)\b/i,
    /\bat the earliest (?:opportunity|possible (?:time|moment))\b/i,
    /\b(?:in a )?timely(?: manner| fashion)?\b/i,
    /\bin (?:due course|most cases)\b/i,
    /\b(?:promptly|speedily|swiftly|expeditiously|typically|usually|normally|generally|approximately|roughly|substantially)\b/i,
    /\bprompt (?:notice|response|repair|attention|support|resolution)\b/i,
    /\b(?:endeavours?|endeavors?|strives?|aims?) to\b/i,
    /\bas (?:appropriate|deemed necessary)\b/i,
    /\b(?:about|around|circa)(?= \d)/i,
  );

  const UNIT = 'milliseconds?|ms|seconds?|minutes?|min|hours?|h|days?|weeks?|months?|quarters?|years?';
  const NUMBER =
    '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)';
  const IN_WORDS = `(?<![\\p{L}-])(?<words>(?:a\\s+(?=hundred|thousand))?${NUMBER}(?:(?:[\\s-]+|(?<=hundred|thousand)\\s+and\\s+)${NUMBER})*)(?![\\p{L}-])`;
  const DIGITS = '(?<![\\d.,])(?<digits>\\d{1,3}(?:,\\d{3})+|\\d+)';
  const PER_CENT = '\\s*(?:%|per\\s?cent)';

  return {
    vague: {
      pattern: VAGUE,
      hints: anyOf(
        EFFORT_HINTS,
        /reasonabl|possible|practic|feasible|opportunity|timely|due course|most cases|prompt|speedily|swiftly|expeditiously|typically|usually|normally|generally|approximately|roughly|substantially|strive|aim|as appropriate|deemed|about |around |circa /g,
      ),
    },
    efforts: { pattern: EFFORTS, hints: EFFORT_HINTS },
    effortsTo: {
      pattern: new RegExp(
        `\\b(?:(shall|will|must) (?:use|make)|uses|makes|has to (?:use|make)) (?:its |their )?(?:${EFFORTS.source}) to (?=\\p{Ll})`,
        'giu',
      ),
      instead: 'has to ',
    },
    serviceLevel:
      /\b(?:targets?|service levels?|uptime|availability|available|response times?|resolution times?|commitments?)\b/i,
    placeholders: {
      pattern:
        /\bto be (?:determined|defined|decided|confirmed|agreed|announced|completed|supplied|provided later)\b/gi,
      hints: /to be /g,
    },
    openLists: [
      {
        pattern: /\b(?:includ(?:ing|es?),? (?:but|without) (?:not |being )*(?:limited to|limitation))\b,?/gi,
        instead: 'namely',
      },
      { pattern: /\band\/or\b/gi, instead: 'or' },
      { pattern: /,?\s+(?:etc\b\.?|et cetera\b|and so (?:on|forth)\b|and the like\b)/gi, instead: '' },
      { pattern: /\b(?:or|and) (?:the like|similar)(?=\s*[.,;)]|\s*$)/gim },
      { pattern: /\b(?:e\.\s?g\.|for (?:example|instance)\b|among other(?:s\b| things\b)|inter alia\b)/gi },
    ],
    // Annexes are papers of their own, whose numbers do not move.
    reference:
      /(?<![\p{L}-])(?:(?:[Cc]lauses?|[Ss]ections?|[Pp]aragraphs?|[Ss]chedules?)\s+(?:\d{1,2}(?:\.\d+)*(?:\([a-z0-9]+\))*|[A-Z])(?![\p{L}\d]|\.\d)|[Aa]rticles?\s+\d{1,2}(?:\.\d+)*(?=\s+of this [Aa]greement\b))(?!\s+(?:of|to|in)\s+(?!this\b|the (?:present )?[Aa]greement\b)|,?\s+\p{Lu}{2,})/gu,
    ambiguousTimes: [
      {
        pattern: /\bbi-?weekly\b/gi,
        hints: /weekly/g,
        readings: 'every two weeks, or twice a week',
        instead: ['every two weeks', 'twice a week'],
      },
      {
        pattern: /\bbi-?monthly\b/gi,
        hints: /monthly/g,
        readings: 'every two months, or twice a month',
        instead: ['every two months', 'twice a month'],
      },
      {
        pattern: /\bbi-?(?:annually|yearly)\b/gi,
        hints: /annually|yearly/g,
        readings: 'twice a year, or every two years',
        instead: ['twice a year', 'every two years'],
      },
      {
        pattern: /\b12(?::00)?\s*(?:a\.m\.|am\b)/gi,
        hints: /12/g,
        readings: 'midnight, or noon',
        instead: ['00:00', '12:00'],
      },
      {
        pattern: /\b12(?::00)?\s*(?:p\.m\.|pm\b)/gi,
        hints: /12/g,
        readings: 'noon, or midnight',
        instead: ['12:00', '24:00'],
      },
      { pattern: /\bmidnight (?:on|of)\b/gi, hints: /midnight/g, readings: 'the beginning of that day, or its end' },
      {
        pattern: /\b(?:close|end) of business\b|\bCOB\b/g,
        hints: /of business|cob/g,
        readings: 'an hour that nobody has named',
        settledByCalendar: true,
      },
      {
        pattern: /\b(?:business|working|office) (?:days?|hours?)\b/g,
        hints: /business |working |office /g,
        readings: 'those of one side or of the other, with the holidays of one place or of another',
        settledByCalendar: true,
      },
    ],
    optional:
      /\b(?:provider|customer|supplier|vendor|client|contractor|party|parties)\s+(?<word>should|may|might)\b(?! not\b)/gi,
    optionalStart:
      /^(?<word>Should|May|Might)\s+(?!(?:the|an?|any|either|it|this|that|there|be)\b|\p{L}+\s+(?:be|fail)\b)/gu,
    optionalInClauses: new Set(['should']),
    obliging: (word) => (/^\p{Lu}/u.test(word) ? 'Must' : 'must'),
    sides: [
      {
        own: 'provider',
        pattern: anyOf(/\b(?<article>[Tt]he) (?<word>Supplier|Vendor|Contractor|Service Provider|Seller|Licensor)\b/g),
        lemma: (word) => word.toLowerCase(),
        inflected: (lemma) => lemma,
      },
      {
        own: 'customer',
        pattern: /\b(?<article>[Tt]he) (?<word>Client|Subscriber|Purchaser|Buyer|Licensee)\b/g,
        lemma: (word) => word.toLowerCase(),
        inflected: (lemma) => lemma,
      },
    ],
    ownTerms: [
      'agreement',
      'provider',
      'customer',
      'party',
      'third party',
      'service level',
      'service level agreement',
      'measurement period',
      'downtime',
      'service credit',
      'credit',
      'penalty',
      'fee',
      'service',
    ],
    markedTerm:
      /(?<term>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3})["”*]*,? \(?as defined (?:in (?:this agreement|the definitions)|above|below|herein)/gu,
    inlineDefinition:
      /(?:\((?:each,? |together,? |collectively,? )?(?:an? |the )?|\bcalled (?:an? |the )?|\b(?:herein)?after (?:an? |the )?)["“*]+(?<term>[^"”*]{2,40})["”*]+|["“*]+(?<means>[^"”*]{2,40})["”*]+ (?:means|shall mean|refers to|is defined as)\b/gu,
    capitals: {
      pattern: /\p{Lu}(?<=[\p{Ll}\d][,;:]? \p{Lu})\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,3}(?![\p{L}\d]|[- ]\p{Lu})/gu,
      determiners: new Set([
        'the',
        'a',
        'an',
        'any',
        'each',
        'every',
        'all',
        'no',
        'such',
        'this',
        'that',
        'these',
        'those',
      ]),
      usual: new Set([
        'affiliate',
        'authorised user',
        'authorized user',
        'business day',
        'business hour',
        'change request',
        'charge',
        'chronic failure',
        'commencement date',
        'confidential information',
        'customer data',
        'deliverable',
        'effective date',
        'emergency maintenance',
        'end user',
        'excluded event',
        'excused downtime',
        'force majeure event',
        'good industry practice',
        'incident',
        'initial term',
        'maintenance window',
        'outage',
        'planned maintenance',
        'renewal term',
        'resolution time',
        'response time',
        'restoration time',
        'root cause',
        'scheduled downtime',
        'scheduled maintenance',
        'security incident',
        'service failure',
        'service hour',
        'subscription term',
        'support hour',
        'support request',
        'unscheduled downtime',
        'uptime',
        'uptime percentage',
        'workaround',
        'working day',
        'working hour',
      ]),
    },
    singular,
    fold: (word) => singular(word.toLowerCase()),
    beginning:
      /^(?:(?:the|an?|any|all|each|every|time|times|period|periods|case|cases|event|events|state|situation|duration|length|of|in|which|when|there|is|are|with)\s+)*/i,
    definedElsewhere: /^\s*(?:as|under|within the meaning|in the sense|according to|for the purposes)\b/i,
    percentage: /(?<![\d.,])(?<value>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b|percent\b)/giu,
    duration: new RegExp(
      `(?<![\\d.,])(?<value>\\d+(?:\\.\\d+)?)\\s+(?<business>business |working )?(?<unit>${UNIT})(?!\\p{L})`,
      'giu',
    ),
    units: unitsOf(['s'], {
      millisecond: ['millisecond', 'ms'],
      second: ['second'],
      minute: ['minute', 'min'],
      hour: ['hour', 'h'],
      day: ['day'],
      week: ['week'],
      month: ['month'],
      quarter: ['quarter'],
      year: ['year'],
    }),
    decimal: (text) => text,
    levelJoint:
      /(?: of (?:the |its |our )?(?:\p{L}+ ){1,3}?)? ?(?::|of|is|will be|shall be|must be|is guaranteed to be|has to be)?\s*(?:at least |no less than |not less than |a minimum of |>= ?|≥ ?)?/u,
    valueJoint: / (?:of )?(?:the |monthly |yearly |annual )?/u,
    compared: /\b(?:below|under|less than|above|over|more than|exceeds?|exceeding|at|from)\s+$/i,
    claiming: /\bclaim(?:s|ed)?\b.*\b(?:credits?|refunds?)\b|\b(?:credits?|refunds?)\b.*\bclaim(?:s|ed)?\b/i,
    commitments: {
      acknowledge: /\backnowledge(?:s|d)?\b/i,
      respond: /\b(?:respond(?:s|ed)?|response|answer(?:s|ed)?)\b/i,
      restore: /\brestore(?:s|d)?\b/i,
      resolve: /\b(?:resolve(?:s|d)?|resolution|repair(?:s|ed)?)\b/i,
    },
    numbers: [
      new RegExp(`${IN_WORDS}\\s*\\(\\s*${DIGITS}(?:${PER_CENT})?\\s*\\)`, 'giu'),
      new RegExp(`${IN_WORDS}\\s+(?:per\\s?cent|percent)\\s*\\(\\s*${DIGITS}${PER_CENT}\\s*\\)`, 'giu'),
      new RegExp(`${IN_WORDS}\\s+(?<unit>\\p{L}+)\\s*\\(\\s*${DIGITS}\\s+\\k<unit>\\s*\\)`, 'giu'),
      new RegExp(`${DIGITS}(?:${PER_CENT})?\\s*\\(\\s*${IN_WORDS}(?:\\s+(?:per\\s?cent|percent))?\\s*\\)`, 'giu'),
      new RegExp(`${DIGITS}\\s+(?<unit>\\p{L}+)\\s*\\(\\s*${IN_WORDS}\\s+\\k<unit>\\s*\\)`, 'giu'),
    ],
    cardinal: (number) => toCardinal(number),
    sameWords: (words) =>
      words
        .toLowerCase()
        .replace(/\band\b|-/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^a (?=hundred|thousand)/, 'one ')
        .replace(/^(?=hundred|thousand)/, 'one '),
    dates:
      /(?<![\p{L}\d./-])(?<first>\d{1,2})(?<mark>[/.-])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|[2-9]\d)(?![\p{L}\d/-]|\.\d)/gu,
  };
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/i.test(word)) return word;
  if (/[^aeiou]ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/i.test(word)) return word.slice(0, -2);
  return word.replace(/s$/i, '');
}
