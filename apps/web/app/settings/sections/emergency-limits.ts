/** Characters of how one's consulate is reached, as in tenant.yaml. */
export const CONSULATE_MOST = 300;
