// A class made of what gives its own back puts its private fields on any object.
function itself(of: object): object {
  return of;
}
const Itself = itself as unknown as new (of: object) => object;

/** What is known beside objects that live shortly and by the thousand, kept in them where nobody else sees it: of a WeakMap the collector would walk every entry. Beside what is frozen nothing is kept. */
export type Beside<Value> = {
  readonly of: (object: object) => Value | undefined;
  readonly put: (object: object, value: Value) => void;
};

/** Something to remember beside objects. */
export function beside<Value>(): Beside<Value> {
  class Holder extends Itself {
    #value: Value;

    constructor(object: object, value: Value) {
      super(object);
      this.#value = value;
    }

    static of(object: object): Value | undefined {
      return #value in object ? (object as Holder).#value : undefined;
    }

    static put(object: object, value: Value): void {
      if (#value in object) (object as Holder).#value = value;
      else if (Object.isExtensible(object)) new Holder(object, value);
    }
  }
  return Holder;
}
