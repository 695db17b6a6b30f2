/** Bytes that are read in parts, so that a film is never in memory whole. */
export interface Source {
  readonly size: number;
  /** Fewer bytes than asked for only at the end. Rejects where the file can't be read (it was moved, or changed). */
  read(from: number, length: number): Promise<Uint8Array>;
}

export const sourceOf = (blob: Blob): Source => ({
  size: blob.size,
  read: async (from, length) => new Uint8Array(await blob.slice(from, from + length).arrayBuffer()),
});
