import type { Reason } from '@entraide/model/moderation';
import { useTranslation } from 'react-i18next';

/** What a reason is called, as it is where somebody reports. */
export function useReason(): (reason: Reason) => string {
  const { t } = useTranslation('report');
  return (reason) => t(`reason.${reason}`);
}
