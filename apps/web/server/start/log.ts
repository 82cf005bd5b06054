import type { Log } from '@entraide/core/ctx';
import { pino } from 'pino';

/** One JSON object a line on stdout. The caller's fields come first, as everywhere in core. */
export function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
