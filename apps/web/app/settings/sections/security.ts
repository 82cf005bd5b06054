import { SecondFactorRule } from '@entraide/model/tenant';
import { ownsOf, type Section } from './section.ts';

export const secondFactorRules = SecondFactorRule.options;

/** Who proves a second time who they are. */
export const security: Section = {
  owns: ownsOf('secondFactor'),
  values: ({ config }) => ({ secondFactor: config.secondFactor }),
  make({ secondFactor }) {
    const rule = SecondFactorRule.safeParse(secondFactor);
    return rule.success
      ? { set: { secondFactor: rule.data }, faults: [] }
      : { set: {}, faults: [{ field: 'secondFactor', code: 'choose' }] };
  },
};
