/** At once, and then at most every `ms`: the last of many calls is not lost, only late. */
export function throttle(work: () => void, ms: number): () => void {
  let resting = false;
  let again = false;
  const begin = () => {
    resting = true;
    again = false;
    work();
    setTimeout(() => {
      resting = false;
      if (again) begin();
    }, ms);
  };
  return () => {
    if (resting) again = true;
    else begin();
  };
}
