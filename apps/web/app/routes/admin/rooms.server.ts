import type { Room } from '@entraide/model/plan';

/** What is nearly full, in figures of the reader's language. */
export function saidRooms(rooms: readonly Room[], locale: string) {
  return rooms.flatMap(({ of, used, most, level }) => {
    if (of === 'admins' || most === null) return [];
    const unit =
      of === 'storage' ? ({ style: 'unit', unit: 'gigabyte', maximumFractionDigits: 2 } as const) : {};
    const say = (value: number) =>
      new Intl.NumberFormat(locale, unit).format(of === 'storage' ? value / 1e9 : value);
    return [{ of, full: level !== 'near', used: say(used), most: say(most) }];
  });
}

export type SaidRoom = ReturnType<typeof saidRooms>[number];
