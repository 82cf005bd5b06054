import { useTranslation } from 'react-i18next';
import { formatsFor } from '../i18n/format.ts';

interface CharactersLeftProps {
  text: string;
  longest: number;
  /** Says nothing while more than these are left. */
  shownBelow?: number;
}

/** How long a text may still become. Nothing is cut off: what is too long is said, and can be shortened. */
export function CharactersLeft({ text, longest, shownBelow = longest }: CharactersLeftProps) {
  const { t, i18n } = useTranslation('post');
  const left = longest - text.trim().length;
  if (text === '' || left > shownBelow) return null;
  const number = formatsFor(i18n.language).number(Math.abs(left));
  return (
    <p
      className={`tabular text-end text-sm ${left < 0 ? 'font-semibold text-urgent-ink' : 'text-ink-muted'}`}
      // A count that speaks at every key would drown the text.
      aria-live={left < 20 ? 'polite' : 'off'}
    >
      {t(left < 0 ? 'what.over' : 'what.left', { count: Math.abs(left), number })}
    </p>
  );
}
