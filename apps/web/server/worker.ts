import type { PlatformCtx } from '@entraide/core/ctx';
import { chooseInbox, chooseMailPort } from '@entraide/core/mail';
import { dataDirOf, type Platform } from '@entraide/core/platform';
import type { PublicAddress, Settings } from '@entraide/core/settings';
import { startJobs } from '@entraide/core/worker';

/** Jobs of this deployment: in the web server's process by default, in one of their own with --worker-only. */
export function startWorker(
  platform: Platform,
  platformCtx: Omit<PlatformCtx, 'db'>,
  settings: Settings,
  address: PublicAddress,
): Promise<{ stop(): Promise<void> }> {
  return startJobs({
    ...platformCtx,
    address,
    db: platform.db.worker,
    url: platform.urls.worker,
    mail: chooseMailPort(settings, dataDirOf(settings)),
    inbox: chooseInbox(settings),
    from: settings.MAIL_FROM ?? `no-reply@${settings.ROOT_DOMAIN}`,
  });
}
