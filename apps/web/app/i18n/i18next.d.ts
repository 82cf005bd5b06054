import type { i18n } from 'i18next';
import type { Namespace, T } from './keys.ts';

// i18next's own typing finds nothing to say, so that ours is the one that counts.
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: { none: string } };
  }
}

declare module 'react-i18next' {
  export function useTranslation<Name extends Namespace = 'common'>(
    namespace?: Name | readonly [Name, ...Namespace[]],
  ): { t: T<Name>; i18n: i18n };
}
