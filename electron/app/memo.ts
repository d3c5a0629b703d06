/**
 * Remembers the last answer of a pure function. What is shown is made anew many times a second; whatever it is made
 * of mostly stays the same object, and then so does the answer. Remembers one answer only.
 */

/** Computes anew only when one of the inputs is another value than last time. */
export function createMemo<Inputs extends readonly unknown[], Output>(
  compute: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  let last: { readonly inputs: Inputs; readonly output: Output } | null = null;
  return (...inputs) => {
    if (last?.inputs.every((input, index) => Object.is(input, inputs[index])) === true) return last.output;
    last = { inputs, output: compute(...inputs) };
    return last.output;
  };
}
