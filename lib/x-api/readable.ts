import * as v from 'valibot';

/** One entry that we can't read must not hide the others. */
export const readable = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.optional(v.array(v.unknown()), []),
    v.transform((entries) =>
      entries.flatMap((entry) => {
        const one = v.safeParse(schema, entry);
        return one.success ? [one.output] : [];
      }),
    ),
  );
