/**
 * The `Idempotency-Key` of one action. The hub gives the same answer to the same key for thirty days, refusals too: so a
 * request whose outcome is not known is sent again under the same key, and what is another request, or one that has been
 * answered, gets a new one.
 */
export class Handlingsnyckel {
  #nyckel: string | null = null;
  #avtryck = '';

  constructor(private readonly ny: () => string = () => crypto.randomUUID()) {}

  for(avtryck: string): string {
    if (this.#nyckel === null || this.#avtryck !== avtryck) {
      this.#nyckel = this.ny();
      this.#avtryck = avtryck;
    }
    return this.#nyckel;
  }

  besvarad(): void {
    this.#nyckel = null;
  }
}
