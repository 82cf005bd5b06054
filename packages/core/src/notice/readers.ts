import { and, eq, inArray, members, noticeSettings, places, type TenantTx } from '@entraide/db';
import { defaultNoticeSettings, type NoticeSettings } from '@entraide/model/notice';
import type { Tenant } from '../ctx/index.ts';
import { timeZoneOf } from '../place/index.ts';
import type { Reading } from './when.ts';

/** A member with what they chose to be told. */
export interface NoticeReader {
  memberId: string;
  email: string;
  locale: string;
  settings: NoticeSettings;
  /** When it is what time for them. */
  reading: Reading;
  /** They have said where they are. */
  hasPlace: boolean;
  /** Their days of the last week on which a mail left that counts. */
  mailedOn: readonly string[];
}

type Space = { tenant: Pick<Tenant, 'config'> };

const settingsColumns = {
  ...{ urgent: noticeSettings.urgent, message: noticeSettings.message },
  ...{ alert: noticeSettings.alert, life: noticeSettings.life, dues: noticeSettings.dues },
  ...{ digestDay: noticeSettings.digestDay, digestTime: noticeSettings.digestTime },
  ...{ quietFrom: noticeSettings.quietFrom, quietTo: noticeSettings.quietTo },
  ...{
    wakeForUrgent: noticeSettings.wakeForUrgent,
    wakeForMessages: noticeSettings.wakeForMessages,
    radiusKm: noticeSettings.radiusKm,
  },
  ...{ weeklyMost: noticeSettings.weeklyMost, messageText: noticeSettings.messageText },
  timeZone: noticeSettings.timeZone,
};

/** Members by their ids, those who are not accepted, too. */
export async function noticeReaders(
  { tenant }: Space,
  tx: TenantTx,
  memberIds: readonly string[],
): Promise<Map<string, NoticeReader>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx
    .select({
      ...{ memberId: members.id, email: members.email, locale: members.locale },
      chosen: settingsColumns,
      mailedOn: noticeSettings.mailedOn,
      place: { lat: places.lat, lon: places.lon, country: places.country },
    })
    .from(members)
    .leftJoin(
      noticeSettings,
      and(eq(noticeSettings.tenantId, members.tenantId), eq(noticeSettings.memberId, members.id)),
    )
    .leftJoin(places, eq(places.id, members.placeId))
    .where(inArray(members.id, [...memberIds]));
  return new Map(
    rows.map(({ memberId, email, locale, chosen, mailedOn, place }) => {
      // The database keeps only what the schema took.
      const settings = (chosen ?? defaultNoticeSettings) as NoticeSettings;
      const timeZone = settings.timeZone ?? timeZoneOf(place ?? tenant.config.home);
      const { digestDay, digestTime, quietFrom, quietTo, wakeForUrgent, weeklyMost } = settings;
      const reading = { digestDay, digestTime, quietFrom, quietTo, wakeForUrgent, weeklyMost, timeZone };
      return [
        memberId,
        { memberId, email, locale, settings, reading, mailedOn: mailedOn ?? [], hasPlace: place !== null },
      ];
    }),
  );
}
