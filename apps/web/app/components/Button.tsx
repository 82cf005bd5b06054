import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { Link, type LinkProps } from './Link.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'normal' | 'large';

const shape =
  'inline-flex items-center justify-center gap-2 rounded-control text-center font-semibold no-underline transition-colors duration-150';

const sizes: Record<ButtonSize, string> = {
  normal: 'min-h-11 px-4 py-2',
  large: 'min-h-14 px-6 py-3 text-lg',
};

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-brand text-on-brand hover:bg-brand-hover',
  secondary: 'border border-control-line bg-surface text-ink hover:border-brand-ink hover:bg-brand-soft',
  quiet: 'text-brand-ink underline-offset-4 hover:bg-brand-soft hover:underline',
  danger: 'border border-urgent-ink bg-surface text-urgent-ink hover:bg-urgent-soft',
};

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Takes the width of what holds it. */
  wide?: boolean;
  icon?: IconName;
  children: ReactNode;
}

function classOf({ variant = 'secondary', size = 'normal', wide }: Look, more = ''): string {
  return `${shape} ${sizes[size]} ${variants[variant]}${wide ? ' w-full' : ''} ${more}`;
}

type ButtonProps = Look & Omit<ComponentProps<'button'>, 'children'>;

/** A verb: "Publier la demande". Sends its form unless `type="button"`. */
export function Button({ variant, size, wide, icon, children, className, ...button }: ButtonProps) {
  const look = { children, ...pick({ variant, size, wide }) };
  return (
    <button type="submit" {...button} className={classOf(look, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type LinkButtonProps = Look & Omit<LinkProps, 'children'>;

/** Looks like a button, leads to a page. */
export function LinkButton({ variant, size, wide, icon, children, className, ...link }: LinkButtonProps) {
  const look = { children, ...pick({ variant, size, wide }) };
  return (
    <Link {...link} className={classOf(look, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** Drops what was not said, so that it is absent rather than undefined. */
function pick<T extends object>(look: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as never;
}
