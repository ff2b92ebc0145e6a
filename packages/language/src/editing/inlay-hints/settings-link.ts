import { OPEN_SETTINGS_COMMAND } from '../commands.js';
import { link, type Rich } from '../rich.js';

/** A link that opens a setting, in editors with VS Code's command for it. */
export function settingsLink(setting: string): Rich {
  const argument = encodeURIComponent(JSON.stringify([setting]));
  return link(setting, `command:${OPEN_SETTINGS_COMMAND}?${argument}`);
}
