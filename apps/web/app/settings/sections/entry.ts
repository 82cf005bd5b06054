import { ownsOf, type Section } from './section.ts';

export const entryRules = ['open', 'approval', 'invitation', 'member-list'] as const;
export const readers = ['public', 'members'] as const;

/** Who comes in, and who may read. */
export const entry: Section = {
  owns: ownsOf('entry', 'reading'),
  values: ({ config }) => ({ 'entry.rule': config.entry.rule, reading: config.reading }),
  make(values) {
    const rule = entryRules.find((one) => one === values['entry.rule']);
    const reading = readers.find((one) => one === values.reading);
    return {
      set: { ...(rule && { entry: { rule } }), ...(reading && { reading }) },
      faults: [
        ...(rule ? [] : [{ field: 'entry.rule', code: 'choose' }]),
        ...(reading ? [] : [{ field: 'reading', code: 'choose' }]),
      ],
    };
  },
};
