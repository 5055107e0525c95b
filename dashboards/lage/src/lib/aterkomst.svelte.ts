import { untrack } from 'svelte';
import { lage } from './lage.svelte';

/**
 * Calls when the hub is heard again after a break. What is followed live is taken up where it was; what a page has asked
 * for once is asked for anew. For a component's own script.
 */
export function vidAterkomst(gor: () => void): void {
  let varBruten = false;
  $effect(() => {
    if (lage.anslutning.lage === 'bruten') varBruten = true;
    else if (lage.live && varBruten) {
      varBruten = false;
      untrack(gor);
    }
  });
}
