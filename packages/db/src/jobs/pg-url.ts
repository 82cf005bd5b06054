/**
 * graphile-worker connects with `pg`, which sends no start-up parameter but `options`: a `role` in the URL is put there. The URL
 * stays good for `postgres`, too.
 */
export function pgUrl(given: string): string {
  const url = new URL(given);
  const role = url.searchParams.get('role');
  if (role === null) return given;
  if (!/^[a-z_]+$/.test(role)) throw new Error('the role in the database URL is not a plain name');
  url.searchParams.delete('role');
  const options = url.searchParams.get('options');
  url.searchParams.set('options', [options, `-c role=${role}`].filter(Boolean).join(' '));
  // `pg` reads %20, not +.
  return url.toString().replaceAll('+', '%20');
}
