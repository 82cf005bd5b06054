import { readSettings, type Settings } from '@entraide/core/settings';

/**
 * The server's only reader of the environment. The schema stands in core, where `platform doctor` prints it from.
 * @throws SettingsError naming every variable at fault
 */
export function readEnv(): Settings {
  return readSettings(process.env);
}
