/** Upper ends in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

export interface Metrics {
  started(): void;
  finished(request: { method: string; status: number; seconds: number }): void;
  /** The text format of Prometheus (0.0.4). */
  text(): string;
}

/** Counts of this process: few series, none of them by path or by space. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const buckets = BUCKETS.map(() => 0);
  let [count, sum, underWay] = [0, 0, 0];
  return {
    started: () => void underWay++,
    finished({ method, status, seconds }) {
      underWay--;
      count++;
      sum += seconds;
      BUCKETS.forEach((limit, index) => {
        if (seconds <= limit) buckets[index] = (buckets[index] ?? 0) + 1;
      });
      const known = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? method : 'other';
      const key = `method="${known}",status="${status}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
    },
    text: () => {
      const memory = process.memoryUsage();
      return [
        '# TYPE entraide_http_requests_total counter',
        ...[...requests].map(([labels, n]) => `entraide_http_requests_total{${labels}} ${n}`),
        '# TYPE entraide_http_request_seconds histogram',
        ...BUCKETS.map((limit, i) => `entraide_http_request_seconds_bucket{le="${limit}"} ${buckets[i]}`),
        `entraide_http_request_seconds_bucket{le="+Inf"} ${count}`,
        `entraide_http_request_seconds_sum ${sum}`,
        `entraide_http_request_seconds_count ${count}`,
        '# TYPE entraide_http_requests_in_flight gauge',
        `entraide_http_requests_in_flight ${underWay}`,
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${memory.rss}`,
        '# TYPE nodejs_heap_size_used_bytes gauge',
        `nodejs_heap_size_used_bytes ${memory.heapUsed}`,
        '# TYPE process_uptime_seconds gauge',
        `process_uptime_seconds ${process.uptime()}`,
        '',
      ].join('\n');
    },
  };
}
