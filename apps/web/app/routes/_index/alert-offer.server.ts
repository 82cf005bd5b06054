import { nameAlert } from '@entraide/core/alert';
import { type Ctx, memberOf } from '@entraide/core/ctx';
import type { WidenedSearch } from '@entraide/core/listing';
import type { Box } from '@entraide/model/geo';
import type { Locale } from '@entraide/model/tenant';
import { getT } from '../../i18n/server.ts';
import { ANYWHERE_KM, type Asked } from './asked.server.ts';

/** As few as this, and a reader may want to be told of more. */
const FEW = 5;

/** What is offered to a reader whose search found little, or who searched for something: to be told of what comes. */
export interface AlertOffer {
  /** It found little: said before the list, else behind it. */
  few: boolean;
  text: string;
  /** Not signed in: they sign in on the way. */
  visitor: boolean;
  fields: Record<string, string>;
}

export function offerAlert(ctx: Ctx, asked: Asked, found: WidenedSearch): AlertOffer | null {
  const { centre, box, radiusKm, kind, category, q, urgent } = asked;
  const few = found.widened || (found.total !== null && found.total < FEW);
  if (asked.cursor || (!few && !kind && !category && !q && !urgent)) return null;
  const near = radiusKm < ANYWHERE_KM && !box;
  const search = {
    kind,
    category,
    q,
    urgent,
    ...(box ? { bbox: box } : near && { near: centre.point, radiusKm }),
  };
  // A reader's language is one of the space's.
  const name = nameAlert(ctx.tenant.config, ctx.locale as Locale, search, centre.label);
  return {
    few,
    text: getT({ ctx, locale: ctx.locale }, 'browse')('alert.lead', { name }),
    visitor: memberOf(ctx) === null,
    fields: {
      ...(box
        ? { bbox: boxText(box) }
        : near && { near: pointText(centre.point), radiusKm: String(radiusKm) }),
      ...((box ? asked.isArea : near) && centre.placeId !== null && { place: String(centre.placeId) }),
      ...(kind && { kind }),
      ...(category && { category }),
      ...(q && { q }),
      ...(urgent && { urgent: '1' }),
    },
  };
}

const pointText = ({ lat, lon }: { lat: number; lon: number }) => `${lat},${lon}`;
const boxText = ({ west, south, east, north }: Box) => [west, south, east, north].join(',');
