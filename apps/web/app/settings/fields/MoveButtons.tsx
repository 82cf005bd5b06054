import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';

interface MoveButtonsProps {
  name: string;
  label: string;
  first: boolean;
  last: boolean;
}

/** Moves a line of a list up or down: each sends the form, which comes back with the line moved. */
export function MoveButtons({ name, label, first, last }: MoveButtonsProps) {
  const { t } = useTranslation('settings');
  const way = (which: 'up' | 'down', off: boolean) => (
    <button
      type="submit"
      name="intent"
      value={`${which}:${name}`}
      disabled={off}
      aria-label={t(`move.${which}`, { name: label })}
      title={t(`move.${which}`, { name: label })}
      className="grid size-11 place-items-center rounded-control border border-control-line bg-surface hover:border-brand-ink disabled:opacity-40"
    >
      <Icon name="chevron-down" className={`size-5 ${which === 'up' ? 'rotate-180' : ''}`} />
    </button>
  );
  return (
    <span className="flex gap-1">
      {way('up', first)}
      {way('down', last)}
    </span>
  );
}
