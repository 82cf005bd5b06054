import { settingNames } from './read-settings.ts';
import { type SettingName, Settings } from './settings.ts';

export interface SettingLine {
  name: SettingName;
  /** As printed: a secret only says that it is set. Null: left out. */
  value: string | null;
  isDefault: boolean;
  description: string;
}

/** Every setting with what it is for, for `platform doctor`. */
export function describeSettings(settings: Settings): SettingLine[] {
  const defaults: Partial<Settings> = Settings.parse({});
  return settingNames.map((name) => {
    const schema = Settings.shape[name];
    const value = settings[name];
    return {
      name,
      value: value === undefined || String(value) === '' ? null : isSecret(name) ? '(set)' : String(value),
      isDefault: String(value) === String(defaults[name]),
      description: schema.description ?? '',
    };
  });
}

// `.optional()` wraps the schema that carries the mark.
function isSecret(name: SettingName): boolean {
  let schema: unknown = Settings.shape[name];
  while (schema && typeof schema === 'object') {
    const { meta, unwrap } = schema as { meta?: () => unknown; unwrap?: () => unknown };
    if ((meta?.call(schema) as { secret?: boolean } | undefined)?.secret) return true;
    schema = unwrap?.call(schema);
  }
  return false;
}
