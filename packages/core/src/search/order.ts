import type { SearchParams } from '@entraide/model/listing';

export type Sort = NonNullable<SearchParams['sort']>;

/** Words ask for relevance, a point for nearness; else the newest come first. */
export const sortOf = ({ sort, q, near }: SearchParams): Sort =>
  sort ?? (q ? 'relevance' : near ? 'distance' : 'newest');
