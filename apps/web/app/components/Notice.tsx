import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const tones: Record<NoticeTone, { ground: string; mark: string; icon: IconName }> = {
  info: { ground: 'border-info bg-info-soft', mark: 'text-info-ink', icon: 'info' },
  success: { ground: 'border-success bg-success-soft', mark: 'text-success-ink', icon: 'circle-check' },
  warning: { ground: 'border-warning bg-warning-soft', mark: 'text-warning-ink', icon: 'triangle-alert' },
  danger: { ground: 'border-urgent bg-urgent-soft', mark: 'text-urgent-ink', icon: 'circle-alert' },
};

interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  /** Spoken when it appears: `status` politely, `alert` at once. Absent for what was there from the start. */
  role?: 'status' | 'alert';
  icon?: IconName;
  actions?: ReactNode;
  children?: ReactNode;
}

export function Notice({ tone = 'info', title, role, icon, actions, children }: NoticeProps) {
  const look = tones[tone];
  return (
    <div className={`flex gap-3 rounded-card border p-4 ${look.ground}`} {...(role && { role })}>
      <Icon name={icon ?? look.icon} className={`mt-[0.1em] size-[1.35em] ${look.mark}`} />
      <div className="wrap-anywhere grid min-w-0 flex-1 grid-cols-1 gap-1.5">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="max-w-measure">{children}</div>}
        {actions && <div className="mt-1.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
