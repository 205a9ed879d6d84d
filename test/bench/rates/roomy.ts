/** Settings of a server that has a machine to itself, as its administrator would give it; what is committed is flushed all the same. */
export const roomy = {
  shared_buffers: "2GB",
  max_wal_size: "8GB",
  checkpoint_timeout: "15min",
  wal_compression: "pglz",
};
