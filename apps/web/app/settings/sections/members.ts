import { INACTIVITY, PROFILE_READERS } from '@entraide/model/tenant';
import { ownsOf, type Section } from './section.ts';

/** Who sees a member's profile, and how long an account stays that nobody uses. */
export const members: Section = {
  owns: ownsOf('profiles', 'inactivity'),
  values: ({ config }) => ({ profiles: config.profiles, inactivity: config.inactivity }),
  make(values) {
    const profiles = PROFILE_READERS.find((one) => one === values.profiles);
    const inactivity = INACTIVITY.find((one) => one === values.inactivity);
    return {
      set: { ...(profiles && { profiles }), ...(inactivity && { inactivity }) },
      faults: [
        ...(profiles ? [] : [{ field: 'profiles', code: 'choose' }]),
        ...(inactivity ? [] : [{ field: 'inactivity', code: 'choose' }]),
      ],
    };
  },
};
