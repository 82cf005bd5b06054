/** Photos, apart from `paths`: those are part of every page. */
export const photoPaths = {
  /** Where the author of a listing looks after its photos. */
  of: (listingId: string, query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query);
    return `/listings/${encodeURIComponent(listingId)}/photos${search.size > 0 ? `?${search}` : ''}`;
  },
  /** Takes a file. `noChild`: its author said that no child is seen on it. */
  add: (listingId: string, { noChild = false } = {}) =>
    `/listings/${encodeURIComponent(listingId)}/photos/add${noChild ? '?no-child=yes' : ''}`,
  /** Takes a file for the next message of a conversation. */
  addToThread: (threadId: string) => `/threads/${encodeURIComponent(threadId)}/photos`,
  /** The picture itself; `jpeg` is for who cannot read WebP. */
  file: (photoId: string, size: 'small' | 'medium' | 'large' | 'jpeg') =>
    `/photos/${encodeURIComponent(photoId)}/${size}`,
} as const;
