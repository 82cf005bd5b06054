import type { Ctx } from '@entraide/core/ctx';
import { type Category, textIn } from '@entraide/model/tenant';

/** What to take care of in a category, in the reader's language. */
export interface SafetySaid {
  line: string;
  more: string | null;
}

/** @returns null where the space says nothing */
export function sayNote(
  { locale }: Pick<Ctx, 'locale'>,
  category: Pick<Category, 'safety' | 'safetyMore'> | undefined,
): SafetySaid | null {
  if (!category?.safety) return null;
  return {
    line: textIn(category.safety, locale),
    more: category.safetyMore ? textIn(category.safetyMore, locale) : null,
  };
}
