import { Icon } from './Icon.tsx';

/** Each has a colour in `styles/parts/marks.css`. */
const TINTS = 6;

interface AvatarProps {
  /** null: the name is kept back until a helper is chosen. */
  name: string | null;
  size?: 'tiny' | 'small' | 'normal' | 'large';
  /** Address of their photo, where the reader sees it. */
  photo?: string | null | undefined;
}

/** A photo, or initials on a tint that stays the same for a name. Stands beside the name, so it is not spoken. */
export function Avatar({ name, size = 'normal', photo }: AvatarProps) {
  const look = `avatar avatar-${size} `;
  if (photo) return <img src={photo} alt="" loading="lazy" className={look} />;
  if (name === null)
    return (
      <span className={`${look}avatar-nobody`} aria-hidden="true">
        <Icon name="user-round" />
      </span>
    );
  return (
    <span className={`${look}avatar-tint-${tintOf(name)}`} aria-hidden="true">
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
  return sum % TINTS;
}
