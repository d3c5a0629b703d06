/** Chance, for jitter and fresh identities; seeded in tests. */
export interface Random {
  /** Evenly spread, 0 included, 1 not. */
  readonly fraction: () => number;
  /** A new random UUID. */
  readonly uuid: () => string;
}
