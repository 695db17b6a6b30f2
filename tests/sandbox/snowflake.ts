/** The start of X's ids, in milliseconds since 1970: the first moment a snowflake can name. */
const epoch = 1_288_834_974_657n;

/** The `nth` id (0 to 4,194,303) of a moment, as X makes them: 19 digits in our years, in order of time. */
export const snowflake = (time: number, nth = 0): string =>
  (((BigInt(time) - epoch) << 22n) | BigInt(nth)).toString();

/** The moment a snowflake was made, in milliseconds since 1970. */
export const snowflakeTime = (id: string): number => Number((BigInt(id) >> 22n) + epoch);
