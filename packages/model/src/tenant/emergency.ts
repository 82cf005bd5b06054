import { z } from 'zod';
import { textsInput } from './texts.ts';

export const Telephone = z
  .string()
  .trim()
  .regex(/^\+?\d[\d ().-]{0,22}\d$/, {
    error: 'Write a telephone number, for example "112" or "+33 1 23 45 67 89".',
  });

/** What a space writes itself of whom to call in a country: what it leaves out is as we know it. */
const OwnEmergency = z.strictObject({
  police: Telephone.optional().describe('Number of the police.'),
  ambulance: Telephone.optional().describe('Number of the ambulance.'),
  fire: Telephone.optional().describe('Number of the fire service.'),
  all: Telephone.optional().describe('One number for all of them.'),
  checkedOn: z.iso.date().optional().describe('The day when these numbers were checked, year first.'),
  consulate: textsInput(300)
    .optional()
    .describe('How members reach their consulate there, in the words of the space.'),
});
export type OwnEmergency = z.infer<typeof OwnEmergency>;

export const OwnEmergencies = z
  .record(
    z.string().regex(/^[A-Z]{2}$/, { error: 'Use the two capital letters of ISO 3166, for example "GB".' }),
    OwnEmergency,
  )
  .default({});
