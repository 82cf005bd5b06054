import type { Invalid } from '@entraide/core/error';
import type { FormFault } from '../forms/faults.ts';

/** Faults with words of their own; any other is told by its field's. */
const ownWords = new Set([
  ...['not-an-amount', 'too-fine', 'too-small', 'too-large', 'more-than-left'],
  ...['in-the-future', 'too-long-ago', 'nobody', 'no-such-member', 'nothing-covered'],
]);

export const faultsOfMoney = ({ faults }: Invalid): FormFault[] =>
  faults.map(({ path, code }) => {
    const field = String(path[0] ?? '');
    return { field, code: ownWords.has(code) ? code : field };
  });
