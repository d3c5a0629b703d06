/**
 * Ids that the page knows things by whose own ids are addresses, which the page has no need of. A hash: the same as
 * long as the thing is, and never another one's when a list changes under a finger. Pure; not meant to keep a secret.
 */

/** 53 bits of a hash of the thing's own id (cyrb53), in letters and digits. */
export function pageId(id: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < id.length; index += 1) {
    const unit = id.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}
