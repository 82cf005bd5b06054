const id = encodeURIComponent;

/** What a space is installed with, apart from `paths`: those are part of every page. */
export const installPaths = {
  /** How to put the space on a phone's home screen. */
  page: () => '/install',
  manifest: (locale: string) => `/manifest.webmanifest?in=${id(locale)}`,
  /** A picture for a phone, another address after each change of the space's settings. */
  picture: (locale: string, name: string, version: string) =>
    `/pictures/${id(locale)}/app/${id(name)}?v=${id(version.slice(0, 16))}`,
  /** Where another app sends what somebody shares. */
  share: () => '/share',
} as const;
