import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentOf, launch, root, type Started } from './compose.ts';

/** Where this machine's Caddy is; undefined when it has none. */
export function caddyPath(): string | undefined {
  return [process.env.CADDY_PATH, '/usr/bin/caddy', '/usr/local/bin/caddy', '/opt/homebrew/bin/caddy'].find(
    (path) => path && existsSync(path),
  );
}

/** deploy/Caddyfile as it is, on ports that need no rights and with certificates of its own authority. */
export async function startCaddy(
  values: Record<string, string>,
  { folder, http, https, web }: { folder: string; http: number; https: number; web: number },
): Promise<{ caddy: Started; ca: string }> {
  const program = caddyPath();
  if (!program) throw new Error('The deployment test needs Caddy: install it, or name it in CADDY_PATH.');
  const file = join(folder, 'Caddyfile');
  const ours = readFileSync(resolve(root, 'deploy/Caddyfile'), 'utf8');
  writeFileSync(
    file,
    // There may be one block of options: these go to the top of it.
    ours.replace(
      /^\{\n/m,
      `{
	admin off
	local_certs
	skip_install_trust
	http_port ${http}
	https_port ${https}
	storage file_system ${folder}/caddy
`,
    ),
  );
  const env = { ...environmentOf('caddy', values), WEB_ADDRESS: `127.0.0.1:${web}`, XDG_DATA_HOME: folder };
  const caddy = launch([program, 'run', '--config', file, '--adapter', 'caddyfile'], env);
  const authority = join(folder, 'caddy/pki/authorities/local/root.crt');
  // The file is there before its text is.
  const certificate = () => (existsSync(authority) ? readFileSync(authority, 'utf8') : '');
  while (!certificate().trimEnd().endsWith('-----END CERTIFICATE-----')) {
    if (caddy.child.exitCode !== null) throw new Error(`Caddy ended:\n${caddy.said()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return { caddy, ca: certificate() };
}
