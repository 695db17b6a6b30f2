/**
 * Megabytes of 1,048,576 bytes, in which X counts the files of messages, or kilobytes of 1,024 below one. Rounded up, so
 * that what is over a limit reads as over it.
 */
export function writeSize(bytes: number): string {
  const isSmall = bytes < 1_048_576;
  const value = isSmall ? Math.ceil(bytes / 1_024) : Math.ceil((bytes / 1_048_576) * 10) / 10;
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(value);
}
