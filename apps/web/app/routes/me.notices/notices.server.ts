import { changeNoticeSettings, myNoticeSettings } from '@entraide/core/notice';
import { NOTICE_KINDS } from '@entraide/model/notice';
import { noticePaths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

export async function loadNotices({ ctx, url }: RouteArgs) {
  const { settings, ownZone, hasPlace, hasDues } = await myNoticeSettings(ctx);
  return {
    title: getT({ ctx, locale: ctx.locale }, 'notices')('mine.title'),
    settings,
    days: weekdays(ctx.locale),
    zones: zonesByRegion(),
    ownZone: cityOf(ownZone),
    ...{ hasPlace, hasDues },
    saved: url.searchParams.has('saved'),
  };
}

/** Monday first; 0 is every day and has words of its own. */
function weekdays(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2024, 0, day + 1))));
}

const cityOf = (zone: string) => (zone.split('/').slice(1).join(', ') || zone).replaceAll('_', ' ');

function zonesByRegion() {
  const regions = new Map<string, { zone: string; city: string }[]>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const [region = zone] = zone.split('/');
    regions.set(region, [...(regions.get(region) ?? []), { zone, city: cityOf(zone) }]);
  }
  return [...regions].map(([region, zones]) => ({ region, zones }));
}

export async function saveNotices({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const number = (name: string) => (/^\d{1,3}$/.test(text(name)) ? Number(text(name)) : null);
  const typed = {
    ...Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, text(kind)])),
    ...{ digestDay: number('digestDay'), digestTime: text('digestTime'), weeklyMost: number('weeklyMost') },
    ...{ quietFrom: number('quietFrom'), quietTo: number('quietTo') },
    ...{ wakeForUrgent: form.has('wakeForUrgent'), wakeForMessages: form.has('wakeForMessages') },
    ...{ radiusKm: number('radiusKm'), messageText: form.has('messageText') },
    timeZone: text('timeZone') || null,
  };
  try {
    await changeNoticeSettings(ctx, typed);
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    // Only what is not in the lists of the page is refused.
    return data({ faults: refused.faults.map(({ field }) => ({ field, code: 'invalid' })) }, refused.status);
  }
  throw safeRedirect(noticePaths.mine({ saved: '1' }), 303);
}
