import { sectionOf } from '../settings/sections/index.server.ts';
import { ownsOf, type Section } from '../settings/sections/section.ts';

const entry = sectionOf('entry').section;
const place = sectionOf('place').section;

/** Who comes in, who may read, and where listings may be: two subjects of the settings in one form. */
export const people: Section = {
  owns: ownsOf('entry', 'reading', 'home', 'coverage'),
  values: async (settings, ctx) => ({
    ...(await entry.values(settings, ctx)),
    ...(await place.values(settings, ctx)),
  }),
  ...(place.prepare && { prepare: place.prepare }),
  make(values, settings) {
    const [who, where] = [entry.make(values, settings), place.make(values, settings)];
    return { set: { ...who.set, ...where.set }, faults: [...who.faults, ...where.faults] };
  },
};
