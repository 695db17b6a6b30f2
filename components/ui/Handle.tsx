/** A handle with its @, which stays in front of it in lines that run from right to left too. */
export function Handle({ handle }: { handle: string }) {
  return <bdi dir="ltr">@{handle}</bdi>;
}
