import { readSettings, type Settings } from '@entraide/core/settings';

/** The command's only reader of the environment. */
export function settingsHere(): Settings {
  return readSettings(process.env);
}
