import { Icon, type IconName } from './Icon.tsx';

interface CategoryMarkProps {
  icon: IconName;
  label: string;
  /** In a dense list the drawing alone, its word spoken and on hover. */
  dense?: boolean;
}

/** What kind of help it is: a drawing of one line weight, and its word. */
export function CategoryMark({ icon, label, dense }: CategoryMarkProps) {
  if (dense) {
    return (
      <span title={label} className="tile">
        <Icon name={icon} className="size-6" />
        <span className="sr-only">{label}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-ink-muted">
      <Icon name={icon} className="size-[1.2em]" />
      {label}
    </span>
  );
}
