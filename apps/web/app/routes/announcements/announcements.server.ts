import { announce, endAnnouncement, listAnnouncements } from '@entraide/core/announcement';
import { consolePaths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { type ConsoleArgs, data, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

const WEEK_MS = 7 * 86_400_000;

export async function loadAnnouncements({ operate, context, url }: ConsoleArgs) {
  const now = operate.clock();
  const done = url.searchParams.get('done');
  return {
    title: getT(context, 'console')('announcements.title'),
    done: (['made', 'ended'] as const).find((one) => one === done) ?? null,
    inAWeek: new Date(now.getTime() + WEEK_MS).toISOString().slice(0, 10),
    announcements: (await listAnnouncements(operate)).map((one) => ({
      ...{ id: one.id, by: one.createdBy, fr: one.textFr, en: one.textEn, byMail: one.byMail },
      createdAt: one.createdAt.toISOString(),
      // The day that it is shown on last.
      until: new Date(one.until.getTime() - 1).toISOString(),
      isShown: one.until > now,
      isMailed: one.mailedAt !== null,
    })),
  };
}

export async function changeAnnouncements({ operate, request }: ConsoleArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = {
    ...{ textFr: text('textFr'), textEn: text('textEn'), lastDay: text('lastDay') },
    byMail: form.has('byMail'),
  };
  const isEnd = text('intent') === 'end';
  try {
    if (isEnd) await endAnnouncement(operate, { id: text('id') });
    else await announce(operate, typed);
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(consolePaths.announcements({ done: isEnd ? 'ended' : 'made' }));
}
