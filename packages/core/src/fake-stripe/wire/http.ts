/** A request, whichever server it came through. */
export interface Asked {
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  /** Names in small letters. */
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body, null, 2),
});
