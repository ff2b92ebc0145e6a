import { assurance } from '../assurance.js';
import { backgroundSchedule } from '../background.js';
import { background, cover, parties } from '../cover.js';
import { creditSchedule, creditTables } from '../credit-tables.js';
import { defineTerms, definitions } from '../definitions.js';
import { maintenance } from '../exclusions.js';
import { escalation, general, governance, reporting, responsibilities, signatures } from '../governance.js';
import { levelTable } from '../level-table.js';
import { measurement } from '../metrics.js';
import { serviceLevels } from '../objectives.js';
import { remedies, termination } from '../remedies.js';
import { calendars, changeLog, contacts, documentControl, escalationLevels } from '../schedules.js';
import { services } from '../services.js';
import { support } from '../support.js';
import type { DocumentLayout } from './layout.js';

/** The contract that people sign: front matter, chapters, signatures, schedules, document control. */
export const schedule: DocumentLayout = {
  title: ({ agreement }) => agreement.title,
  contents: true,
  parts(context, options) {
    const terms = defineTerms(context);
    const credits = creditTables(context);
    return [
      cover(context),
      parties(context),
      background(context),
      definitions(context, terms),
      services(context),
      serviceLevels(context),
      measurement(context),
      maintenance(context),
      support(context),
      responsibilities(context),
      reporting(context),
      remedies(context, credits),
      termination(context),
      escalation(context),
      governance(context),
      assurance(context),
      general(context),
      signatures(context),
      levelTable(context),
      creditSchedule(context, credits),
      escalationLevels(context),
      calendars(context, options.holidays),
      contacts(context),
      backgroundSchedule(context),
      changeLog(context),
      documentControl(context, options),
    ];
  },
};
