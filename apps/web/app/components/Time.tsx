import { useTranslation } from 'react-i18next';
import { formatsFor } from '../i18n/format.ts';
import { useRootData } from './root-data.ts';

interface TimeProps {
  /** ISO 8601. */
  value: string;
  /** `ago`: "il y a 2 h", then a day; `day`: "22 décembre". */
  say?: 'ago' | 'day';
}

/** A date as people say it, exact on hover and for machines. */
export function Time({ value, say = 'ago' }: TimeProps) {
  const { i18n } = useTranslation();
  const now = useRootData()?.now;
  const formats = formatsFor(i18n.language);
  const date = new Date(value);
  return (
    <time dateTime={value} title={formats.exact(date)}>
      {formats[say](date, now ? new Date(now) : date)}
    </time>
  );
}
