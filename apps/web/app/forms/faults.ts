import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldFault } from '../components/FormErrors.tsx';
import type { Namespace } from '../i18n/keys.ts';
import { sayWait } from '../i18n/wait.ts';

/** A fault on its way from an action to its page: `code` is a key under `fault.` of the page's namespace. */
export interface FormFault {
  /** Name of the control; null when it belongs to none. */
  field: string | null;
  code: string;
  values?: Record<string, string | number> | undefined;
  /** For a text with `{{wait}}`: seconds until it may be tried again. */
  retryAfterSeconds?: number | undefined;
}

const none: FormFault[] = [];

/** The faults in words: all of them for the summary, and each for its field. */
export function useFaults(namespace: Namespace, faults: FormFault[] = none) {
  const { t } = useTranslation(namespace);
  return useMemo(() => {
    const worded = faults.map(({ field, code, values, retryAfterSeconds }) => ({
      field,
      message: t(`fault.${code}`, {
        ...values,
        ...(retryAfterSeconds !== undefined && { wait: sayWait(t, retryAfterSeconds) }),
      }),
    }));
    return {
      list: worded.map(
        ({ field, message }): FieldFault => (field === null ? { message } : { id: field, message }),
      ),
      of: (field: string) => worded.find((fault) => fault.field === field)?.message,
    };
  }, [faults, t]);
}
