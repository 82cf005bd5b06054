import { firstNameOf } from '@entraide/model/member';

/** The other person's first name. A hidden author stays hidden until they write back: by then they have chosen whom to answer. */
export function otherName(thread: {
  mine: boolean;
  starter: string;
  author: string;
  hideName: boolean;
  authorWrote: boolean;
}): string | null {
  if (thread.mine) return firstNameOf(thread.starter);
  return thread.hideName && !thread.authorWrote ? null : firstNameOf(thread.author);
}
