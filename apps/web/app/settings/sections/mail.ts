import type { TextsInput } from '@entraide/model/tenant';
import { z } from 'zod';
import type { FormFault } from '../../forms/faults.ts';
import { orNull, partOf, present, readTexts, textValues } from './read.ts';
import { ownsOf, type Section } from './section.ts';

export const SENDER_MOST = 60;
const Email = z.email().max(254);
const Website = z.url({ protocol: /^https$/ }).max(300);

/** Who the mails come from, and how people write to the association. */
export const mail: Section = {
  owns: ownsOf('mail', 'contact'),
  values: ({ document, config }) => ({
    // What nobody wrote follows the name of the space.
    ...textValues('mail.senderName', partOf(document, 'mail', 'senderName') as TextsInput, config.locales),
    'mail.replyTo': config.mail.replyTo ?? '',
    'contact.email': config.contact.email ?? '',
    'contact.website': config.contact.website ?? '',
  }),
  make(values, { document, config: { locales } }) {
    const faults: FormFault[] = [];
    const optional = (field: string, schema: z.ZodType<string>, code: string): string | null => {
      const text = (values[field] ?? '').trim();
      if (text === '' || schema.safeParse(text).success) return text || null;
      faults.push({ field, code });
      return null;
    };
    const written = partOf(document, 'mail', 'senderName');
    const senderName = readTexts(values, 'mail.senderName', { locales, most: SENDER_MOST, written }, faults);
    const replyTo = optional('mail.replyTo', Email, 'email');
    const email = optional('contact.email', Email, 'email');
    const website = optional('contact.website', Website, 'website');
    return {
      set: { mail: orNull(present({ senderName, replyTo })), contact: orNull(present({ email, website })) },
      faults,
    };
  },
};
