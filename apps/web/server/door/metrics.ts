import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Upper ends in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

interface FinishedRequest {
  method: string;
  /** The pattern of a route, never a path: the number of series must stay small. */
  route: string;
  status: number;
  seconds: number;
}

export interface Metrics {
  started(): void;
  finished(request: FinishedRequest): void;
  /** The text format of Prometheus (0.0.4). */
  text(): Promise<string>;
}

/** Figures of this process: its requests, none of them by path or by space, and the usual ones of a Node process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'entraide_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'entraide_http_request_seconds',
    help: 'Time from a request to its answer, by method and route pattern.',
    labelNames: ['method', 'route'],
    buckets: BUCKETS,
    registers,
  });
  const inFlight = new Gauge({
    name: 'entraide_http_requests_in_flight',
    help: 'Requests that are being answered.',
    registers,
  });
  new Gauge({
    name: 'process_uptime_seconds',
    help: 'Time since the process started.',
    registers,
    collect() {
      this.set(process.uptime());
    },
  });
  return {
    started: () => inFlight.inc(),
    finished({ method, route, status, seconds }) {
      const known = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? method : 'other';
      inFlight.dec();
      requests.inc({ method: known, status });
      durations.observe({ method: known, route }, seconds);
    },
    text: () => registry.metrics(),
  };
}
