import type { PastRevision } from '@entraide/core/revision';
import type { T } from '../i18n/keys.ts';

/** Who made a revision, for a person to read. */
export function authorOf({ by, source }: Pick<PastRevision, 'by' | 'source'>, t: T<'settings'>): string {
  if (source === 'file') return t('by.file');
  if (by.kind === 'member') return by.name ?? t('by.gone');
  if (by.kind === 'support') return t('by.support', { name: `\u2068${by.name ?? ''}\u2069` });
  return t('by.operator');
}
