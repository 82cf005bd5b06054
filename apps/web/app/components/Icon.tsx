import type { Category } from '@entraide/model/tenant';
import type { iconNames, ownMarks } from './icon-names.ts';
import sprite from './icons.svg?no-inline';

export type IconName = (typeof iconNames)[number] | (typeof ownMarks)[number] | Category['icon'];

/** Those that point somewhere turn round where people read from right to left. */
const directional = new Set<IconName>([
  'arrow-left',
  'arrow-right',
  'chevron-left',
  'chevron-right',
  'log-out',
  'send',
  'undo-2',
]);

interface IconProps {
  name: IconName;
  /** Size and colour; 1.25 em when it says nothing. */
  className?: string;
}

/** Always beside a word or inside a control that has a name: it says nothing to screen readers. One sprite, no script. */
export function Icon({ name, className = 'size-[1.25em]' }: IconProps) {
  const turn = directional.has(name) ? ' rtl:-scale-x-100' : '';
  return (
    <svg className={`icon ${className}${turn}`} aria-hidden="true">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
