/** The same function for objects that never change: what comes of each is made once, and forgotten with the object. */
export function madeOnce<Of extends object, Made extends object | string | boolean>(
  make: (of: Of) => Made,
): (of: Of) => Made {
  const known = new WeakMap<Of, Made>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}
