/** Commands that lenses and tooltips name. A client says which of them it can carry out (`ClientOptions.commands` of the server's protocol). */

/** Shows the contract beside the text. Argument: the URI of the file. */
export const PREVIEW_COMMAND = 'sla.preview';

/** Asks for a format and generates the contract. Argument: the URI of the file. */
export const GENERATE_COMMAND = 'sla.generate';

/** Shows the findings of a file. Arguments: its URI, and the range in which they stand. */
export const SHOW_FINDINGS_COMMAND = 'sla.showFindings';

/** Shows how a number comes about. Arguments: the URI of the file, and the position that is explained there. */
export const SHOW_CALCULATION_COMMAND = 'sla.showCalculation';

/** Shows who refers to a declaration. Arguments: the URI of the file, the position of the declaration, and the locations. */
export const SHOW_REFERENCES_COMMAND = 'sla.showReferences';

/** A command of VS Code, which other editors may have taken over: opens a setting. Argument: its name. */
export const OPEN_SETTINGS_COMMAND = 'workbench.action.openSettings';
