/**
 * Listings of each tenant, the largest first, together `total`: a Zipf law of exponent 0.8, so that of 200 tenants with 2,000,000
 * listings the largest has a tenth.
 */
export function tenantSizes(tenants: number, total: number): number[] {
  const weights = Array.from({ length: tenants }, (_, rank) => (rank + 1) ** -0.8);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const sizes = weights.map((weight) => Math.max(1, Math.floor((weight / sum) * total)));
  const missing = total - sizes.reduce((all, size) => all + size, 0);
  return sizes.map((size, rank) => (rank === 0 ? size + missing : size));
}
