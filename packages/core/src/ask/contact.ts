import { Email } from '@entraide/model/member';
import { Line } from '@entraide/model/text';
import { z } from 'zod';
import { Invalid } from '../error/index.ts';

export type Reach = 'account' | 'phone' | 'email' | 'visit';

/** A number as people write it: five figures at least. */
const Phone = Line.max(40).regex(/(?:\d\D*){5}/);
const contactOf: Record<Reach, z.ZodType<string>> = {
  account: z.string().transform(() => ''),
  visit: z.string().transform(() => ''),
  phone: Phone,
  email: Email,
};

/** The number or address by which somebody wants to be reached; empty where none is needed. @throws Invalid */
export function contactFor(reach: Reach, given: string): string {
  const read = contactOf[reach].safeParse(given);
  if (read.success) return read.data;
  const message = reach === 'phone' ? 'a telephone number' : 'an e-mail address';
  throw new Invalid([{ path: ['contact'], code: reach, message }]);
}
