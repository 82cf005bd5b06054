/** For a small machine with everything on it; safe against power cuts. */
const own: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  max_wal_size: '512MB',
  // Nobody replicates from it: bulk loads then write half as much.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Our queries take milliseconds; compiling one takes longer.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // The log must hold nothing personal: no statement, no row.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

export function serverSettings(over: Record<string, string>): string[] {
  return Object.entries({ ...own, ...over }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
