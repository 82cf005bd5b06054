type Query = Readonly<Record<string, string>>;

/** What members tell of themselves, apart from `paths`: those are part of every page. */
export const profilePaths = {
  /** A member as others see them. */
  one: (profileId: string) => `/members/${encodeURIComponent(profileId)}`,
  /** Where members change their own. */
  mine: (query: Query = {}) => withQuery('/me/profile', query),
  /** Where they change their photo. */
  photo: (query: Query = {}) => withQuery('/me/photo', query),
  /** Takes a file. */
  addPhoto: () => '/me/photo/add',
  /** The picture itself; `jpeg` is for who cannot read WebP. */
  photoFile: (profileId: string, photoId: string, size: 'small' | 'medium' | 'jpeg') =>
    `/members/${encodeURIComponent(profileId)}/photo/${encodeURIComponent(photoId)}/${size}`,
  /** Where they change their address. */
  email: (query: Query = {}) => withQuery('/me/email', query),
} as const;

function withQuery(pathname: string, query: Query): string {
  const search = new URLSearchParams(query);
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
