/** An error without data: a failed query's message quotes the query and its parameters, so only the database's code is told. */
export function plainError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('something that is not an error was thrown');
  const cause = (error as { cause?: unknown }).cause;
  for (const candidate of [error, cause]) {
    const code = (candidate as { code?: unknown } | undefined)?.code;
    if (typeof code === 'string' && /^[0-9A-Z_]{5,40}$/.test(code))
      return new Error(`${error.name}: ${code}`);
  }
  if ('query' in error || error.name === 'ZodError') return new Error(error.name);
  return new Error(`${error.name}: ${error.message.slice(0, 200)}`);
}
