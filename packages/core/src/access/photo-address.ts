import type { members } from '@entraide/db';
import { profilePaths } from '@entraide/model/path';

type Shown = Pick<typeof members, 'profileId' | 'photoId' | 'aboutDecisionId'>;

/** What the address of a member's photo is made of; from the row that is joined. */
export const photoColumns = ({ profileId, photoId, aboutDecisionId }: Shown) => ({
  ...{ profileId, photoId, aboutDecisionId },
});

/**
 * Where others see the photo of somebody whom they see, small; null: they have none, or a decision hides it.
 * Whether they see them is asked before: {@link seesMember}.
 */
export const photoAddress = ({
  profileId,
  photoId,
  aboutDecisionId,
}: {
  profileId: string | null;
  photoId: string | null;
  aboutDecisionId: string | null;
}): string | null =>
  profileId && photoId && !aboutDecisionId ? profilePaths.photoFile(profileId, photoId, 'small') : null;
