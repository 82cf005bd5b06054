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
  /** Address of their photo, where the reader sees it. */
  photo?: string | null | undefined;
}

/** A photo, or initials on a tint that stays the same for a name. Stands beside the name, so it is not spoken. */
export function Avatar({ name, size = 'normal', photo }: AvatarProps) {
  const look = `avatar ${sizes[size]}`;
  if (photo) return <img src={photo} alt="" loading="lazy" className={`${look} object-cover`} />;
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
