import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

const tints = [
  'bg-brand-soft',
  'bg-accent-soft',
  'bg-info-soft',
  'bg-success-soft',
  'bg-warning-soft',
  'bg-offer-soft',
];
const sizes = {
  tiny: 'size-6 text-[0.65rem]',
  small: 'size-8 text-xs',
  normal: 'size-11 text-sm',
  large: 'size-16 text-xl',
};

interface AvatarProps {
  /** null: the name is kept back until a helper is chosen. */
  name: string | null;
  size?: keyof typeof sizes;
}

/** Initials on a tint that stays the same for a name. Stands beside the name, so it is not spoken. */
export function Avatar({ name, size = 'normal' }: AvatarProps) {
  const look = `avatar ${sizes[size]}`;
  if (name === null)
    return (
      <span className={`${look} border border-dashed border-control-line bg-surface`} aria-hidden="true">
        <Icon name="user-round" />
      </span>
    );
  return (
    <span className={`${look} ${tints[tintOf(name)]}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** Avatar with its name, or with the words for a name that is kept back. */
export function Person({ name, size = 'normal' }: AvatarProps) {
  const { t } = useTranslation('common');
  return (
    <span className="inline-flex min-w-0 items-center gap-2.5">
      <Avatar name={name} size={size} />
      <bdi className={name === null ? 'text-ink-muted' : 'font-semibold'}>{name ?? t('person.hidden')}</bdi>
    </span>
  );
}

/** First letters of the first and last word: "Marie-Claire Dupont" is MD; Arabic names have one letter, unjoined. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return /\p{Script=Arabic}/u.test(first) ? first : (first + last).toLocaleUpperCase();
}

function tintOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % tints.length;
}
