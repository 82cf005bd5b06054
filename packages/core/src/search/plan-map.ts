import { markerBits } from '@entraide/model/geo';
import type { MapParams } from '@entraide/model/listing';
import { Invalid } from '../error/index.ts';
import { type MapPlan, planOf } from './plan.ts';

/** @throws Invalid when a radius has no centre */
export function planMap(params: MapParams, now: Date): MapPlan {
  const { bbox, zoom, near, radiusKm } = params;
  if (radiusKm && !near)
    throw new Invalid([{ path: ['near'], code: 'required', message: 'a radius needs near=lat,lon' }]);
  const plan = planOf(params, now);
  return { ...plan, area: { ...plan.area, box: bbox }, bits: markerBits(bbox, zoom) };
}
